"""Events -> questions: who gives which answer, and how the answers relate."""

from pipeline.compare.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
