"""What a percentage is a share of, or a change in: a share of nothing that is named says nothing."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.counted_noun import in_time
from pipeline.extract.figures.figure_head import complement_behind, head_of, noun_completed
from pipeline.extract.figures.noun_sense import by_noun
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.parse.syntax import SUBJECTS, case_of, children, has_child, obj, subject
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import unit_kind
from pipeline.knowledge.grammar import closed_class

_IN = frozenset({"dans", "chez", "in", "among"})


def is_share(figure: Figure) -> bool:
    """Tell whether a figure is in per cent or in points."""
    return bool(figure.quantity.unit) and unit_kind(figure.quantity.unit) == "share"


def share_of(scene: Scene, figure: Figure, before: Draft | None) -> str:
    """Say what a percentage is of: the noun that it belongs to, else that of the share just before; else nothing."""
    if _is_degree(scene, figure):
        return ""
    noun = _whole(scene, figure) or _inside(scene, figure) or _before_bracket(scene, figure) or _rate(scene, figure)
    if noun is not None:
        return by_noun(noun, scene.language) or noun.lemma_.lower()
    if before is not None and _goes_on(scene, figure, before):
        return before.amount_of
    noun = what_is_so_much(scene, figure)
    return (by_noun(noun, scene.language) or noun.lemma_.lower()) if noun is not None else ""


def share_within(scene: Scene, figure: Figure) -> str:
    """Read "34,6 % dans le secondaire" as a share within a part."""
    window = scene.doc[figure.mention.last + 1 : min(figure.mention.last + 7, scene.sentence(figure.mention.last).end)]
    for token in window:
        if token.text in {",", ";", "(", "."} or token.pos_ == "VERB":
            break
        if token.pos_ == "NOUN" and any(child.lower_ in _IN for child in token.children):
            return token.lemma_.lower()
    return ""


def what_is_so_much(scene: Scene, figure: Figure) -> Token | None:
    """Return what is so high, or moves so much: the subject of the figure's verb, or the object that is set at it."""
    head = head_of(scene, figure)
    named = has_child(head, "cop")
    verb = head if named else clause_verb(head)
    if head.dep_ in SUBJECTS or not (named or verb == head.head):
        return None
    amounts = named or verb.lemma_ in _amounting(figure, scene.language)
    if verb.lemma_ in closed_class("sets_at", scene.language) and (told := obj(verb)) is not None and told != head:
        return _thing_measured(told, scene.language) if told.pos_ == "NOUN" else None
    told = subject(verb) if amounts else None
    if told is None or told.pos_ != "NOUN" or told == head or case_of(told):
        return None
    return _thing_measured(told, scene.language)


def _amounting(figure: Figure, language: str) -> frozenset[str]:
    """Return the verbs whose subject is so much: it also "loses" so many points, where a sum is lost by somebody."""
    return closed_class("amounts_to", language) | (closed_class("loses", language) if is_share(figure) else frozenset())


def _is_degree(scene: Scene, figure: Figure) -> bool:
    """Tell whether a share only says how very much so ("à 100 % pacifique")."""
    first, last = figure.mention.first, figure.mention.last
    led_in = first > 0 and scene.doc[first - 1].lower_ == "à"
    return led_in and last + 1 < len(scene.doc) and scene.doc[last + 1].pos_ == "ADJ"


def _whole(scene: Scene, figure: Figure) -> Token | None:
    """Return the whole that a share is of; "un quart de siècle", "un quart de finale" are no shares of anything."""
    noun = complement_behind(scene, figure)
    return noun if noun is None or noun.lemma_.lower() not in closed_class("no_whole", scene.language) else None


def _inside(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun in the figure's own words ("un train sur cinq")."""
    words = scene.doc[figure.mention.first : figure.mention.last]
    return next((t for t in words if t.pos_ == "NOUN" and "sur" in words.text.split()), None)


def _before_bracket(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun that a share in brackets is of ("une majorité de Français (55 %)")."""
    first = figure.mention.first
    if first < 2 or scene.doc[first - 1].text != "(":
        return None
    noun = scene.doc[first - 2]
    return noun if noun.pos_ == "NOUN" and not in_time(scene, noun) else None


def _rate(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun that a share completes ("un déficit de 3 %"), or what that is of ("un taux d'emploi de 7 %")."""
    noun = noun_completed(scene, figure)
    if noun is None or in_time(scene, noun):
        return None
    return _thing_measured(noun, scene.language)


def _thing_measured(noun: Token, language: str) -> Token:
    """Climb and descend from a word for a measure or a change to what is measured or changes."""
    head = noun.head
    if noun.dep_ == "nmod" and head.pos_ == "NOUN" and head.lemma_.lower() in closed_class("measures", language):
        return noun
    if noun.lemma_.lower() not in closed_class("measures", language) | closed_class("changes", language):
        return noun
    own = (child for child in children(noun, "nmod", "compound") if child.is_alpha and child.pos_ != "PROPN")
    return next((child for child in own if child.nbor(-1).pos_ != "NUM"), noun)


def _goes_on(scene: Scene, figure: Figure, before: Draft) -> bool:
    """Tell whether a share without a base of its own is of what the one just before is of."""
    if before.figure is None or not before.amount_of or not is_share(before.figure):
        return False
    head = head_of(scene, figure)
    here = scene.sentence(figure.mention.first)
    near = here.start <= before.sentence.end
    own = what_is_so_much(scene, figure)
    return near and (head.dep_ in SUBJECTS or own is None or own.i < before.figure.mention.first >= here.start)
