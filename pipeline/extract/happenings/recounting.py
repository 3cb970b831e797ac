"""Which claims recount what happened on a day in a place, which their neighbours may then name."""

from __future__ import annotations

from pipeline.extract.draft import Draft
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import case_of, obliques
from pipeline.extract.parse.tense import tense_of
from pipeline.extract.scene import Scene
from pipeline.knowledge.areas import area_words
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import kinds
from pipeline.records import Modality

_POSSIBLE = frozenset({Modality.HEDGED, Modality.CONDITIONAL})


def recounts(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft recounts a happening: nobody's view of how things are, no wish, no mere possibility.

    "Les casseurs pillent et brûlent", says a minister, of no day; in the outlet's own words the present tells news, and
    so it does of talks or an agreement, which are or are not.
    """
    verb = clause_verb(draft.trigger)
    if verb.pos_ not in VERBAL or tense_of(verb, scene.language) is False:
        return True
    quoted = scene.in_quote(draft.trigger.i)
    if draft.figure is not None:
        return draft.figure.quantity.high > 0 or not quoted
    if kinds()[draft.kind].central == "status":
        return True
    return draft.modality not in _POSSIBLE and not (quoted and draft.trigger.pos_ in VERBAL)


def lies_ahead(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft is of what is still to come: no day that is past is its own."""
    planned = draft.modality is Modality.PLANNED and kinds()[draft.kind].central != "status"
    return planned and tense_of(clause_verb(draft.trigger), scene.language) is not False


def is_set_elsewhere(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft's clause names where it happened by a wider place without a name ("dans la capitale")."""
    wider = area_words(scene.language).keys() | {"capitale", "capital"}
    around = (*obliques(draft.trigger), *obliques(clause_verb(draft.trigger)))
    return any(noun.lemma_.lower() in wider and case_of(noun) in closed_class("within") for noun in around)
