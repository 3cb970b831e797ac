"""Times as texts put them, and the stretch of time that each means."""
