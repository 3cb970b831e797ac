"""Average-linkage clusters over sparse pairs, where some pairs may never meet."""

from __future__ import annotations

import heapq
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Conflict = Callable[[frozenset[int], frozenset[int]], bool]
_Support = dict[int, tuple[float, int]]


def agglomerate(
    size: int, left: NDArray[np.int64], right: NDArray[np.int64], weight: NDArray[np.float64], conflict: Conflict
) -> NDArray[np.int64]:
    """Join the units whose pairs weigh more than zero on average, best first, and name each cluster by its first unit.

    A pair of weight -inf keeps its two clusters apart for good, and so does `conflict`, which sees all their members.
    """
    neighbours = _neighbours(size, left, right, weight)
    members = [frozenset([unit]) for unit in range(size)]
    alive = list(range(size))
    queue = [_entry(neighbours, a, b) for a in range(size) for b in neighbours[a] if a < b and neighbours[a][b][0] > 0]
    heapq.heapify(queue)
    while queue:
        entry = heapq.heappop(queue)
        _, a, b, _ = entry
        if b not in neighbours[a] or entry != _entry(neighbours, a, b):
            continue
        if conflict(members[a], members[b]):
            neighbours[a][b] = neighbours[b][a] = (-np.inf, 1)
            continue
        members[a] |= members[b]
        alive[b] = a
        for other in _absorb(neighbours, a, b):
            if neighbours[a][other][0] > 0:
                heapq.heappush(queue, _entry(neighbours, min(a, other), max(a, other)))
    return _roots(alive)


def _neighbours(
    size: int, left: NDArray[np.int64], right: NDArray[np.int64], weight: NDArray[np.float64]
) -> list[_Support]:
    neighbours: list[_Support] = [{} for _ in range(size)]
    for a, b, value in zip(left.tolist(), right.tolist(), weight.tolist(), strict=True):
        neighbours[a][b] = neighbours[b][a] = (value, 1)
    return neighbours


def _entry(neighbours: list[_Support], a: int, b: int) -> tuple[float, int, int, int]:
    total, pairs = neighbours[a][b]
    return -total / pairs, a, b, pairs


def _absorb(neighbours: list[_Support], a: int, b: int) -> list[int]:
    """Give the second cluster's neighbours to the first; return those that the first now has, in order."""
    neighbours[a].pop(b)
    for other, (total, pairs) in neighbours[b].items():
        if other == a:
            continue
        own, count = neighbours[a].get(other, (0.0, 0))
        neighbours[a][other] = neighbours[other][a] = (own + total, count + pairs)
        neighbours[other].pop(b)
    neighbours[b] = {}
    return sorted(neighbours[a])


def _roots(parents: list[int]) -> NDArray[np.int64]:
    """Follow each unit to the cluster that took it in; a cluster is always named by its lowest unit."""
    roots = parents[:]
    for unit, parent in enumerate(parents):
        roots[unit] = unit if parent == unit else roots[parent]
    return np.array(roots, dtype=np.int64)
