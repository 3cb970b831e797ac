"""How a found claim is set against a gold one: whether they stand at the same words, and each slot of the two."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pipeline.bench.gold_passages import OPEN, Day, GoldClaim, Passage, days_of, figure_of
from pipeline.records import Claim, Modality, Polarity, Stance

FIRMNESS = {
    Modality.ACTUAL: "fact",
    Modality.HEDGED: "doubt",
    Modality.CONDITIONAL: "doubt",
    Modality.PLANNED: "plan",
}
FIGURES = ("count", "amount")
STRICT = ("kind", *FIGURES, "of", "unit", "speaker", "modality", "stance")  # right only when said, and said so
FREE = ("agent", "target", "place", "time")  # wrong when said otherwise, or where the gold says nothing
TOLD = ("means", "statement")  # looked at where the gold tells them
SLOTS = (*STRICT, *FREE, *TOLD)
_EMPTY_WORDS = frozenset(
    {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "a", "en"}
    | {"the", "an", "of", "its", "his", "her", "in", "on", "at", "son", "sa", "ses"}
)
_SHARED = 0.5
_TWO_DAYS = timedelta(days=2)

Span = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """A gold claim and the found one at the same words; `slots` are None where the found one is silent."""

    gold: GoldClaim
    found: Claim
    slots: dict[str, bool | None]

    @property
    def right(self) -> bool:
        """Tell whether the found claim states what the gold states, and nothing else."""
        return all(
            self.slots[slot] is not False and not (slot in STRICT and slot in self.gold.told and not self.slots[slot])
            for slot in (*STRICT, *FREE)
        )


def stand_together(text: str, gold: GoldClaim, claim: Claim) -> bool:
    """Tell whether a found claim stands at the words at which the gold places its own."""
    spans: dict[str, Span] = json.loads(claim.spans)
    figure = next((spans[slot] for slot in FIGURES if slot in spans), None)
    touching = figure if figure is not None and any(slot in gold.told for slot in FIGURES) else spans["trigger"]
    return any(_touch(touching, place) for words in gold.at if (place := locate(text, words)))


def locate(text: str, words: str) -> Span | None:
    """Find the first place at which whole words stand in a text, however its lines are broken."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    return match.span() if match else None


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def judge(passage: Passage, gold: GoldClaim, claim: Claim, named: frozenset[str]) -> dict[str, bool | None]:
    """Judge each slot: True and False for a value, None for a silent slot."""
    judged: dict[str, bool | None] = {"kind": _kind_fits(gold, claim, named)}
    for slot, (value, same) in values_of(claim).items():
        answers = gold.told.get(slot, []) + gold.may.get(slot, [])
        if slot not in gold.told:
            answers = answers + passage.context.get(slot, [])
        if value is None:
            judged[slot] = None
        elif slot in gold.told or slot in FREE + FIGURES:
            judged[slot] = any(answer == "any" or same(answer, value) for answer in answers)
        else:
            judged[slot] = None
    return judged


def _kind_fits(gold: GoldClaim, claim: Claim, named: frozenset[str]) -> bool:
    outside = OPEN in gold.kinds and claim.event_type not in named
    return not gold.kinds or claim.event_type in gold.kinds or outside


def values_of(claim: Claim) -> dict[str, tuple[Any, Callable[[Any, Any], bool]]]:
    """Return what a claim says in each slot, None where it says nothing, and how that is compared."""
    day = (claim.time_start, claim.time_end) if claim.time_start and claim.time_end else None
    words = {slot: (getattr(claim, slot) or None, same_words) for slot in ("agent", "target", "place", *TOLD)}
    return {
        **words,
        "time": (day, same_time),
        "count": (_bounds(claim.count_low, claim.count_high), same_figure),
        "amount": (_bounds(claim.amount, claim.amount_high), same_figure),
        "of": (" ".join((claim.count_of, claim.amount_of, claim.subset)).strip() or None, _same_thing),
        "unit": (claim.unit or None, lambda answer, unit: bool(answer == unit)),
        "speaker": (claim.speaker, same_words),
        "modality": (claim.modality, lambda answer, modality: FIRMNESS[Modality(answer)] == FIRMNESS[modality]),
        "stance": (_side(claim), lambda answer, side: bool(answer == side)),
    }


def _bounds(low: float | None, high: float | None) -> tuple[float, float] | None:
    if low is None and high is None:
        return None
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def _side(claim: Claim) -> str:
    """Say on which side the holder stands: to say that it is not so is to deny it."""
    if claim.stance == Stance.REFUSES:
        return Stance.REFUSES
    return Stance.DENIES if claim.stance == Stance.DENIES or claim.polarity == Polarity.NEGATED else Stance.ASSERTS


def same_words(answer: str, value: str) -> bool:
    """Tell whether two phrases share half of their content words."""
    one, other = _content(answer), _content(value)
    shared = (one & other).total()
    return one == other or 2 * shared >= _SHARED * (one.total() + other.total()) > 0


def _content(words: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return Counter(word for word in re.findall(r"\w+", plain) if word not in _EMPTY_WORDS)


def _same_thing(answer: str, value: str) -> bool:
    return bool(_content(answer) & _content(value))


def same_time(answer: Any, value: tuple[datetime, datetime]) -> bool:
    """Tell whether a time lies within the gold's two days at most, or shares half of both."""
    gold: Day = days_of(answer)
    if gold[1] - gold[0] < _TWO_DAYS and gold[0] <= value[0] and value[1] <= gold[1]:
        return True
    shared = min(gold[1], value[1]) - max(gold[0], value[0])
    return shared >= _SHARED * (max(gold[1], value[1]) - min(gold[0], value[0]))


def same_figure(answer: Any, value: tuple[float, float]) -> bool:
    """Tell whether a figure has the gold's bounds; one that is only about right must lie around it."""
    if answer == "vague":
        return True
    low, high = figure_of(answer)
    if str(answer).startswith("~"):
        return value[0] < low < value[1] <= 2 * low or value[0] <= low < value[1] <= 2 * low
    if math.isinf(low):
        return _near(value[1], high) and value[0] < high
    return _near(value[0], low) and (_near(value[1], high) or (math.isinf(high) and value[1] > low))


def _near(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=0.01)
