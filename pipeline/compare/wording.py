"""Questions in French and in English, made from their kind's templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pandas as pd
from babel import Locale
from babel.dates import format_date

from pipeline.knowledge.areas import AREA, area_label
from pipeline.knowledge.counted import counted_asked, counted_label, is_controlled
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import kinds
from pipeline.knowledge.names import fold
from pipeline.records import Slot

LANGUAGES = ("fr", "en")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
CHANGE = "variation"
_LOCATED = ("à {place}", "in {place}")
_PLACE = {"fr": "place", "en": "place_en"}
_UNSAID = {"fr": "sans précision", "en": "unspecified"}
_FORECAST = {"fr": "prévision", "en": "forecast"}
_MORE_OR_FEWER = {"fr": "{} en plus ou en moins", "en": "more or fewer {}"}
_PEOPLE = {"fr": "personnes", "en": "people"}
_FEMININE = re.compile(r"(?<=[étiu])es\b")
_WHEN = {"fr": ("Quand", "À quelle heure"), "en": ("When", "At what time")}
_FIRST = re.compile(r"^1(?= )")
_MONTH, _SEASONS, _YEAR = (pd.Timedelta(days=days) for days in (25, 300, 367))


def word_question(question: Mapping[str, object], event: Mapping[str, object], language: str) -> str:
    """Fill the template of the question's kind and slot; a part in brackets goes when what it names is unknown."""
    template = kinds()[str(question["kind"])].questions[str(question["slot"])][LANGUAGES.index(language)]
    if question["slot"] == Slot.TIME and question.get("unit"):
        template = _of_the_hour(template, language)
    counted = _counted(question, language)
    facts = {
        "place": _place(question, event, language),
        "date": _date(event["time_start"], event["time_end"], language),
        "counted": counted,
        "of": counted,
        "agent": "",
        "target": str(question.get("target") or ""),
        "about": str(question.get("about") or ""),
    }
    return fill(template, facts)


def _of_the_hour(template: str, language: str) -> str:
    """Ask for the time of day in the words that ask when."""
    when, hour = _WHEN[language]
    return re.sub(rf"^{when}\b", hour, template) if template.startswith(when) else f"{hour} ?"


def _place(question: Mapping[str, object], event: Mapping[str, object], language: str) -> str:
    """Where a figure counts; none is named when nothing says in which of the event's places."""
    if str(question["scope_key"]).startswith(AREA):
        return area_label(str(question["scope_key"]), language)
    if question["scope"] or question["unplaced"]:
        return _in_language(str(question["scope"]), language)
    return _in_language(str(event.get(_PLACE[language]) or event["place"] or ""), language)


def _in_language(place: str, language: str) -> str:
    """Give a country the name that the language has for it; another place keeps its own."""
    codes = _countries("en" if language == "fr" else "fr")
    return str(Locale(language).territories[codes[place]]) if place in codes else place


def fill(template: str, facts: Mapping[str, str]) -> str:
    """Put facts in a template's braces, with the preposition each asks for; drop the parts that lack one of theirs."""

    def keep(part: re.Match[str]) -> str:
        return part[1] if all(facts.get(name) for name in _NAME.findall(part[1])) else ""

    kept = _OPTIONAL.sub(keep, template)
    for marker, located in zip(_LOCATED, (in_french, in_english), strict=True):
        kept = kept.replace(marker, located(facts.get("place", "")))
    kept = _DATED.sub(lambda found: _dated(found[1], facts.get("date", "")), kept)
    kept = _OF.sub(lambda of: of_french(facts.get(of[1], "")), kept)
    return _NAME.sub(lambda name: facts.get(name[1], ""), kept)


def _dated(preposition: str, date: str) -> str:
    """Put a preposition before a date: "le 8 mai 2017" but "en mai 2017", "on May 8, 2017" but "in May 2017"."""
    whole = any(len(part) <= _LONGEST_DAY for part in re.findall(r"\d+", date))
    if whole or preposition == "of":
        return f"{preposition} {date}"
    return of_french(date) if preposition == "du" else f"{_MONTHLY[preposition]} {date}"


def of_french(name: str) -> str:
    """Put "de" before a name: elided before a vowel and a mute h, contracted with "le" and "les"."""
    for article, contracted in _CONTRACTED:
        if name.startswith(article):
            return f"{contracted['de']}{name.removeprefix(article)}"
    first = fold(name.lstrip("«\u00a0 "))
    mute = first.startswith("h") and "H" not in name[:3] and not first.startswith(_ASPIRATED)
    return f"d'{name}" if mute or (first[:1] in _VOWELS and not first.startswith("onz")) else f"de {name}"


