"""An article as print has it: its quotations and its sentences, wherever the parser ends them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.words import having
from pipeline.extract.speech.frame import Range
from pipeline.extract.speech.quotations import ENDS, quotes
from pipeline.knowledge.voices import is_rank


class Page:
    """The quotations of an article, and its sentences: no stop between quotation marks ends the one around it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.marks = quotes(doc)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens between quotation marks."""
        return frozenset(place for first, last in self.marks for place in range(first, last + 1))

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, in reading order; a new line ends one, and so does a stop before a capital."""
        found, start = [], 0
        closing = {last + 1 for _, last in self.marks}
        for token in self.doc:
            text = token.text
            if not (text in ENDS or text[0] == "." or "\n" in text or token.i in closing):
                continue
            breaks = token.is_space and "\n" in text
            glued = text[0] == "." and text[1:2].isupper()  # "fermé ».Le maire"
            if breaks or glued or self._stops(token, closing):
                found.append(self.doc[start : token.i + (not (breaks or glued))])
                start = token.i + (not glued)
        found.append(self.doc[start : len(self.doc)])
        return [sentence for sentence in found if any(not token.is_space for token in sentence)]

    def _stops(self, token: Token, closing: set[int]) -> bool:
        if token.i in self.quoted or not token.i:
            return False
        before = token.nbor(-1)
        if token.text == "." and is_rank(before.text) and not before.whitespace_ and len(before) < 5:
            return False
        return (token.text in ENDS or (token.i in closing and before.text in ENDS)) and _begins_anew(token)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def place_of(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        return max(bisect_right(self._starts, token) - 1, 0)

    def marks_in(self, sentence: Span) -> list[Range]:
        """Return the quotations that begin in a sentence."""
        return [mark for mark in self.marks if sentence.start <= mark[0] < sentence.end]

    def breaks_in(self, sentence: Span) -> Iterator[Token]:
        """Yield the commas of a sentence and the marks that close its quotations."""
        first, last = (bisect_left(self._breaks, place) for place in (sentence.start, sentence.end))
        return map(self.doc.__getitem__, self._breaks[first:last])

    @cached_property
    def _breaks(self) -> list[int]:
        return sorted({*having(self.doc, ORTH, [","]), *(last + 1 for _, last in self.marks)})

    def opens_paragraph(self, sentence: Span) -> bool:
        """Tell whether a sentence is the first of its paragraph."""
        before = reversed(self.doc[max(sentence.start - 3, 0) : sentence.start])
        return sentence.start == 0 or any("\n" in token.text for token in before if token.is_space)


def _begins_anew(token: Token) -> bool:
    """Tell whether what follows a stop begins a sentence, and does not go on with this one."""
    after = next((other for other in token.doc[token.i + 1 : token.i + 3] if not other.is_space), None)
    return after is None or not (after.text[0].islower() or after.text in {",", ";", ":", ")", "»", "”"})


def sentences_of(page: Page, language: str) -> Iterator[Span]:
    """Yield the sentences to read: as French print has them, as the parser has them in English."""
    yield from page.sentences if language == "fr" else page.doc.sents
