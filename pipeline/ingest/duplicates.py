"""Which articles are one text: word for word, or nearly."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from datasketch import MinHash, MinHashLSH
from networkx.utils import UnionFind
from rapidfuzz.distance import Indel

from pipeline.ingest.folding import fold
from pipeline.records import Article

_SHINGLE = 5
_PERMUTATIONS = 64
_CANDIDATE = 0.4  # words changed one in ten spoil up to half of the shingles

Texts = Sequence[tuple[Article, str]]


def mark_duplicates(texts: Texts, threshold: float) -> list[Article]:
    """Set `duplicate_of` to the earliest article of each group of one text; `texts` pairs an article with its prose.

    Two texts are one when the share of common words is at least the threshold and their figures are the same: two
    states of a wire story that differ by a toll are two texts.
    """
    words = [fold(prose).split() for _, prose in texts]
    groups = UnionFind(range(len(texts)))
    distinct = _join_exact(words, groups)
    _join_near(words, distinct, groups, threshold)
    first: dict[int, str] = {}
    for group in groups.to_sets():
        earliest = min(group, key=lambda number: _age(texts[number][0]))
        first |= {number: texts[earliest][0].article_id for number in group if number != earliest}
    return [replace(article, duplicate_of=first.get(number, "")) for number, (article, _) in enumerate(texts)]


def _join_exact(words: list[list[str]], groups: Any) -> list[int]:
    """Join the texts of the same words; return one text of each such group, leaving out those too short to tell."""
    seen: dict[str, int] = {}
    for number, text in enumerate(words):
        if len(text) >= _SHINGLE:
            groups.union(seen.setdefault(" ".join(text), number), number)
    return list(seen.values())


def _join_near(words: list[list[str]], distinct: list[int], groups: Any, threshold: float) -> None:
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    figures = {number: _figures(words[number]) for number in distinct}
    for number in distinct:
        sketch = _sketch(words[number])
        for candidate in sorted(index.query(sketch)):
            if figures[candidate] != figures[number] or groups[candidate] == groups[number]:
                continue
            if Indel.normalized_similarity(words[number], words[candidate], score_cutoff=threshold) >= threshold:
                groups.union(candidate, number)
        index.insert(number, sketch)


def _figures(words: list[str]) -> list[str]:
    return sorted(word for word in words if any(character.isdigit() for character in word))


def _sketch(words: list[str]) -> MinHash:
    shingles = {" ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}
    sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=zlib.crc32)
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return sketch


def _age(article: Article) -> tuple[bool, str, str]:
    published = article.published
    return published is None, published.isoformat() if published else "", article.article_id