def in_french(place: str) -> str:
    """Say where, with the preposition that French gives a country, a town or "le désert"; bracket another phrase."""
    for article, contracted in _CONTRACTED:
        if place.startswith(article):
            return f"{contracted['à']}{place.removeprefix(article)}"
    first = place.split(" ")[0].lower()
    if first in ("tout", "toute"):
        return f"dans {place}"
    if first in _STREETS:
        return place  # "place des Salines"
    if not place[:1].isupper() or first in _DETERMINERS:
        return in_french(found["name"]) if (found := _HELD_IN.search(place)) else f"({place})"
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
    """Say where in English; a phrase that is neither a name nor English goes in brackets."""
    first = place.split(" ")[0].lower()
    if first == "the" or (place[:1].isupper() and first not in _DETERMINERS):
        return f"in {place}"
    if found := _PART.fullmatch(place):
        return f"in {_SIDES[found['side']]} {_in_language(found['name'], 'en')}"
    return in_english(found["name"]) if (found := _HELD_IN.search(place)) else f"({place})"


@cache
def _countries(language: str) -> Mapping[str, str]:
    """Map the name of each country to its code."""
    return {name: code for code, name in Locale(language).territories.items() if len(code) == 2}


@cache
def _french_countries() -> frozenset[str]:
    return frozenset(_countries("fr")) - _ISLANDS


_DATED = re.compile(r"\b(le|du|on|of) \{date\}")
_MONTHLY = {"le": "en", "on": "in"}
_LONGEST_DAY = 2  # digits
_OF = re.compile(r"\bde \{(\w+)\}")
_CONTRACTED = (
    ("le ", {"à": "au ", "de": "du "}),
    ("les ", {"à": "aux ", "de": "des "}),
    ("la ", {"à": "à la ", "de": "de la "}),
    ("l'", {"à": "à l'", "de": "de l'"}),
    ("l’", {"à": "à l’", "de": "de l’"}),
)
_DETERMINERS = frozenset({"le", "la", "les", "un", "une", "des", "the", "a", "an"})
_STREETS = frozenset({"place", "rue", "avenue", "boulevard", "quai", "cours", "esplanade", "route", "rond-point"})
_HELD_IN = re.compile(r"\b(?:à|de|d['’]|of|in|at) ?(?P<name>[A-ZÀ-Ý]\S*(?: [A-ZÀ-Ý]\S*)*)$")
"""The town or the country at the end of a phrase that no preposition fits: "un viaduc à Gênes"."""

_SIDES = {"sud": "southern", "nord": "northern", "est": "eastern", "ouest": "western", "centre": "central"}
_PART = re.compile(
    rf"(?:[Ll]e |[Ll]['’])?(?P<side>{'|'.join(_SIDES)}) (?:de la |de l['’]|du |des |de |d['’])(?P<name>[A-ZÀ-Ý].*)"
)
_ASPIRATED = (
    "hall",
    "hameau",
    "handicap",
    "hangar",
    "harcel",
    "hausse",
    "haut",
    "heros",
    "heurt",
    "hooligan",
    "hors",
    "houthi",
)
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
    code, subset = str(question["counted"]), str(question["subset"])
    amount = question["slot"] == Slot.AMOUNT
    label = (counted_label if amount else counted_asked)(code, language) if code else _UNSAID[language]
    if amount and is_controlled(code):
        label = f"part {of_french(label)}" if language == "fr" else f"share of {label}"
    if subset == CHANGE and is_controlled(code) and not amount:
        label, subset = _MORE_OR_FEWER[language].format(counted_label(code, language)), ""
    elif (people := _people_label(subset, language)) and label.startswith(_PEOPLE[language]):
        label, subset = _of_people(people, label.removeprefix(_PEOPLE[language]), language), ""
    notes = [_subset_label(subset, language), _FORECAST[language] if question["forecast"] else ""]
    noted = ", ".join(note for note in notes if note)
    return f"{label} ({noted})" if noted else label


def _people_label(code: str, language: str) -> str:
    """Name the people that a part of a total is made of, if it is made of people by a name of theirs."""
    entry = lexicon("people")["subsets"].get(code)
    if entry:
        return str(entry["label" if language == "fr" else "label_en"]) if code != "serious" else ""
    return counted_label(code, language) if is_controlled(code) else ""


def _of_people(people: str, predicate: str, language: str) -> str:
    """Say of some what is asked of people in general: "policiers ont été blessés", in the gender that French gives."""
    masculine = language == "fr" and not people.startswith("femmes")
    return people + (_FEMININE.sub("s", predicate) if masculine else predicate)


def _subset_label(code: str, language: str) -> str:
    kind, _, territory = code.partition(":")
    if kind == "country":
        return str(Locale(language).territories.get(territory.upper(), territory))
    if people := _people_label(code, language):
        return people
    if code.startswith("/"):
        return str(lexicon("rates")["labels"][language].get(code[1:], code))
    entry = lexicon("people")["subsets"].get(code)
    if entry:
        return str(entry["label" if language == "fr" else "label_en"])
    role = lexicon("figure_roles")["labels"].get(code)
    return str(role[language]) if role else code


def _date(start: object, end: object, language: str) -> str:
    if not isinstance(start, pd.Timestamp) or pd.isna(start):
        return ""
    length = end - start if isinstance(end, pd.Timestamp) else pd.Timedelta(0)
    if length > _YEAR:
        return ""  # "depuis 2020" is no date
    form = "y" if length > _SEASONS else "MMMM y" if length > _MONTH else "long"
    said = str(format_date(start, form, locale=language))
    return _FIRST.sub("1er", said) if language == "fr" else said
