"""Numbers in digits, whatever the house style: 1.120.000, 80 000, 2,300, 34,6, 10k, 3/4, 1e6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import copysign, log10
from unicodedata import numeric

from pipeline.extract.numerals.number import Form, Number, exact
from pipeline.knowledge.data import lexicon

MONEY_BEFORE = re.compile(r"[€$£¥₹] ?$")
MONEY_AFTER = re.compile(r" ?[%€$£¥₹]")
_THOUSANDS = r"\d{1,3}(?:(?: \d{3})+|(?:\.\d{3})+|(?:,\d{3})+|(?:'\d{3})+)(?:[.,]\d+)?(?![.,]?\d)"
_MEASURED_AFTER = re.compile(
    r" (?:(?:mi|bi|tri)lli|euro|dollar|franc|litre|degr|met[re]|kilo|point|per ?cent|pour ?cent)", re.I
)
_WORD_AFTER = re.compile(r" [a-z]{3}")
_LAKHS = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![.,]?\d)"
_DECIMAL = r"(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)"
_MINUS = r"(?:(?:(?<=[^\d\s]\s)|(?<=\()|^|(?<=^\s))-(?:(?<=^-) +(?=\d))?)?"
DIGITS = rf"{_MINUS}(?:{_THOUSANDS}|{_LAKHS}|{_DECIMAL}|\d+(?!\d)|(?<![\d\w.,])[.,]\d+)"
_LARGEST = 100  # powers of ten
_POWER = re.compile(r"(?:[x×]10)?\^(?P<sign>[+-]{0,2})(?P<power>\d{1,3})(?!\d)|e(?P<tens>[+-]?\d{1,2})(?!\w)")
_OVER = re.compile(
    r"(?<![\w/.,-])(?P<minus>-(?:(?<=^-) +)?)?(?:(?P<whole>\d+) +)?(?P<part>\d+)/(?P<of>[1-9]\d*)(?![\w/])"
)
_SIGN = re.compile(r"[¼-¾⅐-⅞]")


def fractions(text: str) -> Iterator[Number]:
    """Yield 3/4, 2 1/4 and ½."""
    for match in _OVER.finditer(text):
        value = float(match["whole"] or 0) + float(match["part"]) / float(match["of"])
        yield exact(match.start(), match.end(), -value if match["minus"] else value, Form.FRACTION)
    for match in _SIGN.finditer(text):
        yield exact(match.start(), match.end(), numeric(match[0]), Form.FRACTION)


def digits_at(text: str, start: int, end: int, language: str) -> tuple[int, float]:
    """Return where a number in digits ends with the letters or the exponent that scale it, and its value."""
    money = bool(MONEY_BEFORE.search(text, max(0, start - 2), start))
    letters = _letters(language, money).match(text, end)
    measured = money or letters or MONEY_AFTER.match(text, end) or _MEASURED_AFTER.match(text, end)
    value = digits_value(text[start:end], language, bool(measured), bool(_WORD_AFTER.match(text, end)))
    if letters:
        return letters.end(), value * float(str(letters.lastgroup)[1:].partition("_")[0])
    return _raised(text, end, value)


def _raised(text: str, end: int, value: float) -> tuple[int, float]:
    match = _POWER.match(text, end)
    if match is None:
        return end, value
    if match["tens"]:
        return match.end(), value * 10.0 ** int(match["tens"])
    exponent = float(match["power"]) * (-1 if match["sign"] == "-" else 1)
    base = 10.0 if match[0][0] in "x×" else abs(value)
    if not base or abs(exponent * log10(base)) > _LARGEST:
        return end, value
    return match.end(), base**exponent * (value if match[0][0] in "x×" else copysign(1, value))


@cache
def _letters(language: str, money: bool) -> re.Pattern[str]:
    words = lexicon("numbers")[language]
    tables = [("", words["abbreviations"]), *([("_money", words["money"])] if money else [])]
    letters = "|".join(f"(?P<x{scale}{kind}>{word})" for kind, table in tables for scale, word in table.items())
    return re.compile(rf" {{0,2}}(?:{letters})(?!\w)")


def digits_value(digits: str, language: str, measured: bool = False, counted: bool = True) -> float:
    """Read a number in digits: 1.120.000, 80 000, 2,300, 4.252,047, 34,6.

    One separator before three digits marks thousands, unless it is the language's own decimal mark and the number
    is measured ("1,611 €", "2,373 milliards") or small and counts nothing; "2,000 €" is thousands all the same.
    """
    digits = digits.replace(" ", "").replace("'", "")
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return float(digits)
    head, _, tail = digits.rpartition(marks[-1])
    if len(set(marks)) == 2:
        return float(re.sub(r"[.,]", "", head) + "." + tail)
    whole = head.lstrip("-")
    grouped = len(tail) == 3 and bool(whole) and not whole.startswith("0") and len(whole) <= 3
    if grouped and tail != "000" and marks[-1] == ("," if language == "fr" else "."):
        grouped = not measured and (counted or len(whole) > 1)
    return float(digits.replace(marks[-1], "")) if len(marks) > 1 or grouped else float(f"{head}.{tail}")
