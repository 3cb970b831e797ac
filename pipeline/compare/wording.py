"""Questions in French and in English, made from their kind's templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pandas as pd
from babel import Locale
from babel.dates import format_date

from pipeline.knowledge.counted import counted_label
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import kinds
from pipeline.knowledge.names import fold
from pipeline.records import Slot

LANGUAGES = ("fr", "en")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
_PLACE = {"fr": "place", "en": "place_en"}
_FORECAST = {"fr": "prévision", "en": "forecast"}
_MONTH = pd.Timedelta(days=25)


def word_question(question: Mapping[str, object], event: Mapping[str, object], language: str) -> str:
    """Fill the template of the question's kind and slot; a part in brackets goes when what it names is unknown."""
    template = kinds()[str(question["kind"])].questions[str(question["slot"])][LANGUAGES.index(language)]
    counted = _counted(question, language)
    facts = {
        "place": _place(question, event, language),
        "date": _date(event["time_start"], event["time_end"], language),
        "counted": counted,
        "of": counted,
        "agent": "",
        "target": "",
    }
    facts |= {"in_french": in_french(facts["place"]), "in_english": in_english(facts["place"])}
    return fill(template, facts)


def _place(question: Mapping[str, object], event: Mapping[str, object], language: str) -> str:
    """Where a figure counts; none is named when nothing says in which of the event's places."""
    if question["scope"] or question["unplaced"]:
        return str(question["scope"])
    return str(event.get(_PLACE[language]) or event["place"] or "")


def fill(template: str, facts: Mapping[str, str]) -> str:
    """Put facts in a template's braces; drop each bracketed part that lacks one of its facts."""

    def keep(part: re.Match[str]) -> str:
        return part[1] if all(facts.get(name) for name in _NAME.findall(part[1])) else ""

    kept = _OPTIONAL.sub(keep, template)
    for marker, located in (("à {place}", "in_french"), ("in {place}", "in_english")):
        kept = kept.replace(marker, f"{{{located}}}")
    return _NAME.sub(lambda name: facts.get(name[1], ""), kept)


def in_french(place: str) -> str:
    """Say where, with the preposition that French gives a country or a town; another phrase goes in brackets."""
    if not place[:1].isupper() or (" " in place.split(",")[0] and place.split(" ")[0].lower() in _DETERMINERS):
        return f"({place})"
    if place not in _french_countries():
        return f"à {place}"
    if place in _PLURAL:
        return f"aux {place}"
    return (
        f"en {place}"
        if fold(place)[0] in _VOWELS or (place.endswith("e") and place not in _MASCULINE)
        else f"au {place}"
    )


def in_english(place: str) -> str:
    """Say where in English; a phrase that is no name goes in brackets."""
    return f"in {place}" if place[:1].isupper() and place.split(" ")[0].lower() not in _DETERMINERS else f"({place})"


@cache
def _french_countries() -> frozenset[str]:
    return frozenset(name for code, name in Locale("fr").territories.items() if len(code) == 2) - _ISLANDS


_DETERMINERS = frozenset({"le", "la", "les", "un", "une", "des", "the", "a", "an"})
_VOWELS = frozenset("aeiou")
_PLURAL = frozenset(
    {"États-Unis", "Émirats arabes unis", "Pays-Bas", "Philippines", "Maldives", "Seychelles", "Comores", "Bahamas"}
)
_MASCULINE = frozenset({"Mexique", "Mozambique", "Cambodge", "Zimbabwe", "Belize", "Suriname"})
_ISLANDS = frozenset(
    {"Cuba", "Chypre", "Malte", "Madagascar", "Singapour", "Monaco", "Haïti", "Bahreïn", "Djibouti", "Maurice"}
)


def _counted(question: Mapping[str, object], language: str) -> str:
    """What the figure counts, with the part of it and whether it is a forecast."""
    if question["slot"] not in (Slot.COUNT, Slot.AMOUNT):
        return ""
    label = counted_label(str(question["counted"]), language)
    notes = [_subset_label(str(question["subset"]), language), _FORECAST[language] if question["forecast"] else ""]
    noted = ", ".join(note for note in notes if note)
    return f"{label} ({noted})" if noted else label


def _subset_label(code: str, language: str) -> str:
    kind, _, territory = code.partition(":")
    if kind == "country":
        return str(Locale(language).territories.get(territory.upper(), territory))
    entry = lexicon("people")["subsets"].get(code)
    return str(entry["label" if language == "fr" else "label_en"]) if entry else code


def _date(start: object, end: object, language: str) -> str:
    if not isinstance(start, pd.Timestamp) or pd.isna(start):
        return ""
    coarse = isinstance(end, pd.Timestamp) and end - start > _MONTH
    return str(format_date(start, "MMMM y" if coarse else "long", locale=language))
