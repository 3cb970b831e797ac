"""Which kind of event a word speaks of, alone or with what completes it."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read

TOLD = [
    # text, kind, slots
    ("Des routiers ont bloqué l'autoroute mardi.", "blockade", {"agent": "Des routiers", "target": "l'autoroute"}),
    ("L'A6 a été bloquée par des routiers.", "blockade", {"agent": "des routiers", "target": "L'A6"}),
    ("Le blocage du dépôt par les routiers a commencé mardi.", "blockade", {"agent": "les routiers"}),
    ("La police a dispersé la foule dimanche.", "dispersal", {"agent": "La police", "target": "la foule"}),
    ("Les policiers ont tiré des grenades lacrymogènes.", "force", {"agent": "Les policiers"}),
    ("Des inconnus ont saccagé une permanence.", "damage", {"agent": "Des inconnus", "target": "une permanence"}),
    ("Deux vitrines ont été brisées à Rennes.", "damage", {"place": "Rennes"}),
    ("Un cambriolage a eu lieu mardi à Lille.", "theft", {"place": "Lille", "time_text": "mardi"}),
    ("Un détournement de fonds a été découvert à Nice.", "fraud", {"place": "Nice"}),
    ("La victime a porté plainte contre le directeur.", "complaint", {"target": "le directeur"}),
    ("Le suspect a été arrêté mardi.", "arrest", {"target": "Le suspect"}),
    ("Le ministre a démissionné lundi.", "resignation", {"target": "Le ministre", "time_text": "lundi"}),
    ("Le préfet a interdit le rassemblement.", "ban", {"agent": "Le préfet", "target": "le rassemblement"}),
    ("Le gouvernement a suspendu la hausse de la taxe.", "measure", {"agent": "Le gouvernement"}),
    ("La France a rappelé son ambassadeur mardi.", "diplomacy", {"agent": "La France", "target": "son ambassadeur"}),
    ("Un sondage a été publié jeudi.", "poll", {"time_text": "jeudi"}),
    ("La circulation est coupée sur l'A7.", "disruption", {"target": "La circulation"}),
    ("Une coupure de courant a eu lieu à Brest.", "outage", {"place": "Brest"}),
    ("Un blessé a été hospitalisé à Nantes.", "hospitalisation", {"place": "Nantes"}),
    ("Un cycliste a été renversé par un bus.", "accident", {"target": "Un cycliste"}),
    ("Le groupe a déposé le bilan en mars.", "bankruptcy", {"target": "Le groupe"}),
    ("Le maire a inauguré la bibliothèque samedi.", "launch", {"agent": "Le maire", "target": "la bibliothèque"}),
    ("Deux otages ont été libérés à Bamako.", "release", {"place": "Bamako"}),
    ("La défense aérienne a abattu un drone.", "shootdown", {"agent": "La défense aérienne", "target": "un drone"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slots"), TOLD)
def test_a_sentence_tells_an_event_of_its_kind(read: Read, text: str, kind: str, slots: dict[str, str]) -> None:
    found = [claim for claim in read(text) if claim.event_type == kind]
    assert found, [(claim.event_type, claim.trigger) for claim in read(text)]
    told = {slot: value for claim in reversed(found) for slot in slots if (value := getattr(claim, slot))}
    assert told == slots


ELSEWHERE = [
    # text, the kind that it does not tell
    ("La direction bloque les salaires depuis mars.", "blockade"),
    ("Le maire s'est rendu compte de son erreur.", "visit"),
    ("Il s'est rendu à la police lundi.", "visit"),
    ("L'entreprise a renversé la tendance en mars.", "damage"),
    ("Le groupe a abattu ses cartes lundi.", "shootdown"),
    ("Le ministre a violé la loi électorale en mars.", "sexual_violence"),
    ("Le joueur a libéré son équipe lundi.", "release"),
    ("Le chef a arrêté sa décision en mars.", "arrest"),
    ("La conférence a coupé court au débat lundi.", "outage"),
]


@pytest.mark.parametrize(("text", "kind"), ELSEWHERE)
def test_an_ambiguous_word_tells_nothing_without_its_complement(read: Read, text: str, kind: str) -> None:
    assert [claim.trigger for claim in read(text) if claim.event_type == kind] == []


def test_of_what_sort_something_is_names_nobody(read: Read) -> None:
    told = [claim for claim in read("Une barricade de fortune a été dressée à Lyon.") if claim.event_type == "blockade"]
    assert [claim.agent for claim in told] == [""]


def test_a_question_gives_no_figure(read: Read) -> None:
    assert read("Y aura-t-il 3 000 policiers à Lyon samedi ?") == []


SAYS_NOTHING = [
    "« Il faut que ça change », a déclaré le maire.",  # nobody is said to do anything
    "« Je suis venue tôt », raconte la directrice.",
]


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_what_is_said_of_nobody_and_nothing_is_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


def test_a_figure_alone_on_its_line_says_nothing(read: Read) -> None:
    text = "Des routiers ont bloqué l'autoroute mardi.\n\n13h\n\nLa police a dispersé la foule dans le calme."
    assert [claim.trigger for claim in read(text) if claim.amount_text] == []
