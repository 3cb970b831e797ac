"""What can say something, and what somebody is in an institution."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.knowledge.actors import actor_key, actor_kind
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.names import fold, root
from pipeline.records import SpeakerKind

_PARTICLE = re.compile(r"\w (?:Le|La|De|Du) [A-ZÀ-Ý]")  # Bruno Le Maire is no mayor


@cache
def _words(group: str, language: str = "") -> re.Pattern[str]:
    entry = lexicon("voices")[group]
    return re.compile(entry[language] if language else entry)


@lru_cache(maxsize=16384)
def may_speak(noun: str, language: str) -> bool:
    """Tell whether a noun stands for people, a body or a document that can say something, and not for a thing."""
    folded = fold(noun)
    listed = any(_words(group, language).fullmatch(folded) for group in ("people", "bodies", "documents"))
    return listed or actor_kind(noun, language) != SpeakerKind.OTHER or actor_key(noun, language) != ""


def is_human(noun: str, language: str) -> bool:
    """Tell whether a noun stands for a person, and not for a body nor a document."""
    return bool(_words("people", language).fullmatch(fold(noun)))


@lru_cache(maxsize=16384)
def is_body(noun: str) -> bool:
    """Tell whether a noun stands for an institution, a company or a group that speaks with one voice."""
    return any(_words("bodies", language).fullmatch(fold(noun)) for language in lexicon("voices")["bodies"])


@lru_cache(maxsize=16384)
def same_body(noun: str, other: str) -> bool:
    """Tell whether two nouns may stand for one body: the same noun, or two words for the same sort."""
    one, two = fold(noun), fold(other)
    rows = lexicon("voices")["same_body"]
    return one == two or any(re.fullmatch(row, one) and re.fullmatch(row, two) for row in rows)


def is_document(noun: str, language: str) -> bool:
    """Tell whether what a noun stands for speaks for whoever issued it: a statement, a poll, an agency's reporter."""
    return bool(_words("documents", language).fullmatch(fold(noun)))


def is_rank(word: str) -> bool:
    """Tell whether a word before a name is a title and no part of it."""
    return bool(_words("ranks").fullmatch(fold(word)))


def is_particle(word: str) -> bool:
    """Tell whether a word leads in a family name and is part of it."""
    return bool(_words("particles").fullmatch(word))


def is_platform(name: str) -> bool:
    """Tell whether a name is that of a network on which others write, and not of somebody who says so."""
    return bool(_words("platforms").fullmatch(fold(name)))


def is_counterpart(noun: str) -> bool:
    """Tell whether a noun stands for whoever has the same office elsewhere."""
    return bool(_words("counterparts").fullmatch(fold(noun)))


@lru_cache(maxsize=16384)
def office(noun: str) -> str:
    """Return what a noun says that somebody is in an institution: its head, its voice, or the noun itself."""
    folded = fold(noun)
    offices = lexicon("voices")["offices"].items()
    return next((name for name, words in offices if re.fullmatch(words, folded)), folded)


@lru_cache(maxsize=16384)
def voice_key(name: str, language: str, is_person: bool) -> str:
    """Return the key of a speaker: an actor's, or a person's who is named in full; empty for a family name alone."""
    if is_person and (_PARTICLE.search(name) or not actor_key(name, language)):
        body = len(name.split()) < 2 or actor_kind(name, language) in (SpeakerKind.MEDIA, SpeakerKind.AGENCY)
        return "" if body else f"person:{root(name)}"
    return actor_key(name, language)
