"""Which claims recount what happened on a day in a place, which their neighbours may then name."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.mentions import starting
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import case_of, obliques
from pipeline.extract.parse.tense import tense_of
from pipeline.extract.scene import Scene
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality

_POSSIBLE = frozenset({Modality.HEDGED, Modality.CONDITIONAL})


def recounts(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft recounts a happening: nobody's view of how things are, no wish, no mere possibility.

    "Les casseurs pillent et brûlent", says a minister, of no day; in the outlet's own words the present tells news.
    """
    verb = clause_verb(draft.trigger)
    if verb.pos_ not in VERBAL or tense_of(verb, scene.language) is False:
        return True
    quoted = scene.in_quote(draft.trigger.i)
    if draft.figure is not None:
        return draft.figure.quantity.high > 0 or not quoted
    return draft.modality not in _POSSIBLE and not (quoted and draft.trigger.pos_ in VERBAL)


def lies_ahead(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft is of what is still to come: no day that is past is its own."""
    planned = draft.modality is Modality.PLANNED
    return planned and tense_of(clause_verb(draft.trigger), scene.language) is not False


def is_set_elsewhere(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft's clause names where it happened in words that give no place ("dans la capitale")."""
    around = (*obliques(draft.trigger), *obliques(clause_verb(draft.trigger)))
    return any(_names_a_setting(scene, noun) for noun in around if case_of(noun) in closed_class("within"))


def _names_a_setting(scene: Scene, noun: Token) -> bool:
    named = noun.pos_ == "PROPN" and noun.ent_type_ != "PER"
    common = noun.lemma_.lower() in closed_class("place_nouns", scene.language) | closed_class("areas", scene.language)
    read = starting(scene.places, noun.left_edge.i, noun.right_edge.i + 1)
    return (named or common) and not read and not scene.in_time(noun.i)
