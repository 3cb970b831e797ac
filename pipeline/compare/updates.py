"""When two figures that exclude each other are one figure at two moments."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from pipeline.compare.rows import Bid
from pipeline.compare.rules import rules
from pipeline.compare.values import Finding, Value
from pipeline.knowledge.counted import falls, is_crowd
from pipeline.records import Relation, SpeakerKind

_DAY = pd.Timedelta(hours=20)
_OF_ONE_SIZE = 0.5
_CUES = ("believed", "repeated")
_FIGURE_NEAR = re.compile(r"[^.;]{0,40}\d")
_JUST_BEFORE = 60


@dataclass(frozen=True)
class Held:
    """How an answer is held: its bids' articles, passages, speakers, and when it was first published."""

    value: Value
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    articles: frozenset[str]
    passages: frozenset[str]
    revising: frozenset[str]
    replaced: frozenset[str]
    positions: Mapping[str, int]
    unplaced: bool
    counted: str
    speakers: frozenset[str]
    voices: frozenset[tuple[str, str]]
    kinds: frozenset[str]
    revised: frozenset[str]
    earlier: frozenset[str]
    provisional: bool
    believed: bool
    repeated: bool

    def before(self, other: Held) -> bool:
        """Tell whether this answer is known to have been published first."""
        return self.first is not None and other.first is not None and self.first < other.first


def hold(value: Value, bids: Sequence[Bid]) -> Held:
    """Gather how an answer is held from its bids."""
    articles = [bid.article_id for bid in bids]
    names = [f"{bid.article_id}{bid.start}" for bid in bids]
    offsets = [bid.value_start - bid.start for bid in bids]
    spoken = [(bid.passage, bid.language) for bid in bids]
    before = [
        (text[max(0, at - _JUST_BEFORE) : at], language) for (text, language), at in zip(spoken, offsets, strict=True)
    ]
    cues = {cue: [_shows(cue, *told) for told in dict.fromkeys(spoken)] for cue in _CUES}
    return Held(
        value=value,
        first=min((bid.published for bid in bids if pd.notna(bid.published)), default=None),
        last=max((bid.published for bid in bids if pd.notna(bid.published)), default=None),
        articles=frozenset(articles),
        passages=frozenset(names),
        revising=frozenset(itertools.compress(names, (_shows("revised", *told) for told in spoken))),
        replaced=frozenset(itertools.compress(names, (_shows("replaced", *told) for told in before))),
        positions=dict(zip(names, offsets, strict=True)),
        counted=bids[0].counted,
        unplaced=all(bid.unplaced for bid in bids),
        speakers=frozenset(bid.speaker_id for bid in bids if bid.speaker_id),
        voices=frozenset((bid.article_id, bid.speaker_id) for bid in bids),
        kinds=frozenset(bid.speaker_kind for bid in bids),
        revised=frozenset(itertools.compress(articles, (_shows("revised", *told) for told in spoken))),
        earlier=frozenset(itertools.compress(articles, (_shows("earlier", *told) for told in spoken))),
        provisional=all(_first_of_its_kind(bid) for bid in bids),
        believed=all(cues["believed"]),
        repeated=all(cues["repeated"]),
    )


def _first_of_its_kind(bid: Bid) -> bool:
    """Tell whether a figure is given as provisional: "the first estimate of 290" says nothing of a figure before it."""
    at = bid.value_start - bid.start
    cues = _pattern_of("provisional", bid.language).finditer(bid.passage)
    return any(at > cue.start() or not _FIGURE_NEAR.match(bid.passage, cue.end()) for cue in cues)


def counted_nowhere(a: Held, b: Held) -> Finding | None:
    """Return why two figures without a place cannot be compared at a happening of several places."""
    if a.unplaced and b.unplaced and not a.passages & b.passages:
        return _unopposed(a, b, "rien ne dit où chacun compte", "nothing says where each counts")
    return None


def not_opposed_figures(a: Held, b: Held, finding: Finding) -> Finding | None:
    """Return why two figures of one article are no opposition, when nothing says that they count the same."""
    two_voices = bool(a.speakers and b.speakers) and not a.speakers & b.speakers
    revised = bool(a.revised or b.revised) and finding.score >= _OF_ONE_SIZE
    if a.passages & b.passages and a.speakers == b.speakers and not revised:
        return _unopposed(a, b, "donnés dans une même phrase", "given in one sentence")
    if a.articles == b.articles and len(a.articles) == 1 and not two_voices:
        return _unopposed(a, b, "un seul article donne les deux, sans les opposer", "one article gives both, unopposed")
    return None


def not_opposed_voices(a: Held, b: Held) -> Finding:
    """Say that whoever gives one of two answers gives another one as well that agrees with the other."""
    return _unopposed(
        a, b, "qui donne l'un s'accorde aussi avec l'autre", "whoever gives one also agrees with the other"
    )


def not_opposed_scenes(a: Held, b: Held, finding: Finding) -> Finding | None:
    """Return why two places or moments are no opposition: whoever gives the rarer one gives the other too."""
    if a.articles <= b.articles or b.articles <= a.articles:
        return _unopposed(a, b, "les mêmes articles donnent les deux", "the same articles give both")
    return None


def not_opposed_parts(a: Held, b: Held, finding: Finding) -> Finding | None:
    """Return why two agents or targets are no opposition: what was only thought to be hit was not."""
    if a.believed != b.believed:
        return _unopposed(a, b, "l'un n'est que ce que l'on croyait viser", "one is only what was thought to be hit")
    if a.repeated or b.repeated:
        return _unopposed(a, b, "l'un dit ce qui est visé d'ordinaire", "one says what is hit as a rule")
    return None


