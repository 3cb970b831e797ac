"""What a sentence leaves open and its neighbours leave no doubt about: the time and the place of the same happening."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.draft import Draft
from pipeline.extract.figures.durations import OWN
from pipeline.extract.happenings.arguments import blames
from pipeline.extract.happenings.circumstances import OPENING, speech_time, unread_time
from pipeline.extract.happenings.recounting import is_set_elsewhere, lies_ahead, recounts
from pipeline.extract.mentions import When, Where
from pipeline.extract.moments.time_scope import foreign
from pipeline.extract.moments.times import Interval
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.parse.syntax import has_child
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import is_controlled, unit_kind
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import STATEMENT, kin, kinds
from pipeline.knowledge.places import contains
from pipeline.records import Modality

FAR = timedelta(days=10)  # an older date is background: only its own sentence may use it
SHARP = frozenset({"minute", "hour", "part", "day"})
AFTERMATH = frozenset({"casualties", "arrest", "rescue", "evacuation", "responsibility"})  # often days later
_OF_THEIR_OWN = frozenset({"duration", "share", "money"})  # measures that belong to no scene
_BESIDE = 5  # tokens before a time in which another may say that it is an older one
REACH = 2  # sentences back that a silent sentence may take its time from


def adopt(scene: Scene, drafts: list[Draft]) -> None:
    """Give figures that no kind of event claims to the happening that the article is telling around them.

    "La chaussée est coupée sur 200 mètres" names no event: in an article on a collapse it is one of its figures. An
    article that tells of many things tells of none of them in such a figure, and neither does an age or a span of time.
    """
    told = sorted((draft for draft in drafts if draft.kind != STATEMENT), key=lambda d: d.trigger.i)
    story = _story(told)
    starts = [sentence.start for sentence in scene.doc.sents]
    for draft in drafts:
        if draft.kind != STATEMENT or not story or not _measures_a_scene(draft):
            continue
        before = [host for host in told if host.trigger.i <= draft.sentence.end and _near(host, draft, starts)]
        draft.kind = before[-1].kind if before and kin(before[-1].kind, story) else story
        draft.inherited.append("kind")
    for draft in drafts:
        if draft.amount_of == f"duration:{OWN}":
            _lasts(draft, [host for host in told if host.trigger.i < draft.trigger.i and _near(host, draft, starts)])


def _lasts(draft: Draft, before: list[Draft]) -> None:
    """Let what "a duré trois heures" be the happening told just before."""
    draft.amount_of = f"duration:{before[-1].kind}" if before else "duration"
    if before and draft.kind == STATEMENT:
        draft.kind = before[-1].kind
        draft.inherited.append("kind")


def _story(told: list[Draft]) -> str:
    """Return the kind of the one happening in a place that most of an article tells, if it tells one."""
    counts = Counter(draft.kind for draft in told if _sets_a_scene(draft.kind))
    if not counts:
        return ""
    kind = max(counts, key=lambda kind: counts[kind])
    times = sum(counts[other] for other in counts if kin(kind, other))
    return kind if times * 2 >= len(told) else ""


def _sets_a_scene(kind: str) -> bool:
    """Tell whether a kind of event happens in one place and turns on whom or what it hits."""
    return kinds()[kind].place_matters and kinds()[kind].central in {"count", "target", "agent"}


def _measures_a_scene(draft: Draft) -> bool:
    """Tell whether a figure measures an extent: a count is of its noun, an age or a duration of whom it is of."""
    if draft.figure is None or not draft.figure.quantity.unit:
        return is_controlled(draft.count_of)  # "40 identifiés" are of the toll told around them
    return unit_kind(draft.figure.quantity.unit) not in _OF_THEIR_OWN


def _near(host: Draft, draft: Draft, starts: list[int]) -> bool:
    """Tell whether few sentences start from the host on until the draft's trigger."""
    return bisect_left(starts, draft.trigger.i) - bisect_left(starts, host.trigger.i) <= REACH


def inherit(scene: Scene, drafts: list[Draft]) -> None:
    """Fill missing times and places, in reading order, and mark what was filled."""
    setting = _settings(scene, drafts)
    for family in _families([draft for draft in drafts if draft.about is None and _lends(draft.kind)]):
        focus_time, focus_place = _focus_time(scene, family), _focus_place(scene, family)
        known: Draft | None = None
        for draft in family:
            if draft.when is None and (_in_background(scene, known, draft) or draft.amount_of.startswith("age")):
                continue
            recounted = recounts(scene, draft)
            if draft.when is None and recounted:
                _inherit_time(scene, draft, known, focus_time)
            elif draft.when is not None and draft.modality is Modality.ACTUAL:
                known = draft
            if recounted and focus_place is not None and _lacks_place(scene, setting, draft, focus_place):
                draft.place = focus_place
                draft.inherited.append("place")
    for draft in drafts:
        _settle(draft)


