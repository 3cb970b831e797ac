"""Closed classes of words that the rules of extraction turn on."""

from __future__ import annotations

from functools import cache

from pipeline.knowledge.data import lexicon


@cache
def closed_class(name: str, language: str = "") -> frozenset[str]:
    """Return the words of a class of grammar.yaml in one language, or in all for a rule that reads every language."""
    listed = lexicon("grammar")[name]
    return frozenset(word for code in ([language] if language else listed) for word in listed[code])
