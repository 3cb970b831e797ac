"""Areas that an article takes as a whole without a name: "dans toute la région", "across the country"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.knowledge.data import lexicon

AREA = "area:"
"""Opens the key of an area: no name says which, so that two articles need not mean the same one."""


@cache
def area_words(language: str) -> Mapping[str, str]:
    """Map each noun of an area to its key."""
    return {word: f"{AREA}{code}" for code, entry in lexicon("places")["areas"].items() for word in entry[language]}


@cache
def whole_words() -> Mapping[str, str]:
    """Map each word that says a whole area by itself ("nationwide") to its key."""
    return {word: f"{AREA}{code}" for code, entry in lexicon("places")["areas"].items() for word in entry["alone"]}


def area_label(key: str, language: str) -> str:
    """Return what a question calls a whole area."""
    entry = lexicon("places")["areas"][key.removeprefix(AREA)]
    return str(entry["label" if language == "fr" else "label_en"])
