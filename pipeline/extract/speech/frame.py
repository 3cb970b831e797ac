"""Frames: stretches of an article that one speaker answers for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.records import Stance

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the article that one speaker answers for.

    `content` holds token ranges [first, last]; `cue` is the token that says it is speech; `speaker` the span that
    names who speaks; `minded` tells that only somebody with a mind can be the subject ("les X estiment que").
    """

    content: tuple[Range, ...]
    cue: int
    speaker: Span | None
    stance: Stance
    verb: str
    according: bool = False
    inverted: bool = False
    minded: bool = False

    def holds(self, token: int) -> bool:
        """Tell whether the token is in what the speaker says."""
        return any(first <= token <= last for first, last in self.content)

    @property
    def size(self) -> int:
        """Tokens of content: the smallest frame around a token is the nearest speaker."""
        return sum(last - first + 1 for first, last in self.content)
