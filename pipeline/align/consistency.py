"""What no cluster may hold: two dates that exclude each other, or two places that do."""

from __future__ import annotations

import numpy as np

from pipeline.align.units import UNKNOWN_PREFIX, Units
from pipeline.knowledge.kinds import STATEMENT
from pipeline.knowledge.place_relations import place_relation
from pipeline.records import Relation

_SLACK = 1.0


class Consistency:
    """Tells whether two sets of units exclude each other; pairs alone cannot, as an undated unit could join any two."""

    def __init__(self, units: Units) -> None:
        table = units.table
        kind = units.values["kind"]
        remark = kind["value"].str.startswith(STATEMENT).groupby(kind["unit"]).all()
        table = table.assign(start=table["start"].mask(remark.reindex(table.index, fill_value=False)))
        self._start, self._end, self._span = (table[name].to_numpy(float) for name in ("start", "end", "span"))
        self._fixed = table["fixed"].to_numpy(bool)
        self._places: dict[int, list[str]] = {}
        for unit, place in units.values["place"].itertuples(index=False, name=None):
            if self._fixed[unit] and not place.startswith(UNKNOWN_PREFIX):
                self._places.setdefault(unit, []).append(place)

    def __call__(self, a: frozenset[int], b: frozenset[int]) -> bool:
        """Say whether any dates of the two lie too far apart, or all their known places exclude each other."""
        return self._dates_exclude(a, b) or self._places_exclude(a, b)

    def _dates_exclude(self, a: frozenset[int], b: frozenset[int]) -> bool:
        left, right = (
            np.array(sorted(unit for unit in side if self._start[unit] == self._start[unit])) for side in (a, b)
        )
        if not len(left) or not len(right):
            return False
        latest = np.maximum.outer(self._start[left], self._start[right])
        earliest = np.minimum.outer(self._end[left], self._end[right])
        allowed = np.maximum(np.minimum.outer(self._span[left], self._span[right]), _SLACK)
        return bool((latest - earliest >= allowed).any())

    def _places_exclude(self, a: frozenset[int], b: frozenset[int]) -> bool:
        left, right = (sorted({place for unit in side for place in self._places.get(unit, ())}) for side in (a, b))
        return bool(left and right) and all(place_relation(x, y) == Relation.CONTRADICTS for x in left for y in right)
