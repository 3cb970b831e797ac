"""Numbers as texts write them, with their units and bounds."""
