"""Measure the claims that extraction reads in the gold passages: those it should, and no others.

Found and gold claims are paired one to one within a passage, so that as many as can be are right. They may be paired
only when they stand at the same words: the found figure, or without a figure the found trigger, touches the words `at`
which the gold places its claim. A pair is right when

- the kind of event is one that the gold allows,
- the figure that the gold gives is the found one, with its bounds, its unit and what it counts,
- the speaker, the stance (asserts, denies, refuses to comment) and the firmness (fact, doubt, plan) are the gold's,
- and no agent, target, place, time or figure says anything that the gold does not: a value is wrong where the gold has
  another one, and wrong where the gold has none. A slot left open is not wrong; the table of slots counts it as missed.

Precision is the share of right claims among those found, recall among those of the gold. A found claim paired with an
optional one counts in neither. Words are the same when half of their content words are shared (the harmonic mean of the
two shares); times, when the found one lies within at most two days of the gold or half of both is shared. In the table
of slots, precision is over the values of the paired claims, recall over every value that the gold requires.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from pipeline.bench.claim_pairs import FREE, SLOTS, STRICT, Pair, judge, stand_together, values_of
from pipeline.bench.gold_passages import GoldClaim, Passage, read_claims, read_gold
from pipeline.config import Configuration
from pipeline.records import Claim

Rates = dict[str, float | int | None]


@dataclass(frozen=True)
class Reading:
    """What became of one passage."""

    passage: Passage
    pairs: tuple[Pair, ...]
    found: tuple[Claim, ...]

    @property
    def right(self) -> int:
        """Return the number of required claims that were read right."""
        return sum(pair.right for pair in self.pairs if not pair.gold.optional)

    @property
    def counted(self) -> int:
        """Return the number of found claims that count, right or wrong."""
        return len(self.found) - sum(pair.gold.optional for pair in self.pairs)

    @property
    def required(self) -> int:
        """Return the number of claims that should be found."""
        return sum(not claim.optional for claim in self.passage.claims)


def measure_claims(folder: Path, settings: Configuration) -> list[Reading]:
    """Read every gold passage of a folder and pair what is found with what should be."""
    passages = read_gold(folder)
    named = frozenset(kind for passage in passages for claim in passage.claims for kind in claim.kinds)
    return [pair_up(passage, article.text, found, named) for passage, article, found in read_claims(passages, settings)]


def pair_up(passage: Passage, text: str, found: Sequence[Claim], named: frozenset[str]) -> Reading:
    """Pair found and gold claims one to one, so that as many as can be are right."""
    pairs = {
        (row, column): Pair(gold, claim, judge(passage, gold, claim, named))
        for row, gold in enumerate(passage.claims)
        for column, claim in enumerate(found)
        if stand_together(text, gold, claim)
    }
    worth = np.zeros((len(passage.claims), len(found)))
    for place, pair in pairs.items():
        worth[place] = 1 + sum(value is True for value in pair.slots.values()) + 100 * pair.right
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return Reading(passage, tuple(pairs[place] for place in chosen if place in pairs), tuple(found))


def claim_scores(readings: Iterable[Reading]) -> dict[str, dict[str, Rates]]:
    """Return precision and recall of the claims, overall, by language and by construction, and of every slot."""
    groups: dict[str, list[Reading]] = {"all": []}
    for reading in readings:
        names = ("all", f"language: {reading.passage.language}", *reading.passage.constructions)
        for name in names:
            groups.setdefault(name, []).append(reading)
    claims = {
        name: _rates(*(sum(getattr(r, part) for r in group) for part in ("right", "counted", "required")))
        for name, group in groups.items()
    }
    return {"claims": claims, "slots": {slot: _slot(slot, groups["all"]) for slot in SLOTS}}


def _slot(slot: str, readings: Sequence[Reading]) -> Rates:
    pairs = [pair for reading in readings for pair in reading.pairs if not pair.gold.optional]
    told = [pair.slots[slot] for pair in pairs if pair.slots[slot] is not None]
    asked = sum(
        _requires(claim, slot) for reading in readings for claim in reading.passage.claims if not claim.optional
    )
    answered = sum(pair.slots[slot] is True for pair in pairs if _requires(pair.gold, slot))
    return {
        "precision": _ratio(sum(value is True for value in told), len(told)),
        "recall": _ratio(answered, asked),
        "right": answered,
        "found": len(told),
        "gold": asked,
    }


def _requires(claim: GoldClaim, slot: str) -> bool:
    if slot == "kind":
        return bool(claim.kinds)
    return slot in claim.told and (slot == "speaker" or "" not in claim.told[slot])


def _rates(right: int, found: int, gold: int) -> Rates:
    rates = {"precision": _ratio(right, found), "recall": _ratio(right, gold)}
    return {**rates, "right": right, "found": found, "gold": gold}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def missed(readings: Iterable[Reading]) -> list[str]:
    """List, by passage, the gold claims that were missed or read wrong and the found ones that nothing asked for."""
    lines = []
    for reading in readings:
        paired = {id(pair.gold): pair for pair in reading.pairs}
        taken = {id(pair.found) for pair in reading.pairs}
        for gold in reading.passage.claims:
            pair = paired.get(id(gold))
            if pair is None and not gold.optional:
                lines.append(f"{reading.passage.id} missed: {gold.at[0]}")
            elif pair is not None and not pair.right and not gold.optional:
                lines.append(f"{reading.passage.id} wrong: {gold.at[0]}: {_wrong_slots(pair)}")
        lines += [
            f"{reading.passage.id} extra: {claim.trigger} ({claim.event_type}) {claim.count_text}{claim.amount_text}"
            for claim in reading.found
            if id(claim) not in taken
        ]
    return lines


def _wrong_slots(pair: Pair) -> str:
    values = {"kind": (pair.found.event_type, None)} | values_of(pair.found)
    return "; ".join(
        f"{slot} {values[slot][0]!r}"
        for slot in (*STRICT, *FREE)
        if pair.slots[slot] is False or (slot in STRICT and slot in pair.gold.told and not pair.slots[slot])
    )
