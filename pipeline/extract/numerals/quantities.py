"""Find the figures of a sentence: their interval, how the wording qualifies it, and their unit."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.numerals.amounts import Amount, amounts
from pipeline.extract.numerals.number import Number, plain
from pipeline.extract.numerals.number_names import figures_among
from pipeline.extract.numerals.numbers import find_numbers
from pipeline.extract.numerals.ranges import ranges, two_sided
from pipeline.knowledge.data import lexicon
from pipeline.records import Qualifier


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


def find_quantities(text: str, language: str, exclude: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the figures of a text in order; nothing that touches a span of `exclude` (its dates and clock times)."""
    numbers = figures_among(find_numbers(text, language), text, language, exclude)
    return [found for found in _quantities(numbers, text, language) if not _article(found, language)]


def read_quantities(text: str, language: str) -> list[Quantity]:
    """Return everything that a text puts as a quantity, ranks, years and labels included."""
    return _quantities(find_numbers(text, language), text, language)


def _quantities(numbers: Sequence[Number], text: str, language: str) -> list[Quantity]:
    bare = plain(text)
    drafts = ranges(amounts(numbers, bare, language), bare, language)
    found = two_sided([_qualified(draft, bare, language) for draft in drafts], bare, language)
    return [
        Quantity(d.start, d.end, text[d.start : d.end], d.low, d.high, d.qualifier, d.unit, d.relative) for d in found
    ]


def _qualified(draft: Amount, text: str, language: str) -> Amount:
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
    low = -math.inf if draft.nominal < 0 and rule["low"] == 0 else _bound(rule["low"], draft.low, draft.nominal, 0.0)
    top = draft.high if draft.qualifier == Qualifier.BETWEEN else draft.nominal
    high = _bound(rule["high"], draft.high, top, math.inf)
    if draft.qualifier == Qualifier.BETWEEN and low > draft.low:
        low = draft.low
    if (
        rule["qualifier"] == draft.qualifier == Qualifier.ABOUT
    ):  # "environ une vingtaine" is no surer than "une vingtaine"
        low, high = min(low, draft.low), max(high, draft.high)
    return replace(draft, start=start, end=end, low=min(low, high), high=max(low, high), qualifier=rule["qualifier"])


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
        re.compile(plain(rf"(?:(?<!\w)(?<!\d )|(?=[<>]))(?:{before}) ?$"), re.IGNORECASE),
        re.compile(plain(rf" (?:{after})(?!\w)"), re.IGNORECASE),
    )


def _article(quantity: Quantity, language: str) -> bool:
    """Tell whether a lone "un" or "one" is an article or a pronoun rather than a figure ("jusqu'à un montant")."""
    durations = ("", "second", "minute", "hour", "day", "week", "month", "year", "century", "points", "ft")
    if quantity.unit not in durations or quantity.qualifier == Qualifier.AT_LEAST or quantity.relative:
        return False
    words = re.split("[ '’]", quantity.text.lower())
    if language == "fr" and len(words) > 2 and words[1] in {"bonne", "bon", "petite", "petit"}:
        return False  # "une bonne heure" is a figure
    one = words[0] if quantity.qualifier == Qualifier.EXACT else words[-1]
    return 0.9 <= quantity.high <= 1.1 and bool(re.fullmatch(lexicon("approximators")[language]["ones"], one))
