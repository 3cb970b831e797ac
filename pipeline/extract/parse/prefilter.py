"""Many patterns searched at the cost of few: each is tried only near the letters and figures that every match holds.

The idea is the prefilter of RE2 and of Hyperscan. Eighty patterns of time would each walk through a text of which
hardly a word speaks of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Span = tuple[int, int]

_WORD = re.compile(r"\S+")
_REACH = 80  # characters between any part of a match and what it must hold: no match is that long
_BESIDE = 16  # characters that a match may hold or look at beyond its words: repeated blanks, what must not follow
_SPELLINGS = 12  # of one piece, beyond which a shorter piece must do
_RARE_AS = 3  # a figure is as rare in a text as a piece of so many letters
_REMEMBERED = 65_536  # words that are known to hold pieces or none


class Prefiltered:
    """Patterns that are searched together."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = patterns
        self._awaited: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for piece in needed(pattern):
                self._awaited.setdefault(piece, []).append(number)
        self._always = set(range(len(patterns))).difference(*self._awaited.values())
        self._reach = [reach(pattern) for pattern in patterns]
        self._woken_by = lru_cache(maxsize=_REMEMBERED)(self._woken)

    def finditer(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield every match with the number of its pattern, pattern by pattern."""
        near: dict[int, list[Span]] = {number: [(0, len(text))] for number in self._always}
        for word in _WORD.finditer(text):
            for number in self._woken_by(word[0].lower()):
                reached = self._reach[number]
                near.setdefault(number, []).append((word.start() - reached, word.end() + reached))
        for number in sorted(near):
            for start, end in _joined(near[number]):
                for match in self.patterns[number].finditer(text, max(0, start), end):
                    yield number, match

    def _woken(self, word: str) -> tuple[int, ...]:
        """Return the patterns of which a word, in small letters, holds a piece."""
        return tuple({number for piece, numbers in self._awaited.items() if piece in word for number in numbers})


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that touch, given by their starts."""
    whole: Span | None = None
    for start, end in spans:
        if whole is None or start > whole[1]:
            if whole is not None:
                yield whole
            whole = (start, end)
        else:
            whole = (whole[0], max(whole[1], end))
    if whole is not None:
        yield whole


def needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return pieces of words, in small letters, one of which stands in every match; none where no such set is known."""
    return _needed(_parser.parse(pattern.pattern, pattern.flags))


def reach(pattern: re.Pattern[str]) -> int:
    """Return how far from a word that it holds a match may begin or end, in characters."""
    return min(_REACH, _width(_parser.parse(pattern.pattern, pattern.flags)) + _BESIDE)


def _width(tree: Iterable[tuple[Any, Any]]) -> int:
    """Return how many characters the longest match of a pattern has, a blank that may be repeated counted once."""
    return sum(_width_of(step, operand) for step, operand in tree)


def _width_of(step: Any, operand: Any) -> int:
    if step in (code.MAX_REPEAT, code.MIN_REPEAT):
        _, most, repeated = operand
        blank = list(repeated) == [(code.LITERAL, ord(" "))]
        times = most if most is not code.MAXREPEAT else 1 if blank else _REACH
        return min(_REACH, times * _width(repeated))
    if step is code.SUBPATTERN:
        return _width(operand[-1])
    if step is code.BRANCH:
        return max(map(_width, operand[1]))
    if step in (code.AT, code.ASSERT, code.ASSERT_NOT):
        return 0
    return 1 if step in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN) else _REACH


def _needed(tree: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the rarest among the sets that the steps of a pattern ask for, one after the other."""
    found: list[frozenset[str]] = []
    run = frozenset({""})
    for step, operand in tree:
        letters = _letters(step, operand)
        if letters and len(run) * len(letters) <= _SPELLINGS:
            run = frozenset(begun + letter for begun in run for letter in letters)
        else:
            found += [run, letters or _inside(step, operand)]
            run = frozenset({""})
    asked = [pieces for pieces in (*found, run) if pieces and "" not in pieces]
    return max(asked, key=_rarity, default=frozenset())


def _rarity(pieces: frozenset[str]) -> tuple[int, int]:
    return min(_RARE_AS if piece.isdigit() else len(piece) for piece in pieces), -len(pieces)


def _inside(step: Any, operand: Any) -> frozenset[str]:
    """Return what a step that holds patterns of its own asks for: a group, a repetition, alternatives."""
    if step is code.SUBPATTERN:
        return _needed(operand[-1])
    if step in (code.MAX_REPEAT, code.MIN_REPEAT) and operand[0] > 0:
        return _needed(operand[-1])
    if step is code.BRANCH:
        each = [_needed(branch) for branch in operand[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()


def _letters(step: Any, operand: Any) -> frozenset[str]:
    """Return the letters and figures of which a step asks for one; none where it allows others too."""
    found: set[str] = set()
    for kind, value in operand if step is code.IN else [(step, operand)]:
        if kind is code.LITERAL:
            found.add(chr(value).lower())
        elif kind is code.RANGE and value[1] - value[0] < len("0123456789"):
            found.update(chr(letter).lower() for letter in range(value[0], value[1] + 1))
        elif kind is code.CATEGORY and value is code.CATEGORY_DIGIT:
            found.update("0123456789")
        else:
            return frozenset()
    return frozenset(found) if all(letter.isalnum() for letter in found) else frozenset()
