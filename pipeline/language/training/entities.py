"""Read annotated names: brat folders and IOB columns, into documents with their outermost entities."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.language.text import plain

LABELS = {
    "Person": "PER",
    "Location": "LOC",
    "Organization": "ORG",
    "Event": "MISC",
    "Product": "MISC",
    "Date": "DATE",
    "Hour": "TIME",
}
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]}%]+|'s|n't|'(?:re|ve|ll|d|m)|\.\.\.")
NO_SPACE_AFTER = re.compile(r"[(\[{$]|.*'$")


@dataclass(frozen=True, slots=True)
class Named:
    """A tokenized text with its entities as (first token, token after the last, label)."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[tuple[int, int, str], ...]

    def document(self, vocab: Vocab) -> Doc:
        """Build the spaCy document."""
        doc = Doc(vocab, words=list(self.words), spaces=list(self.spaces))
        doc.ents = [Span(doc, start, end, label=label) for start, end, label in self.entities]
        return doc


def read_brat(path: Path, nlp: Language) -> Named:
    """Read one `.txt` file and the `.ann` file beside it."""
    text = path.read_text(encoding="utf-8")
    doc = nlp.make_doc(text)
    notes = path.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
    spans: list[tuple[int, int, str]] = []
    for label, start, end in _brat_spans(notes):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not span.text.isspace():
            spans.append((span.start, span.end, label))
    return Named(tuple(token.text for token in doc), tuple(bool(token.whitespace_) for token in doc), outermost(spans))


def _brat_spans(notes: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield label, start and end of each text-bound annotation."""
    for note in notes:
        fields = note.split("\t")
        if note.startswith("T") and len(fields) > 1:
            label, start, *_, end = re.split(r"[ ;]", fields[1])
            yield LABELS[label], int(start), int(end)


def outermost(spans: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Keep the longest of overlapping spans, in order."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, label))
    return tuple(sorted(kept))


def read_iob(path: Path, tag_column: int = 2) -> Iterator[Named]:
    """Read sentences of an IOB2 file whose second column is the word and whose text may stand in a comment."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            words = tuple(plain(row[1]) for row in rows)
            text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
            spaces = _spaces_in(plain(text), words) if text else _usual_spaces(words)
            yield Named(words, spaces, _iob_spans([row[tag_column] for row in rows]))


def _spaces_in(text: str, words: Sequence[str]) -> tuple[bool, ...]:
    """Find where the original text has a space after a word."""
    spaces, place = [], 0
    for word in words:
        place = text.index(word, place) + len(word)
        spaces.append(text[place : place + 1] == " ")
    return tuple(spaces)


def _usual_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Guess the spaces of a text that was stored without."""
    pairs = pairwise([*words, ""])
    return tuple(not (NO_SPACE_BEFORE.fullmatch(after) or NO_SPACE_AFTER.fullmatch(word)) for word, after in pairs)


def _iob_spans(tags: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """Turn a column of tags into spans; a label that the file calls OTH is no entity of ours."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and spans and spans[-1][1] == index:
            spans[-1] = (spans[-1][0], index + 1, spans[-1][2])
        elif prefix in ("B", "I"):
            spans.append((index, index + 1, label))
    return tuple(span for span in spans if span[2] != "OTH")


def propagated(named: Named) -> Named:
    """Annotate the repeated mentions of a name that the annotators passed over."""
    known = {
        named.words[start:end]: label
        for start, end, label in named.entities
        if label in ("PER", "LOC", "ORG") and named.words[start][:1].isupper() and len(named.words[start]) > 2
    }
    found = list(named.entities)
    for size in sorted({len(words) for words in known}, reverse=True):
        for start in range(len(named.words) - size + 1):
            label = known.get(named.words[start : start + size])
            if label and all(start + size <= other[0] or other[1] <= start for other in found):
                found.append((start, start + size, label))
    return replace(named, entities=tuple(sorted(found)))


def undated(named: Named) -> Named:
    """Leave out dates and hours, which the English texts do not annotate."""
    return replace(named, entities=tuple(span for span in named.entities if span[2] not in ("DATE", "TIME")))


def tightened(named: Named) -> Named:
    """Take away the spaces that wiki markup leaves before commas and full stops."""
    pairs = pairwise([*named.words, ""])
    spaces = tuple(
        space and after not in {",", ".", ")"} and word != "("
        for (word, after), space in zip(pairs, named.spaces, strict=True)
    )
    return replace(named, spaces=spaces)


def shouted(named: Named) -> Named:
    """Print the text in capitals, as some headlines are."""
    return replace(named, words=tuple(word.upper() for word in named.words))


def joined(texts: Sequence[Named], rng: random.Random, most: int = 6) -> Iterator[Named]:
    """Put neighbouring sentences into texts of a few."""
    place = 0
    while place < len(texts):
        size = rng.randint(1, most)
        yield _one_text(texts[place : place + size], rng)
        place += size


def _one_text(texts: Sequence[Named], rng: random.Random) -> Named:
    """Write sentences one after the other, some on lines of their own."""
    words: list[str] = []
    spaces: list[bool] = []
    entities: list[tuple[int, int, str]] = []
    for text in texts:
        entities += [(start + len(words), end + len(words), label) for start, end, label in text.entities]
        breaks = rng.random() < 0.4
        words += [*text.words, *(["\n"] if breaks else [])]
        spaces += [*text.spaces[:-1], not breaks, *([False] if breaks else [])]
    return Named(tuple(words), tuple(spaces), tuple(entities))


def swapped(named: Named, pool: Mapping[str, Sequence[tuple[str, ...]]], rng: random.Random) -> Named:
    """Put other names of the same kind in the place of some names."""
    words: list[str] = []
    spaces: list[bool] = []
    entities: list[tuple[int, int, str]] = []
    last = 0
    for start, end, label in [*named.entities, (len(named.words), len(named.words), "")]:
        words += named.words[last:start]
        spaces += named.spaces[last:start]
        change = start < end and label in ("PER", "LOC", "ORG") and rng.random() < 0.6
        name = rng.choice(pool[label]) if change else named.words[start:end]
        if name:
            entities.append((len(words), len(words) + len(name), label))
            words += name
            spaces += [True] * (len(name) - 1) + [named.spaces[end - 1]] if change else named.spaces[start:end]
        last = end
    return Named(tuple(words), tuple(spaces), tuple(entities))


def pool_of(texts: Sequence[Named]) -> dict[str, list[tuple[str, ...]]]:
    """Collect the names of each kind."""
    pool: dict[str, list[tuple[str, ...]]] = {}
    for named in texts:
        for start, end, label in named.entities:
            pool.setdefault(label, []).append(named.words[start:end])
    return pool
