"""Which figures say something that can be checked, and which only describe."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read

SAID = [
    ("fr", "Une quarantaine d'élèves ont occupé le gymnase de Ternay.", "élève"),
    ("fr", "Les intrus ont brisé 14 vitrines.", "vitrine"),
    ("fr", "Deux kiosques ont été détruits.", "kiosque"),
    ("fr", "La fermeture de trois écoles est prévue.", "école"),
    ("fr", "L'arrêté vise 85 communes.", "commune"),
    ("fr", "Quelque 300 gendarmes sont déployés autour du stade.", "police"),
    ("en", "Vandals broke 14 windows on Monday.", "window"),
]

NOT_SAID = [
    ("fr", "Les deux camps se parlent à nouveau."),
    ("fr", "La salle était divisée en quatre parties."),
    ("fr", "C'est l'une des trois priorités du maire."),
    ("fr", "Un entretien de huit pages paraît lundi."),
    ("fr", "Si la pétition obtient 10 000 signatures, le conseil en débattra."),
    ("fr", "L'homme avait frappé deux gendarmes."),
    ("fr", "Plusieurs manifestants portaient un masque."),
    ("fr", "Aucun policier n'a quitté le stade."),
    ("en", "The two sides are talking again."),
]


@pytest.mark.parametrize(("language", "text", "of"), SAID)
def test_a_count_is_of_those_of_whom_the_clause_tells_something(read: Read, language: str, text: str, of: str) -> None:
    assert [claim.count_of for claim in read(text, language) if claim.count_text] == [of]


@pytest.mark.parametrize(("language", "text"), NOT_SAID)
def test_a_count_that_only_describes_makes_no_claim(read: Read, language: str, text: str) -> None:
    assert [(claim.count_of, claim.count_text) for claim in read(text, language) if claim.count_text] == []


LASTING = [
    ("fr", "Les dockers ont bloqué le port pendant trois jours.", "duration:blockade"),
    ("fr", "Le procureur a requis huit ans contre le notaire.", "duration:requérir"),
    ("fr", "Il faudra six mois pour tout reconstruire.", "duration:falloir"),
    ("fr", "Le maire a décrété un deuil de trois jours.", "duration:deuil"),
    ("en", "The minister announced a six-month ban.", "duration:ban"),
]

NOT_LASTING = [
    ("fr", "Six ans après les premières alertes, rien n'a changé."),
    ("fr", "À trois jours du scrutin, les candidats se taisent."),
    ("fr", "Le hameau est isolé depuis plusieurs semaines."),
    ("fr", "Il est arrivé avec une demi-heure d'avance sur l'horaire."),
    ("fr", "L'usine a fermé il y a dix ans."),
    ("fr", "En deux minutes, la grange avait disparu."),
    ("en", "Three months before the deadline, nothing has changed."),
]


@pytest.mark.parametrize(("language", "text", "of"), LASTING)
def test_a_duration_is_of_what_lasts_so_long(read: Read, language: str, text: str, of: str) -> None:
    assert [claim.amount_of for claim in read(text, language) if claim.amount_text] == [of]


@pytest.mark.parametrize(("language", "text"), NOT_LASTING)
def test_how_long_before_or_after_is_no_duration(read: Read, language: str, text: str) -> None:
    assert [(claim.amount_of, claim.amount_text) for claim in read(text, language) if claim.amount_text] == []


SHARES = [
    ("fr", "Une majorité de riverains (55 %) approuvent le projet.", ["riverain"]),
    ("fr", "Le déficit est de 3,2 % en 2018, contre 2 % un an plus tôt.", ["déficit", "déficit"]),
    ("fr", "Les salaires ont augmenté de 2 %.", ["salaire"]),
    ("fr", "La hausse des loyers de 4 % inquiète.", ["loyer"]),
    ("fr", "Le cabinet évalue à 9 % le taux de pauvreté.", ["pauvreté"]),
    ("fr", "Un train sur cinq a circulé.", ["train"]),
    ("fr", "Notre défilé est à 100 % pacifique.", []),
    ("fr", "Il a vécu un quart de siècle à Ternay.", []),
    ("en", "Management has offered a 5 percent pay rise.", ["rise"]),
]


@pytest.mark.parametrize(("language", "text", "of"), SHARES)
def test_a_share_names_what_it_is_of_or_makes_no_claim(read: Read, language: str, text: str, of: list[str]) -> None:
    assert [claim.amount_of for claim in read(text, language) if claim.amount_text] == of


AGED = [
    ("fr", "Marion Delcourt, 47 ans, préside la coopérative.", "Marion Delcourt"),
    ("fr", "Le marin, âgé de 23 ans, a été retrouvé.", "Le marin"),
    ("fr", "Yoann, agent de sécurité de 25 ans, a tout vu.", "Yoann"),
    ("en", "Ann Lee, 33, was elected on Monday.", "Ann Lee"),
]


@pytest.mark.parametrize(("language", "text", "whose"), AGED)
def test_an_age_is_somebodys(read: Read, language: str, text: str, whose: str) -> None:
    (age,) = (claim for claim in read(text, language) if claim.unit == "year")
    assert (age.target, age.modality) == (whose, "actual")


def test_an_age_of_nobody_in_particular_makes_no_claim(read: Read) -> None:
    claims = read(
        "Des logements sont réservés aux jeunes de moins de 35 ans. L'école accueille des enfants de trois ans."
    )
    assert [claim.amount_text for claim in claims if claim.unit == "year"] == []


OF_A_CROWD = [
    (
        "Le défilé a rassemblé 2 000 manifestants. Parmi eux, 31 personnes ont été jugées lundi.",
        {2000.0: "demonstrators"},
    ),
    ("Le défilé a rassemblé 2 000 personnes. Quarante personnes ont saisi le médiateur.", {2000.0: "demonstrators"}),
]


@pytest.mark.parametrize(("text", "crowd"), OF_A_CROWD)
def test_people_who_do_something_else_are_no_crowd(read: Read, text: str, crowd: dict[float, str]) -> None:
    told = {claim.count_low: claim.count_of for claim in read(text) if claim.count_of == "demonstrators"}
    assert told == crowd


def test_a_name_that_stands_alone_is_whose_age_it_is(read: Read) -> None:
    (age,) = (claim for claim in read("Karim Belkhir, 31 ans.") if claim.unit == "year")
    assert age.target == "Karim Belkhir"


OWN_VERBS = [
    ("Le défilé a réuni 2 000 manifestants. Dix-sept ont perdu un œil.", [2000]),
    ("Le maire a comparu avec deux élus. Six personnes sont décédées, 40 ont été blessées.", [6, 40]),
    ("L'armée a arrêté 55 suspects et limogé 140 autres.", [55]),
]


@pytest.mark.parametrize(("text", "low"), OWN_VERBS)
def test_a_bare_figure_with_a_verb_of_its_own_is_no_more_of_the_same(read: Read, text: str, low: list[float]) -> None:
    told = {"demonstrators", "killed", "wounded", "arrested"}
    assert [claim.count_low for claim in read(text) if claim.count_of in told] == low


def test_an_age_has_neither_place_nor_day(read: Read) -> None:
    claims = read("Lundi, à Ternay, Karim Belkhir, 31 ans, attend le car.")
    (age,) = (claim for claim in claims if claim.unit == "year")
    assert (age.place, age.time_text) == ("", "")
