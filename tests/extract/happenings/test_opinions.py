"""What speakers make of a happening: blame, names for it, denials, refusals, other identifications."""

from __future__ import annotations

import json

import pytest

from tests.extract.conftest import Read, missed

RAID = "La coalition a bombardé un convoi mardi près de Raqqa. "
RAID_EN = "The coalition bombed a convoy near Raqqa on Tuesday. "

JUDGEMENTS = [
    ("fr", RAID + "Damas a qualifié cette frappe d'agression.", "Damas", "agression"),
    (
        "fr",
        RAID + "Moscou dénonce une violation du droit international.",
        "Moscou",
        "une violation du droit international",
    ),
    ("fr", RAID + "Le régime a condamné un « acte de guerre ».", "régime", "acte de guerre"),
    ("fr", RAID + "Le Pentagone a qualifié la frappe de mesure d'autodéfense.", "Pentagone", "mesure d'autodéfense"),
    ("fr", RAID + "L'opposition a dénoncé « un massacre ».", "opposition", "un massacre"),
    missed(
        "a judgement quoted before its verb is not read",
        "fr",
        RAID + "« C'est un crime de guerre », a dénoncé le gouverneur.",
        "gouverneur",
        "un crime de guerre",
    ),
    missed(
        "of two objects the first is taken for the name",
        "en",
        RAID_EN + "Damascus called the strike an act of war.",
        "Damascus",
        "an act of war",
    ),
    (
        "en",
        RAID_EN + "Moscow denounced a violation of international law.",
        "Moscow",
        "a violation of international law",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "statement"), JUDGEMENTS)
def test_a_speakers_name_for_a_happening_is_a_statement_on_it(
    read: Read, language: str, text: str, speaker: str, statement: str
) -> None:
    told = [claim for claim in read(text, language) if claim.statement]
    assert [(claim.event_type, claim.speaker, claim.statement) for claim in told] == [("strike", speaker, statement)]


@pytest.mark.xfail(strict=True, reason="what a happening is called is taken for its agent")
def test_a_happening_that_is_judged_is_not_told_again(read: Read) -> None:
    text = "Un incendie a ravagé une usine lundi à Roubaix. Le préfet a qualifié l'incendie de « tragédie »."
    told = [(claim.agent, claim.statement) for claim in read(text) if claim.speaker == "préfet"]
    assert told == [("", "tragédie")]


BLAME = [
    ("fr", "Un hôpital a été bombardé mardi à Alep. L'opposition accuse le régime.", "opposition", "le régime"),
    ("fr", "Un attentat a eu lieu lundi à Kaboul. Le pouvoir met en cause les talibans.", "pouvoir", "les talibans"),
    ("en", "A hospital was bombed on Tuesday in Aleppo. The opposition blamed the regime.", "opposition", "the regime"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "agent"), BLAME)
def test_blame_names_the_agent_of_what_was_just_told(
    read: Read, language: str, text: str, speaker: str, agent: str
) -> None:
    told = [(claim.speaker, claim.agent, claim.inherited) for claim in read(text, language) if claim.speaker]
    assert told == [(speaker, agent, "time place")]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (
            "An attack killed 12 in Tripoli. Al-Nusra claimed the attack; officials attributed it to a local group.",
            "a local group",
        ),
        (
            "A bomb attack killed ten people in Kabul. The attack hit a market. Two officers died in a police raid. "
            "The defence minister blamed religious extremists.",
            "religious extremists",
        ),
    ],
)
def test_blame_is_for_the_deed_and_not_for_the_claim_of_it(read: Read, text: str, agent: str) -> None:
    blamed = [claim for claim in read(text, "en") if claim.agent == agent]
    assert blamed
    assert not {"responsibility", "strike", "statement"} & {claim.event_type for claim in blamed}


