"""Lines of a text, and the form in which two texts are compared."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_MARKS = re.compile(r"[\u0300-\u036f]+")
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it, and where it stands."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> list[Line]:
    """List the lines that are not blank."""
    stripped = ((match.start(), match.group()) for match in _LINE.finditer(text) if match.group().strip())
    return [
        Line(start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()), raw.strip()) for start, raw in stripped
    ]


def fold(text: str) -> str:
    """Reduce a text to its words: no case, accents, punctuation or spacing."""
    bare = text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORD.findall(bare.casefold()))


def plain_spaces(text: str) -> str:
    """Put a plain space for every no-break one, character for character, so that patterns need not name them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap or touch."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def covers(spans: Sequence[Span], position: int) -> bool:
    """Say whether a position lies in one of the merged spans."""
    before = bisect_right(spans, (position, sys.maxsize)) - 1
    return before >= 0 and position < spans[before][1]


def without(text: str, spans: tuple[Span, ...]) -> str:
    """Cut the spans out, leaving a line break in the place of each."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return "\n".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
