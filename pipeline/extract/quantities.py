"""Find the figures of a sentence: their interval, how the wording qualifies it, and their unit."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.extract.number import Number, plain
from pipeline.extract.number_names import figures_among
from pipeline.extract.numbers import find_numbers
from pipeline.knowledge.data import lexicon
from pipeline.records import Qualifier

_NEAR = 80  # characters before a figure that may open a range or name a change
_UNIT = 16  # characters that a unit before its figure may take
_WHOLES = (3, 4, 5, 10, 20, 100, 1000)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure at [start, end) of a text, from low to high; `unit` is a code of units.yaml, or empty for a bare number.

    `relative` names a factor ("double", "half"): low and high are then that factor of a figure told elsewhere.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    qualifier: str
    unit: str = ""
    relative: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A number, or the two ends of a range, before its qualifier and unit are read."""

    start: int
    end: int
    low: float
    high: float
    nominal: float
    qualifier: str
    unit: str = ""
    relative: str = ""


def find_quantities(text: str, language: str, exclude: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the figures of a text in order; nothing that touches a span of `exclude` (its dates and clock times)."""
    numbers = figures_among(find_numbers(text, language), text, language, exclude)
    return [found for found in _quantities(numbers, text, language) if not _article(found, language)]


def read_quantities(text: str, language: str) -> list[Quantity]:
    """Return everything that a text puts as a quantity, ranks, years and labels included."""
    return _quantities(find_numbers(text, language), text, language)


def _quantities(numbers: Sequence[Number], text: str, language: str) -> list[Quantity]:
    bare = plain(text)
    drafts = _ranges([_with_unit(_draft(number), bare, language) for number in numbers], bare, language)
    found = _two_sided([_qualified(draft, bare, language) for draft in drafts], bare, language)
    return [
        Quantity(d.start, d.end, text[d.start : d.end], d.low, d.high, d.qualifier, d.unit, d.relative) for d in found
    ]


def _draft(number: Number) -> _Draft:
    low, high = number.low, number.high
    kind = Qualifier.EXACT if low == high else Qualifier.ABOUT
    if number.plural:
        kind = Qualifier.AT_LEAST
    return _Draft(number.start, number.end, low, high, number.nominal, kind, relative=number.relative)


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
    tail = rf"[ -]?(?:d'|de )?(?:{'|'.join(after)})(?![\w²³])"
    head = rf"(?:(?<=\s)|(?<=^)|(?<=[(\"«]))(?:{'|'.join(before)})$"
    return re.compile(plain(tail), re.IGNORECASE), re.compile(plain(head)), tuple(units)


def _with_unit(draft: _Draft, text: str, language: str) -> _Draft:
    after, before, codes = _unit_patterns(language)
    if draft.relative:
        return draft
    if found := before.search(text[max(0, draft.start - _UNIT) : draft.start]):
        return replace(draft, start=draft.start - len(found[0]), unit=codes[int(str(found.lastgroup)[1:])])
    if found := after.match(text, draft.end):
        return replace(draft, end=found.end(), unit=codes[int(str(found.lastgroup)[1:])])
    return draft


def _ranges(drafts: list[_Draft], text: str, language: str) -> list[_Draft]:
    """Join the two ends of a range: "entre 30 et 40", "600.000 à 800.000", "deux ou trois"."""
    joined: list[_Draft] = []
    for draft in drafts:
        start = _range_start(joined[-1], draft, text, language) if joined else None
        if joined and _is_ratio(joined[-1], draft, text, language):
            joined[-1] = _ratio(joined[-1], draft)
        elif start is None:
            joined.append(draft)
        else:
            joined[-1] = _range(joined[-1], draft, start)
    return joined


def _is_ratio(first: _Draft, last: _Draft, text: str, language: str) -> bool:
    """Tell whether two figures are a share: "trois fonctionnaires sur dix"."""
    if last.unit or first.qualifier != Qualifier.EXACT or not 0 < abs(first.low) < last.low:
        return False
    gap, kinds = text[first.end : last.start], _range_patterns(language)
    if first.low in (-1, 1) and kinds["one_of"].fullmatch(gap):
        return True
    return bool(kinds["of"].fullmatch(gap)) or (last.low in _WHOLES and bool(kinds["ratio"].fullmatch(gap)))


def _ratio(first: _Draft, last: _Draft) -> _Draft:
    share = 100 * first.low / last.low
    return replace(first, end=last.end, low=share, high=share, nominal=share, unit="percent")


def _range(first: _Draft, last: _Draft, start: int) -> _Draft:
    low = first.low * _shared_scale(first, last)
    return replace(last, start=start, low=low, nominal=low, qualifier=Qualifier.BETWEEN)


def _shared_scale(first: _Draft, last: _Draft) -> float:
    """Return the multiplier that "2 à 3 millions" says once for both ends."""
    for scale in (1e9, 1e6):
        if last.low >= scale and first.low < 1000 and first.low * scale < last.low:
            return scale
    return 1


def _range_start(first: _Draft, last: _Draft, text: str, language: str) -> int | None:
    """Return where a range of two figures starts, or None where they are none."""
    gap = text[first.end : last.start].strip().lower()
    kinds, near = _range_patterns(language), max(0, first.start - _NEAR)
    fits = first.low * _shared_scale(first, last) < last.low and first.unit in ("", last.unit)
    if not fits or first.qualifier != Qualifier.EXACT or first.relative or last.relative:
        return None
    if opened := kinds["between"].search(text, near, first.start):
        return opened.start() if kinds["and"].fullmatch(gap) else None
    if kinds["or"].fullmatch(gap):
        return first.start
    if not kinds["to"].fullmatch(gap) or kinds["change"].search(text, near, first.start):
        return None
    opened = kinds["from"].search(text, near, first.start)
    return opened.start() if opened else first.start


@cache
def _range_patterns(language: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("approximators")[language]
    between, range_ = words["between"], words["range"]
    patterns = {
        "between": rf"(?<!\w)(?:{between['open']}) $",
        "and": between["link"],
        "or": words["alternative"],
        "to": range_["link"],
        "from": rf"(?<!\w)(?:{range_['open']}) ?$",
        "ratio": words["ratio"]["far"],
        "of": words["ratio"]["near"],
        "one_of": words["ratio"]["one"],
        "both": rf",? ?(?:{words['both']})? ?",
        "change": rf"(?<!\w)(?:{words['change']})(?: [^\s.,;:]+){{0,5}} (?:{range_['open']}) ?$",
    }
    return {name: re.compile(plain(pattern), re.IGNORECASE) for name, pattern in patterns.items()}


def _qualified(draft: _Draft, text: str, language: str) -> _Draft:
    """Read what the words before a figure and after it make of its interval; those after it say the last word."""
    before, after = _qualifier_patterns(language)
    opened = before.search(text, max(0, draft.start - 40), draft.start)
    closed = after.match(text, draft.end)
    found = closed or opened
    if not found:
        return draft
    start, end = opened.start() if opened else draft.start, closed.end() if closed else draft.end
    rule = lexicon("approximators")["qualifiers"][found.lastgroup]
    if draft.qualifier == Qualifier.BETWEEN and rule["qualifier"] in (Qualifier.ABOUT, Qualifier.EXACT):
        return replace(draft, start=start, end=end)
    low = _bound(rule["low"], draft.low, draft.nominal, 0.0)
    high = _bound(rule["high"], draft.high, draft.nominal, math.inf)
    if draft.qualifier == Qualifier.BETWEEN and low > draft.low:
        low = draft.low
    return replace(draft, start=start, end=end, low=min(low, high), high=max(low, high), qualifier=rule["qualifier"])


def _two_sided(drafts: list[_Draft], text: str, language: str) -> list[_Draft]:
    """Join the two bounds of one figure: "plus de 20 et moins de 30"."""
    joined: list[_Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _bound_each_other(last, draft, text, language):
            low, high = max(last.low, draft.low), min(last.high, draft.high)
            joined[-1] = replace(draft, start=last.start, low=low, high=high, nominal=low, qualifier=Qualifier.BETWEEN)
        else:
            joined.append(draft)
    return joined


def _bound_each_other(first: _Draft, last: _Draft, text: str, language: str) -> bool:
    bounds = {first.qualifier, last.qualifier} == {Qualifier.AT_LEAST, Qualifier.AT_MOST}
    meet = bounds and max(first.low, last.low) < min(first.high, last.high) and first.unit in ("", last.unit)
    return meet and bool(_range_patterns(language)["both"].fullmatch(text[first.end : last.start]))


def _bound(rule: str | float | None, own: float, nominal: float, open_end: float) -> float:
    if rule is None:
        return open_end
    return own if rule == "own" else round(float(rule) * nominal, 6)


@cache
def _qualifier_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("approximators")[language]
    before = "|".join(f"(?P<{name}>{pattern})" for name, pattern in words["qualifiers"].items())
    after = "|".join(f"(?P<{name}>{pattern})" for name, pattern in words["after"].items())
    return (
        re.compile(plain(rf"(?<!\w)(?<!\d )(?:{before}) ?$"), re.IGNORECASE),
        re.compile(plain(rf" (?:{after})(?!\w)"), re.IGNORECASE),
    )


def _article(quantity: Quantity, language: str) -> bool:
    """Tell whether a lone "un" or "one" is an article or a pronoun rather than a figure."""
    ones = lexicon("approximators")[language]["ones"]
    durations = ("", "second", "minute", "hour", "day", "week", "month", "year", "century", "points")
    words = quantity.text.lower().split(" ")
    return bool(re.fullmatch(ones, words[0])) and quantity.low == quantity.high == 1 and quantity.unit in durations
