"""Whether a clause says that it is so, and how firmly."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from pipeline.extract.modality import is_question, modality_of, polarity_of
from tests.extract.conftest import Look, Read, missed

POLARITIES = [
    ("fr", "L'armée a bombardé l'hôpital.", "bombardé", "affirmed"),
    ("fr", "L'armée n'a pas bombardé l'hôpital.", "bombardé", "negated"),
    ("fr", "L'armée n'a jamais bombardé l'hôpital.", "bombardé", "negated"),
    ("fr", "L'hôpital n'a pas été bombardé.", "bombardé", "negated"),
    ("fr", "Aucun bombardement n'a eu lieu mardi.", "bombardement", "negated"),
    missed(
        "weights 1.1: the tagger takes 'bombardement' for an adverb",
        "fr",
        "Il n'y a pas eu de bombardement mardi.",
        "bombardement",
        "negated",
    ),
    ("fr", "L'accident n'a fait aucun blessé.", "blessé", "negated"),
    (
        "fr",
        "L'accident n'a fait aucun blessé.",
        "accident",
        "affirmed",
    ),
    ("fr", "La manifestation s'est terminée sans heurts.", "heurts", "negated"),
    ("fr", "La manifestation n'a pas débouché sur des violences.", "manifestation", "affirmed"),
    ("fr", "La manifestation n'a pas eu lieu.", "manifestation", "negated"),
    ("fr", "Le cycliste est tombé sans être blessé.", "blessé", "negated"),
    ("fr", "L'armée n'a bombardé que des dépôts.", "bombardé", "affirmed"),
    ("fr", "L'armée a non seulement bombardé le village mais aussi le pont.", "bombardé", "affirmed"),
    ("fr", "Plus de vingt civils ont été tués.", "tués", "affirmed"),
    ("en", "The army bombed the hospital.", "bombed", "affirmed"),
    ("en", "The army did not bomb the hospital.", "bomb", "negated"),
    ("en", "The army never bombed the hospital.", "bombed", "negated"),
    ("en", "The hospital was not bombed.", "bombed", "negated"),
    ("en", "There was no bombardment on Tuesday.", "bombardment", "negated"),
    ("en", "More than twenty civilians were killed.", "killed", "affirmed"),
]


@pytest.mark.parametrize(("language", "text", "word", "expected"), POLARITIES)
def test_negation_is_read_with_what_it_negates(look: Look, language: str, text: str, word: str, expected: str) -> None:
    assert polarity_of(_token(look, text, word, language)) == expected


MODALITIES = [
    ("fr", "Des appels à manifester ont été lancés.", "manifester", "planned"),
    ("fr", "La police a dû évacuer l'immeuble.", "évacuer", "actual"),
    ("fr", "La police a pu évacuer l'immeuble.", "évacuer", "actual"),
    ("fr", "La rue a été interdite d'accès durant vingt minutes.", "minutes", "actual"),
    ("fr", "L'armée a bombardé l'hôpital.", "bombardé", "actual"),
    ("fr", "L'armée bombarde l'hôpital.", "bombarde", "actual"),
    ("fr", "L'hôpital a été bombardé mardi.", "bombardé", "actual"),
    # the conditional of the press
    ("fr", "L'armée aurait bombardé l'hôpital.", "bombardé", "hedged"),
    ("fr", "Quatorze civils auraient été tués.", "tués", "hedged"),
    ("fr", "L'armée pourrait bombarder l'hôpital.", "bombarder", "hedged"),
    ("fr", "L'armée a probablement bombardé l'hôpital.", "bombardé", "hedged"),
    ("fr", "L'auteur présumé de l'attentat a été arrêté.", "arrêté", "actual"),
    # what is to come
    ("fr", "L'usine fermera en juin.", "fermera", "planned"),
    ("fr", "L'armée va bombarder le village.", "bombarder", "planned"),
    ("fr", "Le gouvernement veut fermer l'usine.", "fermer", "planned"),
    ("fr", "Le groupe prévoit de supprimer 450 postes.", "supprimer", "planned"),
    ("fr", "Les syndicats appellent à manifester jeudi.", "manifester", "planned"),
    ("fr", "Le général a ordonné le repli afin d'éviter un massacre.", "massacre", "planned"),
    ("fr", "Une manifestation est prévue jeudi.", "manifestation", "planned"),
    ("fr", "Des renforts sont arrivés pour évacuer les habitants.", "évacuer", "planned"),
    # what hangs on a condition
    ("fr", "Si l'armée bombarde le village, la trêve sera rompue.", "bombarde", "conditional"),
    ("fr", "S'il manifeste jeudi, il sera sanctionné.", "manifeste", "conditional"),
    ("en", "The army bombed the hospital.", "bombed", "actual"),
    ("en", "The army may have bombed the hospital.", "bombed", "hedged"),
    ("en", "The army reportedly bombed the hospital.", "bombed", "hedged"),
    ("en", "The plant will close in June.", "close", "planned"),
    missed(
        "weights 1.1: the tagger takes 'plans' for the noun",
        "en",
        "The group plans to evacuate the village.",
        "evacuate",
        "planned",
    ),
    ("en", "The government wants to evacuate the village.", "evacuate", "planned"),
    ("en", "If the army bombs the village, the truce will end.", "bombs", "conditional"),
]


@pytest.mark.parametrize(("language", "text", "word", "expected"), MODALITIES)
def test_mood_tense_and_hedges_say_how_firmly(look: Look, language: str, text: str, word: str, expected: str) -> None:
    assert modality_of(_token(look, text, word, language), language) == expected


QUESTIONS = [
    ("fr", "L'armée a-t-elle bombardé l'hôpital ?", "bombardé", True),
    ("fr", "« L'armée a-t-elle bombardé l'hôpital ? »", "bombardé", True),
    ("fr", "L'armée a bombardé l'hôpital. Pourquoi ?", "bombardé", False),
    ("en", "Did the army bomb the hospital?", "bomb", True),
    ("en", "The army bombed the hospital.", "bombed", False),
]


@pytest.mark.parametrize(("language", "text", "word", "expected"), QUESTIONS)
def test_a_question_is_told_from_an_assertion(look: Look, language: str, text: str, word: str, expected: bool) -> None:
    assert is_question(_token(look, text, word, language)) is expected


STANCES = [
    # text, polarity, modality, stance of its only claim
    ("Moscou a démenti avoir bombardé l'hôpital.", "affirmed", "actual", "denies"),
    ("Moscou a affirmé que l'armée n'avait pas bombardé l'hôpital.", "negated", "actual", "denies"),
    ("Moscou a démenti que l'armée n'ait pas bombardé l'hôpital.", "affirmed", "actual", "asserts"),
    ("Moscou a affirmé que l'armée aurait bombardé l'hôpital.", "affirmed", "hedged", "hedges"),
    ("Le maire craint que l'armée bombarde l'hôpital.", "affirmed", "actual", "hedges"),
    ("Le ministère n'a pas confirmé la frappe.", "affirmed", "actual", "refuses_to_comment"),
]


@pytest.mark.parametrize(("text", "polarity", "modality", "stance"), STANCES)
def test_stance_joins_what_the_speaker_does_with_what_the_sentence_says(
    read: Read, text: str, polarity: str, modality: str, stance: str
) -> None:
    told = [claim for claim in read(text) if claim.event_type == "strike"]
    assert [(claim.polarity, claim.modality, claim.stance) for claim in told] == [(polarity, modality, stance)]


def _token(look: Look, text: str, word: str, language: str) -> Token:
    return next(token for token in look(text, language).doc if token.text == word)
