"""A second speaker whose verb is left out: "la préfecture a compté 5 100 personnes, les syndicats 12 000"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from pipeline.extract.speech.frame import Frame, Range
from pipeline.knowledge.data import lexicon

_LINKS = frozenset({",", ";", "et", "and", "mais", "but"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 5  # words of the second speaker, and of what qualifies the second figure


def gapped(sentence: Span, found: Iterable[Frame], language: str) -> Iterator[Frame]:
    """Yield the frames of a sentence, those of counting verbs cut where another speaker takes the verb over."""
    counting = set(lexicon("speech")[language]["figures"])
    for frame in found:
        if frame.verb not in counting or frame.inverted:
            yield frame
            continue
        for speaker in reversed(list(_speakers(sentence, frame))):
            frame, rest = _cut(frame, speaker.start)
            if rest:
                yield replace(frame, content=rest, cue=speaker.root.i, speaker=speaker)
        yield frame


def _speakers(sentence: Span, frame: Frame) -> Iterator[Span]:
    """Yield the noun phrases that stand right before a figure, past the first figure, with no verb between."""
    first = next((token.i for token in sentence if token.i > frame.cue and token.pos_ == "NUM"), sentence.end)
    for token in sentence.doc[first : sentence.end]:
        if token.pos_ == "DET" and token.i > first and token.nbor(-1).lower_ in _LINKS and frame.holds(token.i):
            last = _last_of_phrase(token, sentence)
            if last > token.i and _figure_follows(last + 1, sentence):
                yield sentence.doc[token.i : last + 1]


def _last_of_phrase(token: Token, sentence: Span) -> int:
    last = token.i
    for word in sentence.doc[token.i + 1 : min(token.i + _LONGEST, sentence.end)]:
        if word.pos_ not in _NOMINAL:
            break
        last = word.i
    return last if sentence.doc[last].pos_ in {"NOUN", "PROPN"} else token.i


def _figure_follows(start: int, sentence: Span) -> bool:
    for word in sentence.doc[start : min(start + _LONGEST, sentence.end)]:
        if word.pos_ == "NUM" or word.lower_ in {"double", "triple", "moitié", "millier", "centaine", "dizaine"}:
            return True
        if word.pos_ not in {"ADV", "ADP", "DET"}:
            return False
    return False


def _cut(frame: Frame, start: int) -> tuple[Frame, tuple[Range, ...]]:
    """Part what a frame holds at a token: the frame with what comes before, and what comes after."""
    before = tuple((low, min(high, start - 1)) for low, high in frame.content if low < start)
    after = tuple((max(low, start), high) for low, high in frame.content if high >= start)
    return replace(frame, content=before), after
