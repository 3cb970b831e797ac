"""How questions are put in French and in English."""

import pandas as pd
import pytest

from pipeline.compare.wording import fill, in_english, in_french, of_french, word_question
from pipeline.knowledge.kinds import kinds
from pipeline.records import Slot

OF = [
    ("morts", "de morts"),
    ("interpellations", "d'interpellations"),
    ("élèves", "d'élèves"),
    ("hôpitaux", "d'hôpitaux"),
    ("handicapés", "de handicapés"),
    ("onze sites", "de onze sites"),
    ("Alep", "d'Alep"),
    ("Homs", "de Homs"),
    ("le désert", "du désert"),
    ("les Gémeaux", "des Gémeaux"),
    ("la base", "de la base"),
    ("l'usine", "de l'usine"),
    ("«\u00a0hélicoptère\u00a0»", "d'«\u00a0hélicoptère\u00a0»"),
]
IN_FRENCH = [
    ("Nantes", "à Nantes"),
    ("Syrie", "en Syrie"),
    ("Iran", "en Iran"),
    ("Liban", "au Liban"),
    ("Mexique", "au Mexique"),
    ("Pays-Bas", "aux Pays-Bas"),
    ("Cuba", "à Cuba"),
    ("le désert", "au désert"),
    ("les environs", "aux environs"),
    ("la base aérienne", "à la base aérienne"),
    ("l'hôpital", "à l'hôpital"),
    ("the old town", "(the old town)"),
    ("près du port", "(près du port)"),
    ("un viaduc à Gênes", "à Gênes"),
    ("place des Salines", "place des Salines"),
    ("toute la région", "dans toute la région"),
]
IN_ENGLISH = [("Paris", "in Paris"), ("the old town", "in the old town"), ("le désert", "(le désert)")]
IN_ENGLISH += [("le sud de la Syrie", "in southern Syria"), ("pont de Gênes", "in Gênes")]
ASKED = [
    ("casualties", "count", {"counted": "killed"}, "Combien de personnes sont mortes en Syrie le 1er mai 2017 ?"),
    (
        "arrest",
        "count",
        {"counted": "arrested"},
        "Combien de personnes ont été interpellées en Syrie le 1er mai 2017 ?",
    ),
    (
        "funding",
        "amount",
        {"counted": "money:aide"},
        "Quel chiffre : montant («\u00a0aide\u00a0») en Syrie, le 1er mai 2017 ?",
    ),
    ("strike", "amount", {"counted": "duration"}, "Frappe du 1er mai 2017 : durée ?"),
    ("strike", "amount", {"counted": "strikers"}, "Frappe du 1er mai 2017 : part de grévistes ?"),
    ("strike", "amount", {"counted": ""}, "Frappe du 1er mai 2017 : sans précision ?"),
    (
        "casualties",
        "count",
        {"counted": "killed", "scope": "l'hôpital"},
        "Combien de personnes sont mortes à l'hôpital le 1er mai 2017 ?",
    ),
    (
        "demonstration",
        "count",
        {"counted": "demonstrators", "scope": "across the region", "scope_key": "area:region"},
        "Combien de personnes ont manifesté dans toute la région le 1er mai 2017 ?",
    ),
    (
        "casualties",
        "count",
        {"counted": "wounded", "subset": "demonstrators"},
        "Combien de manifestants ont été blessés en Syrie le 1er mai 2017 ?",
    ),
    (
        "casualties",
        "count",
        {"counted": "killed", "subset": "women"},
        "Combien de femmes sont mortes en Syrie le 1er mai 2017 ?",
    ),
    (
        "casualties",
        "count",
        {"counted": "killed", "subset": "variation"},
        "Combien de morts en plus ou en moins en Syrie le 1er mai 2017 ?",
    ),
    (
        "statement",
        "status",
        {"about": "le maire savait"},
        "Est-ce établi le 1er mai 2017 : «\u00a0le maire savait\u00a0» ?",
    ),
    ("control", "status", {}, "La prise de Syrie a-t-elle eu lieu le 1er mai 2017 ?"),
]
DATES = [
    ("blockade", "status", "fr", False, "Le blocage du 1er mai 2017 en Syrie a-t-il eu lieu ?"),
    ("blockade", "status", "fr", True, "Le blocage de mai 2017 en Syrie a-t-il eu lieu ?"),
    ("damage", "status", "fr", True, "Y a-t-il eu des dégradations en Syrie en mai 2017 ?"),
    ("damage", "status", "en", False, "Was there damage in Syria on May 1, 2017?"),
    ("damage", "status", "en", True, "Was there damage in Syria in May 2017?"),
    ("outage", "place", "en", True, "Where did the outage of May 2017 take place?"),
]
EVENT = {"place": "Syria", "time_start": pd.Timestamp("2017-05-01"), "time_end": pd.Timestamp("2017-05-02")}


