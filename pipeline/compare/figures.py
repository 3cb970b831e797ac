"""Comparators of counts and amounts: intervals and what their wording allows, before anything else."""

from __future__ import annotations

import math

from pipeline.compare.values import Finding, Value, finding
from pipeline.config import CompareSettings
from pipeline.records import Qualifier, Relation

_VAGUE = 3
"""How many times the tolerance a vague wording bears: "une dizaine" is said of 14."""

_ONE_SIZE = {True: 0.25, False: 0.05}
"""How near two figures must be to be of one thing: measures (True) nearer than counts, which are disputed more."""

_ROUND_FROM = 100
"""Below a hundred people say what they counted; above it they round."""


def compare_counts(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two figures agree when they are equal or when one lies in the interval that the other's wording allows."""
    if (a.low, a.upper, a.qualifier) == (b.low, b.upper, b.qualifier):
        return finding(Relation.SAME, 1.0, a, b, "le même chiffre", "the same figure")
    if a.low <= b.upper and b.low <= a.upper:
        return finding(
            Relation.COMPATIBLE, _closeness(a, b), a, b, "les formulations se recoupent", "the wordings overlap"
        )
    if _rounded(a, b, settings.count_tolerance):
        return finding(Relation.COMPATIBLE, _closeness(a, b), a, b, "l'un arrondit l'autre", "one rounds the other")
    if _closeness(a, b) < _ONE_SIZE[bool(a.unit)] and min(a.low, b.low) > 0:
        return finding(
            Relation.NOT_COMPARABLE, 0.0, a, b, "des ordres de grandeur trop éloignés", "too far apart in size"
        )
    gap = round(100 * (1 - _closeness(a, b)))
    return finding(
        Relation.CONTRADICTS, _closeness(a, b), a, b, f"{gap} % d'écart, sans recoupement", f"{gap}% apart, no overlap"
    )


def compare_amounts(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two measured amounts are compared as figures when they stand in one unit, and not at all otherwise."""
    if a.unit != b.unit:
        return finding(Relation.NOT_COMPARABLE, 0.0, a, b, "unités différentes", "different units")
    return compare_counts(a, b, settings)


def _closeness(a: Value, b: Value) -> float:
    """The ratio of the nearest ends, 1 when the intervals touch."""
    low, high = (a, b) if a.low <= b.low else (b, a)
    nearest = min(low.upper, high.low)
    if low.low == high.low or nearest == high.low:
        return 1.0
    return max(0.0, nearest / high.low) if high.low > 0 else 0.0


def _rounded(a: Value, b: Value, tolerance: float) -> bool:
    """Tell whether one figure is the other, rounded: near enough, and worded as vague or with fewer digits."""
    if Qualifier.ABOUT in (a.qualifier, b.qualifier):
        return _closeness(a, b) >= 1 - _VAGUE * tolerance
    if _closeness(a, b) < 1 - tolerance:
        return False
    return min(a.low, b.low) >= _ROUND_FROM and (_rounds(a.low, b.low) or _rounds(b.low, a.low))


def _rounds(coarse: float, fine: float) -> bool:
    """Tell whether `coarse` is `fine` at the precision that coarse's own digits show."""
    digits = len(f"{coarse:.0f}".rstrip("0")) or 1
    step = 10 ** (math.floor(math.log10(coarse)) + 1 - digits) if coarse > 0 else 1
    return step > 1 and abs(coarse - fine) < step and coarse != fine