def _unopposed(a: Held, b: Held, why: str, why_en: str) -> Finding:
    names, names_en = f"« {a.value.text} » et « {b.value.text} »", f"“{a.value.text}” and “{b.value.text}”"
    return Finding(Relation.NOT_COMPARABLE, 0.0, f"{names} : {why}.", f"{names_en}: {why_en}.")


def overtaken(a: Held, b: Held, finding: Finding) -> tuple[Held, Held, Finding] | None:
    """Return the older and the newer of two figures and why, or nothing when they stand against each other."""
    for rule in (_within_passage, _said_earlier, _said_provisional, _said_later):
        found = rule(a, b)
        if found:
            older, newer, why, why_en = found
            names, names_en = (
                f"« {older.value.text} » puis « {newer.value.text} »",
                f"“{older.value.text}”, then “{newer.value.text}”",
            )
            return older, newer, Finding(Relation.UPDATE, finding.score, f"{names} : {why}.", f"{names_en}: {why_en}.")
    return None


def not_yet(older: Held, newer: Held, finding: Finding) -> Finding | None:
    """Return why it was only not so yet: no speaker denies it, and all who say it is so came out a day later."""
    if older.speakers or older.last is None or newer.first is None or newer.first - older.last < _DAY:
        return None
    names, names_en = "non puis oui", "no, then yes"
    why, why_en = "ce n'était pas encore le cas au moins un jour plus tôt", "it was not so yet at least a day earlier"
    return Finding(Relation.UPDATE, finding.score, f"{names} : {why}.", f"{names_en}: {why_en}.")


def in_succession(older: Held, newer: Held, finding: Finding) -> Finding:
    """Say that a figure overtook another through one between them."""
    names = f"« {older.value.text} » puis « {newer.value.text} »"
    names_en = f"“{older.value.text}”, then “{newer.value.text}”"
    why, why_en = "un chiffre donné entre les deux remplace l'un", "a figure given between them replaces the first"
    return Finding(Relation.UPDATE, finding.score, f"{names} : {why}.", f"{names_en}: {why_en}.")


Ruling = tuple[Held, Held, str, str] | None


def _within_passage(a: Held, b: Held) -> Ruling:
    """One sentence that gives both figures and says that one replaces the other; the new one comes last by default."""
    shared = a.passages & b.passages & (a.revising | b.revising)
    if not shared or _a_part(a, b):
        return None
    said = min(shared)
    order = [(said not in held.replaced, held.positions[said]) for held in (a, b)]
    older, newer = (a, b) if order[0] <= order[1] else (b, a)
    return older, newer, "la phrase dit que le chiffre a été révisé", "the sentence says that the figure was revised"


def _said_earlier(a: Held, b: Held) -> Ruling:
    """An article that gives both, and presents one of them as the earlier or the other as the new one."""
    both = a.articles & b.articles
    marks = [(bool(held.earlier & both), not held.revised & both) for held in (a, b)]
    if not both or marks[0] == marks[1] or _a_part(a, b) or _rivals(a, b):
        return None
    older, newer = (a, b) if marks[0] > marks[1] else (b, a)
    return (
        older,
        newer,
        "l'article présente le premier comme antérieur",
        "the article presents the first as the earlier one",
    )


def _said_provisional(a: Held, b: Held) -> Ruling:
    """A figure that all who hold it give as provisional, against one that nobody does."""
    if a.provisional == b.provisional or _rivals(a, b):
        return None
    older, newer = (a, b) if a.provisional else (b, a)
    return older, newer, "le premier était donné comme provisoire", "the first was given as provisional"


def _said_later(a: Held, b: Held) -> Ruling:
    """A figure first published a day later or more, higher or given as a correction, by somebody who is no rival."""
    if a.first is None or b.first is None or abs(a.first - b.first) < _DAY:
        return None
    older, newer = (a, b) if a.first < b.first else (b, a)
    corrects = bool(newer.revised) or bool(older.speakers & newer.speakers) or SpeakerKind.OFFICIAL in newer.kinds
    rises = newer.value.low > older.value.low or falls(newer.counted)
    if (
        (is_crowd(newer.counted) and older.kinds != newer.kinds)
        or not (rises or corrects)
        or (_rivals(older, newer) and not older.speakers & newer.speakers)
    ):
        return None
    if a.articles & b.articles and not corrects:
        return None
    return older, newer, "publié au moins un jour plus tard", "published at least a day later"


def _a_part(a: Held, b: Held) -> bool:
    """Tell whether one sentence gives both figures and one is so small that it can only be a part of the other."""
    small, large = sorted((a.value.low, b.value.low))
    return bool(a.passages & b.passages) and small < _OF_ONE_SIZE * large


def _rivals(a: Held, b: Held) -> bool:
    """Tell whether two figures come only from kinds of speakers that count apart."""
    return any(
        (a.kinds <= {one} and b.kinds <= {other}) or (a.kinds <= {other} and b.kinds <= {one})
        for one, other in rules()["rivals"]
    )


def _shows(cue: str, passage: str, language: str) -> bool:
    return bool(_pattern_of(cue, language).search(passage))


def _pattern_of(cue: str, language: str) -> re.Pattern[str]:
    return _pattern(cue, language if language in rules()[cue] else "en")


@cache
def _pattern(cue: str, language: str) -> re.Pattern[str]:
    return re.compile(rules()[cue][language], re.IGNORECASE)
