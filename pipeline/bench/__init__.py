"""The project's own measurements: ratios and shares, so that they mean the same on any machine."""
