"""Words as alignment compares them."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from pipeline.knowledge.names import fold

_NUMBER = re.compile(r"\d+(?:[.,\s]\d{3})*(?!\d)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY_WORD = re.compile(r"\w[\w’'-]{2,}")
_NAME = re.compile(r"(?<![.!?:«»“”\"]\s)(?<!^)(?<!\n)\b[A-ZÀ-Ý][\w’'-]{2,}")
_SEPARATORS = re.compile(r"\D")


def words(text: str) -> list[str]:
    """The distinct words of four letters or more, folded, and the numbers of a text, without separators."""
    numbers = {_SEPARATORS.sub("", number) for number in _NUMBER.findall(text)}
    return sorted(numbers | {fold(word) for word in _WORD.findall(text)})


def incidence(features: list[list[str]]) -> sparse.csr_matrix:
    """Which row has which feature, as ones in a matrix of one column per feature, in alphabetical order."""
    present = pd.Series(features, dtype=object).explode().dropna()
    codes, vocabulary = pd.factorize(present, sort=True)
    cells = (present.index.to_numpy(dtype=int), codes)
    return sparse.csr_matrix((np.ones(len(codes)), cells), shape=(len(features), len(vocabulary)))


def names(text: str) -> list[str]:
    """The distinct words, folded, that bear a capital inside a sentence and stand nowhere in small letters."""
    plain = {word for word in _ANY_WORD.findall(text) if word[0].islower()}
    return sorted({fold(name) for name in _NAME.findall(text) if name[0].lower() + name[1:] not in plain})


def rarity_vectors(features: list[list[str]]) -> sparse.csr_matrix:
    """Weigh what stands in each text by how rare it is among the texts; rows have length one."""
    present = incidence(features)
    spread = np.asarray(present.sum(axis=0)).ravel()
    weighted = present.multiply(np.log1p(len(features) / np.maximum(spread, 1))).tocsr()
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.where(length > 0, length, 1)) @ weighted)


def cosines(vectors: sparse.csr_matrix, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Cosine of each pair of rows."""
    return np.asarray(vectors[left].multiply(vectors[right]).sum(axis=1), dtype=float).ravel()
