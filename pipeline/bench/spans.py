"""Match stretches of text that two readers marked: by how much they share, one to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Stretch = tuple[int, int]  # characters [start, end)


def characters(stretches: Iterable[Stretch]) -> frozenset[int]:
    """Return the characters that one or several stretches cover."""
    return frozenset(place for start, end in stretches for place in range(start, end))


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of characters in common, of the longer of two stretches."""
    return len(a & b) / max(len(a), len(b), 1)


def match(expected: Sequence[frozenset[int]], found: Sequence[frozenset[int]], least: float) -> list[tuple[int, int]]:
    """Pair what overlaps by at least so much, one to one, so that the pairs overlap most in all."""
    shared = np.array([[overlap(a, b) for b in found] for a in expected]).reshape(len(expected), len(found))
    shared[shared < least] = 0.0
    pairs = zip(*linear_sum_assignment(shared, maximize=True), strict=True)
    return [(int(row), int(column)) for row, column in pairs if shared[row, column] > 0.0]
