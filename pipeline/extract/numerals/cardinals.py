"""What a run of number words is worth: which words make one cardinal, and where the next one starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

TOGETHER = frozenset({"", "-", "and"})


class Role(StrEnum):
    """What a word does in a number."""

    CARDINAL = "cardinal"
    DIGITS = "digits"
    ORDINAL = "ordinal"
    ORDINALS = "ordinals"
    RANK = "rank"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a number and what it is worth; `joint` is what ties it to the word before."""

    start: int
    end: int
    value: float
    role: Role
    joint: str


@dataclass(slots=True)
class _Sum:
    """A cardinal in the making: what stands before the last scale, the group below it, the word added last."""

    twenties: bool
    total: float = 0.0
    group: float = 0.0
    lowest: float = inf
    last: Word | None = field(default=None)

    def add(self, word: Word) -> bool:
        """Take the word in if the number may go on with it."""
        fits = self._fits(word)
        if fits:
            self._take(word)
            self.last = word
        return fits

    def _fits(self, word: Word) -> bool:
        last, value = self.last, word.value
        if last is None:
            return True
        if not last.value or not value:
            return False
        if self.twenties and self.group == 1 and value in (100, 1000):
            return False
        if value >= 1000:
            return value < self.lowest if self.group else last.value >= 1000 and last.role is Role.CARDINAL
        if last.role is Role.DIGITS:
            return value == 100 and word.role is not Role.DIGITS and self.group < 1000
        if word.role is Role.DIGITS or value == 100:
            return (last.value >= 1000 and value < last.value) or (
                0 < self.group < 100 if value == 100 else last.value == 100 and value < 100
            )
        return self._below_hundred(value, last)

    def _below_hundred(self, value: float, last: Word) -> bool:
        rest = self.group % 100
        if value < 10:
            return (rest % 10 == 0 and rest != 10) or (self.twenties and last.value == 10 and value >= 7)
        if value < 20:
            return rest == 0 or (self.twenties and rest in (60, 80))
        return rest == 0 or (self.twenties and value == 20 and last.value == 4)

    def _take(self, word: Word) -> None:
        value = word.value
        if value >= 1000 and word.role is not Role.DIGITS:
            if not self.group and self.last is not None:
                self.total *= value
            else:
                self.total += (self.group or 1) * value
            self.group, self.lowest = 0.0, value
        elif value == 100 and word.role is not Role.DIGITS:
            self.group = (self.group or 1) * 100
        elif value == 20 and self.last is not None and self.last.value == 4 and self.twenties:
            self.group += 76
        else:
            self.group += value


def cardinal(words: Sequence[Word], twenties: bool, ties: bool = True) -> tuple[int, float]:
    """Return how many of the words make one cardinal, from the first on, and its value."""
    made = _Sum(twenties)
    for count, word in enumerate(words):
        if word.role in (Role.PART, Role.RANK) or (count and word.joint not in TOGETHER):
            return count, made.total + made.group
        if count and word.joint == "and" and not (ties and _tied(words[count - 1], words[count:], twenties)):
            return count, made.total + made.group
        if not made.add(word):
            return count, made.total + made.group
    return len(words), made.total + made.group


def _tied(before: Word, rest: Sequence[Word], twenties: bool) -> bool:
    """Tell whether "et" goes on with a number ("deux cent et un", "vingt et un") or joins two of them."""
    if before.role is not Role.CARDINAL:
        return False
    if before.value > 100:
        return 0 < cardinal(rest, twenties, ties=False)[1] < before.value and rest[0].role is not Role.DIGITS
    if before.value == 100:
        below = next((index for index, word in enumerate(rest) if word.value >= 100), len(rest))
        return cardinal(rest[:below], twenties, ties=False)[1] > 0 and all(
            w.value != 100 for w in rest[below : below + 1]
        )
    first = rest[0].value
    return twenties and before.value in range(20, 90, 10) and (1 <= first < 10 or (first == 11 and before.value == 60))


def whole(words: Sequence[Word], twenties: bool) -> float | None:
    """Return the value of words that make one cardinal to the last, or None."""
    count, value = cardinal(words, twenties)
    return value if words and count == len(words) else None
