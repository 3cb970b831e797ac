"""What a word looks like, as features for the networks: its whole form, its beginning, its ending and its shape."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.lexeme import Lexeme
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from pipeline.language.text import bare

PREFIXES, SUFFIXES = (2, 3), (2, 3, 4)
COLUMNS = 3 + len(PREFIXES) + len(SUFFIXES)
REMEMBERED = 300_000  # words whose features are kept at hand

Features = NDArray[np.uint64]


class WordShapes:
    """Turn documents into features, one row of hashes per token; each word is worked out once.

    The columns are the norm, the shape, the norm without accents (capitals often lose theirs), its beginnings and,
    with their accents, the endings. Subword features help where training text is scarce (Bojanowski et al. 2017).
    """

    def __init__(self) -> None:
        self._known: dict[int, Features] = {}

    def __call__(
        self, model: Model[list[Doc], list[Any]], docs: list[Doc], is_train: bool
    ) -> tuple[list[Features], Callable[[list[Any]], list[Doc]]]:
        """Return the features of each document, and a backward pass that has nothing to hand on."""
        return [self._rows(doc) for doc in docs], lambda gradients: []

    def _rows(self, doc: Doc) -> Features:
        if len(self._known) > REMEMBERED:
            self._known.clear()
        words = doc.to_array(ORTH).tolist()
        for word in words:
            if word not in self._known:
                self._known[word] = _features(doc.vocab[word])
        return np.array([self._known[word] for word in words], dtype=np.uint64).reshape(-1, COLUMNS)


def _features(word: Lexeme) -> Features:
    norm = word.norm_
    plain = bare(norm)
    parts = [plain, *(plain[:size] for size in PREFIXES), *(norm[-size:] for size in SUFFIXES)]
    return np.array([word.norm, word.shape, *map(hash_string, parts)], dtype=np.uint64)


@registry.architectures("recoupe.WordShapeEmbed.v1")  # type: ignore[untyped-decorator]
def word_shape_embedding(width: int, rows: Sequence[int]) -> Model[list[Doc], list[Any]]:
    """Embed each feature by hashing into a table of its own, then mix them; `rows` gives the tables' sizes in order."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=8 + column) for column, size in enumerate(rows)
    ]
    mixed = Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True)
    return chain(
        Model("word_shapes", WordShapes()),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mixed),
        ragged2list(),
    )
