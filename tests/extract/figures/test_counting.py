"""What each figure counts or measures, of which part, and where."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

import pytest

from pipeline.records import Claim
from tests.extract.conftest import Read, missed

FRENCH = [
    # nouns that count people
    ("L'explosion a fait 14 morts et 32 blessés.", [("killed", 14), ("wounded", 32)]),
    ("Le séisme a fait au moins 2.300 morts.", [("killed", 2300)]),
    ("Six corps ont été retrouvés dans les décombres.", [("killed", 6)]),
    ("L'incendie a fait un mort.", [("killed", 1)]),
    ("On déplore une vingtaine de blessés.", [("wounded", 17)]),
    # what befell them
    ("Quatorze civils tués dans un bombardement à Idleb.", [("killed", 14)]),
    ("Au moins 22 personnes ont été tuées dans l'incendie.", [("killed", 22)]),
    ("Sept personnes sont mortes dans l'accident.", [("killed", 7)]),
    ("Trois alpinistes ont trouvé la mort dans une avalanche.", [("killed", 3)]),
    ("Deux ouvriers ont perdu la vie sur le chantier.", [("killed", 2)]),
    ("Le séisme a entraîné la mort d'au moins 22 personnes.", [("killed", 22)]),
    ("L'attentat a tué neuf soldats, blessant 32 autres.", [("killed", 9), ("wounded", 32)]),
    ("Trois policiers ont été blessés dans les heurts.", [("wounded", 3)]),
    ("L'attaque a coûté la vie à cinq soldats.", [("killed", 5)]),
    ("Onze personnes sont portées disparues.", [("missing", 11)]),
    ("Douze marins sont toujours portés disparus.", [("missing", 12)]),
    ("Cinq personnes ont été hospitalisées.", [("hospitalised", 5)]),
    # a toll, bare
    ("La mairie chiffre les blessés à 40 après l'incendie.", [("wounded", 40)]),
    ("Le bilan est passé de 38 à 43.", [("killed", 38), ("killed", 43)]),
    ("Le bilan s'alourdit à 43 morts.", [("killed", 43)]),
    (
        "Le glissement de terrain a fait 18 morts,5 disparus et deux blessées.",
        [("killed", 18), ("missing", 5), ("wounded", 2)],
    ),
    # those of the victims whom a participle tells apart
    ("Les experts ont rendu aux familles les 12 victimes identifiées.", [("identified", 12)]),
    ("Le naufrage a fait 60 morts, dont 25 identifiés.", [("killed", 60), ("identified", 25)]),
    # all the crew that a part of the rescuers makes
    (
        "1 200 personnes, dont 300 pompiers, ont cherché de nuit.",
        [("rescuers", 1200), ("firefighters", 300)],
    ),
    # crowds
    ("Quelque 12 000 manifestants ont défilé à Nantes.", [("demonstrators", 10800)]),
    ("La manifestation a réuni 12 000 personnes à Nantes.", [("demonstrators", 12000)]),
    ("Ils étaient 12 000 à défiler à Nantes.", [("demonstrators", 12000)]),
    ("12 000 personnes sont descendues dans la rue.", [("demonstrators", 12000)]),
    (
        "La police a dénombré 6 000 manifestants, les organisateurs le double.",
        [("demonstrators", 6000), ("demonstrators", 12000)],
    ),
    # only some of those who came, or people beside the crowd
    ("Les secours ont soigné une quinzaine de manifestants après le défilé.", [("people:soigner", 12.75)]),
    ("Un groupe d'environ 80 individus s'en est pris aux policiers après le défilé.", [("people:prendre", 72)]),
    ("Le défilé est passé par un bourg de 400 habitants.", []),
    ("Quelque 40 personnes se trouvaient en garde à vue au lendemain du défilé.", [("custody", 36)]),
    ("Le collectif a recensé 17 personnes éborgnées depuis le premier défilé.", [("people:recenser", 17)]),
    ("Le nouveau code réunit 2 000 articles.", [("article", 2000)]),
    # arrests, evacuations, jobs, rescuers
    ("La police a interpellé 27 personnes.", [("arrested", 27)]),
    ("Au total, 27 personnes ont été interpellées à Lyon.", [("arrested", 27)]),
    ("Les forces de l'ordre ont procédé à 27 interpellations.", [("arrested", 27)]),
    ("Huit suspects ont été placés en garde à vue.", [("custody", 8)]),
    ("Environ 300 habitants ont été évacués.", [("evacuated", 270)]),
    ("L'entreprise supprime 450 postes.", [("jobs", 450)]),
    ("La mairie supprime 40 bus pendant l'été.", [("bus", 40)]),
    ("Quelque 80 pompiers ont été mobilisés.", [("firefighters", 72)]),
    (
        "Au total, 179 personnes ont été interpellées et 36 placées en garde à vue.",
        [("arrested", 179), ("custody", 36)],
    ),
    ("Un total de 149 personnes ont été interpellées à Paris.", [("arrested", 149)]),
    ("La police a annoncé 475 gardes à vue.", [("custody", 475)]),
    # what is said of those counted
    ("Les manifestants étaient une trentaine.", [("demonstrators", 25.5)]),
    ("Ils ont dépassé le millier à la manifestation de Bourges.", [("demonstrators", 1000)]),
    ("Vingt personnes sont mortes et quinze autres sont disparues.", [("killed", 20), ("missing", 15)]),
    ("Le séisme a fait 30 morts et blessés.", [("victims", 30)]),
    ("Mardi, 170 lycées étaient perturbés, contre 450 la veille.", [("lycée", 170), ("lycée", 450)]),
    # several figures, one sense
    ("L'attentat a fait 38 morts mardi, puis 43 mercredi.", [("killed", 38), ("killed", 43)]),
]

ENGLISH = [
    ("Police put the injured at 300.", [("wounded", 300)]),
    ("The blast left 14 dead and 32 injured.", [("killed", 14), ("wounded", 32)]),
    ("At least 22 people were killed in the fire.", [("killed", 22)]),
    ("Seven people died in the crash.", [("killed", 7)]),
    ("The quake caused the death of at least 22 people.", [("killed", 22)]),
    missed(
        "the parser takes 'wounded' for an adjective",
        "The attack killed nine soldiers and wounded 32 others.",
        [("killed", 9), ("wounded", 32)],
    ),
    ("The death toll rose to 43.", [("killed", 43)]),
    ("Eleven people are missing.", [("missing", 11)]),
    ("Some 12,000 demonstrators marched in Leeds.", [("demonstrators", 10800)]),
    ("Medics had treated 15 protesters after the march.", [("people:treat", 15)]),
    ("Police arrested 27 people.", [("arrested", 27)]),
    ("About 300 residents were evacuated.", [("evacuated", 270)]),
    ("The group will cut 450 jobs.", [("jobs", 450)]),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_figures_count_what_their_clause_says(read: Read, text: str, expected: list[tuple[str, float]]) -> None:
    assert _counts(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_figures_count_what_their_clause_says(read: Read, text: str, expected: list[tuple[str, float]]) -> None:
    assert _counts(read(text, "en")) == expected


WORDING = [
    ("Au moins 22 personnes ont été tuées.", 22, float("inf"), "at_least", "Au moins 22 personnes"),
    ("Entre 30 et 40 personnes ont été tuées.", 30, 40, "between", "Entre 30 et 40 personnes"),
    ("Une vingtaine de personnes ont été tuées.", 17, 24, "about", "Une vingtaine de personnes"),
    ("Plus de 80 personnes ont été tuées.", 80, float("inf"), "at_least", "Plus de 80 personnes"),
    ("Quatorze personnes ont été tuées.", 14, 14, "exact", "Quatorze personnes"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier", "quoted"), WORDING)
def test_a_figure_keeps_its_interval_and_its_words(
    read: Read, text: str, low: float, high: float, qualifier: str, quoted: str
) -> None:
    told = [(c.count_low, c.count_high, c.qualifier, c.count_text) for c in read(text) if c.count_of]
    assert told == [(low, high, qualifier, quoted)]


PLACES = [
    (
        "La mobilisation a rassemblé 36 000 personnes à Toulouse, 26 000 à Marseille et 15 000 à Nantes.",
        [(36000, "Toulouse"), (26000, "Marseille"), (15000, "Nantes")],
    ),
    (
        "Les manifestants étaient nombreux à Bordeaux (13 600 manifestants) et à Pau (4 000).",
        [(13600, "Bordeaux"), (4000, "Pau")],
    ),
    ("À Paris, le défilé a réuni 80 000 personnes.", [(80000, "Paris")]),
    (
        "Quelque 18 000 personnes ont manifesté à Nantes, et plus de 50 000 dans toute la région.",
        [(16200.0, "Nantes"), (50000.0, "toute la région")],
    ),
    (
        "Dans l'ensemble du département, la préfecture a compté 4 000 manifestants, les syndicats 9 000.",
        [(4000, "ensemble du département"), (9000, "ensemble du département")],
    ),
    (
        "Le rassemblement de Brest a attiré 1 500 personnes selon la police, 3 000 selon les syndicats.",
        [(1500, "Brest"), (3000, "Brest")],
    ),
    (
        "La police a compté 1 500 manifestants à Brest. Les syndicats en revendiquent 3 000.",
        [(1500, "Brest"), (3000, "Brest")],
    ),
    (
        "La manifestation a réuni 140 000 personnes à Marseille (26 000 selon la police).",
        [(140000, "Marseille"), (26000, "Marseille")],
    ),
    (
        "Quelque 300 000 manifestants ont défilé en France, dont 80 000 à Paris.",
        [(270000, "France"), (80000, "Paris")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_each_figure_is_for_its_own_place(read: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(claim.count_low, claim.place) for claim in read(text) if claim.count_of] == expected


PARTS = [
    ("Vingt-deux personnes ont été tuées, dont quatre Français.", [(22, ""), (4, "country:FR")]),
    ("L'attaque a fait 22 morts, dont sept enfants.", [(22, ""), (7, "children")]),
    ("L'accident a fait 32 blessés, dont 12 graves.", [(32, ""), (12, "serious")]),
    ("Quatorze personnes ont été blessées, parmi lesquelles trois policiers.", [(14, ""), (3, "police")]),
    ("L'attaque a fait 22 morts.", [(22, "")]),
    ("L'attaque a fait 22 morts, parmi eux trois policiers.", [(22, ""), (3, "police")]),
    ("L'attentat a fait 253 morts, dont 30 étrangers.", [(253, ""), (30, "foreigners")]),
    ("Dix-neuf personnes ont été interpellées ; cinq d'entre elles ont été relâchées.", [(19, ""), (5, "part")]),
    ("Le bilan a été abaissé de plus de 100.", [(100, "variation")]),
    ("L'attaque a fait 100 morts de moins que la précédente.", [(100, "variation")]),
    ("La route tue 3 500 personnes par an.", [(3500, "/year")]),
]


ENGLISH_PARTS = [
    ("The blasts killed 253 people, including 30 foreigners.", [(253, ""), (30, "foreigners")]),
    ("The blast killed 22 people, three police among them.", [(22, ""), (3, "police")]),
    ("The toll was 253, almost 100 fewer than first announced.", [(253, ""), (90, "variation")]),
    ("The toll was lowered by more than 100, to 253.", [(100, "variation"), (253, "")]),
    ("Quake toll lowered by 40 to 310", [(40, "variation"), (310, "")]),
    ("The ministry has raised the toll of Friday's flood by 25, to 80.", [(25, "variation"), (80, "")]),
    ("Ferry death toll revised down by 'about 20'", [(18, "variation")]),
    ("At least 30 foreigners are among the dead.", [(30, "foreigners")]),
    ("The embassy counted 12 foreign nationals among the dead.", [(12, "foreigners")]),
    ("The fire killed nine Irish citizens.", [(9, "country:IE")]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_PARTS)
def test_an_english_part_or_change_is_kept_apart_from_the_total(
    read: Read, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(claim.count_low, claim.subset) for claim in read(text, "en") if claim.count_of] == expected


SPEAKERS = [
    (
        "La préfecture avait compté 5 100 personnes à la manifestation, les syndicats 12 000.",
        [(5100, "préfecture"), (12000, "syndicats")],
    ),
    (
        "La police a dénombré 6 000 manifestants, les organisateurs le double.",
        [(6000, "police"), (12000, "organisateurs")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_a_second_speaker_takes_the_verb_of_the_first(read: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(claim.count_low, claim.speaker) for claim in read(text) if claim.count_of] == expected


YEARS = [
    ("Il a été condamné à 20 ans de prison.", "duration:prison"),
    ("Il a travaillé pendant dix ans à Lyon.", "duration:travailler"),
    ("Un homme de 45 ans a été tué mardi.", "age:homme"),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years_are_an_age_or_a_duration(read: Read, text: str, expected: str) -> None:
    assert [claim.amount_of for claim in read(text) if claim.unit == "year"] == [expected]


def test_a_number_behind_an_english_name_is_an_age(read: Read) -> None:
    told = [(claim.amount, claim.unit) for claim in read("John Smith, 33, was killed on Tuesday.", "en")]
    assert (33, "year") in told


def test_a_figure_counts_the_head_of_an_english_compound(read: Read) -> None:
    (told,) = (claim for claim in read("Police found 34 shell casings in the house.", "en") if claim.count_of)
    assert (told.count_of, told.count_low) == ("casing", 34)


def test_many_figures_in_one_sentence_take_time_in_proportion(read: Read) -> None:
    def seconds(count: int) -> float:
        text = "La manifestation a réuni " + ", ".join(f"{100 + n} personnes" for n in range(count)) + "."
        read(text)
        start = perf_counter()
        read(text)
        return perf_counter() - start

    assert seconds(800) < 10 * seconds(200)


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_of_a_total_is_kept_apart_from_it(read: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(claim.count_low, claim.subset) for claim in read(text) if claim.count_of] == expected


MEASURES = [
    # lengths and heights carry the thing measured
    ("fr", "Le pont, long de 120 mètres, s'est effondré.", [("length:bridge", 120, "m")]),
    ("fr", "La brèche mesure 60 mètres de long.", [("length:breach", 60, "m")]),
    ("fr", "La tour culmine à 45 mètres.", [("height:tower", 45, "m")]),
    ("fr", "La chaussée est coupée sur 200 mètres.", [("extent", 200, "m")]),
    ("fr", "L'épicentre était situé à 30 km de la ville.", [("distance:épicentre", 30, "km")]),
    # by the order of words, in the sense that such a thing is measured
    ("fr", "La rivière a ouvert une brèche de 60 mètres.", [("width:breach", 60, "m")]),
    ("fr", "Une vague de quatre mètres a balayé la plage.", [("height:wave", 4, "m")]),
    ("en", "Engineers put the height of the wave at 4 metres.", [("height:wave", 4, "m")]),
    ("en", "The river opened a 60-metre breach in the wall.", [("width:breach", 60, "m")]),
    # money and durations, by what they are for
    ("fr", "L'usine a perdu 3 millions d'euros.", [("money:loss", 3e6, "EUR")]),
    ("en", "The plant lost 3 million euros.", [("money:loss", 3e6, "EUR")]),
    (
        "fr",
        "La ville a versé 3 millions d'euros, et non 4 millions comme le dit le maire.",
        [("money:verser", 3e6, "EUR"), ("money:verser", 4e6, "EUR")],
    ),
    # how long a happening lasted is told by its noun or by a verb of lasting
    ("fr", "Les négociations ont duré neuf heures.", [("duration:talks", 9, "hour")]),
    ("fr", "L'ONU demande 48 heures de trêve.", [("duration:truce", 48, "hour")]),
    ("en", "The UN wants a 48-hour truce.", [("duration:truce", 48, "hour")]),
    ("fr", "Le gouvernement a débloqué 500 millions d'euros d'aide.", [("money:aid", 5e8, "EUR")]),
    ("fr", "Une amende de 2 millions d'euros a été infligée.", [("money:fine", 2e6, "EUR")]),
    ("fr", "Le pays observera trois jours de deuil.", [("duration:deuil", 3, "day")]),
    ("fr", "Une pause de trois heures a été décrétée.", [("duration:pause", 3, "hour")]),
    # shares, and what a second share takes over from the first
    ("fr", "Le chômage atteint 7,2 % des actifs.", [("actif", 7.2, "percent")]),
    (
        "fr",
        "La participation a été de 34,5 % à midi et de 52 % le soir.",
        [("participation", 34.5, "percent"), ("participation", 52, "percent")],
    ),
    ("en", "The bridge, 120 metres long, collapsed.", [("length:bridge", 120, "m")]),
    missed(
        "what money is for is looked for after 'of' alone, not after 'in'",
        "en",
        "The government released $500m in aid.",
        [("money:aid", 5e8, "USD")],
    ),
    ("en", "Unemployment rose to 7.2% of workers.", [("worker", 7.2, "percent")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), MEASURES)
def test_an_amount_says_what_it_measures_and_of_what(
    read: Read, language: str, text: str, expected: list[tuple[str, float, str]]
) -> None:
    assert [(c.amount_of, c.amount, c.unit) for c in read(text, language) if c.amount is not None] == expected


def test_a_share_within_a_part_is_kept_apart(read: Read) -> None:
    text = "Le taux de grévistes a atteint 34,6 % dans le primaire et 28 % dans le secondaire."
    told = [(c.amount_of, c.amount, c.subset) for c in read(text)]
    assert told == [("strikers", 34.6, "primaire"), ("strikers", 28, "secondaire")]


NOT_FIGURES = [
    ("fr", "Le gouvernement a invoqué l'article 49.3 de la Constitution."),
    ("fr", "L'accident a eu lieu sur l'autoroute A7."),
    ("fr", "La route départementale 907 est coupée."),
    ("fr", "L'accident s'est produit le 14 mars 2023 à 18h30."),
    ("fr", "L'usine a ouvert en 2019."),
    ("fr", "Les dirigeants du G7 se sont réunis à Hiroshima."),
    ("fr", "Le vol AF447 reliait Rio à Paris."),
    ("fr", "Le ministre était l'invité de France 2."),
    ("fr", "Le cortège est parti du 12 rue de la Paix."),
    ("fr", "Un Boeing 737 s'est écrasé près de Lagos."),
    ("fr", "L'acte 8 a réuni peu de monde."),
    ("fr", "Ils sont entrés à deux reprises dans la gare."),
    ("fr", "La route est coupée dans les deux sens."),
    ("fr", "Un homme a fait l'objet d'une arrestation."),
    ("fr", "Le conseil a adopté la résolution 2254."),
    ("fr", "Le feu a pris dans le 20e arrondissement."),
    ("fr", "La guerre de 14-18 a marqué la région."),
    ("en", "The crash happened on the A7 motorway on 14 March 2023."),
    ("en", "A Boeing 737 crashed near Lagos."),
    ("en", "The council adopted Resolution 2254."),
]


@pytest.mark.parametrize(("language", "text"), NOT_FIGURES)
def test_a_number_that_only_names_something_makes_no_figure(read: Read, language: str, text: str) -> None:
    assert [(c.count_of, c.count_low, c.amount_of, c.amount) for c in read(text, language) if _figure(c)] == []


NOBODY = [
    ("fr", "L'accident n'a fait aucun blessé.", ("wounded", 0, 0)),
    ("fr", "Aucun manifestant blessé n'a été signalé au maire.", ("wounded", 0, 0)),
    ("fr", "Aucun civil n'a été tué.", ("killed", 0, 0)),
    ("fr", "Il n'y a plus aucun disparu ; les fouilles cessent.", ("missing", 0, 0)),
    ("en", "The crash left no injured.", ("wounded", 0, 0)),
    ("en", "No civilians were killed.", ("killed", 0, 0)),
    ("fr", "Personne n'a été blessé dans l'incendie.", ("wounded", 0, 0)),
    ("en", "Nobody was injured in the fire.", ("wounded", 0, 0)),
]


@pytest.mark.parametrize(("language", "text", "expected"), NOBODY)
def test_nobody_is_a_figure_and_hits_no_one(
    read: Read, language: str, text: str, expected: tuple[str, float, float]
) -> None:
    told = [claim for claim in read(text, language) if claim.event_type == "casualties"]
    assert [(claim.count_of, claim.count_low, claim.count_high) for claim in told] == [expected]
    assert {claim.target for claim in told} == {""}


AGES = [
    ("fr", "Un homme de 45 ans a été tué mardi."),
    ("fr", "Une femme, âgée de 32 ans, a été blessée."),
    ("en", "A 45-year-old man was killed on Tuesday."),
]


@pytest.mark.parametrize(("language", "text"), AGES)
def test_an_age_counts_nobody(read: Read, language: str, text: str) -> None:
    claims = read(text, language)
    assert [claim.count_low for claim in claims if claim.count_of and (claim.count_low or 0) > 1] == []
    assert {claim.unit for claim in claims if claim.amount is not None} <= {"year"}


def test_who_was_hit_is_named_when_the_noun_says_it(read: Read) -> None:
    told = read("Quatorze civils ont été tués. Trois personnes ont été blessées.")
    assert [(claim.count_of, claim.target) for claim in told] == [("killed", "civils"), ("wounded", "")]


def test_a_figure_takes_the_agent_of_its_verb(read: Read) -> None:
    (told,) = read("L'attaque a tué 14 civils, à Mossoul, mardi.")
    assert (told.event_type, told.count_of, told.place, told.time_text) == ("casualties", "killed", "Mossoul", "mardi")
    (told,) = read("Les rebelles ont tué 14 soldats.")
    assert (told.agent, told.count_low) == ("Les rebelles", 14)


def test_figures_of_page_furniture_make_no_claims(read: Read) -> None:
    text = "L'explosion a fait 14 morts. Lire aussi : 32 blessés dans un accident."
    start = text.index("Lire")
    assert _counts(read(text, noise=[(start, len(text))])) == [("killed", 14)]


def _counts(claims: Iterable[Claim]) -> list[tuple[str, float | None]]:
    return [(claim.count_of, claim.count_low) for claim in claims if claim.count_of]


def _figure(claim: Claim) -> bool:
    return claim.count_low is not None or claim.amount is not None


COMPARED = [
    ("fr", "Le cortège a réuni 7 200 personnes, contre 5 100 le 2 mars.", {7200: 0, 5100: 2}),
    ("en", "The march drew 7,200 people, compared with 5,100 on 2 March.", {7200: 0, 5100: 2}),
    ("fr", "Le 4 mars, le cortège a réuni 7 200 personnes, contre 5 100 le 2 mars.", {7200: 4, 5100: 2}),
    ("fr", "Le cortège a réuni 7 200 personnes le 4 mars, moins par rapport au 2 mars.", {7200: 4}),
    ("fr", "Le 4 mars, 7 200 personnes ont défilé, plus que le 2 mars.", {7200: 4}),
]


@pytest.mark.parametrize(("language", "text", "days"), COMPARED)
def test_the_day_of_the_figure_compared_with_is_not_that_of_the_first(
    read: Read, language: str, text: str, days: dict[int, int]
) -> None:
    told = {claim.count_low: claim for claim in read(text, language) if claim.count_low}
    assert {low: claim.time_start.day if claim.time_start else 0 for low, claim in told.items()} == days
