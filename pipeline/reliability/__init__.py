"""Sources: how each outlet and each speaker fares, as rates with their numbers and intervals."""

from pipeline.reliability.scorecards import RATES, score_sources

__all__ = ["RATES", "score_sources"]
