"""Verbs of saying, by the word that a reader meets first."""

from __future__ import annotations

from functools import cache

from pipeline.knowledge.data import lexicon

GROUPS = ("refuses_to_comment", "denies", "hedges", "asserts", "figures")


@cache
def speech_words(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Map the head word of each verb of saying to (its words, its class), phrases first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in GROUPS:
        for entry in lexicon("speech")[language][group]:
            words = tuple(entry.replace("s'", "se ").split())
            head = next(word for word in words if word not in {"se", "ne", "pas", "not"})
            found.setdefault(head, []).append((words, group))
    return {head: sorted(group, key=lambda item: -len(item[0])) for head, group in found.items()}


@cache
def quoting(language: str) -> frozenset[str]:
    """Return the verbs that mean much else besides: they report only with a quotation, an incise or a "que"."""
    return frozenset(lexicon("speech")[language]["quoting"])


@cache
def incise_only(language: str) -> frozenset[str]:
    """Return the verbs whose object is a thing done, quoted or not ("poursuivre « la lutte »")."""
    return frozenset(lexicon("speech")[language]["incise_only"])


@cache
def said_of_things(language: str) -> frozenset[str]:
    """Return the verbs by which things tell too ("les chiffres montrent que")."""
    return frozenset(lexicon("speech")[language]["said_of_things"])


@cache
def had_by_places(language: str) -> frozenset[str]:
    """Return the verbs of counting that say of a place what it has ("la ville compte 9 000 habitants")."""
    return frozenset(lexicon("speech")[language]["had_by_places"])


@cache
def told_of(language: str) -> frozenset[str]:
    """Return the verbs whose passive reports: those of saying that mean nothing else, and those of counting."""
    entry = lexicon("speech")[language]
    saying = (set(entry["asserts"]) - set(entry["quoting"])) | (set(entry["denies"]) - set(entry["deeds"]))
    return frozenset(saying | set(entry["counted"]))


@cache
def incise_words(kind: str) -> frozenset[str]:
    """Return the clitics before the verb of a French incise, or the subjects that hang on it."""
    return frozenset(lexicon("speech")["incise"][kind])
