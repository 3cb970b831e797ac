"""Which pairs of units are worth comparing: those that share a day, a place, a participant or rare words."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.align.units import Units
from pipeline.knowledge.kinds import kinds

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]

_LARGEST_BLOCK = 200
_RARE_WORDS = 6
_WEEK = 7


def neighbours_in_article(units: Units) -> Pairs:
    """Pair the units of each article."""
    blocks = pd.DataFrame({"unit": np.arange(len(units)), "key": units.table["article"].to_numpy()})
    return _pairs(blocks, largest=len(units))


def candidates(units: Units) -> Pairs:
    """Pair units of different articles through inverted indexes; too large a block is left to finer ones."""
    kind_day = _join(_kinds(units), _days(units))
    week = _join(_kinds(units), _weeks(units))
    finer = [_join(base, _values(units, name)) for base in (kind_day, week) for name in ("place", "agent", "target")]
    finer.append(_join(_kinds(units), _values(units, "place")))
    blocks = pd.concat([kind_day, _join(_values(units, "figure"), _weeks(units)), _rare_words(units), *finer])
    left, right = _pairs(blocks, _LARGEST_BLOCK)
    article = units.table["article"].to_numpy()
    apart = article[left] != article[right]
    return left[apart], right[apart]


def _pairs(blocks: pd.DataFrame, largest: int) -> Pairs:
    sizes = blocks.groupby("key")["unit"].transform("size")
    kept = blocks[(sizes > 1) & (sizes <= largest)]
    crossed = kept.merge(kept, on="key", suffixes=("_a", "_b"))
    crossed = crossed[crossed["unit_a"] < crossed["unit_b"]][["unit_a", "unit_b"]].drop_duplicates()
    crossed = crossed.sort_values(["unit_a", "unit_b"])
    return crossed["unit_a"].to_numpy(np.int64), crossed["unit_b"].to_numpy(np.int64)


def _join(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """Blocks of units that share both keys."""
    both = a.merge(b, on="unit", suffixes=("_a", "_b"))
    return pd.DataFrame(
        {"unit": both["unit"], "key": both["key_a"].astype(str) + " " + both["key_b"].astype(str)}
    ).drop_duplicates()


def _values(units: Units, name: str) -> pd.DataFrame:
    return units.values[name].rename(columns={"value": "key"})


def _kinds(units: Units) -> pd.DataFrame:
    """Each kind stands under itself and under those that it goes with, so that the two ends of a happening meet."""
    kind = units.values["kind"]
    near = kind["value"].map(lambda name: sorted({name, *(kinds()[name].goes_with if name in kinds() else ())}))
    return kind.assign(key=near).explode("key")[["unit", "key"]].drop_duplicates()


def _days(units: Units) -> pd.DataFrame:
    """Each unit stands under the days of its date or, without one, under its article's; a long interval under none."""
    start = units.table["start"].fillna(units.table["published"])
    dated = pd.DataFrame({"start": start, "end": units.table["end"].fillna(start)}).dropna()
    dated = dated[dated["end"] - dated["start"] <= _WEEK]
    spans = [
        [str(day) for day in range(int(start), int(end) + 1)]
        for start, end in zip(dated["start"], dated["end"], strict=True)
    ]
    return pd.DataFrame({"unit": dated.index, "key": spans}).explode("key")


def _weeks(units: Units) -> pd.DataFrame:
    """Each unit stands under its week and the next, by its date or, without one, by its article's."""
    day = units.table["start"].fillna(units.table["published"]).dropna()
    weeks = [[f"w{int(value // _WEEK)}", f"w{int(value // _WEEK) + 1}"] for value in day]
    dated = pd.DataFrame({"unit": day.index, "key": weeks}).explode("key")
    undated = units.table.index.difference(day.index)
    return pd.concat([dated, pd.DataFrame({"unit": undated, "key": "undated"})])


def _rare_words(units: Units) -> pd.DataFrame:
    """Each unit stands under the rarest words of its passages."""
    entries = units.vectors.tocoo()
    words = pd.DataFrame({"unit": entries.row, "key": entries.col, "weight": entries.data})
    words = words.sort_values(["unit", "weight", "key"], ascending=[True, False, True])
    rare = words.groupby("unit").head(_RARE_WORDS)
    return rare.assign(key="word " + rare["key"].astype(str))[["unit", "key"]]
