"""The comparator of dates and times of day."""

from __future__ import annotations

import pandas as pd

from pipeline.compare.values import Finding, Value, finding
from pipeline.config import CompareSettings
from pipeline.records import Relation

CLOCK = frozenset({"hour", "minute"})
_CLOCK_SLACK = pd.Timedelta(minutes=15)
_LONGEST_MOMENT = 2


def compare_times(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two dates agree when their intervals meet; they differ when they lie farther apart than the vaguer is long."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return finding(Relation.NOT_COMPARABLE, 0.0, a, b, "une date n'a pas pu être lue", "a date could not be read")
    if (a.start, a.end) == (b.start, b.end):
        return finding(Relation.SAME, 1.0, a, b, "le même moment", "the same moment")
    apart = max(a.start, b.start) - min(a.end, b.end)
    if apart < pd.Timedelta(0):
        within = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
        relation = Relation.NARROWER if within else Relation.COMPATIBLE
        return finding(relation, 0.9, a, b, "l'une précise l'autre", "one is more precise than the other")
    return _apart(a, b, apart)


def _apart(a: Value, b: Value, apart: pd.Timedelta) -> Finding:
    clocks = a.precision in CLOCK, b.precision in CLOCK
    if all(clocks) and apart < _CLOCK_SLACK:
        return finding(
            Relation.COMPATIBLE, 0.9, a, b, "moins d'un quart d'heure d'écart", "less than a quarter of an hour apart"
        )
    if not a.single or (not all(clocks) and a.days > _LONGEST_MOMENT):
        return finding(Relation.NOT_COMPARABLE, 0.0, a, b, "ce fait a pu durer", "this may have lasted")
    longest = max(value.end - value.start for value in (a, b) if value.start is not None and value.end is not None)
    if a.precision != b.precision and not all(clocks) and apart < longest:
        return finding(Relation.NOT_COMPARABLE, 0.0, a, b, "précisions différentes", "different precisions")
    hours = apart / pd.Timedelta(hours=1)
    return finding(
        Relation.CONTRADICTS,
        1 / (1 + max(hours, 1) / 6),
        a,
        b,
        "des moments qui s'excluent",
        "moments that exclude each other",
    )
