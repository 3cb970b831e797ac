"""Figures that belong together: the two ends of a range, the two bounds of one figure, a share "trois sur dix"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.numerals.amounts import Amount
from pipeline.extract.numerals.number import plain
from pipeline.knowledge.data import lexicon
from pipeline.records import Qualifier

_NEAR = 80  # characters before a figure that may open a range or name a change
_WHOLES = (3, 4, 5, 10, 20, 100, 1000)


def ranges(drafts: list[Amount], text: str, language: str) -> list[Amount]:
    """Join the two ends of a range: "entre 30 et 40", "600.000 à 800.000", "deux ou trois"."""
    joined: list[Amount] = []
    for draft in drafts:
        start = _range_start(joined[-1], draft, text, language) if joined else None
        if joined and _is_ratio(joined[-1], draft, text, language):
            joined[-1] = _ratio(joined[-1], draft)
        elif start is None:
            joined.append(draft)
        else:
            joined[-1] = _range(joined[-1], draft, start)
    return joined


def _is_ratio(first: Amount, last: Amount, text: str, language: str) -> bool:
    """Tell whether two figures are a share: "trois fonctionnaires sur dix"."""
    whole = first.low == int(first.low)  # "7,2 sur 10" is a mark and no share
    if last.unit or first.qualifier != Qualifier.EXACT or not whole or not 0 < abs(first.low) < last.low:
        return False
    gap, kinds = text[first.end : last.start], _range_patterns(language)
    if first.low in (-1, 1) and kinds["one_of"].fullmatch(gap):
        return True
    return bool(kinds["of"].fullmatch(gap)) or (last.low in _WHOLES and bool(kinds["ratio"].fullmatch(gap)))


def _ratio(first: Amount, last: Amount) -> Amount:
    share = 100 * first.low / last.low
    return replace(first, end=last.end, low=share, high=share, nominal=share, unit="percent")


def _range(first: Amount, last: Amount, start: int) -> Amount:
    low = first.low * _shared_scale(first, last)
    return replace(last, start=start, low=low, nominal=low, qualifier=Qualifier.BETWEEN)


def _shared_scale(first: Amount, last: Amount) -> float:
    """Return the multiplier that "2 à 3 millions" says once for both ends."""
    for scale in (1e9, 1e6):
        if last.low >= scale and first.low < 1000 and first.low * scale < last.low:
            return scale
    hundreds = next((scale for scale in (1000, 100) if last.low in range(2 * scale, 10 * scale, scale)), 1)
    return hundreds if first.low.is_integer() and 1 < first.low < last.low / hundreds else 1  # "3 à 400"


def _range_start(first: Amount, last: Amount, text: str, language: str) -> int | None:
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


def two_sided(drafts: list[Amount], text: str, language: str) -> list[Amount]:
    """Join the two bounds of one figure: "plus de 20 et moins de 30"."""
    joined: list[Amount] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _bound_each_other(last, draft, text, language):
            low, high = max(last.low, draft.low), min(last.high, draft.high)
            joined[-1] = replace(draft, start=last.start, low=low, high=high, nominal=low, qualifier=Qualifier.BETWEEN)
        else:
            joined.append(draft)
    return joined


def _bound_each_other(first: Amount, last: Amount, text: str, language: str) -> bool:
    bounds = {first.qualifier, last.qualifier} == {Qualifier.AT_LEAST, Qualifier.AT_MOST}
    meet = bounds and max(first.low, last.low) < min(first.high, last.high) and first.unit in ("", last.unit)
    return meet and bool(_range_patterns(language)["both"].fullmatch(text[first.end : last.start]))
