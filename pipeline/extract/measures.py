"""Figures with a unit: what money, a share, a length or a duration measures."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.ages import is_age
from pipeline.extract.counted_noun import in_time, noun_of
from pipeline.extract.counted_sense import by_noun
from pipeline.extract.draft import Draft
from pipeline.extract.figure_draft import figure_draft, kind_of
from pipeline.extract.figure_roles import role_of
from pipeline.extract.mentions import Figure
from pipeline.extract.modality import VERBAL, clause_verb
from pipeline.extract.scene import Scene
from pipeline.extract.syntax import has_child, subject
from pipeline.knowledge.counted import dimensions, unit_kind


def measured(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    """Draft a claim for a figure with a unit: money, a share, a length, a duration."""
    anchor = scene.doc[figure.mention.last]
    share = unit_kind(figure.quantity.unit) == "share"
    if share:
        of = _share_of(scene, figure, before)
    elif is_age(scene, figure):
        of = _of_thing("age", scene, figure)
    else:
        of = _dimension(scene, figure, anchor) or _bare_dimension(scene, figure)
    asked = unit_kind(figure.quantity.unit) in {"money", "share"}
    draft = figure_draft(scene, figure, anchor, kind_of(of, anchor, scene, measured=asked))
    draft.amount_of = of
    draft.subset = (_share_within(scene, figure) if share else "") or role_of(scene, figure, None)
    return draft


def _bare_dimension(scene: Scene, figure: Figure) -> str:
    """Name what nothing close by names: money and time by the noun that they are for, lengths as lengths."""
    what = unit_kind(figure.quantity.unit)
    if what == "length":
        return _of_thing("length", scene, figure)
    noun = _what_for(scene, figure)
    return f"{what}:{noun}" if noun else what


def _of_thing(dimension: str, scene: Scene, figure: Figure) -> str:
    """Name the thing measured, so that the length of a bridge is never set against that of a breach in it."""
    anchor = scene.doc[figure.mention.last]
    head = anchor.head
    verb = clause_verb(anchor)
    candidates = [
        head.head if head.pos_ == "ADJ" else None,
        next((child for child in head.children if child.dep_ == "nmod"), None) if head.pos_ == "NOUN" else None,
        subject(verb) if verb.pos_ in VERBAL else None,
    ]
    thing = next((t for t in candidates if t is not None and t.pos_ == "NOUN" and t.i != anchor.i), None)
    return f"{dimension}:{thing.lemma_.lower()}" if thing is not None else dimension


def _what_for(scene: Scene, figure: Figure) -> str:
    """Read "deux jours de deuil", "une pause de trois heures": the noun after "de", else the one it completes."""
    doc, last = scene.doc, figure.mention.last
    if last + 2 < len(doc) and doc[last + 1].lower_ in {"de", "d'", "of"} and doc[last + 2].pos_ == "NOUN":
        return doc[last + 2].lemma_.lower()
    head = doc[last]
    while figure.mention.first <= head.i <= last and head.head != head:
        head = head.head
    if head.pos_ == "NOUN" and head.i < figure.mention.first:
        return head.lemma_.lower()
    if has_child(head, "cop") and (named := subject(head)) is not None and named.pos_ == "NOUN":
        return named.lemma_.lower()  # "la limite est de 80 km/h"
    verb = clause_verb(doc[last])
    return verb.lemma_.lower() if verb.pos_ == "VERB" else ""


def _share_of(scene: Scene, figure: Figure, before: Draft | None) -> str:
    """Say what a percentage is of: the noun after "de", else as the one before, else the noun before."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    noun = noun_of(scene, figure) if len(following) and following[0].lower_ in {"de", "d'", "des", "of"} else None
    if (
        noun is None
        and before is not None
        and before.figure is not None
        and before.figure.quantity.unit == figure.quantity.unit
    ):
        return before.amount_of
    if noun is None:
        sentence = scene.sentence(figure.mention.first)
        noun = next(
            (
                t
                for t in reversed(scene.doc[sentence.start : figure.mention.first])
                if t.pos_ == "NOUN" and not in_time(scene, t)
            ),
            None,
        )
    return (by_noun(noun, scene.language) or noun.lemma_.lower()) if noun is not None else ""


def _share_within(scene: Scene, figure: Figure) -> str:
    """Read "34,6 % dans le secondaire" as a share within a part."""
    window = scene.doc[figure.mention.last + 1 : min(figure.mention.last + 7, scene.sentence(figure.mention.last).end)]
    for token in window:
        if token.text in {",", ";", "(", "."} or token.pos_ == "VERB":
            break
        if token.pos_ == "NOUN" and any(child.lower_ in {"dans", "chez", "in", "among"} for child in token.children):
            return token.lemma_.lower()
    return ""


def _dimension(scene: Scene, figure: Figure, anchor: Token) -> str:
    """Read what a length measures from the words close by ("45 mètres de haut", "culmine à 45 mètres")."""
    doc, unit = scene.doc, figure.quantity.unit
    sentence = scene.sentence(anchor.i)
    led_in = figure.mention.first > 0 and doc[figure.mention.first - 1].lower_ in {"sur", "over"}
    if led_in and unit in dimensions()["extent"]["units"]:
        return "extent"
    near = doc[max(sentence.start, figure.mention.first - 6) : min(sentence.end, figure.mention.last + 5)]
    words = sorted(near, key=lambda t: min(abs(t.i - figure.mention.first), abs(t.i - figure.mention.last)))
    for token in words:
        for code, entry in dimensions().items():
            if unit in entry["units"] and {token.lemma_.lower(), token.lower_} & set(entry[scene.language]):
                return _of_thing(code, scene, figure)
    return ""
