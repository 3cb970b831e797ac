"""What speakers say outside every kind of event: whole clauses that can be checked, denials, refusals to tell."""

from __future__ import annotations

import pytest

from pipeline.records import Claim
from tests.extract.conftest import Read


def test_what_somebody_else_says_in_a_sentence_leaves_room_for_a_remark(read: Read) -> None:
    text = "The rebels denied bombing the market and said their fighters had reached the border."
    told = [(claim.event_type, claim.stance, claim.trigger) for claim in read(text, "en")]
    assert told == [("strike", "denies", "bombing"), ("statement", "asserts", "reached")]


def test_a_remark_outside_every_kind_is_kept_as_a_statement(read: Read) -> None:
    (told,) = read("Le maire a déclaré que la ville soutiendrait les familles.")
    assert (told.event_type, told.speaker, told.agent) == ("statement", "maire", "la ville")
    assert told.statement == "la ville soutiendrait les familles"


@pytest.mark.parametrize(
    ("text", "trigger", "stance"),
    [
        ("La mairie dément toute négligence.", "négligence", "denies"),
        ("La mairie a refusé de publier la liste.", "publier", "refuses_to_comment"),
        ("La mairie a refusé de dire si elle paierait.", "dire", "refuses_to_comment"),
        (
            "Le feu a tué 14 personnes ; la mairie n'a voulu préciser ni l'heure ni le lieu.",
            "voulu",
            "refuses_to_comment",
        ),
    ],
)
def test_what_is_denied_or_not_told_is_kept(read: Read, text: str, trigger: str, stance: str) -> None:
    kept = [claim for claim in read(text) if claim.stance == stance]
    assert [(claim.trigger, claim.speaker) for claim in kept] == [(trigger, "mairie")]


@pytest.mark.parametrize(
    ("language", "text", "statement"),
    [
        ("fr", "Le maire a admis que la pause était insuffisante.", "la pause était insuffisante"),
        ("en", "The mayor conceded that the plan was insufficient.", "the plan was insufficient"),
        (
            "fr",
            "Le maire a admis que la pause était insuffisante, mais il a prévenu qu'elle durerait.",
            "la pause était insuffisante",
        ),
    ],
)
def test_what_something_is_said_to_be_is_a_statement(read: Read, language: str, text: str, statement: str) -> None:
    assert statement in [claim.statement for claim in read(text, language)]


def test_a_remark_does_not_double_what_a_happening_says(read: Read) -> None:
    told: list[Claim] = read("Le maire a déclaré que l'armée avait bombardé le village.")
    assert [claim.event_type for claim in told] == ["strike"]


REMARKS = [
    (
        "Le maire affirme que le stade sera bouclé par la police.",
        ("la police", "le stade", "le stade sera bouclé par la police"),
    ),
    (
        "Le maire a déclaré que la ville ne paiera pas la taxe.",
        ("la ville", "la taxe", "la ville ne paiera pas la taxe"),
    ),
    (
        "« La ville soutiendra les familles », a expliqué le maire.",
        ("La ville", "les familles", "La ville soutiendra les familles"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), REMARKS)
def test_a_remark_is_the_main_clause_with_who_acts_and_on_whom(
    read: Read, text: str, expected: tuple[str, str, str]
) -> None:
    (told,) = read(text)
    assert (told.agent, told.target, told.statement) == expected


def test_a_fragment_inside_what_is_said_is_no_remark(read: Read) -> None:
    assert read("« Une belle soirée pour oublier », a dit le maire.") == []
    assert [claim.trigger for claim in read("Le maire a insisté, pour étayer ses dires.")] == []


CLAUSES = [
    # a clause ends before the words that say who speaks, before what goes on and before another clause
    (
        "fr",
        "L'alerte a été entendue par les riverains, a assuré le maire.",
        "L'alerte a été entendue par les riverains",
    ),
    ("fr", "Le pont sera rouvert lundi, selon la mairie.", "Le pont sera rouvert lundi"),
    ("fr", "La mairie affirme que la digue tenait en mars, ajoutant que rien ne pressait.", "la digue tenait en mars"),
    ("fr", "Le préfet a dit que la salle était vide et que le gardien était sorti.", "la salle était vide"),
    ("fr", "Le maire assure avoir écrit au préfet et ne pas avoir reçu de réponse.", "avoir écrit au préfet"),
    ("fr", "Le maire assure avoir écrit au préfet et ne pas avoir reçu de réponse.", "ne pas avoir reçu de réponse"),
    ("en", "The mayor said that the gates had been opened in March.", "the gates had been opened in March"),
    # what one turns down is denied with the clause that tells what it is
    (
        "fr",
        "La mairie dément une rumeur selon laquelle la digue aurait cédé.",
        "une rumeur selon laquelle la digue aurait cédé",
    ),
]


@pytest.mark.parametrize(("language", "text", "statement"), CLAUSES)
def test_a_statement_runs_from_its_subject_to_its_last_complement(
    read: Read, language: str, text: str, statement: str
) -> None:
    assert statement in [claim.statement for claim in read(text, language)]


UNSTATED = [
    # nobody can check what should be, what would be, what one asks, feels or shouts
    ("fr", "« Il faut rouvrir le pont », a dit le maire."),
    ("fr", "« Le pont doit être rouvert », a dit le maire."),
    ("fr", "« Pourquoi le pont a-t-il été fermé ? », a demandé le maire."),
    ("fr", "« La ville a gagné ! », a crié le maire."),
    ("fr", "Le maire a dit comprendre les familles."),
    ("fr", "Le maire estime que la ville avait du courage."),
    ("fr", "« Si la ville aidait le port, les familles resteraient », a dit le maire."),
    ("en", "The mayor feels the city was brave."),
    # nor what is so of everybody, of nobody in particular or to one's own mind
    ("fr", "« Les gens étaient fatigués », a dit le maire."),
    ("fr", "« On a tous mis la main à la pâte », a dit le maire."),
    ("fr", "« Le débat est compliqué », a dit le maire."),
    ("fr", "« Je défends mon quartier », a dit le maire."),
    # an infinitive that says what something is for is no statement, nor a relative clause
    ("fr", "Les experts ont parlé de la façon d'élaborer une stratégie."),
    ("fr", "Le maire a appelé à retenir cette leçon."),
    # what one rejects is denied only where it was said
    ("fr", "Le sénat a rejeté le texte."),
    ("fr", "La police a écarté ces badauds."),
    # and what nobody is named to say is no answer of anybody
    ("fr", "Une voix a ajouté que la ville avait payé la digue."),
]


@pytest.mark.parametrize(("language", "text"), UNSTATED)
def test_what_nobody_can_check_is_no_statement(read: Read, language: str, text: str) -> None:
    assert [claim.statement for claim in read(text, language) if claim.event_type == "statement"] == []


UNTRUE = [
    ("fr", "Le maire assure qu'il est faux que la ville ait été prévenue.", "prévenue"),
    ("fr", "Il est faux de dire que la mairie savait, a répondu le maire.", "savait"),
    ("en", "The mayor said it was untrue that the gates had been opened.", "opened"),
]


@pytest.mark.parametrize(("language", "text", "trigger"), UNTRUE)
def test_what_is_called_untrue_is_denied(read: Read, language: str, text: str, trigger: str) -> None:
    (told,) = read(text, language)
    assert (told.trigger, told.stance, told.polarity) == (trigger, "denies", "negated")


def test_who_cannot_tell_whether_confirms_nothing(read: Read) -> None:
    (told,) = read("Le préfet ne pouvait dire si le gardien était sorti.")
    assert (told.trigger, told.stance) == ("dire", "refuses_to_comment")
