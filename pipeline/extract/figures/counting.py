"""Figures that an article gives: what each one counts or measures, its scope, and the claim that it makes."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.ages import AGE, as_age
from pipeline.extract.figures.checkable import says_something
from pipeline.extract.figures.counted_noun import noun_of
from pipeline.extract.figures.counted_sense import (
    CASUALTIES,
    PEOPLE,
    PEOPLE_CODES,
    Counted,
    all_came,
    comes_together,
    sense,
)
from pipeline.extract.figures.fates import only_by_state
from pipeline.extract.figures.figure_draft import figure_draft, kind_of
from pipeline.extract.figures.figure_roles import PART, is_part, role_of
from pipeline.extract.figures.implied_counts import (
    as_share,
    by_own_verb,
    crowd,
    named_before,
    numbered,
    of_a_toll,
    said_of,
    same_count,
    set_at,
    times_before,
)
from pipeline.extract.figures.joined_counts import joined
from pipeline.extract.figures.measures import measured
from pipeline.extract.figures.noun_sense import by_noun, is_generic
from pipeline.extract.figures.scope import before_next, scope
from pipeline.extract.figures.subsets import partitive_subset
from pipeline.extract.mentions import Figure, Mention, mention_of, starting
from pipeline.extract.parse.modality import is_question
from pipeline.extract.parse.syntax import phrase
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_kind, part_of, whole_of
from pipeline.knowledge.grammar import closed_class

HURT = frozenset({"wounded", "victims"})


def figures(scene: Scene) -> list[Draft]:
    """Draft a claim for every figure whose sense the article gives; a bare figure takes that of the one before it."""
    drafts: list[Draft] = []
    before: Draft | None = None
    for number, figure in enumerate(scene.figures):
        if _says_nothing(scene, figure):
            continue
        figure = as_age(scene, as_share(scene, figure))
        draft = measured(scene, figure, before) if figure.quantity.unit else _counted(scene, figure, before)
        if draft is None:
            continue
        own = scope(scene, number, draft, before)
        draft.place = own or before_next(scene, number, draft.place)
        if draft.amount_of.startswith(AGE):
            draft.place = draft.when = None  # an age is somebody's wherever they are
        if own is None and draft.count_of and not draft.subset and is_part(scene, figure):
            draft.subset = _part_of(draft, before)
        drafts.append(draft)
        before = draft
    _set_parts_apart(scene, drafts)
    return drafts


def _set_parts_apart(scene: Scene, drafts: list[Draft]) -> None:
    """Take "two were in stable condition" for a part where the article counts more: a state is told piece by piece."""
    hurt = [draft for draft in drafts if draft.count_of in HURT and draft.figure is not None]
    most = max((draft.figure.quantity.low for draft in hurt if draft.figure and not draft.subset), default=0.0)
    for draft in hurt:
        fewer = draft.figure is not None and draft.figure.quantity.high < most
        if fewer and not draft.subset and only_by_state(draft.trigger, scene.language):
            draft.subset = PART


def _part_of(draft: Draft, before: Draft | None) -> str:
    """Say that a figure is a part of a total, unless its own name tells it from that total.

    In "un millier de personnes, dont 300 pompiers" all the firefighters are counted, and the thousand are rescuers.
    """
    code = draft.count_of
    if before is None or not counted_kind(code) or before.count_of == code:
        return PART
    if before.count_of.startswith(PEOPLE) and code in PEOPLE_CODES:
        before.count_of = whole_of(code) or before.count_of
    return PART if counted_kind(before.count_of) and not part_of(code, before.count_of) else ""


def _says_nothing(scene: Scene, figure: Figure) -> bool:
    """Tell whether a figure is page furniture, only asked about, or alone on its line ("13h" above an entry)."""
    mention = figure.mention
    sentence = scene.sentence(mention.last)
    alone = all(t.is_space or t.is_punct or mention.first <= t.i <= mention.last for t in sentence)
    return alone or scene.in_noise(mention.start, mention.end) or is_question(scene.doc[mention.last])


def _counted(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    noun = noun_of(scene, figure)
    quantity = figure.quantity
    index = not quantity.relative and quantity.low == quantity.high != int(quantity.low)  # a mark, a rate, no count
    if (
        _opens_change(scene, figure)
        or _is_rank(scene, figure)
        or _tells_kin(scene, figure)
        or _in_address(scene, figure)
        or _names(scene, figure, noun)
        or _says_who_speaks(scene, noun)
        or index
    ):
        return None
    counted = _what_is_counted(scene, figure, noun, before)
    vague = figure.quantity.text.lower() in closed_class("vague_counts")
    if (
        counted is None
        or _known_already(scene, figure, counted)
        or (vague and counted_kind(counted.code) != CASUALTIES)
    ):
        return None
    if not says_something(scene, figure, counted):
        return None
    figure = times_before(figure, before)
    anchor = counted.noun or scene.doc[figure.mention.last]
    draft = figure_draft(scene, figure, anchor, kind_of(counted.code, anchor, scene))
    draft.count_of = joined(scene, figure, counted.code)
    draft.subset = counted.subset or partitive_subset(scene, figure, noun) or role_of(scene, figure, counted.noun)
    if noun is not None and draft.kind == CASUALTIES:
        draft.target = _people(noun, counted.code, scene)
    return draft


def _what_is_counted(scene: Scene, figure: Figure, noun: Token | None, before: Draft | None) -> Counted | None:
    """Ask the figure's own noun, then the figure or the noun before it; a toll or a crowd tells people in general."""
    counted = sense(scene, figure, noun, before)
    if counted is None and noun is None:
        readings = (said_of, set_at, named_before, by_own_verb)
        counted = next((found for read in readings if (found := read(scene, figure))), None)
        counted = counted or same_count(scene, figure, before)
    if counted is None or counted.code.startswith(PEOPLE):
        counted = numbered(scene, figure) or counted
    if counted is None or counted.code.startswith(PEOPLE):
        counted = of_a_toll(scene, figure, noun) or counted
    some = noun is not None and not (comes_together(noun, figure, scene.language) and all_came(noun))
    if not some and (counted is None or counted.code.startswith(PEOPLE)):
        counted = crowd(scene, figure, noun) or counted
    return counted


