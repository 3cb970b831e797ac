"""Places as articles name them, and where those lie."""
