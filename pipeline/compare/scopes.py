"""Where a figure counts: in one place of an event that is told of several, or in all of it."""

from __future__ import annotations

import pandas as pd

from pipeline.compare.rules import rules
from pipeline.compare.values import bare
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.knowledge.places import contains
from pipeline.records import Modality, Slot

_NOT_YET = frozenset({Modality.PLANNED, Modality.CONDITIONAL})


def figure_scope(rows: pd.DataFrame, figure: list[str]) -> dict[str, pd.Series]:
    """Where the figure counts, for happenings that are told of one place after the other; forecasts stand apart.

    `figure` names the columns of what is counted and how many: a headline's figure counts where its text says so.
    """
    rows = _placed_elsewhere(rows, ["event_id", "article_id", *figure])
    asked = rows["own_kind"].mask(rows["own_kind"] == STATEMENT, rows["main_kind"])
    spread = asked.map(_is_spread) | rows["main_kind"].map(_is_spread)
    key = rows["place_key"].where(rows["place_key"] != "", rows["place"].map(bare)).where(spread, "")
    whole = spread & ((key == "") | (key == rows["whole_key"]))
    return {
        "unplaced": spread & (key == "") & (rows["whole_key"] == ""),
        "scope_key": key.mask(whole, rows["whole_key"]),
        "scope": rows["place"].where(spread, "").mask(whole, rows["whole"]),
        "forecast": rows["modality"].isin(_NOT_YET) & ~rows["own_kind"].isin(rules()["announced"]),
    }


def _placed_elsewhere(rows: pd.DataFrame, same: list[str]) -> pd.DataFrame:
    """Give a figure without a place the one that its article gives the very same figure elsewhere."""
    open_ = (rows["place"] == "") & (rows["place_key"] == "")
    named = rows[~open_].drop_duplicates(same).set_index(same)[["place", "place_key"]]
    cases = pd.MultiIndex.from_frame(rows[same])
    found = named.reindex(cases).set_index(rows.index)
    return rows.assign(**{slot: rows[slot].mask(open_ & found[slot].notna(), found[slot]) for slot in named})


def wholes(rows: pd.DataFrame) -> pd.DataFrame:
    """For each event, its only place or the one that holds most others: a figure without a place counts there."""
    named = rows[rows["place_key"] != ""].groupby("event_id")[["place_key", "place"]].agg(list)
    found = {event: _widest(keys, places) for event, keys, places in named.itertuples(name=None)}
    pairs = [found.get(event, ("", "")) for event in rows["event_id"]]
    return pd.DataFrame(pairs, columns=["whole_key", "whole"], index=rows.index)


def _widest(keys: list[str], places: list[str]) -> tuple[str, str]:
    held = {key: sum(contains(key, other) for other in set(keys)) for key in set(keys)}
    best = max(sorted(held), key=held.__getitem__)
    if not held[best] and len(held) > 1:
        return "", ""
    return best, min(place for key, place in zip(keys, places, strict=True) if key == best)


def _is_spread(kind: str) -> bool:
    known = kinds().get(kind)
    return known is not None and not known.place_matters and known.central == Slot.COUNT
