"""The features of a pair of units: each function gives the level that every pair reaches."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from pipeline.align.text import cosines
from pipeline.align.units import UNKNOWN_PREFIX, Units
from pipeline.knowledge.actors import actor_relation
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.knowledge.place_relations import place_relation
from pipeline.records import Relation

Names = NDArray[np.object_]
Numbers = NDArray[np.int64]
Grade = Callable[[Names, Names], Names]

_SAME_NAME = 88
_NEAR = 400
_FAR = 1500
_FRESH = 7
_SMALL = 10
_COUNTRY = "country:"
_TOPICS = {"one": 0.18, "close": 0.11, "near": 0.07, "loose": 0.035}
_NAMED = {"many": 0.3, "several": 0.15, "some": 0.05, "few": 0.01}
_ACROSS_LANGUAGES = 3


def kind(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare kinds: the same, two that go together; outside the lexicon, one predicate or mere remarks."""
    return _best(
        units, "kind", left, right, _vectorised(_grade_kind), ("same", "related", "predicate", "remark", "other")
    )


def place(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare places: the same, one within the other, or apart; apart counts less where the kind does not forbid it."""
    levels = _best(
        units, "place", left, right, _grade_places, ("same", "same_country", "within", "unknown", "different")
    )
    fixed = units.table["fixed"].to_numpy(bool)
    return np.where((levels == "different") & ~(fixed[left] & fixed[right]), "elsewhere", levels)


def agent(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare who did it."""
    return _best(units, "agent", left, right, _grade_actors, ("same", "related", "other", "opposed"))


def target(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare who or what it was done to."""
    return _best(units, "target", left, right, _grade_actors, ("same", "related", "other", "opposed"))


def figures(units: Units, left: Numbers, right: Numbers) -> Names:
    """Look for a figure that counts the same thing on both sides; a small one proves less."""
    return _best(units, "figure", left, right, _grade_figures, ("shared", "shared_small", "none"))


def time(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare dates as intervals; an unknown date is weighed by when its article came out."""
    table = units.table
    start, end = table["start"].to_numpy(float), table["end"].to_numpy(float)
    gap = np.maximum(start[left], start[right]) - np.minimum(end[left], end[right])
    length = np.maximum(end - start, 0)
    coarse = np.maximum(length[left], length[right]) > 1.01
    span = units.table["span"].to_numpy(float)
    allowed = np.minimum(span[left], span[right])
    touching = gap <= 0
    return np.select(
        [np.isnan(gap), touching & ~coarse, touching, gap < allowed, gap < 1.0],
        [_undated(table, left, right), "same", "overlap", "within", "next_day"],
        "apart",
    ).astype(object)


def gap(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare when the two articles came out; long apart tells less where both give the happening a date."""
    published, start = (units.table[name].to_numpy(float) for name in ("published", "start"))
    days = np.abs(published[left] - published[right])
    dated = ~np.isnan(start[left] + start[right])
    return np.select(
        [np.isnan(days), days < 1.5, days < 7.5, days < 31, dated],
        ["unknown", "day", "week", "month", "looks_back"],
        "longer",
    ).astype(object)


def words(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare the passages' words, the rare ones counting most; two languages share too few words to tell."""
    language = units.table["language"].to_numpy()
    shared = cosines(units.vectors, left, right)
    levels = np.select([shared >= 0.35, shared >= 0.18, shared >= 0.06], ["many", "some", "few"], "none")
    return np.where((language[left] != language[right]) & (shared < 0.18), "unknown", levels).astype(object)


def topic(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare the words of the whole articles; across languages the few that are shared count for more."""
    language = units.table["language"].to_numpy()
    shared = cosines(units.topics, left, right)
    shared = np.where(language[left] != language[right], shared * _ACROSS_LANGUAGES, shared)
    levels = [shared >= least for least in _TOPICS.values()]
    return np.select(levels, list(_TOPICS), "far").astype(object)


def names(units: Units, left: Numbers, right: Numbers) -> Names:
    """Compare the names that the two whole articles bear, the rare ones counting most."""
    shared = cosines(units.names, left, right)
    return np.select([shared >= least for least in _NAMED.values()], list(_NAMED), "none").astype(object)


def distance(units: Units, left: Numbers, right: Numbers) -> Names:
    """Measure how far apart two claims of one article stand, in characters."""
    table = units.table
    first, last = table["first"].to_numpy(float), table["last"].to_numpy(float)
    between = np.maximum(first[left], first[right]) - np.minimum(last[left], last[right])
    return np.select(
        [between < 0, between <= 3, between < _NEAR, between < _FAR], ["same_sentence", "next_sentence", "near", "far"],
        "remote",
    ).astype(object)  # fmt: skip


def _best(units: Units, name: str, left: Numbers, right: Numbers, grade: Grade, order: tuple[str, ...]) -> Names:
    """Grade every pair of values that two units bring, once per distinct pair, and keep the best level of each."""
    values = units.values[name]
    pairs = pd.DataFrame({"pair": np.arange(len(left)), "left": left, "right": right})
    crossed = pairs.merge(values, left_on="left", right_on="unit").merge(
        values, left_on="right", right_on="unit", suffixes=("_a", "_b")
    )
    low = np.where(crossed["value_a"] <= crossed["value_b"], crossed["value_a"], crossed["value_b"])
    high = np.where(crossed["value_a"] <= crossed["value_b"], crossed["value_b"], crossed["value_a"])
    crossed = crossed.assign(low=low, high=high)
    distinct = crossed[["low", "high"]].drop_duplicates().reset_index(drop=True)
    graded = grade(distinct["low"].to_numpy(object), distinct["high"].to_numpy(object))
    rank = pd.Series(graded, dtype=object).map({level: number for number, level in enumerate(order)})
    ranked = crossed.merge(distinct.assign(rank=rank), on=["low", "high"]).groupby("pair")["rank"].min()
    levels = np.full(len(left), "unknown", dtype=object)
    levels[ranked.index.to_numpy(int)] = np.array(order, dtype=object)[ranked.to_numpy(int)]
    return levels


def _vectorised(grade: Callable[[str, str], str]) -> Grade:
    return lambda a, b: np.array([grade(x, y) for x, y in zip(a, b, strict=True)], dtype=object)


def _grade_kind(a: str, b: str) -> str:
    if a == b:
        return "predicate" if a.startswith(STATEMENT) else "same"
    if STATEMENT in (a.partition(":")[0], b.partition(":")[0]):
        return "remark"
    known = kinds().get(a)
    return "related" if known and b in known.goes_with else "other"


def _grade_figures(a: Names, b: Names) -> Names:
    small = np.array([float(figure.rpartition("=")[2]) < _SMALL for figure in a], dtype=bool)
    return np.select([(a == b) & ~small, a == b], ["shared", "shared_small"], "none").astype(object)


def _alike(a: Names, b: Names) -> NDArray[np.float64]:
    wordings = ([name.strip(UNKNOWN_PREFIX) for name in names] for names in (a, b))
    return np.asarray(process.cpdist(*wordings, scorer=fuzz.token_set_ratio), dtype=float)


def _grade_places(a: Names, b: Names) -> Names:
    alike = _alike(a, b)
    return np.array([_grade_place(x, y, score) for x, y, score in zip(a, b, alike, strict=True)], dtype=object)


def _grade_place(a: str, b: str, alike: float) -> str:
    if a == b or (UNKNOWN_PREFIX in (a[0], b[0]) and alike >= _SAME_NAME):
        return "same_country" if a.startswith(_COUNTRY) else "same"
    return "unknown" if UNKNOWN_PREFIX in (a[0], b[0]) else _PLACES[place_relation(a, b)]


_PLACES = {
    Relation.SAME: "same",
    Relation.NARROWER: "within",
    Relation.NOT_COMPARABLE: "unknown",
    Relation.CONTRADICTS: "different",
}


def _grade_actors(a: Names, b: Names) -> Names:
    alike = _alike(a, b)
    return np.array([_grade_actor(x, y, score) for x, y, score in zip(a, b, alike, strict=True)], dtype=object)


def _grade_actor(a: str, b: str, alike: float) -> str:
    if a == b or (UNKNOWN_PREFIX in (a[0], b[0]) and alike >= _SAME_NAME):
        return "same"
    return "other" if UNKNOWN_PREFIX in (a[0], b[0]) else _RELATED.get(_known_actors(a, b), "other")


@cache
def _known_actors(a: str, b: str) -> Relation:
    return actor_relation(a, b)


_RELATED = {
    Relation.SAME: "same",
    Relation.NARROWER: "related",
    Relation.COMPATIBLE: "related",
    Relation.CONTRADICTS: "opposed",
}


def _undated(table: pd.DataFrame, left: Numbers, right: Numbers) -> Names:
    """Ask whether a known date fits what an article without one was published for: the days before it."""
    start, end, published = (table[name].to_numpy(float) for name in ("start", "end", "published"))
    dated, other = np.where(np.isnan(start[left]), right, left), np.where(np.isnan(start[left]), left, right)
    since = published[other] - end[dated]
    known = ~np.isnan(since)
    fits = (since <= _FRESH) & (published[other] + 1 > start[dated])
    return np.select([known & fits, known], ["plausible", "unlikely"], "unknown").astype(object)
