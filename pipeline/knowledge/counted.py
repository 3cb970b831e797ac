"""What figures count, and which figures may be set against each other."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from typing import Any

from pipeline.knowledge.data import lexicon

MEASURED = {
    "people": {"fr": "personnes", "en": "people"},
    "money": {"fr": "montant", "en": "amount"},
    "duration": {"fr": "durée", "en": "duration"},
    "percent": {"fr": "part", "en": "share"},
}
QUOTED = {"fr": "«\u00a0{}\u00a0»", "en": "“{}”"}
LABELS = {"fr": "label", "en": "label_en"}
ASKED = {"fr": "asked", "en": "asked_en"}
COUNTED = {"fr": "{} compte-t-on", "en": "{} were there"}  # asks without an agreement that nobody knows


@cache
def counted_words(language: str, role: str) -> Mapping[str, str]:
    """Map a lemma or a phrase in a role (`noun`, `verb`, `undergo`, `to`, `of`, `state`) to the code it counts."""
    return {word: code for code, entry in lexicon("counted").items() for word in entry[language].get(role, ())}


def counted_kind(code: str) -> str:
    """Return the kind of event that a count of this code belongs to, or an empty string."""
    entry = lexicon("counted").get(code)
    return str(entry["kind"]) if entry else ""


def belongs(code: str, told: Set[str]) -> bool:
    """Tell whether a count of this code belongs to its kind in an article that tells of these kinds."""
    beside = lexicon("counted").get(code, {}).get("only_beside")
    return not beside or not told.isdisjoint(beside)


@cache
def default_count(kind: str) -> str:
    """Return what a bare crowd counts at a happening of this kind ("80 000 personnes" at a demonstration)."""
    return next((code for code, entry in lexicon("counted").items() if entry.get("crowd_of") == kind), "")


def is_crowd(code: str) -> bool:
    """Tell whether a figure counts a crowd, which is counted once: another figure is another count, not a later one."""
    return "crowd_of" in lexicon("counted").get(code, {})


def needs_many(code: str) -> bool:
    """Tell whether a few make none: three demonstrators are no turnout, two officers no deployment."""
    return bool(lexicon("counted").get(code, {}).get("many"))


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
    """Return what is counted as a question puts it; a word that no table knows stands in quotation marks."""
    if is_controlled(code):
        return str(lexicon("counted")[code][LABELS[language]])
    what, _, word = code.partition(":")
    known = lexicon("dimensions").get(what)
    name = str(known[LABELS[language]]) if known else MEASURED.get(what, {}).get(language, "")
    if name and word:
        return f"{name} ({_measured_label(word, language) or QUOTED[language].format(word)})"
    return name or QUOTED[language].format(word or what)


@cache
def measured_code(word: str, language: str, table: str) -> str:
    """Return the code of a thing that has a size, or of what money is for, by a word of one language; else the word."""
    return next((code for code, entry in lexicon("measured")[table].items() if word in entry[language]), word)


def usual_size(thing: str) -> str:
    """Return what a bare length of a thing measures: a wave is so many metres high."""
    return str(lexicon("measured")["things"].get(thing, {}).get("size", "length"))


def _measured_label(code: str, language: str) -> str:
    """Return the label of a code of measured.yaml, or of a kind of event that lasts."""
    rows = (*lexicon("measured").values(), lexicon("kinds"))
    return next((str(row[code][LABELS[language]]) for row in rows if code in row), "")


def counted_asked(code: str, language: str) -> str:
    """Return what follows "combien de" and "how many" in a question about a count."""
    if is_controlled(code):
        return str(lexicon("counted")[code][ASKED[language]])
    return COUNTED[language].format(counted_label(code, language))


def is_controlled(code: str) -> bool:
    """Tell whether a code counts something that the table knows, rather than a word of an article."""
    return code in lexicon("counted")


def comparable(a: str, b: str) -> bool:
    """Tell whether figures that count a and b may be compared: only the very same thing is."""
    return a == b


def part_of(a: str, b: str) -> bool:
    """Tell whether what a counts is a part of what b counts."""
    entry = lexicon("counted").get(b)
    return entry is not None and a in entry["includes"]


@cache
def whole_of(code: str) -> str:
    """Return what counts the whole of which this is a part, or an empty string."""
    return next((whole for whole, entry in lexicon("counted").items() if code in entry["includes"]), "")


@cache
def dimensions() -> Mapping[str, Mapping[str, Any]]:
    """What a measured amount may measure (see dimensions.yaml)."""
    return lexicon("dimensions")


def unit_kind(code: str) -> str:
    """Return what a unit, or a rate of it, measures (money, share, length, duration), or the unit itself."""
    units = lexicon("units")
    own = code if code in units else code.rpartition("/")[0]
    return str(units[own].get("kind", own))
