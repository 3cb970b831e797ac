"""A number with its unit, before the words around it make it a range or a bound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.extract.numerals.number import Number, plain
from pipeline.extract.numerals.rates import rate_at
from pipeline.knowledge.data import lexicon
from pipeline.records import Qualifier

_LARGE = 1_000_000
_NEAR = 160  # characters between a sum and the bare one set against it
_SCALE = re.compile(r"(?:millions?|milliards?|billions?)$")
_COUNTS = re.compile(
    r" (?:d'|de |d’|(?!and |or |but |as |in |for |since |comme |et |ou |pour |en |à |selon |according )\w)", re.I
)
_UNIT = 16  # characters that a unit before its figure may take


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the two ends of a range, with its unit."""

    start: int
    end: int
    low: float
    high: float
    nominal: float
    qualifier: str
    unit: str = ""
    relative: str = ""


def amounts(numbers: Sequence[Number], text: str, language: str) -> list[Amount]:
    """Give the numbers of a plain text the units that stand beside them, and put "15 euros 50" together."""
    found: list[Amount] = []
    for amount in (_by(_with_unit(_amount(number), text, language), text, language) for number in numbers):
        if found and (part := _part_of(found[-1], amount, text, language)):
            value = found[-1].nominal + amount.nominal / part
            found[-1] = replace(found[-1], end=amount.end, low=value, high=value, nominal=value)
        else:
            found.append(_as_before(amount, found, text))
    return found


def _as_before(amount: Amount, found: Sequence[Amount], text: str) -> Amount:
    """Give "12 millions" the currency of the sum told just before: "9,5 millions d'euros, et non 12 millions"."""
    bare = not amount.unit and not amount.relative and amount.nominal >= _LARGE
    if not bare or not _SCALE.search(text, amount.start, amount.end) or _COUNTS.match(text, amount.end):
        return amount
    near = (other for other in reversed(found) if other.unit and amount.start - other.end < _NEAR)
    before = next(near, amount)
    told = lexicon("units").get(before.unit, {}).get("kind") == "money" and before.nominal >= _LARGE
    return replace(amount, unit=before.unit) if told else amount


def _part_of(first: Amount, last: Amount, text: str, language: str) -> float:
    """Return how many of the last make one of the first in "15 euros et 50 centimes", "2 heures 30", or 0."""
    parts = lexicon("units").get(first.unit, {}).get("parts", {})
    exact = first.qualifier == last.qualifier == Qualifier.EXACT and first.nominal == int(first.nominal)
    gap = text[first.end : last.start].lower()
    if not parts or not exact or gap not in (" ", f" {lexicon('numbers')[language]['and']} "):
        return 0.0
    bare = not last.unit and gap == " " and not re.match(r" ?\w", text[last.end : last.end + 2])
    number = next(iter(parts.values())) if bare else parts.get(last.unit, 0)
    return float(number) if 0 < last.nominal < number else 0.0


def _amount(number: Number) -> Amount:
    low, high = float(number.low), float(number.high)
    kind = Qualifier.EXACT if low == high else Qualifier.ABOUT
    if number.plural:
        kind = Qualifier.AT_LEAST
    return Amount(number.start, number.end, low, high, number.nominal, kind, relative=number.relative)


@cache
def _unit_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """Return what names a unit after a figure and before it; group uN stands for the Nth code."""
    units: dict[str, Any] = lexicon("units")
    after, before = [], []
    for index, entry in enumerate(units.values()):
        words = "|".join(filter(None, (entry.get(language), entry.get("en") if language == "fr" else None)))
        symbols = f"|(?-i:{entry['symbol']})" if "symbol" in entry else ""
        if words or symbols:
            after.append(f"(?P<u{index}>{words or '(?!)'}{symbols})")
        if "before" in entry:
            before.append(f"(?P<u{index}>{entry['before']})")
    adjective = lexicon("approximators")[language]["before_units"]
    tail = rf"[ -]?(?:d'|de )?(?:(?:{adjective}) )?(?:{'|'.join(after)})(?![\w²³])"
    head = rf"(?:(?<=\s)|(?<=^)|(?<=[(\"«]))(?:{'|'.join(before)})$"
    return re.compile(plain(tail), re.IGNORECASE), re.compile(plain(head)), tuple(units)


def _with_unit(draft: Amount, text: str, language: str) -> Amount:
    after, before, codes = _unit_patterns(language)
    if draft.relative:
        return draft
    if found := _taken_units(language).search(text[draft.start : draft.end]):
        value = draft.nominal / 100
        return replace(draft, low=value, high=value, nominal=value, unit=str(found.lastgroup))
    if found := before.search(text[max(0, draft.start - _UNIT) : draft.start]):
        return replace(draft, start=draft.start - len(found[0]), unit=codes[int(str(found.lastgroup)[1:])])
    if found := after.match(text, draft.end):
        return _with_half(replace(draft, end=found.end(), unit=codes[int(str(found.lastgroup)[1:])]), text, language)
    return draft


def _with_half(amount: Amount, text: str, language: str) -> Amount:
    """Read "deux mois et demi", "two hours and a half"."""
    half = re.compile(lexicon("approximators")[language]["and_half"], re.IGNORECASE).match(text, amount.end)
    if half is None or amount.qualifier != Qualifier.EXACT:
        return amount
    value = amount.nominal + 0.5
    return replace(amount, end=half.end(), low=value, high=value, nominal=value)


def _by(amount: Amount, text: str, language: str) -> Amount:
    """Make an amount a rate where the words after it say so: EUR/month."""
    end, rate = rate_at(text, amount.end, language) if amount.unit else (amount.end, "")
    return replace(amount, end=end, unit=f"{amount.unit}/{rate}") if rate else amount


@cache
def _taken_units(language: str) -> re.Pattern[str]:
    taken = (f"(?P<{code}>{entry['taken']})" for code, entry in lexicon("units").items() if "taken" in entry)
    return re.compile("|".join(taken) if language == "fr" else "(?!)")