ANSWERS = [
    # a denial that points back answers the accusation, whoever it names
    (
        "fr",
        "L'opposition accuse le régime d'avoir bombardé un hôpital. Le régime nie ces allégations.",
        ("régime", "denies", "le régime"),
    ),
    (
        "fr",
        "L'opposition accuse le régime d'avoir bombardé un hôpital. Le régime a démenti ces accusations.",
        ("régime", "denies", "le régime"),
    ),
    (
        "fr",
        "L'opposition accuse le régime d'avoir bombardé un hôpital. Le régime a démenti.",
        ("régime", "denies", "le régime"),
    ),
    (
        "fr",
        "Selon l'opposition, le régime a bombardé un hôpital. L'armée n'a pas confirmé cette information.",
        ("armée", "refuses_to_comment", ""),
    ),
    (
        "fr",
        "Selon l'opposition, le régime a bombardé un hôpital. Le ministère a refusé de commenter ces informations.",
        ("ministère", "refuses_to_comment", ""),
    ),
    (
        "en",
        "The opposition accused the regime of bombing a hospital. The regime denied these allegations.",
        ("regime", "denies", "the regime"),
    ),
    (
        "en",
        "The opposition said the regime bombed a hospital. The army declined to comment.",
        ("army", "refuses_to_comment", ""),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ANSWERS)
def test_a_denial_or_refusal_that_points_back_answers_what_was_said(
    read: Read, language: str, text: str, expected: tuple[str, str, str]
) -> None:
    answers = [claim for claim in read(text, language) if claim.stance in {"denies", "refuses_to_comment"}]
    assert [(claim.speaker, claim.stance, claim.agent) for claim in answers] == [expected]
    assert {claim.event_type for claim in answers} == {"strike"}


@pytest.mark.xfail(strict=True, reason="an answer does not say that its agent is that of what it answers")
def test_an_answer_says_what_it_takes_from_another_sentence(read: Read) -> None:
    told = read("L'opposition accuse le régime d'avoir bombardé un hôpital à Alep. Le régime nie ces allégations.")
    (answer,) = [claim for claim in told if claim.stance == "denies"]
    outside = {
        slot for slot, (start, end) in json.loads(answer.spans).items() if not answer.start <= start < end <= answer.end
    }
    assert outside <= set(answer.inherited.split())


ELSEWHERE = [
    ("fr", "L'opposition accuse le régime d'avoir bombardé un hôpital. Le ministre a démenti toute démission."),
    ("fr", "L'opposition accuse le régime d'avoir bombardé un hôpital. Le maire conteste le tracé de la route."),
    ("fr", "Un hôpital a été bombardé à Alep. La banque nie avoir augmenté ses tarifs."),
    ("en", "The opposition accused the regime of bombing a hospital. The minister denied plans to resign."),
]


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_a_denial_of_something_else_is_no_denial_of_the_happening(read: Read, language: str, text: str) -> None:
    denied = [claim for claim in read(text, language) if claim.stance == "denies"]
    assert [claim.event_type for claim in denied if claim.event_type == "strike"] == []


IDENTIFIED = [
    (
        "fr",
        "Selon l'opposition, l'armée a bombardé des civils. Le porte-parole a affirmé qu'il s'agissait de miliciens.",
        "miliciens",
    ),
    (
        "fr",
        "Selon l'opposition, l'armée a bombardé un hôpital. « Il s'agissait d'un dépôt », a répondu le général.",
        "un dépôt",
    ),
]


@pytest.mark.parametrize(("language", "text", "target"), IDENTIFIED)
def test_who_was_really_hit_is_a_target_of_the_same_happening(
    read: Read, language: str, text: str, target: str
) -> None:
    told = [claim.target for claim in read(text, language) if claim.event_type == "strike"]
    assert target in told


def test_an_excuse_says_what_it_was_and_not_whom_it_hit(read: Read) -> None:
    text = "Selon l'opposition, l'armée a bombardé un hôpital. Le général a affirmé qu'il s'agissait d'une erreur."
    told = [(claim.target, claim.statement) for claim in read(text) if claim.speaker == "général"]
    assert told == [("", "une erreur")]


def test_an_opinion_without_a_happening_is_none_of_one(read: Read) -> None:
    assert [claim for claim in read("Le maire a dénoncé une injustice.") if claim.event_type != "statement"] == []


FOR_GRANTED = [
    ("fr", "Le maire dément toute violence pendant la marche de jeudi à Lens.", "demonstration"),
    ("fr", "L'armée dément que des civils aient été tués lors du bombardement de lundi.", "strike"),
    ("fr", "La société rejette les accusations de fraude portées après l'effondrement du pont.", "disaster"),
    ("fr", "Le préfet dément tout recours au lanceur de balles au cours de la manifestation.", "demonstration"),
]


@pytest.mark.parametrize(("language", "text", "kind"), FOR_GRANTED)
def test_a_denial_does_not_deny_the_happening_during_or_after_which_it_denies_something(
    read: Read, language: str, text: str, kind: str
) -> None:
    assert {claim.stance for claim in read(text, language) if claim.event_type == kind} <= {"asserts"}


def test_what_had_never_been_before_denies_nothing_of_today(read: Read) -> None:
    assert not [
        c for c in read("« Beaucoup n'avaient jamais fait grève », observe la déléguée.") if c.polarity == "negated"
    ]
    assert [c.stance for c in read("Le ministre a assuré qu'il n'avait jamais bombardé l'hôpital.")] == ["denies"]


def test_a_denied_weapon_is_of_the_use_of_force(read: Read) -> None:
    (told,) = read("La préfecture dément tout recours au lanceur de balles.")
    assert (told.event_type, told.means, told.stance) == ("force", "lanceur de balles", "denies")


ANSWERED = [
    ("fr", "Quant au projet de rachat par Norvik, il est démenti par le groupe.", "takeover"),
    ("fr", "La ministre a démenti que le gouvernement ait eu connaissance du projet.", "knowledge"),
    ("fr", "Le ministère dément avoir été prévenu.", "knowledge"),
    ("en", "The chairman blamed the airline for cancelling two flights. The airline denied this.", "cancellation"),
    ("en", "A spokesman denied that officials had known of the plan.", "knowledge"),
]


@pytest.mark.parametrize(("language", "text", "kind"), ANSWERED)
def test_a_denial_is_of_the_happening_that_it_takes_up(read: Read, language: str, text: str, kind: str) -> None:
    assert [claim.event_type for claim in read(text, language) if claim.stance == "denies"] == [kind]
