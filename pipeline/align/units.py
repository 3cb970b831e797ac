"""Units of alignment: a claim alone, or the claims that one article makes of one happening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from pipeline.align.text import names, rarity_vectors, words
from pipeline.align.weights import accompanying_kinds
from pipeline.knowledge.areas import AREA
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.knowledge.names import fold
from pipeline.records import Slot

UNKNOWN_PREFIX = "~"
"""Marks a participant or a place that knowledge has no key for: its folded words follow."""

_DAY_US = 86_400_000_000


@dataclass(frozen=True)
class Units:
    """What is known of each unit.

    `table` has one row per unit: article, language, first, last (offsets), start, end, published (days since 1970, NaN
    when unknown), span (days that the happening may last) and fixed (whether its place identifies it). `values` maps
    kind, place, agent, target and figure to long tables (unit, value), in their order; `passages` are the units' words
    and `texts` the articles'.
    """

    table: pd.DataFrame
    values: dict[str, pd.DataFrame]
    passages: list[str]
    texts: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.table)

    @cached_property
    def vectors(self) -> sparse.csr_matrix:
        """The rarity-weighted words of each unit's passages."""
        return rarity_vectors([words(passage) for passage in self.passages])

    @cached_property
    def topics(self) -> sparse.csr_matrix:
        """The rarity-weighted words of each unit's whole article."""
        return self._by_article(words)

    @cached_property
    def names(self) -> sparse.csr_matrix:
        """The rarity-weighted names of each unit's whole article."""
        return self._by_article(names)

    def _by_article(self, read: Callable[[str], list[str]]) -> sparse.csr_matrix:
        row = {article: number for number, article in enumerate(self.texts)}
        return rarity_vectors(list(map(read, self.texts.values())))[[row[article] for article in self.table["article"]]]


def build_units(claims: pd.DataFrame, labels: NDArray[np.int64], texts: Mapping[str, str]) -> Units:
    """Gather the claims that share a label into one unit; labels run from 0 without gaps; `texts` are by article."""
    rows = _plain(claims).assign(unit=labels)
    groups = rows.groupby("unit", sort=True)
    table = pd.DataFrame(
        {
            "article": groups["article_id"].first(),
            "language": groups["language"].first(),
            "first": groups["start"].min(),
            "last": groups["end"].max(),
            "published": groups["published"].min(),
            "fixed": rows.assign(fixed=rows["kind"].map(_place_matters)).groupby("unit")["fixed"].min(),
        }
    ).join(_moment(rows))
    values = {name: _distinct(rows, name) for name in ("kind", "place", "agent", "target", "figure")}
    passages = rows.drop_duplicates(["unit", "passage"]).groupby("unit")["passage"].agg(" ".join)
    return Units(table, values, passages.tolist(), texts)


def _plain(claims: pd.DataFrame) -> pd.DataFrame:
    """The columns that alignment reads, as plain NumPy values."""
    text = {
        name: claims[name].fillna("").astype(object)
        for name in ("article_id", "language", "passage", "event_type", "trigger_lemma", "count_of", "inherited")
    }
    rows = pd.DataFrame(text)
    rows["kind"] = np.where(
        rows["event_type"] == STATEMENT, STATEMENT + ":" + rows["trigger_lemma"], rows["event_type"]
    )
    for slot in ("place", "agent", "target"):
        rows[slot] = keyed(claims[f"{slot}_key"], claims[slot])
    rows["place"] = rows["place"].where(~rows["place"].str.startswith(AREA), "")
    low = claims["count_low"].astype("Float64")
    rows["figure"] = (rows["count_of"] + "=" + low.astype("string")).where(low.notna(), "").fillna("").astype(object)
    for name, column in (("start_day", "time_start"), ("end_day", "time_end"), ("published", "published")):
        rows[name] = days(claims[column])
    rows["start"], rows["end"] = (claims[name].fillna(0).astype(int) for name in ("start", "end"))
    return rows.reset_index(drop=True)


def keyed(keys: pd.Series, texts: pd.Series) -> pd.Series:
    """The canonical key of each value, or its folded words after a mark when there is none."""
    wording = texts.fillna("").map(fold)
    return (
        keys.fillna("").astype(object).where(keys.fillna("") != "", (UNKNOWN_PREFIX + wording).where(wording != "", ""))
    )


def days(moments: pd.Series) -> NDArray[np.float64]:
    """Moments as days since 1970; NaN when unknown."""
    known = moments.notna().to_numpy()
    ticks = moments.astype("datetime64[us, UTC]").astype("int64").to_numpy()
    return np.where(known, ticks / _DAY_US, np.nan)


def _moment(rows: pd.DataFrame) -> pd.DataFrame:
    """When each unit's happening took place: a date of its own rather than of its toll or of a sentence nearby."""
    dated = rows[rows["start_day"].notna() & ~rows["kind"].map(_asks_when)].copy()
    dated["aside"] = dated["kind"].map(_is_aside)
    dated["borrowed"] = [Slot.TIME in names.split() for names in dated["inherited"]]
    dated["span"] = dated["kind"].map(_span)
    dated["length"] = (dated["end_day"] - dated["start_day"]).clip(lower=1.0)
    order = ["unit", "aside", "borrowed", "span", "length", "start_day", "end_day"]
    best = dated.sort_values(order, ascending=[True, True, True, False, True, True, True], kind="stable")
    best = best.drop_duplicates("unit").set_index("unit")
    return best[["start_day", "end_day", "span"]].rename(columns={"start_day": "start", "end_day": "end"})


def _asks_when(kind: str) -> bool:
    """A date that is itself in question ("the yard closes in June, or in March") cannot keep two claims apart."""
    known = kinds().get(kind)
    return known is not None and known.central == Slot.TIME


def _is_aside(kind: str) -> bool:
    """A date of a toll, of the rescue or of a remark is not the happening's own."""
    return kind not in kinds() or kind in accompanying_kinds()


def _span(kind: str) -> float:
    known = kinds().get(kind)
    return float(known.span_days) if known else 0.0


def _place_matters(kind: str) -> bool:
    known = kinds().get(kind)
    return known.place_matters if known else True


def _distinct(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    values = rows.loc[rows[name] != "", ["unit", name]].drop_duplicates()
    return values.rename(columns={name: "value"}).sort_values(["unit", "value"]).reset_index(drop=True)
