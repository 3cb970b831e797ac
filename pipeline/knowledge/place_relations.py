"""How two places relate, by their keys: one place, one in the other, apart, or impossible to tell."""

from __future__ import annotations

from functools import lru_cache

from pipeline.knowledge.places import contains, same_place
from pipeline.records import Relation

_MAPPED = ("city:", "country:", "region:")
_SAME_SOUND = 0.86
_ONLY_SPELLED = "place:"


@lru_cache(maxsize=65536)
def place_relation(a: str, b: str) -> Relation:
    """Compare two place keys: same, narrower, contradicts (apart for sure) or not_comparable."""
    if a == b or (_ONLY_SPELLED in a and _ONLY_SPELLED in b and same_place(a, b) >= _SAME_SOUND):
        return Relation.SAME
    if contains(a, b) or contains(b, a):
        return Relation.NARROWER
    outer, inner = _mapped(a), _mapped(b)
    vague = "around:" in (a[:7], b[:7]) or outer == inner or contains(outer, inner) or contains(inner, outer)
    return Relation.NOT_COMPARABLE if vague or not (outer and inner) else Relation.CONTRADICTS


def _mapped(key: str) -> str:
    """The known place that a key stands for or is a part of; empty for a name known only by its spelling."""
    base = key.removeprefix("around:").partition("/")[0]
    return base if base.startswith(_MAPPED) else ""
