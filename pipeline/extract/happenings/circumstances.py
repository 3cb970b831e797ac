"""Time, place and means: the circumstances of a draft's own clause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.mentions import Mention, When, Where, mention_of, starting
from pipeline.extract.moments.time_scope import foreign
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.parse.syntax import case_of, conjuncts, obliques, phrase
from pipeline.extract.parse.tense import looks_ahead
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.knowledge.counted import toll_count
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import STATEMENT

_ASIDES = frozenset({"acl", "acl:relcl", "advcl"})
_BRACKETS = frozenset({"(", ")"})
OPENING = 2  # tokens into a sentence at which a place still opens it


def fill_circumstances(scene: Scene, draft: Draft) -> None:
    """Give a draft the time, the place and the means of its own clause."""
    draft.when = nearest_time(scene, draft)
    draft.place = nearest_place(scene, draft)
    draft.means = _means(scene, draft)


def nearest_time(scene: Scene, draft: Draft) -> When | None:
    """Return the time that belongs to the event, and not to the act of saying it or to the state of a toll."""
    if draft.figure is not None and _is_toll(scene, draft):
        return None
    candidates = [
        when
        for when in starting(scene.times, draft.sentence.start, draft.sentence.end)
        if not _dates_speech(scene, draft, when.mention)
        and not foreign(scene, draft, when.mention)
        and not in_other_brackets(scene, draft, when.mention)
    ]
    if scene.where(toll_count(scene.language), draft.sentence.start, draft.sentence.end):
        candidates = [when for when in candidates if draft.trigger.is_ancestor(scene.doc[when.mention.first])]
    if draft.figure is not None and draft.kind == STATEMENT:
        candidates = [when for when in candidates if _distance(draft.trigger, when.mention)[0] == 0]
    nearest = min(candidates, key=lambda when: _distance(draft.trigger, when.mention), default=None)
    unread = _distance(draft.trigger, words) if (words := unread_time(scene, draft)) is not None else None
    return None if nearest is not None and unread and unread < _distance(draft.trigger, nearest.mention) else nearest


def unread_time(scene: Scene, draft: Draft) -> Mention | None:
    """Return the words of a time in the trigger's own clause that no day could be read from: the article is undated."""
    if scene.article.published is not None:
        return None
    sentence, read = draft.sentence, {when.mention.first for when in scene.times}
    here = (w for w in scene.time_words if sentence.start <= w.first < sentence.end and w.first not in read)
    own = [w for w in here if _distance(draft.trigger, w)[0] == 0 and not _dates_speech(scene, draft, w)]
    return min(own, key=lambda w: _distance(draft.trigger, w), default=None)


def nearest_place(scene: Scene, draft: Draft) -> Where | None:
    """Return the nearest place of the clause that is neither its agent nor inside its target."""
    taken = [slot for slot in (draft.agent, draft.target) if slot is not None]
    candidates = [
        where
        for where in starting(scene.places, draft.sentence.start, draft.sentence.end)
        if not _dates_speech(scene, draft, where.mention)
        and not any(slot.first <= where.mention.first <= slot.last for slot in taken if slot is draft.agent)
        and not _describes_speaker(scene, draft, where.mention)
        and not _of_another_clause(scene, draft, where.mention)
        and not _acts_elsewhere(scene, draft, where.mention)
        and not in_other_brackets(scene, draft, where.mention)
    ]
    return min(candidates, key=lambda where: _distance(draft.trigger, where.mention), default=None)


