"""The vocabulary of DESIGN as frozen, typed records, and the closed sets their codes come from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Slot(StrEnum):
    """What a question asks about."""

    STATUS = "status"
    AGENT = "agent"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    COUNT = "count"
    AMOUNT = "amount"
    MEANS = "means"
    STATEMENT = "statement"


class Polarity(StrEnum):
    """Whether the sentence says that it is so or that it is not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How firmly a claim is put, apart from who puts it."""

    ACTUAL = "actual"
    HEDGED = "hedged"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class Stance(StrEnum):
    """What the speaker does with the claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    HEDGES = "hedges"
    REFUSES = "refuses_to_comment"


class SpeakerKind(StrEnum):
    """What kind of voice a speaker is."""

    OFFICIAL = "official"
    NGO = "ngo"
    WITNESS = "witness"
    EXPERT = "expert"
    AGENCY = "agency"
    MEDIA = "media"
    ANONYMOUS = "anonymous"
    OTHER = "other"


class Voice(StrEnum):
    """Whether the outlet speaks for itself or reports somebody."""

    OWN = "own"
    REPORTED = "reported"


class Relation(StrEnum):
    """How two answers to one question relate."""

    SAME = "same"
    NARROWER = "narrower"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    NOT_COMPARABLE = "not_comparable"


class Verdict(StrEnum):
    """What a question's answers amount to."""

    AGREEMENT = "agreement"
    DISCREPANCY = "discrepancy"
    DISPUTED = "disputed"
    UNCONFIRMED = "unconfirmed"
    UPDATE = "update"
    SINGLE_SOURCE = "single_source"


class Qualifier(StrEnum):
    """What a figure's wording says of its interval."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Article:
    """One text published by one outlet.

    `text` is the body exactly as the file gives it, so that offsets into the body are the file's own; a title that the
    body does not already open with follows it, after a blank line. `noise` holds the (start, end) of what the page adds
    to the article: menus, notices, captions, teasers.
    """

    article_id: str
    outlet: str
    title: str
    text: str
    language: str
    path: str
    published: datetime | None = None
    published_precision: str = "none"
    url: str = ""
    agency: str = ""
    noise: tuple[tuple[int, int], ...] = ()
    duplicate_of: str = ""

    @property
    def words(self) -> int:
        """Whitespace-separated words of the text."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Reject:
    """A file, or a part of one, that could not be read, and what to do about it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One factual statement in one sentence, with its slots, its speaker and its exact offsets.

    A slot's text is as the article puts it; its `_key` is the canonical form that other claims are compared by (empty
    when knowledge has none). `spans` maps a slot to the (start, end) of its words in the article, as JSON; `inherited`
    names the slots that a neighbouring sentence filled, separated by spaces.
    """

    claim_id: str
    article_id: str
    outlet: str
    language: str
    start: int
    end: int
    passage: str
    event_type: str
    trigger: str
    trigger_lemma: str = ""
    agent: str = ""
    agent_key: str = ""
    target: str = ""
    target_key: str = ""
    place: str = ""
    place_key: str = ""
    time_text: str = ""
    time_start: datetime | None = None
    time_end: datetime | None = None
    time_precision: str = ""
    count_low: float | None = None
    count_high: float | None = None
    count_of: str = ""
    count_text: str = ""
    qualifier: str = ""
    subset: str = ""
    amount: float | None = None
    amount_high: float | None = None
    amount_of: str = ""
    amount_text: str = ""
    unit: str = ""
    means: str = ""
    status: str = ""
    statement: str = ""
    polarity: str = Polarity.AFFIRMED
    modality: str = Modality.ACTUAL
    speaker: str = ""
    speaker_key: str = ""
    speaker_kind: str = ""
    speaker_chain: str = ""
    stance: str = Stance.ASSERTS
    voice: str = Voice.OWN
    spans: str = "{}"
    inherited: str = ""


def content_id(prefix: str, *parts: object) -> str:
    """Name a thing by what it holds, so that a rerun gives the same name."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8)
    return f"{prefix}_{digest.hexdigest()}"
