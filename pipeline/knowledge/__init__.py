"""What the world is like, as data with small look-ups."""
