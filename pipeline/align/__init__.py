"""Claims -> events: which claims speak of one happening, and which texts descend from one origin."""

from pipeline.align.alignment import Alignment, align

__all__ = ["Alignment", "align"]
