"""Who says that it happened, who denies it and who will not say: the bids for the first question of an event."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd

from pipeline.compare.comparators import AFFIRMED, DENIED, HEDGED, REFUSED
from pipeline.compare.rules import rules
from pipeline.knowledge.kinds import STATEMENT, kinds, triggers
from pipeline.knowledge.names import fold
from pipeline.records import Modality, Slot, Stance


def status_bids(rows: pd.DataFrame) -> pd.DataFrame:
    """Whether it happened: asked of the event's own kind, and of others that somebody denies or does not confirm."""
    rows = rows[~_beside_the_point(rows) & ~rows["owned"] & ~rows["not_since"]]
    cautious = (rows["stance"] == Stance.HEDGES) | (rows["modality"] != Modality.ACTUAL)
    key = np.select([rows["stance"] == Stance.REFUSES, rows["denied"], cautious], [REFUSED, DENIED, HEDGED], AFFIRMED)
    apart = rows["own_kind"].isin(rules()["aftermath"]) & _names_its_kind(rows)
    kind, main = rows["act_kind"].mask(apart, rows["own_kind"]).map(_standing_for), rows["main_kind"].map(_standing_for)
    named = rows["agent"].where(rows["own_kind"].isin(rules()["named"]), "")
    status = rows.assign(slot=Slot.STATUS, kind=kind, key=key, value=named, denied=False)
    weapon = _weapons(status)
    status["counted"] = predicates(status) + weapon
    own = kind == main
    opposes = status["key"].isin([REFUSED, DENIED])
    said = list(zip(status["article_id"], status["speaker"], strict=True))
    said_of_all = set(itertools.compress(said, opposes & own))
    apart = opposes & np.array([voice not in said_of_all for voice in said], dtype=bool)
    return status[own | apart.groupby([status["event_id"], status["kind"], weapon]).transform("any")]


def _beside_the_point(rows: pd.DataFrame) -> pd.Series:
    """A claim whose own words name no kind says nothing of whether it happened, unless it denies the event itself."""
    lent = pd.Series(["kind" in taken for taken in rows["taken"]], index=rows.index, dtype=bool)
    counts = rows["count_low"].notna() | rows["amount"].notna()
    answers = rows["denied"] | (rows["stance"] == Stance.REFUSES)
    own = (rows["act_kind"] == rows["main_kind"]) & rows["main_kind"].map(has_a_doer)
    vague = ~_names_its_kind(rows)
    bare = (rows["own_kind"] == STATEMENT) & counts & ~answers  # its own question asks for the figure
    nought = rows["denied"] & (rows["own_kind"] == "casualties") & (rows["speaker"] == "")  # "plus aucun disparu"
    return (rows["denied"] & vague & (counts | ~own)) | nought | bare | (lent & ~(answers & own))


def has_a_doer(kind: str) -> bool:
    """Tell whether somebody does what this kind tells: a flood is nobody's to deny."""
    known = kinds().get(kind)
    return known is None or known.central != Slot.COUNT


def _names_its_kind(rows: pd.DataFrame) -> pd.Series:
    cases = zip(rows["language"], rows["trigger_lemma"], rows["own_kind"], strict=True)
    found = [any(word.kind == kind for word in triggers(language).get(lemma, ())) for language, lemma, kind in cases]
    return pd.Series(found, index=rows.index, dtype=bool)


def _standing_for(kind: str) -> str:
    """Name the kind whose status question asks for this one too: a deal and the talks on it stand or fall together."""
    return next((line[0] for line in rules()["one_status"] if kind in line), kind)


def _weapons(rows: pd.DataFrame) -> pd.Series:
    """What a deed that turns on its means was done with, by its longest word: who fires no gun may have charged."""
    turns = rows["own_kind"].map(lambda kind: kind in kinds() and kinds()[kind].central == Slot.MEANS).astype(bool)
    named = rows["means"].where(rows["means"].fillna("") != "", rows["target"]).fillna("").map(fold)
    return named.map(lambda words: max(words.split(), key=lambda word: (len(word), word), default="")).where(turns, "")


def predicates(rows: pd.DataFrame) -> pd.Series:
    """Outside the lexicon, one predicate has nothing to do with another: each asks its own questions."""
    return rows["trigger_lemma"].where(rows["own_kind"] == STATEMENT, "")