def _of_another_clause(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a place stands in a clause that says who or what something is, or what else was done, and why.

    What the clause around the trigger's says holds for it too, and so does what opens the sentence.
    """
    owner, own = clause_verb(scene.doc[mention.first]), clause_verb(draft.trigger)
    if owner.i == mention.first or owner in {own, draft.trigger} or owner.is_ancestor(draft.trigger):
        return False
    if owner.dep_ in _ASIDES:
        return owner.head != draft.trigger
    later = owner.dep_ in {"conj", "parataxis"} and own.is_ancestor(owner)
    return later and mention.first - draft.sentence.start > OPENING


def _acts_elsewhere(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a place is who does something else: "la ville de Metz a autorisé ce défilé"."""
    root = scene.doc[mention.first : mention.last + 1].root
    return root.dep_ == "nsubj" and not case_of(root) and root.head != draft.trigger and root.pos_ == "NOUN"


def in_other_brackets(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a clause between brackets holds a circumstance and not the trigger."""
    doc, sentence = scene.doc, scene.sentence(mention.first)
    opening = next((t for t in reversed(doc[sentence.start : mention.first]) if t.text in _BRACKETS), None)
    if opening is None or opening.text != "(":
        return False
    closing = next((t.i for t in doc[mention.last + 1 : sentence.end] if t.text == ")"), sentence.end)
    if opening.i < draft.trigger.i < closing:
        return False
    return any("Fin" in t.morph.get("VerbForm", []) for t in doc[opening.i : closing])


def _is_toll(scene: Scene, draft: Draft) -> bool:
    """Tell whether a figure is the state of a toll: its clause dates the count, not what is counted."""
    words = closed_class("toll", scene.language)
    return draft.kind == "casualties" and bool(scene.where(words, draft.sentence.start, draft.sentence.end))


def speech_time(scene: Scene, draft: Draft) -> When | None:
    """Return the time that the act of saying has, when it is the sentence's only one: news follows its event."""
    candidates = starting(scene.times, draft.sentence.start, draft.sentence.end)
    return candidates[0] if len(candidates) == 1 and draft.frames else None


def _dates_speech(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a circumstance stands with the verb of saying, outside what is said."""
    frame = draft.frames[0] if draft.frames else None
    if frame is not None and frame.verb in counting_verbs(scene.language) and draft.kind != "casualties":
        return False
    if frame is not None and not frame.according:
        beside = mention.first - frame.cue in {1, 2}
        return not frame.holds(mention.first) or beside or _dates_announcement(scene, frame, mention)
    verb = clause_verb(scene.doc[mention.first])
    return verb.i != draft.trigger.i and any(
        frame.cue == verb.i and not frame.holds(draft.trigger.i)
        for frame in scene.frames
        if draft.sentence.start <= frame.cue < draft.sentence.end
    )


def _dates_announcement(scene: Scene, frame: Frame, mention: Mention) -> bool:
    """Tell whether a time hangs on a past verb of saying that takes a noun ("avait annoncé douze morts mercredi")."""
    time = scene.doc[mention.first]
    return clause_verb(time).i == frame.cue and looks_ahead(scene.doc[mention.last], scene.language) is False


@cache
def counting_verbs(language: str) -> frozenset[str]:
    """Verbs of counting: their date is that of what is counted ("le 7 mars, la préfecture avait compté…")."""
    return frozenset(lexicon("speech")[language]["figures"])


def _describes_speaker(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a place only says who somebody is ("l'OSDH, ONG établie en Grande-Bretagne")."""
    governor = clause_verb(scene.doc[mention.first])
    if governor.lemma_ in closed_class("seated", scene.language) and governor.dep_ in {
        "acl",
        "amod",
        "acl:relcl",
        "appos",
    }:
        return True
    roots = [frame.speaker.root for frame in draft.frames if frame.speaker is not None]
    return any(
        root.is_ancestor(scene.doc[mention.first])
        for root in roots
        if root != draft.trigger and not root.is_ancestor(draft.trigger)
    )


def _distance(trigger: Token, mention: Mention) -> tuple[int, int]:
    """Prefer what hangs on the trigger's own clause, then what stands near."""
    owner = clause_verb(trigger.doc[mention.first])
    own_clause = owner in {trigger, clause_verb(trigger)}
    return (0 if own_clause else 1, min(abs(mention.first - trigger.i), abs(mention.last - trigger.i)))


def _means(scene: Scene, draft: Draft) -> Mention | None:
    words = closed_class("means_nouns", scene.language)
    for child in _instruments(draft.trigger):
        if any(noun.lemma_.lower() in words for noun in conjuncts(child)):
            return mention_of(phrase(child))
    return None


def _instruments(trigger: Token) -> Iterator[Token]:
    return (
        child
        for child in obliques(trigger)
        if case_of(child) in {"avec", "with", "par", "by", "à", "au", "de", "d'", "using"}
    )
