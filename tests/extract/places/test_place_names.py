"""Which places an article names, how far each name goes, and where the article puts it."""

from __future__ import annotations

import pytest

from pipeline.knowledge.places import contains, place_key
from tests.extract.conftest import Look, missed

NAMES = [
    ("en", "Jets hit the city of Dayr al-Zawr on Saturday.", "the city of Dayr al-Zawr"),
    ("en", "Two men were shot in Danielsville Sunday, police said.", "Danielsville"),
    ("fr", "Des échauffourées ont éclaté à Deir ez Zor vendredi.", "Deir ez Zor"),
    missed(
        "weights 1.1: the entity recogniser takes hour and square for one time",
        "fr",
        "L'incendie s'est déclaré à 17 heures place des Lilas.",
        "place des Lilas",
    ),
    ("fr", "Une digue a cédé près du pont de Vorneuil d'après la mairie.", "pont de Vorneuil"),
    (
        "en",
        "Ten people died in an air raid on the rebel-held Jubar district of Damascus.",
        "Jubar district of Damascus",
    ),
    ("en", "Six people were killed in the rebel-held town of Jarabulus.", "town of Jarabulus"),
    ("fr", "Six civils ont péri dans la localité d'al-Hawl.", "la localité d'al-Hawl"),
]

NO_PLACES = [
    ("fr", "Le préfet a reproché aux CRS leur retard. Des pavés ont été lancés contre les CRS."),
    ("en", "The strike angered the Russians, officials said."),
    ("fr", "La pétition a recueilli 3 000 signatures sur Change.org."),
]

HOLDERS = [
    ("fr", "Des heurts ont éclaté sur la place des Lilas, à Toulouse.", "place des Lilas", "Toulouse"),
    ("fr", "Le pont Vauquelin s'est effondré à Rouen.", "pont Vauquelin", "Rouen"),
    ("fr", "Le pont Vauquelin s'est effondré. À Rouen, deux rues ont été fermées.", "pont Vauquelin", "Rouen"),
    ("en", "A bomb exploded in the Belhani quarter of Tripoli.", "Belhani", "Tripoli"),
    ("en", "Two men were shot on Maple Street in Baltimore.", "Maple Street", "Baltimore"),
    ("fr", "Deux villages ont été évacués à Vorneuil, en Belgique.", "Vorneuil", "Belgique"),
]

OPEN = [
    (
        "fr",
        "La place des Lilas a été évacuée. Des cortèges ont défilé à Rouen. D'autres ont défilé à Nantes.",
        "place des Lilas",
    ),
    ("fr", "Un incendie a ravagé l'hôpital de Vorneuil. Des blessés ont été conduits à Rouen.", "hôpital de Vorneuil"),
]


@pytest.mark.parametrize(("language", "text", "name"), NAMES)
def test_a_name_goes_from_its_first_word_to_its_last(look: Look, language: str, text: str, name: str) -> None:
    assert name in [where.mention.text for where in look(text, language).places]


@pytest.mark.parametrize(("language", "text"), NO_PLACES)
def test_peoples_initials_and_addresses_are_no_places(look: Look, language: str, text: str) -> None:
    assert [where.mention.text for where in look(text, language).places] == []


@pytest.mark.parametrize(("language", "text", "name", "holder"), HOLDERS)
def test_a_place_lies_in_the_town_that_the_article_says(
    look: Look, language: str, text: str, name: str, holder: str
) -> None:
    [key] = {where.key for where in look(text, language).places if name in where.mention.text}
    assert contains(place_key(holder, language), key)


@pytest.mark.parametrize(("language", "text", "name"), OPEN)
def test_nothing_is_learned_where_an_article_leaves_it_open(look: Look, language: str, text: str, name: str) -> None:
    [key] = {where.key for where in look(text, language).places if name in where.mention.text}
    assert "@" not in key
