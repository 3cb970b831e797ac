"""What a number is, and the plain form of a text in which numbers are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from unicodedata import normalize


class Form(StrEnum):
    """How a number is written, which says what it may be used for."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FACTOR = "factor"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end) of a text: its interval and the value it names ("une vingtaine": 17 to 24, 20)."""

    start: int
    end: int
    low: float
    high: float
    nominal: float
    form: Form
    plural: bool = False
    relative: str = ""


def exact(start: int, end: int, value: float, form: Form) -> Number:
    """Return a number that names one value."""
    return Number(start, end, value, value, value, form)


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """Write a text without accents and with plain spaces and dashes, each character in its place."""
    return text.translate(_plain_characters())


@cache
def _plain_characters() -> dict[int, str]:
    letters = {code: normalize("NFD", chr(code))[0] for code in range(0xC0, 0x180) if normalize("NFD", chr(code))[1:]}
    spaces = dict.fromkeys((0xA0, 0x202F, 0x2009, 0x2007), " ")
    return letters | spaces | {0x2019: "'", 0x2010: "-", 0x2011: "-", 0x2212: "-"}