def _lends(kind: str) -> bool:
    """Tell whether the claims of a kind share day and place: a sum or a rate has its own or none."""
    return kinds()[kind].central != "amount"


def _in_background(scene: Scene, known: Draft | None, draft: Draft) -> bool:
    """Tell whether a silent sentence goes on about an older happening: today's day and place are not its own."""
    return known is not None and known.when is not None and _close(scene, known, draft) and _is_far(scene, known.when)


def _settle(draft: Draft) -> None:
    """Give what a speaker says of a happening the time and place of that very happening."""
    if draft.about is not None:
        draft.when, draft.place = draft.about.when, draft.about.place


def _families(drafts: list[Draft]) -> list[list[Draft]]:
    """Group drafts whose kinds may be one happening, each group in reading order."""
    families: list[list[Draft]] = []
    for draft in sorted((d for d in drafts if d.kind != STATEMENT), key=lambda d: d.trigger.i):
        home = next((family for family in families if any(kin(draft.kind, other.kind) for other in family)), None)
        if home is None:
            families.append([draft])
        else:
            home.append(draft)
    return families


def _focus_time(scene: Scene, family: list[Draft]) -> When | None:
    """Return the time that the article gives this happening most often, recent ones only; on a tie the first."""
    published = scene.article.published
    if published is None and len(scene.time_words) > len(scene.times):
        return None  # its "samedi" has no date: the one date that has may be anything's
    dated = [
        draft
        for draft in family
        if draft.when is not None
        and draft.modality is Modality.ACTUAL
        and draft.when.interval.precision in SHARP
        and not _tells_past_state(draft)
        and not _looks_back(scene, draft.when)
        and (published is None or abs(published - draft.when.interval.low) <= FAR)
    ]
    near = _telling_times(family, dated)
    if not near:
        return next(
            (when for draft in family if (when := speech_time(scene, draft)) is not None and draft.kind != "talks"),
            None,
        )
    votes = Counter(when.interval.low.date() for when in near)
    best = max(votes, key=lambda day: votes[day])
    if len(votes) > 1 and votes[best] * 2 < len(near):
        return None
    return next(when for when in near if when.interval.low.date() == best)


def _telling_times(family: list[Draft], dated: list[Draft]) -> list[When]:
    """List the times of a happening's deeds, once for each sentence that gives one; those of its victims failing that.

    An arrest says nothing of when the attack took place.
    """
    deeds = [draft for draft in dated if draft.kind not in AFTERMATH]
    if not deeds and any(draft.kind not in AFTERMATH for draft in family):
        deeds = [draft for draft in dated if draft.kind == "casualties"]
    told = {
        (draft.sentence.start, draft.when.interval.low.date()): draft.when for draft in deeds or dated if draft.when
    }
    return list(told.values())


def _looks_back(scene: Scene, when: When) -> bool:
    """Tell whether a time is one before the story's own: "une semaine plus tôt, le 7 mars", "a month earlier"."""
    beside = scene.doc[max(0, when.mention.first - _BESIDE) : when.mention.last + 1]
    times = (t for t in beside if t.i >= when.mention.first or scene.in_time(t.i))
    return any(token.lower_ in closed_class("looks_back", scene.language) for token in times)


def _tells_past_state(draft: Draft) -> bool:
    """Tell whether a figure is what a toll used to be ("il était de 39 morts la veille"): its day is its own."""
    verb = clause_verb(draft.trigger)
    return draft.figure is not None and "Imp" in verb.morph.get("Tense", []) and not has_child(verb, "aux:pass")


def _focus_place(scene: Scene, family: list[Draft]) -> Where | None:
    """Return the place that the family's claims name most, where most of them name one place."""
    placed = [draft for draft in family if draft.place is not None and draft.figure is None]
    scenes = [draft for draft in placed if kinds()[draft.kind].place_matters]  # a trial is held elsewhere
    named = [draft.place for draft in scenes or placed if draft.place is not None]
    if not named:
        return None
    votes = Counter(where.key or where.mention.text for where in named)
    best = max(votes, key=lambda key: votes[key])
    focus = next(where for where in named if (where.key or where.mention.text) == best)
    agreeing = sum(_one_place(where, focus) for where in named)
    return focus if agreeing * 2 > len(named) and not _several(scene, focus) else None


