"""Which counts say something that can be checked: so many did something, or something was done to so many.

"Les deux camps", "en quatre parties" or "sous deux angles" only describe; a few words tell what a figure is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.figures.counted_sense import CASUALTIES, Counted
from pipeline.extract.figures.figure_head import head_of
from pipeline.extract.figures.noun_sense import is_generic, outside
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import VERBAL, clause_verb, modality_of
from pipeline.extract.parse.syntax import NOMINAL, SUBJECTS, case_of, children, has_child, is_passive
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_kind, is_controlled, needs_many
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality

FEW = 10  # fewer than this are no crowd and no force: "les deux hommes", "trois policiers"
_CORE = SUBJECTS | {"obj"}
RESCUE = "rescue"


def says_something(scene: Scene, figure: Figure, counted: Counted) -> bool:
    """Tell whether a count is one of a kind of event, or of those of whom the clause tells something."""
    top = _top(scene, figure, counted.noun)
    few = figure.quantity.high < FEW and not figure.quantity.relative
    kind = counted_kind(counted.code)
    if figure.quantity.text.lower() in closed_class("vague_counts") and kind != CASUALTIES:
        return False
    if is_controlled(counted.code):
        return not (few and needs_many(counted.code)) and (kind != RESCUE or _deployed(scene, top))
    if counted.noun is None:
        return True
    if modality_of(counted.noun, scene.language) is Modality.CONDITIONAL:
        return False
    contracted = scene.doc[figure.mention.first - 1].lower_ in {"des", "aux", "du"} if figure.mention.first else False
    known = contracted or _is_known(counted.noun) or _is_known(top)
    if few or known:
        return not (few and known) and _befalls(scene, top)
    return _is_told_of(scene, top)


def _top(scene: Scene, figure: Figure, noun: Token | None) -> Token:
    """Climb from the noun, or from the figure, to the head of all that is coordinated with it."""
    token = outside(noun, figure) if noun is not None else head_of(scene, figure)
    while (token.dep_ == "conj" and token.head.pos_ in NOMINAL) or _is_of_group(token):
        token = token.head
    return token


def _is_of_group(token: Token) -> bool:
    """Tell whether a noun only says who a group is ("un groupe de 80 individus")."""
    return token.dep_ == "nmod" and token.head.lemma_.lower() in closed_class("groups")


def _is_known(noun: Token) -> bool:
    """Tell whether an article or a possessive points at what is known ("les deux camps", "nos 200 salariés")."""
    determiners = children(noun, "det", "det:poss", "nmod:poss")
    return any(
        "Def" in word.morph.get("Definite", []) or word.morph.get("Poss", []) or word.lower_ in closed_class("definite")
        for word in determiners
    )


def _befalls(scene: Scene, top: Token) -> bool:
    """Tell whether something is done to those counted, or a happening of some kind is told of them."""
    if top.dep_ == "nsubj:pass" or any(is_passive(child) for child in _set_behind(top)):
        return True
    told = [top, top.head] if top.dep_ in _CORE else [top.head] if _completes_happening(scene, top) else []
    return any(_means(scene, word) for word in told)


def _set_behind(top: Token) -> Iterator[Token]:
    return (child for child in children(top, "acl", "amod", "acl:relcl") if child.i > top.i)


def _means(scene: Scene, word: Token) -> bool:
    trigger = trigger_of(word, scene.language)
    return trigger is not None and (not trigger.weak or trigger.kind in scene.kinds_named)


def _is_told_of(scene: Scene, top: Token) -> bool:
    """Tell whether a clause or a participle says something of those counted, or the noun of a happening does."""
    if _completes_happening(scene, top) or _befalls(scene, top):
        return True
    aside = top.dep_ == "appos" or (top.dep_ == "nmod" and top.head.pos_ in NOMINAL)
    verb = clause_verb(top)
    return not aside and (verb.pos_ in VERBAL or has_child(top.head, "cop", "aux:tense", "aux:pass"))


def _completes_happening(scene: Scene, top: Token) -> bool:
    return top.dep_ == "nmod" and top.head.pos_ == "NOUN" and trigger_of(top.head, scene.language) is not None


def _deployed(scene: Scene, top: Token) -> bool:
    """Tell whether police or rescuers are at work, and nothing befalls them ("le meurtre de trois policiers")."""
    head, language = top.head, scene.language
    if top.dep_ == "nmod" and head.pos_ == "NOUN":
        part = is_generic(head, language)  # "1 200 personnes, dont 300 pompiers"
        return part or head.lemma_.lower() in closed_class("deployments", language) or case_of(top) == "avec"
    if top.dep_ in {"obj", "nsubj:pass"} or (top.dep_ == "nsubj" and is_passive(head)):
        return head.lemma_.lower() in closed_class("deploys", language) | closed_class("toll", language)
    return case_of(top) not in closed_class("against", language)
