"""What a sentence leaves open and its neighbours fill, and what they must not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.records import Claim
from tests.extract.conftest import Read

RAID = "L'armée a bombardé un hôpital mardi à Alep."


def test_a_silent_sentence_takes_day_and_place_from_the_one_before_and_says_so(read: Read) -> None:
    first, second = read(RAID + " Le bombardement a tué des civils.")[:2]
    assert (first.time_text, first.place, first.inherited) == ("mardi", "Alep", "")
    assert (second.time_start, second.place_key) == (first.time_start, first.place_key)
    assert set(second.inherited.split()) == {"time", "place"}


def test_a_sentence_with_its_own_day_and_place_inherits_nothing(read: Read) -> None:
    first, second = read(RAID + " L'armée a bombardé une école mercredi à Idleb.")
    assert (first.inherited, second.inherited) == ("", "")
    assert (second.time_text, second.place) == ("mercredi", "Idleb")


def test_an_inherited_hour_is_widened_to_its_day(read: Read) -> None:
    first, second = read("L'armée a bombardé un hôpital mardi à 18h30 à Alep. L'armée a aussi bombardé une école.")
    assert first.time_precision == "minute"
    assert (second.time_precision, second.inherited.split()[0]) == ("day", "time")


def test_a_happening_of_another_kind_lends_nothing(read: Read) -> None:
    told = read("Le ministre s'est rendu à Kiev lundi. La police a interpellé un suspect.")
    arrest = next(claim for claim in told if claim.event_type == "arrest")
    assert (arrest.time_start, arrest.place, arrest.inherited) == (None, "", "")


BACKGROUND = [
    RAID + " Le 14 mai 2018, l'armée avait bombardé une école à Homs. L'armée a aussi bombardé un pont.",
    "Le 14 mai 2018, l'armée avait bombardé une école à Homs. L'armée a bombardé un hôpital.",
]


@pytest.mark.parametrize("text", BACKGROUND)
def test_a_far_background_date_is_lent_to_nobody(read: Read, text: str) -> None:
    told = read(text)
    dated = [claim for claim in told if claim.time_start is not None and claim.time_start.year == 2018]
    assert [claim.inherited for claim in dated] == [""]
    assert all("14 mai 2018" in claim.passage for claim in dated)


def test_a_silent_sentence_after_background_does_not_speak_of_today(read: Read) -> None:
    told = read(RAID + "\n\nLe 14 mai 2018, l'armée avait bombardé une école à Homs. Trois personnes avaient péri.")
    (dead,) = [claim for claim in told if claim.count_of == "killed"]
    assert dead.time_start is None or dead.time_start.year == 2018
    assert dead.place != "Alep"


def test_a_planned_day_is_lent_to_nothing_that_has_happened(read: Read) -> None:
    told = read(
        "Quelque 12 000 personnes ont défilé mardi à Rennes. Une manifestation est prévue le 15 mars. "
        "À Brest, ils étaient 8 000."
    )
    assert {claim.place: claim.time_text for claim in told if claim.place == "Brest"} == {"Brest": "mardi"}


def test_a_day_before_the_storys_own_is_lent_to_nothing_else(read: Read) -> None:
    told = read("La marche a réuni 8 000 personnes. Une semaine plus tôt, le 5 mars, la police en avait compté 3 000.")
    assert {claim.count_low: claim.time_text for claim in told if claim.count_of} == {8000: "", 3000: "le 5 mars"}


def test_the_day_of_saying_is_not_the_day_of_the_event(read: Read) -> None:
    (told,) = read("Le ministre a affirmé mercredi que l'armée avait bombardé un hôpital mardi.")
    assert told.time_text == "mardi"


def test_the_day_of_saying_does_not_outweigh_the_day_that_is_told(read: Read) -> None:
    told = read(RAID + " Le ministre a déclaré mercredi que l'armée avait bombardé une école.")
    assert {claim.time_text for claim in told} == {"mardi"}


def test_the_date_of_a_toll_is_not_that_of_the_event(read: Read) -> None:
    told = read("Le séisme s'est produit lundi près d'Izmir. Mercredi, le bilan est passé à 43 morts.")
    (toll,) = [claim for claim in told if claim.count_of == "killed"]
    assert toll.time_text != "Mercredi"
    assert "time" in toll.inherited.split() or toll.time_start is None


def test_an_arrest_and_a_second_attack_do_not_date_the_first(read: Read) -> None:
    told = read(
        "Two bombings struck Tarvona's markets on Sunday. A gunman was arrested on Tuesday. "
        "The attacks killed 12 people. Another blast occurred Wednesday at a bus stop near Tarvona.",
        language="en",
    )
    (toll,) = [claim for claim in told if claim.count_of == "killed"]
    assert toll.time_text == "on Sunday"


def test_who_heard_of_an_attack_earlier_does_not_date_it(read: Read) -> None:
    told = read("Le ministre savait depuis le 2 septembre qu'une attaque était possible.")
    assert [claim for claim in told if claim.event_type == "attack" and "septembre" in claim.time_text] == []


def test_the_day_of_an_announcement_does_not_date_what_is_announced(read: Read) -> None:
    told = read(
        "A blast hit a market in Aleppo on Sunday. The governor had announced 35 dead on Tuesday.", language="en"
    )
    (toll,) = [claim for claim in told if claim.count_of == "killed"]
    assert toll.time_text == "on Sunday"


def test_a_plan_of_a_speaker_is_not_dated_by_what_has_happened(read: Read) -> None:
    told = read("Les syndicats ont manifesté mardi à Nantes. Selon la CGT, une manifestation aura lieu.")
    planned = [claim for claim in told if claim.modality == "planned"]
    assert [claim.time_start for claim in planned] == [None]


def test_two_paragraphs_of_two_days_keep_them_apart(read: Read) -> None:
    told = read(
        "L'armée a bombardé un hôpital lundi à Alep. L'armée a aussi bombardé une école.\n\n"
        "L'armée a bombardé un marché mercredi à Alep. L'armée a aussi bombardé un pont."
    )
    assert _days(told) == {"un hôpital": 6, "une école": 6, "un marché": 8, "un pont": 8}


def test_a_measure_belongs_to_the_happening_told_around_it(read: Read) -> None:
    told = read("Le pont s'est effondré lundi à Nancy. La chaussée est coupée sur 200 mètres.")
    (extent,) = [claim for claim in told if claim.amount_of == "extent"]
    assert (extent.event_type, "kind" in extent.inherited.split()) == ("disaster", True)


def test_a_span_of_time_or_an_age_belongs_to_no_happening_around_it(read: Read) -> None:
    told = read("Le pont s'est effondré lundi à Nancy. Lucie, 34 ans, habite le quartier depuis dix ans.")
    assert {claim.event_type for claim in told if claim.amount is not None} == {"statement"}


def test_an_article_of_many_happenings_lends_its_kinds_to_no_figure(read: Read) -> None:
    told = read(
        "Un millier de manifestants ont défilé à Lyon. La police a interpellé un suspect. Le maire s'est rendu à Metz. "
        "Un accident a eu lieu à Brest. Le concert a vendu 300 billets."
    )
    assert [claim.event_type for claim in told if claim.count_of == "billet"] == ["statement"]


def test_a_place_named_since_keeps_the_first_from_being_lent(read: Read) -> None:
    told = read(
        "L'armée a bombardé un hôpital à Alep. L'armée a bombardé une école à Alep. "
        "À Homs, les habitants ont fui. L'armée a aussi bombardé un pont."
    )
    assert {claim.target: claim.place for claim in told if claim.target == "un pont"} == {"un pont": ""}


def test_where_somebody_speaks_sets_no_scene(read: Read) -> None:
    told = read(
        "L'armée a bombardé un hôpital à Alep. À Washington, le porte-parole a déploré la situation. "
        "L'armée a aussi bombardé un pont."
    )
    assert {claim.target: claim.place for claim in told if claim.target == "un pont"} == {"un pont": "Alep"}


def test_one_dated_day_among_bare_ones_is_lent_to_nothing_in_an_undated_article(read: Read) -> None:
    text = "Samedi, une femme a été tuée. Le 1er janvier 2019, un homme avait été blessé."
    told = read(text, published=None)
    assert {claim.target: claim.time_text for claim in told if claim.target == "une femme"} == {"une femme": ""}


def test_without_a_date_of_publication_nothing_is_dated(read: Read) -> None:
    told = read(RAID + " L'armée a aussi bombardé une école.", published=None)
    assert {claim.time_start for claim in told} == {None}


def test_an_old_article_reads_its_own_days(read: Read) -> None:
    (told,) = read("L'armée a bombardé un hôpital mardi à Alep.", published=datetime(2016, 9, 22, 8, tzinfo=UTC))
    assert told.time_start == datetime(2016, 9, 20, tzinfo=UTC)


def _days(claims: list[Claim]) -> dict[str, int]:
    return {claim.target: claim.time_start.day for claim in claims if claim.time_start is not None}


def test_places_that_are_many_are_lent_to_nobody(read: Read) -> None:
    told = read("Des heurts ont eu lieu à Metz, Nancy et Brest. Les heurts ont blessé le maire.")
    assert [claim.place for claim in told if "place" in claim.inherited] == []


def test_of_two_towns_named_as_often_neither_is_lent(read: Read) -> None:
    told = read(
        "L'armée a bombardé une école à Alep. L'armée a bombardé un marché à Homs. L'armée a aussi bombardé un pont."
    )
    assert {claim.target: claim.place for claim in told}["un pont"] == ""


def test_a_rate_takes_neither_day_nor_place_from_another(read: Read) -> None:
    told = read("Le chômage a reculé à Metz le 6 mars. Le chômage des jeunes a augmenté de 3 %.")
    assert [claim.inherited for claim in told if claim.event_type == "indicator"] == [""] * 2


def test_a_day_that_cannot_be_read_keeps_another_from_its_clause(read: Read) -> None:
    (told,) = [
        claim
        for claim in read(
            "Depuis 2015 l'armée pilonne la ville, et mardi l'armée a bombardé une école.", published=None
        )
        if claim.trigger == "bombardé"
    ]
    assert told.time_text == ""


SILENT = [
    # a view of how things are, in somebody's words
    ("« Ceux qui attaquent des hôpitaux seront jugés », a averti le ministre.", "attaquent"),
    ("L'armée pourrait bombarder une école.", "bombarder"),
    ("« Je ne connais aucun soldat qui tue des civils », a dit le ministre.", "soldat"),
]


@pytest.mark.parametrize(("text", "trigger"), SILENT)
def test_what_recounts_nothing_takes_no_day_of_its_neighbours(read: Read, text: str, trigger: str) -> None:
    told = [claim for claim in read(f"{RAID} {text}") if claim.trigger == trigger]
    assert [claim.inherited for claim in told] in ([], [""])


def test_a_clause_that_names_its_own_setting_takes_no_other(read: Read) -> None:
    told = read(f"{RAID} Dans la capitale, l'armée a aussi bombardé un pont.")
    assert [claim.place for claim in told if claim.target == "un pont"] == [""]


def test_what_lies_ahead_takes_no_day_that_is_past(read: Read) -> None:
    told = read("Les éleveurs ont manifesté mardi à Dole. Une deuxième manifestation aura lieu à Dole.")
    assert [claim.time_start for claim in told if claim.trigger == "manifestation"] == [None]