def _several(scene: Scene, where: Where) -> bool:
    """Tell whether the words of a place stand for many: "plusieurs villes de France", "Metz, Nancy et Épinal"."""
    root = scene.doc[where.mention.first : where.mention.last + 1].root
    listed = any(where.mention.first <= other.i <= where.mention.last for other in root.conjuncts)
    many = root.pos_ == "NOUN" and "Plur" in root.morph.get("Number", [])
    return listed or (many and where.key.startswith("country:"))


def _inherit_time(scene: Scene, draft: Draft, known: Draft | None, focus: When | None) -> None:
    """Take the time of the sentences just before when they tell the same thing, else the article's."""
    source = _accusation_time(scene, draft) or focus
    if source is focus and known is not None and known.when is not None and _close(scene, known, draft):
        source = known.when
    if source is None or (draft.frames and draft.modality is Modality.PLANNED) or unread_time(scene, draft) is not None:
        return
    published = scene.article.published
    if published is not None and source.interval.high < published and lies_ahead(scene, draft):
        return
    here = draft.sentence.start <= source.mention.first < draft.sentence.end
    if here and foreign(scene, draft, source.mention):
        return
    draft.when = _day_of(source)
    if not here:
        draft.inherited.append("time")


def _accusation_time(scene: Scene, draft: Draft) -> When | None:
    """Take the date that opens "Le 16 septembre, X a accusé Y de…": an accusation follows the deed closely."""
    if not draft.frames or draft.frames[0].verb not in blames(scene.language):
        return None
    opening = draft.sentence.start
    return next((when for when in scene.times if opening <= when.mention.first <= opening + 2), None)


def _day_of(when: When) -> When:
    """Widen an hour to its day: a neighbouring sentence shares the day, not the minute."""
    interval = when.interval
    if interval.precision not in {"minute", "hour", "part"}:
        return when
    day = interval.low.replace(hour=0, minute=0, second=0, microsecond=0)
    last = interval.high.replace(hour=23, minute=59, second=59, microsecond=0)
    return replace(when, interval=Interval(day, last, "day"))


def _close(scene: Scene, known: Draft, draft: Draft) -> bool:
    between = scene.text[known.trigger.idx : draft.trigger.idx]
    return "\n" not in between.strip() and between.count(". ") <= REACH


def _is_far(scene: Scene, when: When) -> bool:
    published = scene.article.published
    return published is not None and abs(published - when.interval.low) > FAR


def _lacks_place(scene: Scene, setting: list[Where], draft: Draft, focus: Where) -> bool:
    """Tell whether a draft names no place and nothing says that it happened elsewhere than the rest."""
    if draft.place is not None or _elsewhere(scene, setting, draft, focus):
        return False
    return not lies_ahead(scene, draft) and not is_set_elsewhere(scene, draft)


def _elsewhere(scene: Scene, setting: list[Where], draft: Draft, focus: Where) -> bool:
    """Tell whether a draft may be told of another place: the article has since set one, or names one beside.

    What need not happen anywhere ("the tax was restored") is of no place but one that its own sentence gives it.
    """
    if not kinds()[draft.kind].place_matters:
        return True
    before = bisect_left(setting, draft.sentence.end, key=lambda where: where.mention.first)
    if before > 0 and not _one_place(setting[before - 1], focus):
        return True
    beside = (where for where in scene.places if draft.sentence.start <= where.mention.first < draft.sentence.end)
    return any(not _one_place(where, focus) for where in beside)


def _settings(scene: Scene, drafts: list[Draft]) -> list[Where]:
    """List where the article sets what it tells, in reading order: the places of its claims and of its openings."""
    told = {draft.place.mention.first for draft in drafts if draft.place is not None}
    return [where for where in scene.places if where.mention.first in told or _opens(scene, where.mention.first)]


def _opens(scene: Scene, first: int) -> bool:
    """Tell whether a place opens its sentence and is not only where somebody spoke ("À Washington, il a dit…")."""
    sentence = scene.sentence(first)
    spoken = any(sentence.start <= frame.cue < sentence.end and not frame.holds(first) for frame in scene.frames)
    return first - sentence.start <= OPENING and not spoken


def _one_place(a: Where, b: Where) -> bool:
    """Tell whether two places are one, or one lies in the other."""
    if not (a.key and b.key):
        return a.mention.text == b.mention.text
    return a.key == b.key or contains(a.key, b.key) or contains(b.key, a.key)
