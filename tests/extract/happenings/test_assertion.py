"""Event nouns that tell of a happening, and those that only speak of one."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read

TOLD = [
    ("fr", "Des heurts ont éclaté dimanche devant la mairie de Nantes.", "heurts"),
    ("fr", "La manifestation s'est terminée vers 18 heures.", "manifestation"),
    ("fr", "Deux gendarmes ont été blessés lors de heurts près de Rennes.", "heurts"),
    ("fr", "La soirée a été marquée par des scènes de pillage à Lyon.", "pillage"),
    ("fr", "Le parquet a confirmé l'arrestation de Paul Vernier.", "arrestation"),
    ("fr", "Les syndicats appellent à une nouvelle manifestation le 12 mars.", "manifestation"),
    ("fr", "La mère du blessé a parlé de l'attaque de Lille.", "attaque"),
    ("fr", "Il n'y a pas eu d'émeute dans le quartier.", "émeute"),
    ("fr", "Le maire condamne les dégradations commises par des supporters.", "dégradations"),
    ("en", "Clashes erupted on Sunday outside the town hall.", "Clashes"),
    ("en", "Nine people were hurt in a riot near Mosul.", "riot"),
    ("en", "The unions called for a demonstration on 12 March.", "demonstration"),
]
ONLY_SPOKEN_OF = [
    ("fr", "Ce livre compte plus pour lui que l'élection du président.", "élection"),
    ("fr", "Les électeurs réclament la dissolution de l'Assemblée.", "dissolution"),
    ("fr", "Il a répondu à une question sur les manifestations des agriculteurs.", "manifestations"),
    ("fr", "Les proches des victimes de l'attaque de la milice ont reçu une lettre.", "attaque"),
    ("en", "She wrote a book about the demonstrations of the farmers.", "demonstrations"),
    ("en", "The riot police wore new helmets on Sunday.", "riot"),
    ("en", "The families of the victims of the attack by the militia met the minister.", "attack"),
]


@pytest.mark.parametrize(("language", "text", "trigger"), TOLD)
def test_a_noun_that_heads_its_clause_or_has_a_day_a_place_or_a_name_tells(
    read: Read, language: str, text: str, trigger: str
) -> None:
    assert trigger in {claim.trigger for claim in read(text, language) if claim.event_type != "statement"}


@pytest.mark.parametrize(("language", "text", "trigger"), ONLY_SPOKEN_OF)
def test_a_noun_that_only_completes_another_word_tells_nothing(
    read: Read, language: str, text: str, trigger: str
) -> None:
    assert trigger not in {claim.trigger for claim in read(text, language)}


VERBS_THAT_TELL = [
    ("fr", "Des inconnus ont bloqué la route nationale.", "bloqué"),
    ("fr", "Les syndicats veulent bloquer le port lundi.", "bloquer"),
    ("fr", "Le préfet affirme que le maire n'a pas été arrêté.", "arrêté"),
    ("en", "The army attacked the village.", "attacked"),
]
VERBS_THAT_DO_NOT = [
    ("fr", "Quand on bloque une route, on gêne les voisins.", "bloque"),
    ("fr", "La préfecture a posé des grilles pour empêcher les casseurs de briser des vitrines.", "briser"),
    ("fr", "Il défend la liberté de manifester.", "manifester"),
    ("fr", "« Tu vas mourir », lui a-t-il crié.", "mourir"),
]


@pytest.mark.parametrize(("language", "text", "trigger"), VERBS_THAT_TELL)
def test_a_verb_tells_what_was_or_will_be_done(read: Read, language: str, text: str, trigger: str) -> None:
    assert trigger in {claim.trigger for claim in read(text, language) if claim.event_type != "statement"}


@pytest.mark.parametrize(("language", "text", "trigger"), VERBS_THAT_DO_NOT)
def test_an_order_a_habit_and_an_aim_tell_nothing(read: Read, language: str, text: str, trigger: str) -> None:
    assert trigger not in {claim.trigger for claim in read(text, language) if claim.event_type != "statement"}


LEVELS = [
    ("fr", "Le taux de chômage reste élevé en France.", "chômage"),
    ("fr", "En 2019, le déficit inquiète toujours Bruxelles.", "déficit"),
    ("en", "Inflation worried the central bank in 2019.", "Inflation"),
]


@pytest.mark.parametrize(("language", "text", "trigger"), LEVELS)
def test_a_magnitude_tells_only_through_a_figure(read: Read, language: str, text: str, trigger: str) -> None:
    assert trigger not in {claim.trigger for claim in read(text, language) if claim.event_type != "statement"}
