"""Sources: how each outlet and each speaker fares, as rates with their numbers and intervals."""

from pipeline.reliability.scorecards import score_sources

__all__ = ["score_sources"]
