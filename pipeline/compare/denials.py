"""Denials that deny less than the happening: only whom it hit, or only since when."""

from __future__ import annotations

import pandas as pd

from pipeline.knowledge.kinds import kinds
from pipeline.records import Polarity, Slot, Stance

_LENGTHS = {"year": pd.Timedelta(days=364), "month": pd.Timedelta(days=27)}


def owned_elsewhere(rows: pd.DataFrame) -> pd.Series:
    """Mark the denials of whoever, in the same article, owns up to the same sort of deed: only the target is denied."""
    voice = ["event_id", "article_id", "speaker", "event_type"]
    hits = (rows["target"] != "") & rows["own_kind"].map(_hits_somebody).astype(bool)
    owns = hits & ~rows["denied"] & (rows["stance"] == Stance.ASSERTS) & (rows["speaker"] != "")
    deeds = set(rows.loc[owns, voice].itertuples(index=False, name=None))
    same = [case in deeds for case in rows[voice].itertuples(index=False, name=None)]
    return hits & rows["denied"] & pd.Series(same, index=rows.index, dtype=bool)


def not_since(rows: pd.DataFrame, words: tuple[str, ...]) -> pd.Series:
    """Mark what is denied only since a time, for kinds that turn on when it was: it did happen, then."""
    since = rows["time_text"].str.lower().str.startswith(words)
    negated = rows["polarity"] == Polarity.NEGATED
    return rows["denied"] & negated & since & rows["own_kind"].map(_turns_on_when).astype(bool)


def last_times(rows: pd.DataFrame) -> pd.DataFrame:
    """Read "pas inspecté depuis 2019" as what it says of the last time, and neither as a denial nor as a stretch."""
    ends = rows["time_start"] + rows["time_precision"].map(_LENGTHS).fillna(pd.Timedelta(days=1))
    return rows.assign(
        denied=rows["denied"] & ~rows["not_since"], time_end=rows["time_end"].mask(rows["not_since"], ends)
    )


def _hits_somebody(kind: str) -> bool:
    known = kinds().get(kind)
    return known is not None and known.central in {Slot.TARGET, Slot.AGENT}


def _turns_on_when(kind: str) -> bool:
    known = kinds().get(kind)
    return known is not None and known.central == Slot.TIME
