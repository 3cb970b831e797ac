"""Which happening a sentence tells, who took part in it, where, when and with what."""

from __future__ import annotations

import pytest

from pipeline.records import Claim
from tests.extract.conftest import Read, missed

SLOTS = ("agent", "target", "place", "time_text", "means", "speaker")

FRENCH = [
    # active and passive
    (
        "À Alep, l'aviation russe a bombardé un hôpital.",
        "strike",
        {"agent": "l'aviation russe", "target": "un hôpital", "place": "Alep"},
    ),
    (
        "Un hôpital a été bombardé par l'aviation russe mardi.",
        "strike",
        {"agent": "l'aviation russe", "target": "Un hôpital", "time_text": "mardi"},
    ),
    (
        "L'armée a pilonné plusieurs quartiers de la ville.",
        "strike",
        {"agent": "L'armée", "target": "plusieurs quartiers de la ville"},
    ),
    ("Le tribunal a acquitté l'ancien maire.", "trial", {"agent": "Le tribunal", "target": "l'ancien maire"}),
    ("L'ancien maire a été acquitté.", "trial", {"target": "L'ancien maire"}),
    ("La police a interpellé le suspect.", "arrest", {"agent": "La police", "target": "le suspect"}),
    ("Un groupe armé a attaqué le village.", "attack", {"agent": "Un groupe armé", "target": "le village"}),
    ("L'armée a violé la trêve.", "violation", {"agent": "L'armée", "target": "la trêve"}),
    ("Un groupe djihadiste a revendiqué l'attentat.", "responsibility", {"agent": "Un groupe djihadiste"}),
    # one alone undergoes it
    (
        "Le toit du gymnase s'est effondré lundi à Nancy.",
        "disaster",
        {"target": "Le toit du gymnase", "time_text": "lundi", "place": "Nancy"},
    ),
    (
        "Un train a déraillé mardi près de Dijon.",
        "accident",
        {"target": "Un train", "time_text": "mardi", "place": "Dijon"},
    ),
    # both take part
    (
        "L'armée et les rebelles se sont affrontés à Khartoum.",
        "clash",
        {"agent": "L'armée et les rebelles", "place": "Khartoum"},
    ),
    ("Washington et Moscou coopèrent en Syrie.", "cooperation", {"agent": "Washington et Moscou", "place": "Syrie"}),
    # nouns
    (
        "La frappe de la coalition contre un convoi a eu lieu mardi.",
        "strike",
        {"agent": "la coalition", "target": "un convoi", "time_text": "mardi"},
    ),
    missed(
        "what goes on again is taken for what is taken again",
        "Les affrontements entre l'armée et les rebelles ont repris à Khartoum.",
        "clash",
        {"agent": "l'armée et les rebelles", "place": "Khartoum"},
    ),
    (
        "Le bombardement d'un hôpital par l'armée a indigné l'opposition.",
        "strike",
        {"agent": "l'armée", "target": "un hôpital"},
    ),
    ("L'arrestation du maire a surpris la ville.", "arrest", {"target": "maire"}),
    ("Le raid américain a eu lieu mardi.", "strike", {"agent": "américain", "time_text": "mardi"}),
    # light verbs
    (
        "La coalition a mené un raid contre un convoi.",
        "strike",
        {"agent": "La coalition", "target": "un convoi"},
    ),
    (
        "Un raid a été mené par la coalition contre un convoi.",
        "strike",
        {"agent": "la coalition", "target": "un convoi"},
    ),
    # whom somebody accuses
    (
        "Damas a accusé Israël d'avoir bombardé l'aéroport.",
        "strike",
        {"agent": "Israël", "target": "l'aéroport", "speaker": "Damas"},
    ),
    (
        "Damas accuse la coalition de l'avoir bombardé.",
        "strike",
        {"agent": "la coalition", "target": "Damas", "speaker": "Damas"},
    ),
    # means
    (
        "L'armée a bombardé le village avec des drones.",
        "strike",
        {"agent": "L'armée", "target": "le village", "means": "des drones"},
    ),
    (
        "Le village a été bombardé par des avions.",
        "strike",
        {"agent": "des avions", "target": "Le village", "means": "des avions"},
    ),
    # relatives and coordination
    (
        "La milice, qui a attaqué le village, a fui.",
        "attack",
        {"agent": "La milice", "target": "le village"},
    ),
    (
        "L'armée a encerclé puis bombardé le village.",
        "strike",
        {"agent": "L'armée", "target": "le village"},
    ),
]

