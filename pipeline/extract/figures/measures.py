"""Figures with a unit: what money, a share, a length or a duration measures."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.ages import AGE, age_of, is_age, whose_age
from pipeline.extract.figures.changes import at_its_end, change_of
from pipeline.extract.figures.durations import duration_of
from pipeline.extract.figures.figure_draft import figure_draft, kind_of
from pipeline.extract.figures.figure_head import OF, complement_behind, head_of, noun_completed
from pipeline.extract.figures.figure_roles import role_of
from pipeline.extract.figures.shares import is_share, share_of, share_within, what_is_so_much
from pipeline.extract.mentions import Figure, Mention
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import SUBJECTS, case_of, children, has_child, subject
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import dimensions, measured_code, unit_kind, usual_size
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.records import Modality, Slot

_AROUND = 12  # tokens between a figure and the noun that says what size it is
_BEHIND = frozenset({"après", "after", "depuis", "since"})
_NOUN_OF_SIZE = ("eur", "th", "ht", "gueur", "distance")


def measured(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    """Draft a claim for a figure with a unit, unless nothing says of what it is so much or so long."""
    change = change_of(scene, figure)
    of = _measure(scene, figure, before, change)
    if not of or _is_vague(figure):
        return None
    anchor = scene.doc[figure.mention.last]
    share = is_share(figure)
    lasting, asked = of.removeprefix("duration:"), share or unit_kind(figure.quantity.unit) == "money"
    kind = lasting if lasting in kinds() else kind_of(of, anchor, scene, measured=asked)
    if change is not None:
        figure = figure if figure.quantity.low == figure.quantity.high else at_its_end(figure)
        kind = kind if kinds()[kind].central == Slot.AMOUNT else STATEMENT  # a march has no age of its own
    draft = figure_draft(scene, figure, anchor, kind)
    draft.amount_of, draft.statement = of, change
    if (of.startswith(AGE) and change is None) or case_of(head_of(scene, figure)) in _BEHIND:  # neither is planned
        draft.modality = Modality.ACTUAL
    draft.target = whose_age(scene, figure) if of.startswith(AGE) and change is None else None
    draft.subset = (share_within(scene, figure) if share else "") or role_of(scene, figure, None)
    return draft


def _measure(scene: Scene, figure: Figure, before: Draft | None, change: Mention | None) -> str:
    """Say what is measured and of what, or return an empty string where nothing says so."""
    what = unit_kind(figure.quantity.unit)
    if is_share(figure):
        return share_of(scene, figure, before)
    if is_age(scene, figure):
        return AGE if change is not None else age_of(scene, figure)
    if before is not None and _set_against(figure, before):
        return before.amount_of
    dimension = _dimension(scene, figure, scene.doc[figure.mention.last])
    if dimension or what == "length":
        return dimension or _size(scene, figure)
    lasting = duration_of(scene, figure) if what in {"duration", "century"} else _what_for(scene, figure)
    return f"{what}:{lasting}" if lasting else ""


def _is_vague(figure: Figure) -> bool:
    """Tell whether "plusieurs" or "a few" is all that is said of how much."""
    number = figure.quantity.text.lower().split()[:-1]
    return len(number) > 0 and " ".join(number) in closed_class("vague_counts")


def _set_against(figure: Figure, before: Draft) -> bool:
    """Tell whether a sum without its currency stands against the one before ("9 millions, et non 12 millions")."""
    other = before.figure
    same = other is not None and bool(before.amount_of) and other.quantity.unit == figure.quantity.unit
    bare = figure.quantity.text.lower().rstrip("s").endswith(("million", "milliard", "billion"))
    return same and bare and unit_kind(figure.quantity.unit) == "money"


def _size(scene: Scene, figure: Figure) -> str:
    """Name a bare length by the thing that it is the usual size of, or as the distance "à 30 km de la ville"."""
    thing = _of_size(scene, figure)
    if thing is not None:
        code = measured_code(thing.lemma_.lower(), scene.language, "things")
        return f"{usual_size(code)}:{code}"
    head = head_of(scene, figure)
    if case_of(head) in {"à", "at"}:
        located = complement_behind(scene, figure) is not None or has_child(head.head, "expl:comp")
        return "distance" if located else ""
    told = (
        head.dep_ in {"obj", *SUBJECTS} or has_child(head, "cop") or (case_of(head) in OF and head.head.pos_ == "VERB")
    )
    return "length" if told else ""


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
    named = next((t for t in sentence if t.lemma_.lower() in _sizes(scene.language) and _near(t, first)), None)
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


def _near(size: Token, place: int) -> bool:
    """Tell whether a noun of size stands close to a figure; "à hauteur de" only says where."""
    return abs(size.i - place) < _AROUND and not (size.i and size.nbor(-1).lower_ == "à")


@cache
def _sizes(language: str) -> frozenset[str]:
    """The nouns that name a size ("hauteur", "width")."""
    return frozenset(
        word for entry in dimensions().values() for word in entry[language] if word.endswith(_NOUN_OF_SIZE)
    )


def _what_for(scene: Scene, figure: Figure) -> str:
    """Name what so much is of or for: its own noun, what is so much, else the verb that takes it."""
    noun = complement_behind(scene, figure) or noun_completed(scene, figure) or what_is_so_much(scene, figure)
    word = noun or _verb_of(head_of(scene, figure), unit_kind(figure.quantity.unit) == "money")
    if word is None:
        return ""
    lemma = word.lemma_.lower()
    return measured_code(lemma, scene.language, "purposes") if unit_kind(figure.quantity.unit) == "money" else lemma


def _verb_of(head: Token, money: bool) -> Token | None:
    """Return the verb that a sum is object or complement of, or its own participle ("10 millions débloqués")."""
    participle = next((child for child in children(head, "acl") if child.pos_ in VERBAL), None)
    apart = not money and case_of(head) in {"pour", "avec", "selon", "for", "with"}
    governed = head.head != head and head.head.pos_ == "VERB" and not apart
    return participle or (head.head if governed else None)


def _dimension(scene: Scene, figure: Figure, anchor: Token) -> str:
    """Read what a length measures from the words close by ("45 mètres de haut", "culmine à 45 mètres")."""
    doc, unit = scene.doc, figure.quantity.unit
    sentence = scene.sentence(anchor.i)
    led_in = figure.mention.first > 0 and doc[figure.mention.first - 1].lower_ in {"sur", "over"}
    if led_in and unit in dimensions()["extent"]["units"]:
        return "extent"
    near = doc[max(sentence.start, figure.mention.first - 6) : min(sentence.end, figure.mention.last + 5)]
    words = [head_of(scene, figure).head, *near]
    words = sorted(words, key=lambda t: min(abs(t.i - figure.mention.first), abs(t.i - figure.mention.last)))
    for token in words:
        for code, entry in dimensions().items():
            if unit in entry["units"] and {token.lemma_.lower(), token.lower_} & set(entry[scene.language]):
                return _of_thing(code, scene, figure)
    return ""
