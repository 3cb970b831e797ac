"""Which claims recount what happened on a day in a place, which their neighbours may then name."""

from __future__ import annotations

from pipeline.extract.draft import Draft
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.tense import tense_of
from pipeline.extract.scene import Scene
from pipeline.records import Modality, Polarity

_POSSIBLE = frozenset({Modality.HEDGED, Modality.CONDITIONAL})


def recounts(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft recounts a happening: nobody's view of how things are, no wish, no mere possibility.

    "Les casseurs pillent et brûlent", says a minister, of no day; in the outlet's own words the present tells news.
    """
    if draft.figure is not None:
        return draft.polarity is Polarity.AFFIRMED or draft.figure.quantity.high > 0
    verb = clause_verb(draft.trigger)
    if verb.pos_ not in VERBAL or tense_of(verb, scene.language) is False:
        return True
    if draft.modality in _POSSIBLE:
        return False
    return draft.trigger.pos_ not in VERBAL or not scene.in_quote(draft.trigger.i)
