"""Read CoNLL-U the way a newspaper prints it: `du` and `aux` are one word each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.language.components import SAME_RELATION
from pipeline.language.text import plain

KEPT_FEATURES = re.compile(
    "Case|Definite|Degree|Gender|Mood|Number|NumType|Person|Polarity|Poss|PronType|Reflex|Tense|VerbForm|Voice"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word with its analysis; `head` is a position in the sentence, its own for the root.

    `added` marks a word that no treebank holds.
    """

    form: str
    lemma: str
    pos: str
    features: str
    head: int
    relation: str
    space: bool
    added: bool = False

    def moved(self, start: int) -> "Word":
        """Place the word in a document where its sentence begins at `start`."""
        return replace(self, head=self.head + start)

    def spaced(self, space: bool) -> "Word":
        """Print the word with or without a space after it."""
        return replace(self, space=space)


Sentence = tuple[Word, ...]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a treebank file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        if rows:
            yield spread(_merged([row for row in rows if "." not in row[0]]))


def _merged(rows: list[list[str]]) -> list[Word]:
    """Turn rows into words, one word for each printed contraction."""
    places: dict[int, int] = {0: -1}
    groups: list[tuple[list[list[str]], str, bool]] = []
    plain_rows = iter(rows)
    for row in plain_rows:
        first, _, last = row[0].partition("-")
        parts = [next(plain_rows) for _ in range(int(last) - int(first) + 1)] if last else [row]
        for group in _printed(row, parts):
            places.update({int(part[0]): len(groups) for part in group[0]})
            groups.append(group)
    return [_word(index, *group, places) for index, group in enumerate(groups)]


def _printed(row: list[str], parts: list[list[str]]) -> list[tuple[list[list[str]], str, bool]]:
    """Keep a contraction whole unless its parts spell it, as in `don't`."""
    space = "SpaceAfter=No" not in row[9]
    if row[1] != "".join(part[1] for part in parts):
        return [(parts, row[1], space)]
    return [([part], part[1], space and part is parts[-1]) for part in parts]


def _word(index: int, parts: list[list[str]], form: str, space: bool, places: dict[int, int]) -> Word:
    """Analyse a printed word by the part that governs the others, the first one in case of doubt."""
    inside = {part[0] for part in parts}
    outward = [part for part in parts if part[6] not in inside]
    main = next((part for part in outward if part[7] not in ("case", "det")), outward[0])
    features = {name: value for part in [*parts, main] for name, value in _features(part[5])}
    if main[3] == "NUM":
        features = {"NumType": features.get("NumType", "Card")}
    head = places[int(main[6])]
    return Word(
        form=plain(form),
        lemma=plain(main[2]) if main[2] != "_" or main[1] == "_" else plain(main[1]),
        pos=main[3],
        features="|".join(f"{name}={value}" for name, value in sorted(features.items())),
        head=index if head < 0 else head,
        relation=SAME_RELATION.get(main[7], main[7]),
        space=space,
    )


def _features(column: str) -> list[tuple[str, str]]:
    """Keep the features that every treebank marks and that somebody reads."""
    pairs = [feature.partition("=") for feature in column.split("|") if feature != "_"]
    return [(name, value) for name, _, value in pairs if KEPT_FEATURES.fullmatch(name)]


def spread(words: list[Word]) -> Sentence:
    """Cut words that hold a space, as `50 000`, where a tokenizer cuts them; later pieces hang flat on the first."""
    pieces = [re.split(r"\s+", word.form) for word in words]
    starts = [sum(map(len, pieces[:index])) for index in range(len(words))]
    spread: list[Word] = []
    for word, forms, start in zip(words, pieces, starts, strict=True):
        lemmas = word.lemma.split() if len(word.lemma.split()) == len(forms) else forms
        for offset, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
            last = offset == len(forms) - 1
            spread.append(
                replace(
                    word,
                    form=form,
                    lemma=lemma,
                    head=start if offset else starts[word.head],
                    relation="flat" if offset else word.relation,
                    space=word.space if last else True,
                )
            )
    return tuple(spread)
