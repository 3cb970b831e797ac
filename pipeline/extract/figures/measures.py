"""Figures with a unit: what money, a share, a length or a duration measures."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.ages import is_age
from pipeline.extract.figures.changes import at_its_end, change_of
from pipeline.extract.figures.counted_noun import in_time, noun_of
from pipeline.extract.figures.counted_sense import by_noun
from pipeline.extract.figures.figure_draft import figure_draft, kind_of
from pipeline.extract.figures.figure_roles import role_of
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import children, has_child, subject
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import dimensions, measured_code, unit_kind, usual_size
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.records import Slot

OWN = "own"  # how long the happening itself lasted that its sentence does not name
_AROUND = 12  # tokens between a figure and the noun that says what size it is
_NOUN_OF_SIZE = ("eur", "th", "ht", "gueur", "distance")


def measured(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    """Draft a claim for a figure with a unit: money, a share, a length, a duration."""
    anchor = scene.doc[figure.mention.last]
    share = unit_kind(figure.quantity.unit) == "share"
    if share:
        of = _share_of(scene, figure, before)
    elif is_age(scene, figure):
        of = _of_thing("age", scene, figure)
    elif before is not None and _set_against(figure, before):
        of = before.amount_of
    else:
        of = _dimension(scene, figure, anchor) or _bare_dimension(scene, figure)
    lasting, asked = of.removeprefix("duration:"), unit_kind(figure.quantity.unit) in {"money", "share"}
    kind = lasting if lasting in kinds() else kind_of(of, anchor, scene, measured=asked)
    change = change_of(scene, figure)
    if change is not None:
        figure = figure if figure.quantity.low == figure.quantity.high else at_its_end(figure)
        kind = kind if kinds()[kind].central == Slot.AMOUNT else STATEMENT  # a march has no age of its own
    draft = figure_draft(scene, figure, anchor, kind)
    draft.amount_of, draft.statement = of, change
    draft.subset = (_share_within(scene, figure) if share else "") or role_of(scene, figure, None)
    return draft


def _set_against(figure: Figure, before: Draft) -> bool:
    """Tell whether a sum without its currency stands against the one before ("9 millions, et non 12 millions")."""
    other = before.figure
    same = other is not None and bool(before.amount_of) and other.quantity.unit == figure.quantity.unit
    bare = figure.quantity.text.lower().rstrip("s").endswith(("million", "milliard", "billion"))
    return same and bare and unit_kind(figure.quantity.unit) == "money"


def _bare_dimension(scene: Scene, figure: Figure) -> str:
    """Name what nothing close by names: money and time by the noun that they are for, lengths as lengths."""
    what = unit_kind(figure.quantity.unit)
    if what == "length":
        _, _, thing = _of_thing(what, scene, figure).partition(":")
        return f"{usual_size(thing)}:{thing}" if thing else what
    word = _what_for(scene, figure)
    if what == "duration" and word is not None and (lasting := _lasting(word, scene)):
        return f"duration:{lasting}"
    if word is None:
        return what
    lemma = word.lemma_.lower()
    return f"{what}:{measured_code(lemma, scene.language, 'purposes') if what == 'money' else lemma}"


def _lasting(word: Token, scene: Scene) -> str:
    """Return the kind of the happening that a duration is of: "une trêve de 48 heures", "l'entretien a duré"."""
    lasts = word.lemma_.lower() in closed_class("lasts", scene.language)
    told = subject(word) if lasts else word
    trigger = trigger_of(told, scene.language) if told is not None and told.pos_ == "NOUN" else None
    if trigger is not None:
        return trigger.kind
    return OWN if lasts else ""


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
    candidates = [_of_size(scene, figure), *candidates]
    thing = next((t for t in candidates if t is not None and t.pos_ == "NOUN" and t.i != anchor.i), None)
    if thing is None:
        return dimension
    code = measured_code(thing.lemma_.lower(), scene.language, "things")
    return f"{dimension}:{code}"


def _of_size(scene: Scene, figure: Figure) -> Token | None:
    """Read whose size it is by the order of words: "une brèche de 30 mètres", "the height of the wave"."""
    doc, first, last = scene.doc, figure.mention.first, figure.mention.last
    sentence = scene.sentence(first)
    named = next(
        (t for t in sentence if t.lemma_.lower() in _sizes(scene.language) and abs(t.i - first) < _AROUND), None
    )
    if named is not None and (owner := next(children(named, "nmod"), None)) is not None and owner.i != last:
        return owner
    if (
        first - sentence.start > 1
        and doc[first - 1].lower_ in {"de", "d'", "d’", "of"}
        and doc[first - 2].pos_ == "NOUN"
    ):
        return doc[first - 2]
    hyphened = doc[first + 1].text == "-" if first + 1 < len(doc) else False
    following = doc[last + 1] if last + 1 < sentence.end else None
    return following if hyphened and following is not None and following.pos_ == "NOUN" else None


@cache
def _sizes(language: str) -> frozenset[str]:
    """The nouns that name a size ("hauteur", "width")."""
    return frozenset(
        word for entry in dimensions().values() for word in entry[language] if word.endswith(_NOUN_OF_SIZE)
    )


def _what_for(scene: Scene, figure: Figure) -> Token | None:
    """Read "deux jours de deuil", "une pause de trois heures": the noun after "de", else the one it completes."""
    doc, last = scene.doc, figure.mention.last
    if last + 2 < len(doc) and doc[last + 1].lower_ in {"de", "d'", "of"} and doc[last + 2].pos_ == "NOUN":
        return doc[last + 2]
    head = doc[last]
    while figure.mention.first <= head.i <= last and head.head != head:
        head = head.head
    if head.pos_ == "NOUN" and head.i < figure.mention.first:
        return head
    if has_child(head, "cop") and (named := subject(head)) is not None and named.pos_ == "NOUN":
        return named  # "la limite est de 80 km/h"
    if last + 1 < len(doc) and doc[last - 1].text == "-" and doc[last + 1].pos_ == "NOUN":
        return doc[last + 1]
    verb = clause_verb(doc[last])
    return verb if verb.pos_ == "VERB" else None


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
