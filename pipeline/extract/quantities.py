"""Find the figures of a sentence: their interval, how the wording qualifies it, and their unit."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.extract.number_words import Number, find_numbers
from pipeline.knowledge.data import lexicon
from pipeline.records import Qualifier

_NEAR = 80  # characters before a figure that may open a range or name a change
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
    numbers = find_numbers(text, language, exclude)
    drafts = [_with_unit(_draft(number), text, language) for number in numbers]
    drafts = _ranges(drafts, text, language)
    found = [_qualified(draft, text, language) for draft in drafts]
    return [
        Quantity(d.start, d.end, text[d.start : d.end], d.low, d.high, d.qualifier, d.unit, d.relative)
        for d in found
        if not _article(d, text, language)
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
    return re.compile(tail, re.IGNORECASE), re.compile(head), tuple(units)


def _with_unit(draft: _Draft, text: str, language: str) -> _Draft:
    after, before, codes = _unit_patterns(language)
    if draft.relative:
        return draft
    if found := before.search(text[max(0, draft.start - 6) : draft.start]):
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
    gap = text[first.end : last.start]
    whole = last.low in _WHOLES and not last.unit and first.low < last.low
    return whole and first.qualifier == Qualifier.EXACT and bool(_range_patterns(language)["ratio"].fullmatch(gap))


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
        "ratio": words["ratio"],
        "change": rf"(?<!\w)(?:{words['change']})(?: [^\s.,;:]+){{0,5}} (?:{range_['open']}) ?$",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


def _qualified(draft: _Draft, text: str, language: str) -> _Draft:
    before, after = _qualifier_patterns(language)
    found = before.search(text, max(0, draft.start - 40), draft.start)
    start, end = (found.start() if found else draft.start), draft.end
    if not found and (found := after.match(text, draft.end)):
        end = found.end()
    if not found:
        return draft
    rule = lexicon("approximators")["qualifiers"][found.lastgroup]
    low = _bound(rule["low"], draft.low, draft.nominal, 0.0)
    high = _bound(rule["high"], draft.high, draft.nominal, math.inf)
    if draft.qualifier == Qualifier.BETWEEN and low > draft.low:
        low = draft.low
    return replace(draft, start=start, end=end, low=low, high=max(low, high), qualifier=rule["qualifier"])


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
        re.compile(rf"(?<!\w)(?<!\d )(?:{before}) ?$", re.IGNORECASE),
        re.compile(rf" (?:{after})(?!\w)", re.IGNORECASE),
    )


def _article(draft: _Draft, text: str, language: str) -> bool:
    """Tell whether a lone "un" or "one" is an article or a pronoun rather than a figure."""
    ones = lexicon("approximators")[language]["ones"]
    durations = ("", "second", "minute", "hour", "day", "week", "month", "year", "century", "points")
    words = text[draft.start : draft.end].lower().split(" ")
    return bool(re.fullmatch(ones, words[0])) and draft.low == draft.high == 1 and draft.unit in durations
