"""Figures without a noun of their own: what the words around them count."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.counted_sense import Counted, comes_together, draws
from pipeline.extract.figures.fates import fate_of
from pipeline.extract.figures.figure_head import head_of
from pipeline.extract.figures.governor_sense import by_governor
from pipeline.extract.figures.noun_sense import by_noun, is_generic
from pipeline.extract.figures.shares import what_is_so_much
from pipeline.extract.happenings.circumstances import counting_verbs
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.parse.syntax import SUBJECTS, case_of, obj, subject
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_words, default_count, is_controlled, toll_count
from pipeline.knowledge.grammar import closed_class

_CONTINUES = frozenset({"dont", "puis", "including", "then", "et", "and"})
_FEW = 10  # fewer people than this are no crowd: "les deux hommes"
_THEY = frozenset({"ils", "elles", "they"})
_ARE = frozenset({"étaient", "sont", "were", "are", "seraient"})
_REACH = frozenset({"dépasser", "atteindre", "franchir", "exceed", "reach", "top"})


def times_before(figure: Figure, before: Draft | None) -> Figure:
    """Resolve "le double" against the figure before it."""
    quantity = figure.quantity
    if not quantity.relative or before is None or before.figure is None:
        return figure
    base = before.figure.quantity
    return replace(
        figure,
        quantity=replace(quantity, low=quantity.low * base.low, high=quantity.high * base.high, qualifier="about"),
    )


def as_share(scene: Scene, figure: Figure) -> Figure:
    """Read "les deux tiers des salariés" as a share of what follows, and not of a figure told before."""
    quantity = figure.quantity
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    if not quantity.relative or quantity.low >= 1 or not len(following):
        return figure
    if following[0].lower_ not in {"de", "d'", "des", "du", "of"}:
        return figure
    share = replace(quantity, low=100 * quantity.low, high=min(100.0, 100 * quantity.high), unit="percent", relative="")
    return replace(figure, quantity=share)


def numbered(scene: Scene, figure: Figure) -> Counted | None:
    """Read "le nombre de participants": the figure counts the noun that completes it."""
    first = figure.mention.first
    told = scene.where(("nombre", "number"), scene.sentence(first).start, first)
    near = scene.doc[told[-1] + 1 : min(told[-1] + 4, first)] if told else ()
    code = next((code for token in near if (code := by_noun(token, scene.language))), "")
    return Counted(code, None) if code else None


def said_of(scene: Scene, figure: Figure) -> Counted | None:
    """Read "les manifestants étaient une trentaine": a figure that is said of a noun counts it."""
    words = scene.doc[figure.mention.first : figure.mention.last + 1]
    top = next((t for t in words if t.head.i < words.start or t.head.i >= words.end or t.head == t), None)
    if top is None or not any(child.dep_ == "cop" for child in top.children):
        return None
    noun = subject(top)
    code = by_noun(noun, scene.language) if noun is not None and noun.i < figure.mention.first else ""
    return Counted(code, None) if code else None


def set_at(scene: Scene, figure: Figure) -> Counted | None:
    """Read "put the injured at 500", "estime les grévistes à 3 000": a figure counts the object that it is set at."""
    first, head = figure.mention.first, scene.doc[figure.mention.last].head
    verb = head.head if head.dep_ == "obj" else head
    if first < 2 or scene.doc[first - 1].lower_ not in {"at", "à"}:
        return None
    if verb.pos_ != "VERB" or verb.lemma_ not in closed_class("sets_at", scene.language):
        return None
    noun = obj(verb)
    if noun is None or not verb.i < noun.i < first:
        return None
    code = by_noun(noun, scene.language) or counted_words(scene.language, "verb").get(noun.lemma_, "")
    return Counted(code, None) if code else None


def by_own_verb(scene: Scene, figure: Figure) -> Counted | None:
    """Read "45 ont été interpellées et 42 ont été placées en garde à vue": the second has a verb of its own."""
    token = scene.doc[figure.mention.last]
    if told := fate_of(token, scene.language):
        return Counted(told, None)
    token = token.head if token.dep_ == "nummod" and token.head.pos_ == "PRON" else token  # "quinze autres"
    if token.dep_ not in {"nsubj", "nsubj:pass"} or token.pos_ not in {"NUM", "PRON", "NOUN"}:
        return None
    code = by_governor(token, figure, scene.language)
    return Counted(code, None) if code else None


def named_before(scene: Scene, figure: Figure) -> Counted | None:
    """Read "policiers et gendarmes : 10.000 étaient mobilisés": the figure counts the noun that the colon follows."""
    sentence = scene.sentence(figure.mention.first)
    before = scene.doc[sentence.start : figure.mention.first]
    if not len(before) or before[-1].text not in {":", "–", "-"}:
        return None
    return next(
        (Counted(code, None) for t in reversed(before) if (code := by_noun(t, scene.language)) and t.pos_ == "NOUN"),
        None,
    )


def of_a_toll(scene: Scene, figure: Figure, noun: Token | None) -> Counted | None:
    """Read "the toll rises to 359", "le bilan est passé de 38 à 43": a bare figure is the toll's own."""
    codes = toll_count(scene.language)
    named = noun is not None and noun.pos_ in {"NOUN", "PROPN"}
    if noun is not None and named and not is_generic(noun, scene.language):
        return None
    if noun is not None and not comes_together(noun, figure, scene.language):
        return None
    sentence = scene.sentence(figure.mention.first)
    told = scene.where(codes, sentence.start, sentence.end)
    return Counted(codes[scene.doc[told[0]].lemma_.lower()], noun) if told else None


