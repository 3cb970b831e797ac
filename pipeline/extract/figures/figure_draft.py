"""The claim that a figure makes, before it is known what it counts."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.circumstances import fill_circumstances
from pipeline.extract.happenings.happenings import frames_around
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure, Mention
from pipeline.extract.parse.modality import clause_verb, modality_of
from pipeline.extract.parse.polarity import polarity_of
from pipeline.extract.parse.syntax import NOMINAL, SUBJECTS, children
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import belongs, counted_kind
from pipeline.knowledge.kinds import STATEMENT, Trigger, kinds
from pipeline.records import Slot


def figure_draft(scene: Scene, figure: Figure, anchor: Token, kind: str) -> Draft:
    """Draft a claim for a figure: the anchor is the noun or verb that says what it is a figure of."""
    token = scene.doc[figure.mention.last]
    draft = Draft(
        kind=kind,
        trigger=anchor,
        sentence=scene.sentence(token.i),
        polarity=polarity_of(anchor),
        modality=modality_of(anchor, scene.language),
        frames=frames_around(scene, token),
        figure=figure,
        figure_text=_figure_text(scene, figure, anchor),
    )
    fill_circumstances(scene, draft)
    return draft


def _figure_text(scene: Scene, figure: Figure, anchor: Token) -> Mention:
    """Quote the figure together with its noun when the noun follows it closely."""
    last = anchor.i if 0 <= anchor.i - figure.mention.last <= 3 else figure.mention.last
    span = scene.doc[figure.mention.first : last + 1]
    return Mention(figure.mention.first, last, figure.mention.start, max(figure.mention.end, span.end_char), "")


def kind_of(code: str, anchor: Token, scene: Scene, measured: bool = False) -> str:
    """Return the kind that a count of this code belongs to, or that of the clause it stands in."""
    own = counted_kind(code)
    return own if own and belongs(code, scene.kinds_named) else kind_around(anchor, scene, measured)


def kind_around(anchor: Token, scene: Scene, measured: bool = False) -> str:
    """Return the kind of the clause that a figure outside the lexicon of counted things stands in."""
    verb = clause_verb(anchor)
    nouns = (child for child in verb.children if child.pos_ in NOMINAL)  # a clause under the verb tells something else
    completing = (noun for child in verb.children if child.dep_ in SUBJECTS for noun in children(child, "nmod"))
    for token in (verb, *nouns, *completing, anchor.head):  # "le taux de chômage est de 7 %"
        trigger = trigger_of(token, scene.language)
        if trigger is not None and _meant(trigger, scene, measured):
            return trigger.kind
    return STATEMENT


def _meant(trigger: Trigger, scene: Scene, measured: bool) -> bool:
    """Tell whether a trigger means its kind: the article tells that kind, or "verser" has the sum that it asks for."""
    asked = measured and kinds()[trigger.kind].central == Slot.AMOUNT
    return not trigger.weak or asked or trigger.kind in scene.kinds_named
