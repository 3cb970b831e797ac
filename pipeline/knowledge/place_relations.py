"""How two places relate, by their keys: one place, one in the other, apart, or impossible to tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pipeline.knowledge.names import same_name
from pipeline.knowledge.places import contains, within
from pipeline.records import Relation

_MAPPED = ("city:", "country:", "region:")
_ONLY_SPELLED = "place:"


@lru_cache(maxsize=65536)
def place_relation(a: str, b: str) -> Relation:
    """Compare two place keys: same, narrower, contradicts (apart for sure) or not_comparable."""
    (left, _, left_in), (right, _, right_in) = a.partition("@"), b.partition("@")
    if left == right or _sound_alike(left, right):
        apart = left_in and right_in and place_relation(left_in, right_in) == Relation.CONTRADICTS
        return Relation.CONTRADICTS if apart else Relation.SAME
    if contains(a, b) or contains(b, a):
        return Relation.NARROWER
    outer, inner = _mapped(left) or _mapped(left_in), _mapped(right) or _mapped(right_in)
    vague = "around:" in (a[:7], b[:7]) or outer == inner or contains(outer, inner) or contains(inner, outer)
    return Relation.NOT_COMPARABLE if vague or not (outer and inner) else Relation.CONTRADICTS


def _sound_alike(a: str, b: str) -> bool:
    """Tell whether two names known by their spelling may be one, and one part of it."""
    (left, _, part), (right, _, other) = a.partition("/"), b.partition("/")
    spelled = left.startswith(_ONLY_SPELLED) and right.startswith(_ONLY_SPELLED) and part == other
    return spelled and same_name(left.removeprefix(_ONLY_SPELLED), right.removeprefix(_ONLY_SPELLED))


def _mapped(key: str) -> str:
    """The known place that a key stands for or is a part of; empty for a name known only by its spelling."""
    base = key.partition("@")[0].removeprefix("around:").partition("/")[0]
    return base if base.startswith(_MAPPED) else ""


def located(keys: Iterable[str]) -> dict[str, str]:
    """Map each key of a name that no article but others put somewhere to where all of those put it.

    A name that two articles put in two places stays as each has it: they may be two places.
    """
    known = set(keys)
    holders: dict[str, set[str]] = defaultdict(set)
    for key in known:
        own, _, holder = key.partition("@")
        if holder:
            holders[own].add(holder)
    return {key: within(key, next(iter(held))) for key in known if len(held := holders.get(key, set())) == 1}
