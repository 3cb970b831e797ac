"""Pairs of units weighed feature by feature, and the pairs of claims that show it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.align import features
from pipeline.align.blocking import Pairs
from pipeline.align.units import Units
from pipeline.align.weights import Weights

Feature = Callable[[Units, NDArray[np.int64], NDArray[np.int64]], NDArray[np.object_]]

IN_ARTICLE: dict[str, Feature] = {
    "kind": features.kind, "time": features.time, "place": features.place, "agent": features.agent,
    "target": features.target, "distance": features.distance,
}  # fmt: skip
ACROSS: dict[str, Feature] = {
    "kind": features.kind, "time": features.time, "place": features.place, "agent": features.agent,
    "target": features.target, "words": features.words, "topic": features.topic, "names": features.names,
    "figures": features.figures, "gap": features.gap,
}  # fmt: skip
COMPANY = "company"


def weigh(units: Units, pairs: Pairs, table: dict[str, Feature], weights: Weights) -> pd.DataFrame:
    """Weigh candidate pairs: left, right, one `weight_` column per feature, their sum and what a veto makes of it."""
    left, right = pairs
    levels = {name: feature(units, left, right) for name, feature in table.items()}
    columns = {f"weight_{name}": values for name, values in weights.of(levels).items()}
    frame = pd.DataFrame({"left": left, "right": right} | columns)
    frame["ceiling"] = weights.ceiling(levels)
    return total(frame, weights)


def total(frame: pd.DataFrame, weights: Weights) -> pd.DataFrame:
    """Sum the weights of each pair into log-odds and a probability."""
    columns = [name for name in frame.columns if name.startswith("weight_")]
    odds = (weights.prior + frame[columns].sum(axis=1)).clip(upper=frame["ceiling"])
    return frame.assign(odds=odds, probability=1 / (1 + np.exp(-odds.clip(-50, 50))))


def keep_company(frame: pd.DataFrame, units: Units, weights: Weights, threshold: float) -> pd.DataFrame:
    """Weigh again with what the articles share: two articles that tell one story tell its other parts together too."""
    article = pd.factorize(units.table["article"], sort=True)[0]
    a, b = article[frame["left"]], article[frame["right"]]
    together = pd.Series(np.minimum(a, b) * len(article) + np.maximum(a, b))
    likely = (frame["probability"] >= threshold).astype(int)
    others = likely.groupby(together.to_numpy()).transform("sum") - likely
    level = np.where(others > 0, "shared", "none").astype(object)
    return total(frame.assign(**{f"weight_{COMPANY}": weights.of({COMPANY: level})[COMPANY]}), weights)


def shown_in_article(pairs: pd.DataFrame, stories: NDArray[np.int64], claims: pd.DataFrame) -> pd.DataFrame:
    """Keep, for each claim, the link that best ties it to an earlier claim of its story."""
    same = pairs[stories[pairs["left"]] == stories[pairs["right"]]]
    best = same.sort_values(["right", "probability", "left"], ascending=[True, False, True]).groupby("right").head(1)
    return _named(best, claims)


def shown_across(
    pairs: pd.DataFrame, stories: NDArray[np.int64], claims: pd.DataFrame, threshold: float
) -> pd.DataFrame:
    """Show each likely pair of stories, and each near miss, by their first claims of one kind that count one thing."""
    near = pairs[pairs["probability"] >= threshold / 2]
    heads = pd.DataFrame(
        {"story": stories, "claim": np.arange(len(claims)), "kind": claims["event_type"], "of": claims["count_of"]}
    ).drop_duplicates(["story", "kind", "of"])
    shared = near.merge(heads, left_on="left", right_on="story").merge(
        heads, left_on=["right", "kind", "of"], right_on=["story", "kind", "of"], suffixes=("_a", "_b")
    )
    first = heads.drop_duplicates("story").set_index("story")["claim"]
    alone = near[~near.set_index(["left", "right"]).index.isin(shared.set_index(["left", "right"]).index)]
    alone = alone.assign(claim_a=alone["left"].map(first), claim_b=alone["right"].map(first))
    shown = pd.concat([shared, alone]).assign(left=lambda t: t["claim_a"], right=lambda t: t["claim_b"])
    return _named(shown, claims)


def _named(pairs: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    names = claims["claim_id"].to_numpy(object)
    weights = [name for name in pairs.columns if name.startswith("weight_")]
    left, right = (pairs[side].to_numpy(int) for side in ("left", "right"))
    frame = pd.DataFrame({"claim_a": names[left], "claim_b": names[right]})
    frame = frame.assign(**{name: pairs[name].to_numpy() for name in ["probability", *weights]})
    return frame.sort_values(["claim_a", "claim_b"], kind="stable").reset_index(drop=True)
