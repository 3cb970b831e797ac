"""Which times of a sentence date something else than a claim: another figure, a comparison, another clause."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure, Mention, starting
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.scene import Scene
from pipeline.knowledge.grammar import closed_class

_REACH = 2  # words between a figure and the word that sets it against another
_COMPARISON = 8  # words from "plus" to "que"
_LATER = {"conj", "parataxis"}
_MODIFIERS = {"acl", "acl:relcl"}


def foreign(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a time of the sentence is that of something else than the claim."""
    if draft.figure is not None and set_against(scene, draft.figure):
        behind = starting(scene.times, draft.figure.mention.last + 1, draft.sentence.end)
        own = [when.mention for when in behind if _follows(scene, draft.figure, when.mention)]
        if own:
            return mention not in own
    return (
        of_other_figure(scene, draft, mention)
        or _of_comparison(scene, draft, mention)
        or _of_other_clause(draft, scene.doc[mention.first])
        or _of_foreknowledge(scene, draft, scene.doc[mention.first])
    )


def of_other_figure(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a time dates what a figure is set against ("7 200, contre 5 100 le jeudi précédent")."""
    return any(set_against(scene, figure) for figure in starting(scene.figures, draft.trigger.i + 1, mention.first))


def set_against(scene: Scene, figure: Figure) -> bool:
    """Tell whether a figure is the one that another is compared with ("contre 5 100")."""
    first = figure.mention.first
    before = scene.doc[max(first - _REACH, scene.doc[first].sent.start) : first]
    return any(token.lower_ in closed_class("set_against", scene.language) for token in before)


def _follows(scene: Scene, figure: Figure, mention: Mention) -> bool:
    """Tell whether a time stands behind a figure, with no verb and no other figure in between."""
    between = scene.doc[figure.mention.last + 1 : mention.first]
    numbered = starting(scene.figures, figure.mention.last + 1, mention.first)
    here = figure.mention.last < mention.first < scene.doc[figure.mention.last].sent.end
    return here and not numbered and not any(token.pos_ in {"VERB", "AUX"} for token in between)


def _of_comparison(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a time is what something is compared with ("par rapport à mars", "plus qu'en 2016").

    What is said of that time itself comes behind a bracket or a colon: "plus qu'en 2016 (800 000)".
    """
    if any(token.text in {"(", ":"} for token in scene.doc[mention.last + 1 : draft.trigger.i]):
        return False
    before = scene.doc[max(0, mention.first - _COMPARISON) : mention.first]
    words = [token.lower_ for token in before]
    joined = " ".join(words)
    if any(joined.endswith(phrase) for phrase in closed_class("compared_with", scene.language)):
        return True
    degrees = closed_class("degrees", scene.language)
    return bool(words) and words[-1] in {"que", "qu'", "than"} and any(word in degrees for word in words)


def _of_foreknowledge(scene: Scene, draft: Draft, token: Token) -> bool:
    """Tell whether a time says when somebody heard of what was to come ("on savait l'attaque possible dès lundi")."""
    owner = clause_verb(token)
    heard = owner.lemma_ in closed_class("foreknowledge", scene.language) and owner != draft.trigger
    return heard and draft.trigger.pos_ == "NOUN" and owner.is_ancestor(draft.trigger)


def _of_other_clause(draft: Draft, token: Token) -> bool:
    """Tell whether a time stands in a later clause of its own, or only says who somebody is ("X, condamné en 2017")."""
    owner, own = clause_verb(token), clause_verb(draft.trigger)
    if owner in {own, draft.trigger} or owner == token or owner.is_ancestor(draft.trigger):
        return False
    if owner.dep_ in _MODIFIERS and owner.head.pos_ == "PROPN":
        return True
    if owner.dep_ == "acl:relcl" and owner.head != draft.trigger and trigger_of(owner.head, owner.lang_) is None:
        beside = owner.i > draft.trigger.i or owner.left_edge.nbor(-1).text == ","
        return beside  # "la société, qui a perdu dix millions en 2022, négocie sa vente"
    return (
        owner.dep_ in _LATER and owner.head == own and any(child.dep_.startswith("nsubj") for child in owner.children)
    )