def crowd(scene: Scene, figure: Figure, noun: Token | None) -> Counted | None:
    """Take people in general, or "ils étaient 140 000", for those whom the article's happening gathers."""
    if noun is None and not _counts_them(scene, figure):
        return None
    if noun is not None and (figure.quantity.low < _FEW or not is_generic(noun, scene.language)):
        return None
    here = scene.doc[figure.mention.first]
    code = next((default_count(kind) for kind in _kinds_near(scene, here.i) if default_count(kind)), "")
    return Counted(code, noun) if code else None


def _counts_them(scene: Scene, figure: Figure) -> bool:
    """Tell whether "ils étaient" or "they were" leads in a bare figure, or one that it led in."""
    sentence = scene.sentence(figure.mention.first)
    verbs = [scene.doc[at + 1 : at + 3] for at in scene.where(_THEY, sentence.start, figure.mention.last)]
    return any(verb[0].lower_ in _ARE or verb[-1].lemma_.lower() in _REACH for verb in verbs if len(verb) == 2)


def _kinds_near(scene: Scene, position: int) -> list[str]:
    """List the kinds of the article's strong triggers and of the sentence's own, the nearest before it first."""
    here = scene.sentence(position)
    found = [
        (token.i, trigger.kind)
        for token, trigger in scene.triggers
        if not trigger.weak or here.start <= token.i < here.end
    ]
    ordered = sorted(found, key=lambda item: (item[0] > position, abs(item[0] - position)))
    return list(dict.fromkeys(kind for _, kind in ordered))


def same_count(scene: Scene, figure: Figure, before: Draft | None) -> Counted | None:
    """Let a bare figure count what the one before it counts."""
    if before is None or not before.count_of or not _same_breath(scene, before, figure):
        return None
    lead = scene.doc[figure.mention.first - 1].lower_ if figure.mention.first else ""
    if not is_controlled(before.count_of) and lead not in _CONTINUES | closed_class("set_against"):
        return None  # "quatre d'entre elles" need not be what was counted last
    top = scene.doc[figure.mention.last].head
    if top.pos_ == "NOUN" and top.i > figure.mention.last and any(child.dep_ == "cop" for child in top.children):
        return None  # "dozens were foreigners" says what they are
    own = what_is_so_much(scene, figure)
    if own is not None and own.i > before.trigger.i and by_noun(own, scene.language) != before.count_of:
        return None  # "les signalements tournent autour de 3 000"
    if case_of(head_of(scene, figure)) == "en" or _does_else(scene, figure, before):
        return None  # "scindé en deux"
    return Counted(before.count_of, None)


def _does_else(scene: Scene, figure: Figure, before: Draft) -> bool:
    """Tell whether a bare figure has a verb of its own that counts nobody ("dix-sept ont perdu un œil")."""
    head = head_of(scene, figure)
    verb = head.head
    if head.dep_ not in SUBJECTS | {"obj"} or verb.pos_ != "VERB" or verb == clause_verb(before.trigger):
        return False
    counting = closed_class("toll", scene.language) | closed_class("amounts_to", scene.language)
    return verb.lemma_.lower() not in counting | counting_verbs(scene.language) and not draws(verb, scene.language)


def _same_breath(scene: Scene, before: Draft, figure: Figure) -> bool:
    """Tell whether a bare figure continues the one before: same sentence, or the next one."""
    if before.figure is None:
        return False
    return (
        scene.sentence(figure.mention.first).start <= before.sentence.end
        and "\n\n" not in scene.doc[before.figure.mention.last : figure.mention.first].text
    )
