"""Changes of a rule or a rate: which words tell them, and which only look like one."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read

CHANGES = [
    (
        "fr",
        "Des milliers de personnes ont défilé contre le passage de l'âge de départ de 60 à 62 ans.",
        "le passage de l'âge de départ de 60 à 62 ans",
    ),
    ("fr", "La réforme prévoit de repousser l'âge légal de 57 à 59 ans.", "repousser l'âge légal de 57 à 59 ans"),
    (
        "fr",
        "On a défilé à Lille contre l'abaissement à 110 km/h de la vitesse maximale.",
        "l'abaissement à 110 km/h de la vitesse maximale",
    ),
    (
        "en",
        "They oppose an extension of the notice period to six months.",
        "an extension of the notice period to six months",
    ),
]

NO_CHANGES = [
    ("fr", "Le cortège est passé de la place des Fêtes à 200 mètres de la mairie."),
    ("fr", "Le passage de la tempête à 30 kilomètres de Brest a fait deux morts."),
    ("fr", "Une peine de 5 à 10 ans est requise."),
    ("fr", "La température est passée à 40 degrés."),
]


@pytest.mark.parametrize(("language", "text", "change"), CHANGES)
def test_a_figure_that_ends_a_change_says_what_is_changed(read: Read, language: str, text: str, change: str) -> None:
    assert change in [claim.statement for claim in read(text, language)]


@pytest.mark.parametrize(("language", "text"), NO_CHANGES)
def test_distances_ranges_and_states_are_no_changes(read: Read, language: str, text: str) -> None:
    assert not any(claim.statement for claim in read(text, language) if claim.amount is not None)


def test_a_change_that_looks_like_a_range_ends_at_its_second_figure(read: Read) -> None:
    claims = read("La réforme prévoit de repousser l'âge légal de 57 à 59 ans.", "fr")
    assert [(claim.amount, claim.amount_high) for claim in claims if claim.amount is not None] == [(59, 59)]


def test_a_march_has_no_age_of_its_own(read: Read) -> None:
    claims = read("On a défilé à Lille contre le report à 59 ans de l'âge légal.", "fr")
    assert [claim.event_type for claim in claims if claim.amount is not None] == ["statement"]