def _in_address(scene: Scene, figure: Figure) -> bool:
    """Tell whether a number only says which house ("12 rue de la Paix") or which road."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 4]
    words = [token.lower_.rstrip(".") for token in following]
    if words[:1] and words[0] in closed_class("streets"):
        return True
    named = bool(words) and (following[0].text[0].isupper() or words[0] in {"block", "e", "n", "s", "w"})
    return named and scene.language == "en" and bool(closed_class("streets", "en").intersection(words))


def _is_rank(scene: Scene, figure: Figure) -> bool:
    """Tell whether "a third" is the next after two ("a third victim") and no share."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    return bool(figure.quantity.relative and scene.language == "en" and len(following) and following[0].pos_ == "NOUN")


def _tells_kin(scene: Scene, figure: Figure) -> bool:
    """Tell whether a number only says whose parent somebody is ("Father of 4 killed")."""
    before = scene.doc[max(0, figure.mention.first - 2) : figure.mention.first]
    return len(before) == 2 and before[1].lower_ in {"of", "de"} and before[0].lower_ in closed_class("parents")


def _names(scene: Scene, figure: Figure, noun: Token | None) -> bool:
    """Tell whether a number is a name ("l'acte 8") or belongs to a turn of phrase ("à deux reprises")."""
    if noun is not None and noun.lemma_.lower() in closed_class("uncounted", scene.language):
        return True
    before = scene.doc[figure.mention.first - 1] if figure.mention.first else None
    return before is not None and before.lemma_.lower() in closed_class("numbered", scene.language)


def _says_who_speaks(scene: Scene, noun: Token | None) -> bool:
    """Tell whether a number only says how many speak ("two people familiar with the matter said")."""
    if noun is None:
        return False
    spoken = (frame for frame in scene.frames if frame.speaker is not None and frame.speaker.root == noun)
    return any(
        frame.according or (noun.dep_ == "nsubj" and noun.head.i == frame.cue and noun.nbor(1).text != ",")
        for frame in spoken
    )


def _known_already(scene: Scene, figure: Figure, counted: Counted) -> bool:
    """Tell whether an article says that those counted are known ("contre les deux hommes"): nothing is counted anew."""
    before = scene.doc[max(0, figure.mention.first - 1)]
    return (
        counted.code.startswith(PEOPLE)
        and before.i < figure.mention.first
        and "Def" in before.morph.get("Definite", [])
    )


def _opens_change(scene: Scene, figure: Figure) -> bool:
    """Tell whether a bare figure only opens "de 62 à 64 ans": the unit comes with the second."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    if not len(following) or following[0].lower_ not in {"à", "to"}:
        return False
    start = following[0].i + 1
    return any(other.quantity.unit for other in starting(scene.figures, start, start + 1))


def _people(noun: Token, code: str, scene: Scene) -> Mention | None:
    """Return who was hit when the noun says it ("22 civils"), nothing for "22 personnes" or "22 morts"."""
    if is_generic(noun, scene.language) or by_noun(noun, scene.language) == code or noun.pos_ != "NOUN":
        return None
    span = phrase(noun)
    first = next((t.i for t in span if t.i >= noun.i or (t.pos_ == "ADJ" and t.dep_ == "amod")), noun.i)
    return mention_of(scene.doc[first : span.end])