ENGLISH = [
    (
        "In Aleppo, the coalition bombed a hospital.",
        "strike",
        {"agent": "the coalition", "target": "a hospital", "place": "Aleppo"},
    ),
    (
        "A hospital was bombed by the coalition.",
        "strike",
        {"agent": "the coalition", "target": "A hospital"},
    ),
    ("The roof of the gym collapsed in Leeds.", "disaster", {"target": "The roof of the gym", "place": "Leeds"}),
    (
        "The coalition carried out a raid on a convoy.",
        "strike",
        {"agent": "The coalition", "target": "a convoy"},
    ),
    (
        "The bombardment of a hospital by the army angered the opposition.",
        "strike",
        {"agent": "the army", "target": "a hospital"},
    ),
    (
        "Kyiv accused Russia of shelling a school.",
        "strike",
        {"agent": "Russia", "target": "a school", "speaker": "Kyiv"},
    ),
    missed(
        "the parser hangs the means on the target",
        "The army attacked the village with drones.",
        "attack",
        {"agent": "The army", "target": "the village", "means": "drones"},
    ),
    ("The court convicted the former mayor.", "trial", {"agent": "The court", "target": "the former mayor"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), FRENCH)
def test_a_french_sentence_tells_who_did_what_to_whom(
    read: Read, text: str, kind: str, expected: dict[str, str]
) -> None:
    assert _told(read(text), kind, expected) == [expected]


@pytest.mark.parametrize(("text", "kind", "expected"), ENGLISH)
def test_an_english_sentence_tells_who_did_what_to_whom(
    read: Read, text: str, kind: str, expected: dict[str, str]
) -> None:
    assert _told(read(text, "en"), kind, expected) == [expected]


NOTHING = [
    # a weak word alone
    ("fr", "Le film a touché son public."),
    ("fr", "Le joueur a tiré au but."),
    ("fr", "Le gouvernement vise une réélection facile."),
    ("fr", "La température est tombée dans la nuit."),
    ("fr", "Les élèves ont rencontré un écrivain."),
    ("en", "The film hit the screens on Friday."),
    ("en", "The band released a record."),
    # a question asserts nothing
    ("fr", "L'armée a-t-elle bombardé l'hôpital d'Alep ?"),
    ("fr", "Qui a attaqué le village ?"),
    ("en", "Did the army bomb the hospital in Aleppo?"),
    # nothing happens
    ("fr", "La place du village est bordée de platanes."),
    ("en", "The village square is lined with trees."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_tells_no_happening_gives_no_claim(read: Read, language: str, text: str) -> None:
    assert [(claim.event_type, claim.trigger) for claim in read(text, language)] == []


def test_a_weak_word_means_its_kind_beside_a_strong_one(read: Read) -> None:
    told = read("Un raid a eu lieu mardi à Alep. Les avions ont visé un dépôt.")
    assert ("strike", "visé", "un dépôt") in [(claim.event_type, claim.trigger, claim.target) for claim in told]


ONCE = [
    ("fr", "La frappe a touché un convoi militaire.", "strike"),
    ("fr", "L'attentat a visé une école.", "attack"),
    ("fr", "Le raid aérien a été mené par la coalition.", "strike"),
    ("fr", "Une frappe a visé un convoi.", "strike"),
    ("en", "The airstrike hit a military convoy.", "strike"),
    # what somebody is held for, or does it for, is told with it
    ("fr", "Le comptable a été mis en examen mardi pour fraude fiscale.", "trial"),
    ("en", "A teacher was arrested on Friday for vandalism.", "arrest"),
]


@pytest.mark.parametrize(("language", "text", "kind"), ONCE)
def test_an_event_noun_as_subject_or_object_is_not_told_twice(read: Read, language: str, text: str, kind: str) -> None:
    told = [claim for claim in read(text, language) if claim.count_low is None]
    assert len(told) == 1


def test_a_figure_and_its_verb_make_one_claim(read: Read) -> None:
    told = [claim for claim in read("Vingt-deux civils ont été tués à Idleb par l'armée.")]
    assert [(c.count_of, c.count_low, c.place, c.agent) for c in told] == [("killed", 22, "Idleb", "l'armée")]


LOST = [
    ("fr", "Un voilier a chaviré dimanche près de Brest.", "chaviré"),
    ("fr", "Un camion a quitté la route mardi près de Dijon.", "quitté"),
    ("en", "A trawler capsized near Brest on Sunday.", "capsized"),
    ("en", "A tanker ran aground near Brest on Sunday.", "ran"),
]


@pytest.mark.parametrize(("language", "text", "trigger"), LOST)
def test_a_ship_or_a_car_that_is_lost_is_an_accident(read: Read, language: str, text: str, trigger: str) -> None:
    assert [(claim.event_type, claim.trigger) for claim in read(text, language)] == [("accident", trigger)]


def test_a_rise_is_told_once_with_its_figure(read: Read) -> None:
    told = read("Les prix ont augmenté de 4 % en mars. Son chiffre d'affaires a progressé de 9 %.")
    assert [claim.amount for claim in told] == [4, 9]


def test_what_a_victory_is_for_is_told_with_it(read: Read) -> None:
    told = read("Westmere beat Holt on Saturday to reach the final. Striker Ana Ruiz scored both goals.", "en")
    assert [claim.trigger for claim in told if claim.event_type == "match"] == ["beat", "scored"]


VOTES = [
    ("fr", "Les députés ont adopté jeudi le projet de loi par 310 voix contre 204.", [310, 204]),
    ("fr", "Le conseil régional a rejeté la proposition de loi par 60 voix contre 45.", [60, 45]),
    ("en", "Senators passed the budget by 51 votes to 49 on Friday.", [51, 49]),
]


@pytest.mark.parametrize(("language", "text", "counts"), VOTES)
def test_the_votes_for_a_text_tell_what_became_of_it(read: Read, language: str, text: str, counts: list[float]) -> None:
    told = [claim for claim in read(text, language)]
    assert [(claim.event_type, claim.modality, claim.count_low) for claim in told] == [
        ("vote", "actual", count) for count in counts
    ]


NOBODY = [
    # who only says so does not act, a pronoun and a dateline are nobody
    ("fr", "Selon l'armée, un raid a été mené contre un convoi.", "agent", ""),
    ("fr", "Ils ont bombardé un hôpital.", "agent", ""),
    ("fr", "BEYROUTH — Des avions ont bombardé un hôpital.", "agent", "Des avions"),
    ("fr", "Mardi, des avions ont bombardé un hôpital.", "agent", "des avions"),
    # the seat of a speaker is no place of the event
    ("fr", "Selon une ONG basée à Londres, l'armée a bombardé un hôpital.", "place", ""),
    ("fr", "L'ONG, installée à Londres, affirme que l'armée a bombardé un hôpital.", "place", ""),
    # nor is the day of saying that of the event
    missed(
        "the only day of an announcement stands for that of its event",
        "fr",
        "Le ministre a affirmé mardi que l'armée avait bombardé un hôpital.",
        "time_text",
        "",
    ),
]


@pytest.mark.parametrize(("language", "text", "slot", "expected"), NOBODY)
def test_what_belongs_to_the_telling_is_not_taken_for_the_happening(
    read: Read, language: str, text: str, slot: str, expected: str
) -> None:
    assert [getattr(claim, slot) for claim in read(text, language) if claim.event_type == "strike"] == [expected]


TIMES = [
    ("L'armée a bombardé le village mardi.", "2023-03-07T00:00:00", "2023-03-07T23:59:59", "day"),
    ("L'armée a bombardé le village le 3 mars.", "2023-03-03T00:00:00", "2023-03-03T23:59:59", "day"),
    ("L'armée a bombardé le village hier.", "2023-03-08T00:00:00", "2023-03-08T23:59:59", "day"),
    ("Le 14 mai 2018, l'armée a bombardé le village.", "2018-05-14T00:00:00", "2018-05-14T23:59:59", "day"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), TIMES)
def test_a_happening_has_the_time_of_its_clause(read: Read, text: str, start: str, end: str, precision: str) -> None:
    (told,) = read(text)
    assert told.time_start is not None
    assert told.time_end is not None
    assert (told.time_start.isoformat()[:19], told.time_end.isoformat()[:19]) == (start, end)
    assert told.time_precision == precision


def test_an_article_without_a_date_gives_no_date_to_a_bare_weekday(read: Read) -> None:
    (told,) = read("L'armée a bombardé le village mardi.", published=None)
    assert told.time_start is None


def _told(claims: list[Claim], kind: str, expected: dict[str, str]) -> list[dict[str, str]]:
    """The slots of the claims of a kind: all that are filled, so that what is invented shows."""
    of_kind = [claim for claim in claims if claim.event_type == kind]
    return [{slot: value for slot in SLOTS if (value := getattr(claim, slot))} for claim in of_kind]


@pytest.mark.parametrize(
    "text",
    ["The police toll was raised to 31 overnight.", "Costa Verde lowers quake toll to 253"],
)
def test_who_counts_a_toll_did_not_cause_it(read: Read, text: str) -> None:
    assert [claim.agent for claim in read(text, "en") if claim.event_type == "casualties" and claim.agent] == []


AGENTS = [
    ("Une attaque sur la voie publique a eu lieu à Metz.", "attaque", ("", "")),
    ("La police a répliqué par des tirs de gaz lacrymogène à Metz.", "tirs", ("", "")),
    ("Un cycliste a été percuté par un camion.", "percuté", ("un camion", "Un cycliste")),
    ("Grève : la maire de Metz a été agressée.", "agressée", ("", "la maire de Metz")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), AGENTS)
def test_neither_a_weapon_nor_a_headline_s_topic_acts(
    read: Read, text: str, trigger: str, expected: tuple[str, str]
) -> None:
    told = read(text + " L'armée a bombardé un pont.")
    assert [(claim.agent, claim.target) for claim in told if claim.trigger == trigger] == [expected]


NOUNS = [
    # a town is where it happened, a thing or a name does nothing; a country and people do
    ("L'attentat de Metz a ému le pays.", "attentat", ("", "")),
    ("Après les attentats de Paris, le ministre a démissionné.", "attentats", ("", "")),
    ("Le sommet de la sobriété a réuni douze pays.", "sommet", ("", "")),
    ("Un référendum d'initiative locale aura lieu.", "référendum", ("", "")),
    ("La grève des cheminots se poursuit.", "grève", ("cheminots", "")),
    ("Les tirs de l'armée ont visé le pont.", "tirs", ("l'armée", "")),
    (
        "La manifestation des enseignants et la fermeture du pont ont gêné la ville.",
        "manifestation",
        ("enseignants", ""),
    ),
    # what burns, is elected or grows undergoes it
    ("L'incendie du gymnase a duré toute la nuit.", "incendie", ("", "gymnase")),
    ("L'élection de la maire a été validée.", "élection", ("", "la maire")),
    ("La croissance du commerce extérieur a ralenti en mars.", "croissance", ("", "commerce extérieur")),
    ("Le déraillement d'un train et les retards ont surpris les voyageurs.", "déraillement", ("", "un train")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), NOUNS)
def test_what_follows_a_noun_acts_only_if_it_can(
    read: Read, text: str, trigger: str, expected: tuple[str, str]
) -> None:
    told = read(text)
    assert {(claim.agent, claim.target) for claim in told if claim.trigger == trigger} <= {expected}


PHRASES = [
    ("Le suspect a été arrêté par la police à proximité d'un pont.", "arrêté", ("la police", "Le suspect")),
    ("Douze places ont été attribuées par tirage au sort et le maire arrêté.", "attribuées", ("", "")),
    ("Un homme a été conduit au poste en vue d'être interpellé.", "interpellé", ("", "")),
    ("Le maire a fait évacuer l'école.", "évacuer", ("", "l'école")),
    ("La police a interpellé des éleveurs bloquant la rocade.", "interpellé", ("La police", "des éleveurs")),
    ("Des habitants venus de Dole ont été interpellés.", "interpellés", ("", "Des habitants venus de Dole")),
    ("La police a arrêté le directeur en marge d'une réunion.", "arrêté", ("La police", "le directeur")),
    ("La police a interpellé un peu partout des pêcheurs.", "interpellé", ("La police", "des pêcheurs")),
    ("La veuve du pilote tué dimanche a pris la parole.", "tué", ("", "pilote")),
    # a number of people is a figure, and no name
    ("Douze personnes ont été arrêtées mardi.", "arrêtées", ("", "")),
    # by whom a verb was done, and not the occasion before it
    ("Un agent a été blessé lors d'une manifestation par un lycéen.", "manifestation", ("", "")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PHRASES)
def test_a_phrase_names_somebody_and_no_circumstance(
    read: Read, text: str, trigger: str, expected: tuple[str, str]
) -> None:
    told = read(text)
    assert {(claim.agent, claim.target) for claim in told if claim.trigger == trigger} <= {expected}


PLACES = [
    ("La ville de Metz a autorisé une manifestation, prévue vendredi.", "manifestation", ""),
    ("À Metz, la police a évacué une école.", "évacué", "Metz"),
    ("Une école a été évacuée, et le maire s'est rendu à Nancy.", "évacuée", ""),
    ("L'armée a bombardé un pont (un autre avait été détruit en mai à Homs).", "bombardé", ""),
    ("À Alep (Syrie), l'armée a bombardé un pont.", "bombardé", "Alep"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PLACES)
def test_a_place_is_that_of_its_own_clause(read: Read, text: str, trigger: str, expected: str) -> None:
    assert {claim.place for claim in read(text) if claim.trigger == trigger} == {expected}


def test_a_target_is_shown_with_who_holds_it_and_without_the_clause_after_it(read: Read) -> None:
    claims = read("L'aviation a bombardé un secteur tenu par l'armée alors que les rebelles occupent la ville.", "fr")
    assert "un secteur tenu par l'armée" in [claim.target for claim in claims]
