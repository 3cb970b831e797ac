"""What lasts as long as a figure says; how long ago or how long after something was, is a time and no duration."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.figures.figure_head import complement_behind, head_of, noun_completed
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import OBLIQUES, children, has_child, subject
from pipeline.extract.scene import Scene
from pipeline.knowledge.grammar import closed_class

OWN = "own"  # how long the happening itself lasted that its sentence does not name
_GOVERNED = OBLIQUES | {"obj", "advmod"}


def duration_of(scene: Scene, figure: Figure) -> str:
    """Name what lasts so long: by its noun, a verb of lasting or of sentencing, or a deed that "pendant" spans."""
    head = head_of(scene, figure)
    nouns = (_bare(complement_behind(scene, figure)), noun_completed(scene, figure))
    named = next((code for noun in nouns if noun is not None and (code := _by_noun(noun, scene.language))), "")
    return named or _by_verb(scene, figure, clause_verb(head))


def _bare(noun: Token | None) -> Token | None:
    """Leave out a noun with an article: "à trois jours du débat" says when, "trois jours de débat" how long."""
    return noun if noun is not None and noun.nbor(-1).lower_ in {"de", "d'", "d’", "of"} else None


def _by_noun(noun: Token, language: str) -> str:
    """Read "48 heures de trêve", "une peine de deux ans"."""
    trigger = trigger_of(noun, language)
    if trigger is not None:
        return trigger.kind
    return noun.lemma_.lower() if noun.lemma_.lower() in closed_class("spans", language) else ""


def _by_verb(scene: Scene, figure: Figure, verb: Token) -> str:
    lemma = verb.lemma_.lower()
    if lemma in closed_class("lasts", scene.language):
        return _what_lasts(verb, scene.language)
    if _leads_in(scene, figure) and (verb.pos_ in VERBAL or has_child(verb, "cop")):
        return _of_deed(verb, scene.language)
    if head_of(scene, figure).head != verb:
        return ""
    needs = closed_class("takes_time", scene.language) | closed_class("sentences", scene.language)
    daily = "/" in figure.quantity.unit and head_of(scene, figure).dep_ in _GOVERNED
    return _of_deed(verb, scene.language) if lemma in needs or daily else ""


def _what_lasts(verb: Token, language: str) -> str:
    told = subject(verb)
    if told is None or told.pos_ != "NOUN":
        return OWN
    trigger = trigger_of(told, language)
    if trigger is not None:
        return trigger.kind
    new = any("Ind" in child.morph.get("Definite", []) for child in children(told, "det"))
    return told.lemma_.lower() if new else OWN


def _leads_in(scene: Scene, figure: Figure) -> bool:
    before = scene.doc[max(0, figure.mention.first - 1)]
    return before.i < figure.mention.first and before.lower_ in closed_class("throughout", scene.language)


def _of_deed(verb: Token, language: str) -> str:
    trigger = trigger_of(verb, language)
    return trigger.kind if trigger is not None and not trigger.weak else verb.lemma_.lower()
