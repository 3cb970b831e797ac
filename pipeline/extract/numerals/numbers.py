"""Find every number that a text names, whatever it is a number of."""

from __future__ import annotations

import re
from bisect import bisect_left
from math import isfinite

from pipeline.extract.numerals.number import Number, plain
from pipeline.extract.numerals.number_digits import fractions
from pipeline.extract.numerals.number_vague import vague
from pipeline.extract.numerals.number_words import written

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def find_numbers(text: str, language: str) -> list[Number]:
    """Return the numbers of a text in order, none over another: of two, the longer one."""
    bare = _ADDRESS.sub(lambda address: " " * len(address[0]), plain(text))
    found = [*vague(bare, language), *fractions(bare), *written(bare, language)]
    kept: list[Number] = []
    finite = (number for number in found if isfinite(number.nominal))
    for number in sorted(finite, key=lambda number: number.start - number.end):
        at = bisect_left(kept, number.start, key=lambda other: other.start)
        free = at == len(kept) or number.end <= kept[at].start
        if free and (not at or kept[at - 1].end <= number.start):
            kept.insert(at, number)
    return kept
