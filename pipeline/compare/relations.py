"""Answers -> relations: how each two answers to one question relate, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations

import networkx as nx
import pandas as pd

from pipeline.compare.answers import read_values
from pipeline.compare.bids import FIGURES
from pipeline.compare.comparators import DENIED, compare_values
from pipeline.compare.rows import Bid, Link, group
from pipeline.compare.updates import (
    Held,
    counted_nowhere,
    hold,
    in_succession,
    not_opposed_figures,
    not_opposed_parts,
    not_opposed_scenes,
    not_opposed_voices,
    not_yet,
    overtaken,
)
from pipeline.compare.values import Finding, Value
from pipeline.config import CompareSettings
from pipeline.records import Relation, Slot

Related = tuple[str, str, Finding]
_MEETS = frozenset({Relation.SAME, Relation.NARROWER, Relation.COMPATIBLE})
_ADDED_UP = frozenset({*FIGURES, Slot.TARGET})
_CONTEXTS: Mapping[str, Callable[[Held, Held, Finding], Finding | None]] = {
    Slot.COUNT: not_opposed_figures, Slot.AMOUNT: not_opposed_figures, Slot.PLACE: not_opposed_scenes,
    Slot.TIME: not_opposed_scenes, Slot.TARGET: not_opposed_parts,
}  # fmt: skip
_MOST_ANSWERS = 40
"""A question with more answers compares the most held ones: a longer list is no longer read pair by pair."""


def relate_answers(questions: Mapping[str, list[Bid]], answers: pd.DataFrame, settings: CompareSettings) -> list[Link]:
    """Compare every two answers of every question; an update goes from the older figure to the newer."""
    held = {question: group(bids, lambda bid: bid.answer_id) for question, bids in questions.items()}
    several = {question: bids for question, bids in held.items() if len(bids) > 1}
    values = read_values(answers.loc[sorted({answer for bids in several.values() for answer in bids})])
    return [
        Link(question, a, b, str(found.relation), found.score, found.reason, found.reason_en)
        for question, bids in several.items()
        for a, b, found in _relate(bids, values, settings)
    ]


def _relate(held: Mapping[str, list[Bid]], values: Mapping[str, Value], settings: CompareSettings) -> list[Related]:
    slot = next(iter(held.values()))[0].slot
    most = sorted(held, key=lambda answer: (-len(held[answer]), answer))[:_MOST_ANSWERS]
    holds = cache(lambda answer: hold(values[answer], held[answer]))
    rows: list[Related] = []
    for a, b in combinations(sorted(most), 2):
        found = compare_values(slot, values[a], values[b], settings)
        if found.relation == Relation.CONTRADICTS:
            a, b, found = _in_context(slot, a, b, holds, found)
        elif found.relation == Relation.DENIES and slot == Slot.STATUS:
            a, b, found = _not_yet(a, b, holds, found)
        rows.append((a, b, found))
    rows = _in_succession(rows, holds) if slot in FIGURES else rows
    return _beyond_what_is_shared(rows, holds) if slot in _ADDED_UP else rows


def _in_succession(rows: list[Related], holds: Callable[[str], Held]) -> list[Related]:
    """Oppose no two figures of which one overtook a third that had overtaken the other, whenever they were printed.

    Nor one that agrees with what overtook the other ("about 250" with the 253 that replaced 359), unless it came first.
    """
    overtaken_by = nx.DiGraph((a, b) for a, b, found in rows if found.relation == Relation.UPDATE)
    alike = group(
        [pair for a, b, found in rows if found.relation in _MEETS for pair in ((a, b), (b, a))], lambda pair: pair[0]
    )

    def leads(older: str, newer: str) -> bool:
        known = older in overtaken_by and newer in overtaken_by
        return known and nx.has_path(overtaken_by, older, newer) and not nx.has_path(overtaken_by, newer, older)

    def follows(older: str, newer: str) -> bool:
        if leads(older, newer):
            return True
        return not holds(newer).before(holds(older)) and any(leads(older, other) for _, other in alike.get(newer, ()))

    succeeded = []
    for a, b, found in rows:
        pair = (a, b) if follows(a, b) else (b, a) if follows(b, a) else None
        if pair and found.relation == Relation.CONTRADICTS:
            succeeded.append((*pair, in_succession(holds(pair[0]), holds(pair[1]), found)))
        else:
            succeeded.append((a, b, found))
    return succeeded


def _beyond_what_is_shared(rows: list[Related], holds: Callable[[str], Held]) -> list[Related]:
    """Oppose no two answers when all who give the one give another one as well that agrees with the other."""
    if all(found.relation != Relation.CONTRADICTS for _, _, found in rows):
        return rows
    agreeing: dict[str, set[tuple[str, str]]] = {}
    for a, b, found in rows:
        for this, other in ((a, b), (b, a)):
            agreeing.setdefault(this, set(holds(this).voices))
            if found.relation in _MEETS:
                agreeing[this] |= holds(other).voices
    return [
        (a, b, not_opposed_voices(holds(a), holds(b)))
        if found.relation == Relation.CONTRADICTS and (holds(a).voices <= agreeing[b] or holds(b).voices <= agreeing[a])
        else (a, b, found)
        for a, b, found in rows
    ]


def _not_yet(a: str, b: str, holds: Callable[[str], Held], found: Finding) -> tuple[str, str, Finding]:
    """Let what was not so yet when the first articles came out be so a day later."""
    older, newer = (a, b) if holds(a).value.key == DENIED else (b, a)
    since = not_yet(holds(older), holds(newer), found)
    return (older, newer, since) if since else (a, b, found)


def _in_context(slot: str, a: str, b: str, holds: Callable[[str], Held], found: Finding) -> tuple[str, str, Finding]:
    """Soften an opposition that who holds the two answers, where and when takes away."""
    nowhere = counted_nowhere(holds(a), holds(b)) if slot in FIGURES else None
    if nowhere:
        return a, b, nowhere
    update = overtaken(holds(a), holds(b), found) if slot in FIGURES else None
    if update:
        older, _, found = update
        return (a, b, found) if older is holds(a) else (b, a, found)
    opposed = _CONTEXTS.get(slot)
    return a, b, (opposed and opposed(holds(a), holds(b), found)) or found
