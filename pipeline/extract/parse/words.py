"""Where the words of an article stand: a rule that turns on certain words looks at these and not at every token."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Doc, Span, Token


def having(doc: Doc, attribute: int, values: Iterable[int | str]) -> list[int]:
    """Return the tokens that have one of these values of an attribute, in reading order, at the cost of an array."""
    codes = [doc.vocab.strings.as_int(value) for value in values]
    return np.flatnonzero(np.isin(doc.to_array(attribute), np.asarray(codes, dtype=np.uint64))).tolist()


class Words:
    """The places of each word of an article, by its form and by its lemma, both in small letters."""

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        self._places: dict[str, list[int]] = defaultdict(list)
        known: dict[tuple[int, ...], list[list[int]]] = {}
        forms, lemmas = (doc.to_array(attribute).tolist() for attribute in (LOWER, LEMMA))
        for place, pair in enumerate(zip(forms, lemmas, strict=True)):
            found = known.get(pair)
            if found is None:
                found = known[pair] = [self._places[word] for word in {strings[pair[0]], strings[pair[1]].lower()}]
            for places in found:
                places.append(place)
        self._doc, self._end = doc, len(doc)
        self._asked: dict[frozenset[str], list[int]] = {}

    def where(self, words: Iterable[str], first: int = 0, last: int | None = None) -> list[int]:
        """Return where any of the words or lemmas stands in tokens [first, last), in reading order."""
        last = self._end if last is None else last
        found: set[int] = set()
        for word in self._places.keys() & words:
            places = self._places[word]
            found.update(places[bisect_left(places, first) : bisect_left(places, last)])
        return sorted(found)

    def tokens(self, sentence: Span, words: Iterable[str]) -> Iterator[Token]:
        """Yield the tokens of a sentence that are any of the words or have it for a lemma; one list serves them all."""
        asked = frozenset(words)
        if asked not in self._asked:
            self._asked[asked] = self.where(asked)
        places = self._asked[asked]
        for place in places[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]:
            yield self._doc[place]
