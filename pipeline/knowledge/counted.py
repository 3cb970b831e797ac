"""What figures count, and which figures may be set against each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.knowledge.data import lexicon

PEOPLE = {"fr": "personnes ({})", "en": "people ({})"}
LABELS = {"fr": "label", "en": "label_en"}


@cache
def counted_words(language: str, role: str) -> Mapping[str, str]:
    """Map a lemma (or a phrase) in a role (`noun`, `verb`, `undergo`, `of`) to the code of what is counted."""
    return {word: code for code, entry in lexicon("counted").items() for word in entry[language][role]}


def counted_kind(code: str) -> str:
    """Return the kind of event that a count of this code belongs to, or an empty string."""
    entry = lexicon("counted").get(code)
    return str(entry["kind"]) if entry else ""


@cache
def default_count(kind: str) -> str:
    """Return what a bare crowd counts at a happening of this kind ("80 000 personnes" at a demonstration)."""
    return next((code for code, entry in lexicon("counted").items() if entry.get("crowd_of") == kind), "")


def is_crowd(code: str) -> bool:
    """Tell whether a figure counts a crowd, which is counted once: another figure is another count, not a later one."""
    return "crowd_of" in lexicon("counted").get(code, {})


def falls(code: str) -> bool:
    """Tell whether a figure goes down as a happening goes on: the missing are found."""
    return bool(lexicon("counted").get(code, {}).get("falls"))


@cache
def toll_count(language: str) -> Mapping[str, str]:
    """Map a noun that announces a count ("bilan", "toll") to what a bare figure beside it counts."""
    return {
        noun: code for code, entry in lexicon("counted").items() for noun in entry.get("toll", {}).get(language, ())
    }


def counted_label(code: str, language: str) -> str:
    """Return what is counted as a question puts it; an uncontrolled code is its own label."""
    entry = lexicon("counted").get(code) or lexicon("dimensions").get(code)
    if entry:
        return str(entry[LABELS[language]])
    what, _, of = code.partition(":")
    known = lexicon("dimensions").get(what)
    if known and of:
        return f"{known[LABELS[language]]} ({of})"
    return PEOPLE[language].format(of) if what == "people" else of or what


def comparable(a: str, b: str) -> bool:
    """Tell whether figures that count a and b may be compared: only the very same thing is."""
    return a == b


def part_of(a: str, b: str) -> bool:
    """Tell whether what a counts is a part of what b counts."""
    entry = lexicon("counted").get(b)
    return entry is not None and a in entry["includes"]


@cache
def dimensions() -> Mapping[str, Mapping[str, object]]:
    """What a measured amount may measure (see dimensions.yaml)."""
    return lexicon("dimensions")
