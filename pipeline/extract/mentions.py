"""Stretches of an article that carry a value: words, times, places, figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Span

from pipeline.extract.moments.times import Interval
from pipeline.extract.numerals.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article, in tokens [first, last] and characters [start, end)."""

    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A time that an article names, resolved against its date."""

    mention: Mention
    interval: Interval


@dataclass(frozen=True, slots=True)
class Where:
    """A place that an article names."""

    mention: Mention
    key: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the tokens that carry it."""

    mention: Mention
    quantity: Quantity


class _Placed(Protocol):
    @property
    def mention(self) -> Mention: ...


_P = TypeVar("_P", bound=_Placed)


def starting(placed: Sequence[_P], first: int, last: int) -> Sequence[_P]:
    """Return those among things in reading order that start in tokens [first, last)."""
    low = bisect_left(placed, first, key=_first)
    return placed[low : bisect_left(placed, last, lo=low, key=_first)]


def _first(placed: _Placed) -> int:
    return placed.mention.first


def mention(doc: Doc, start: int, end: int) -> Mention | None:
    """Turn a stretch of characters into the tokens that cover it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    text = span.text_with_ws[start - span.start_char : end - span.start_char]  # doc.text is built anew at each call
    return Mention(span.start, span.end - 1, start, end, text)


def mention_of(span: Span) -> Mention:
    """Turn a span into a mention."""
    return Mention(span.start, span.end - 1, span.start_char, span.end_char, span.text)
