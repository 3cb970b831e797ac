"""Ordinals and fractions in words: "vingt-cinquième", "trois cinquièmes", "un million et demi"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.numerals.cardinals import Role, Word, whole
from pipeline.extract.numerals.number import Form, Number, exact

_DIVIDING = frozenset({Role.ORDINAL, Role.ORDINALS, Role.PART})
_THOUSAND, _MILLION = 1e3, 1e6


def divided(words: Sequence[Word], twenties: bool) -> tuple[int, Number | None] | None:
    """Read the ordinal or the fraction that the first words make, and tell how many words it takes.

    A singular compound is an ordinal ("cent vingt-cinquième"); "un cinquième" and a plural are fractions, whose
    denominator is as long as the words allow ("vingt vingt-cinquièmes").
    """
    last = next((index for index, word in enumerate(words) if word.role in _DIVIDING), None)
    if last is None:
        return None
    read = words[: last + 1]
    rank = whole(read, twenties) if read[-1].role is not Role.PART else None
    lone = last == 1 and read[0].value == 1
    if rank is not None and not lone and (last == 0 or read[-1].role is Role.ORDINAL):
        return last + 1, exact(read[0].start, read[-1].end, rank, Form.ORDINAL)
    for cut in range(last + 1):
        denominator = _denominator(read, cut, rank is not None, twenties)
        parts = _parts(read[:cut], read[cut].joint, denominator, twenties) if denominator else None
        if parts is not None:
            return _fraction(words, last, *parts)
    return None


def _denominator(read: Sequence[Word], cut: int, compound: bool, twenties: bool) -> float:
    """Return what the words from the cut on divide by, or 0 where the cut would part words that belong together."""
    first, last = read[cut], read[-1]
    final = cut == len(read) - 1
    if last.role is Role.PART:
        return last.value if final else 0.0
    multiplied = bool(cut) and first.value >= 100 and whole(read[cut - 1 : cut + 1], twenties) is not None
    if not cut or first.joint == "and" or (multiplied and not final):
        return 0.0
    if first.joint == "-" and not (final and (last.role is Role.ORDINALS or not compound)):
        return 0.0
    value = whole(read[cut:], twenties) or 0.0
    return value if value > 2 else 0.0


def _parts(before: Sequence[Word], joint: str, denominator: float, twenties: bool) -> tuple[float, float, float] | None:
    """Return what stands before a denominator: a whole number, a share, and the scale of the whole number."""
    if not before or joint == "and":
        number = whole(before, twenties) if before else 0.0
        return None if number is None else (number, 1 / denominator, before[-1].value if before else 1.0)
    for at in range(len(before) - 1, 0, -1):
        if before[at].joint == "and":
            number, part = whole(before[:at], twenties), whole(before[at:], twenties)
            if number is not None and part is not None and part < denominator:
                return number, part / denominator, before[at - 1].value
    part = whole(before, twenties)
    return None if part is None else (0.0, part / denominator, 1.0)


def _fraction(words: Sequence[Word], last: int, number: float, share: float, scale: float) -> tuple[int, Number | None]:
    """Put the parts together with the scale that follows ("cinq millions et demi", "two thirds of a million")."""
    at = last + 1
    if at + 1 < len(words) and words[at].value == 1 and words[at].joint in ("", "of"):
        at += 1
    if at < len(words) and words[at].value >= _THOUSAND and words[at].role is Role.CARDINAL:
        after = words[at]
        value = (number + share) * after.value if number < _THOUSAND else number + share * after.value
        return at + 1, exact(words[0].start, after.end, value, Form.WORDS)
    value = number + share * (scale if scale >= _MILLION else 1.0)
    if not last and words[0].value != 2:
        return 1, None
    return last + 1, exact(words[0].start, words[last].end, value, Form.WORDS if number else Form.FRACTION)
