"""Words for one person, with what they say of gender and age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge.data import lexicon


@dataclass(frozen=True, slots=True)
class Looks:
    """What a word says of a person: "boy" is male and young, "victim" says neither."""

    gender: str = ""
    maturity: str = ""


_GROUPS = {
    "men": Looks("male", "adult"),
    "boys": Looks("male", "young"),
    "males": Looks("male"),
    "women": Looks("female", "adult"),
    "girls": Looks("female", "young"),
    "females": Looks("female"),
    "adults": Looks(maturity="adult"),
    "children": Looks(maturity="young"),
    "anybody": Looks(),
}


@cache
def person_words(language: str) -> Mapping[str, Looks]:
    """Map the words for one person to what they say of that person's looks."""
    listed = lexicon("people")["person"][language]
    return {word: _GROUPS[group] for group, words in listed.items() for word in words}