def asked(kind: str, slot: str, language: str, **facts: object) -> str:
    question = {
        "kind": kind,
        "slot": slot,
        "counted": "",
        "subset": "",
        "scope": "",
        "scope_key": "",
        "unplaced": False,
        "forecast": False,
    }
    return word_question(question | facts, EVENT, language)


@pytest.mark.parametrize(("kind", "slot", "language", "coarse", "expected"), DATES)
def test_a_day_and_a_month_take_their_own_prepositions(kind, slot, language, coarse, expected):
    question = {
        "kind": kind,
        "slot": slot,
        "counted": "",
        "subset": "",
        "scope": "",
        "scope_key": "",
        "unplaced": False,
    }
    event = EVENT | {"time_end": pd.Timestamp("2017-05-31")} if coarse else EVENT
    assert word_question(question, event, language) == expected


@pytest.mark.parametrize(("name", "expected"), OF)
def test_de_is_elided_and_contracted(name, expected):
    assert of_french(name) == expected


@pytest.mark.parametrize(("place", "expected"), IN_FRENCH)
def test_a_place_takes_the_preposition_that_french_gives_it(place, expected):
    assert in_french(place) == expected


@pytest.mark.parametrize(("place", "expected"), IN_ENGLISH)
def test_a_place_takes_its_preposition_in_english(place, expected):
    assert in_english(place) == expected


@pytest.mark.parametrize(("kind", "slot", "facts", "expected"), ASKED)
def test_a_question_reads_as_french(kind, slot, facts, expected):
    assert asked(kind, slot, "fr", **facts) == expected


def test_a_country_is_named_in_the_language_of_the_question():
    assert asked("casualties", "count", "en", counted="killed", scope="Syrie") == (
        "How many people died in Syria on May 1, 2017?"
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_question_of_every_kind_fills_its_braces(language):
    said = [
        asked(kind, slot, language, counted="killed" if slot in (Slot.COUNT, Slot.AMOUNT) else "")
        for kind, entry in kinds().items()
        for slot in entry.questions
    ]
    assert len(said) > 100
    assert [text for text in said if any(sign in text for sign in "{}[]") or "  " in text or " de le " in text] == []


PARTS = [
    ("/year", "fr", "Combien de personnes sont mortes (par an) ?"),
    ("/year", "en", "How many people died (a year)?"),
    ("part", "fr", "Combien de personnes sont mortes (parmi eux) ?"),
    ("part", "en", "How many people died (among them)?"),
]


@pytest.mark.parametrize(("subset", "language", "expected"), PARTS)
def test_the_part_that_a_figure_plays_is_put_in_words(subset, language, expected):
    said = asked("casualties", "count", language, counted="killed", subset=subset)
    assert said.startswith(expected[: expected.index(")") + 1])


def test_a_month_takes_de_where_a_day_takes_du():
    template = "La marche[ du {date}] a-t-elle eu lieu ?"
    assert fill(template, {"date": "3 mai 2017"}) == "La marche du 3 mai 2017 a-t-elle eu lieu ?"
    assert fill(template, {"date": "mai 2017"}) == "La marche de mai 2017 a-t-elle eu lieu ?"
    assert fill(template, {"date": "août 2017"}) == "La marche d'août 2017 a-t-elle eu lieu ?"
