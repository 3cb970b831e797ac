"""The events table: what each cluster of claims is called, when and where it took place."""

from __future__ import annotations

import numpy as np
import pandas as pd
from babel.dates import format_date

from pipeline.align.weights import accompanying_kinds
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.knowledge.places import contains
from pipeline.tables import table

_OFTEN = 0.3
"""The share of the most named place's claims that makes a more precise place the event's."""

_NAME = r"[^\W\d_a-zà-ÿ][^\s,]*(?:[ '’][A-ZÀ-Ý(][^\s,]*|[ '’-]ez[ -]\w+){0,3}"
_MONTH, _SEASONS = pd.Timedelta(days=25), pd.Timedelta(days=300)
_PRECISE = pd.Timedelta(days=1, hours=1)
KNOWN_PLACES = ("city:", "country:", "region:")
_SAID = frozenset({"", STATEMENT})


def describe_events(claims: pd.DataFrame) -> pd.DataFrame:
    """Build one row per event from its claims: kind, title, interval, place and how many tell it."""
    rows = claims.assign(rank=claims["event_type"].map(_rank)).sort_values(["event_id", "claim_id"], kind="stable")
    groups = rows.groupby("event_id", sort=True)
    events = pd.DataFrame(
        {
            "event_type": _most_frequent(rows[rows["rank"] == groups["rank"].transform("min")], "event_type"),
            "n_claims": groups.size(),
            "n_outlets": groups["outlet"].nunique(),
            "n_origins": groups["origin_id"].nunique(),
        }
    )
    events = events.join(_places(rows, events)).join(_interval(rows, events))
    events = events.assign(**{name: events[name].fillna("") for name in ("place", "place_en")})
    events = events.reset_index()
    events["title"] = _titles(events, "fr")
    events["title_en"] = _titles(events, "en")
    return table(events, "events")


def _rank(kind: str) -> int:
    """A happening is called by what it is rather than by how it went on, and by that rather than by what is said."""
    return 2 if kind in _SAID else int(kind in accompanying_kinds())


def _most_frequent(rows: pd.DataFrame, column: str) -> pd.Series:
    counted = rows.groupby(["event_id", column], sort=True).size().rename("n").reset_index()
    best = counted.sort_values(["event_id", "n", column], ascending=[True, False, True]).groupby("event_id").head(1)
    return best.set_index("event_id")[column]


def _places(rows: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Name each event's place in French and in English, as the articles of that language put it when there are some."""
    given = rows[rows["place"].fillna("") != ""].assign(place_key=lambda t: t["place_key"].fillna(""))
    counted = given.groupby(["event_id", "place_key"], sort=True).size().rename("n").reset_index()
    counted["known"] = counted["place_key"].str.startswith(KNOWN_PLACES)
    often = counted["n"] >= _OFTEN * counted.groupby("event_id")["n"].transform("max")
    fixed = counted["event_id"].map(events["event_type"]).map(_is_fixed).astype(bool)
    within, holds = _nesting(counted)
    counted["fit"] = holds.where(~fixed, within.where(often, -1))
    order = ["event_id", "known", "fit", "n", "place_key"]
    best = counted.sort_values(order, ascending=[True, False, False, False, True]).drop_duplicates("event_id")
    chosen = given.merge(best[["event_id", "place_key"]], on=["event_id", "place_key"])
    named = {column: _wording(chosen, language) for column, language in (("place", "fr"), ("place_en", "en"))}
    return pd.DataFrame(named)


def _wording(chosen: pd.DataFrame, language: str) -> pd.Series:
    """The plainest wording of a place: a name rather than a phrase, in the language, most frequent, shortest."""
    worded = chosen.assign(
        foreign=chosen["language"] != language,
        phrase=~chosen["place"].str.fullmatch(_NAME),
        n=chosen.groupby(["event_id", "place"])["claim_id"].transform("size"),
        length=chosen["place"].str.len(),
    )
    order = ["event_id", "phrase", "foreign", "n", "length", "place"]
    best = worded.sort_values(order, ascending=[True, True, True, False, True, True]).drop_duplicates("event_id")
    return best.set_index("event_id")["place"]


def _nesting(counted: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """How many of its event's places each place lies in, and how many it holds."""
    keys = counted.groupby("event_id")["place_key"].agg(lambda group: sorted(set(group) - {""}))
    pairs = list(zip(counted["event_id"], counted["place_key"], strict=True))
    within = [sum(contains(other, key) for other in keys[event]) if key else 0 for event, key in pairs]
    holds = [sum(contains(key, other) for other in keys[event]) if key else 0 for event, key in pairs]
    return pd.Series(within, index=counted.index), pd.Series(holds, index=counted.index)


def _is_fixed(kind: str) -> bool:
    known = kinds().get(kind)
    return known is None or known.place_matters


def _interval(rows: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The date that most claims of the event's own kind give, the more precise first."""
    dated = rows[rows["time_start"].notna()].copy()
    dated["coarse"] = (dated["time_end"] - dated["time_start"]) > _PRECISE
    dated["other"] = dated["event_type"].to_numpy() != events["event_type"].reindex(dated["event_id"]).to_numpy()
    dated["date"] = dated["time_start"].dt.floor("D")
    keys = ["event_id", "other", "coarse", "date"]
    dated["n"] = dated.groupby(keys)["claim_id"].transform("size")
    dated = dated.sort_values(["event_id", "other", "coarse", "n", "time_start", "time_end"],
                              ascending=[True, True, True, False, True, True], kind="stable")  # fmt: skip
    return dated.groupby("event_id")[["time_start", "time_end"]].first()


def _titles(events: pd.DataFrame, language: str) -> pd.Series:
    labels = events["event_type"].map(lambda name: _label(name, language))
    dates = [_date(start, end, language) for start, end in zip(events["time_start"], events["time_end"], strict=True)]
    places = events["place" if language == "fr" else "place_en"]
    parts = np.array([labels, places, dates], dtype=object).T
    return pd.Series([", ".join(part for part in row if part) for row in parts], index=events.index, dtype=object)


def _label(name: str, language: str) -> str:
    known = kinds().get(name)
    if known is None:
        return ""
    label = known.label if language == "fr" else known.label_en
    return label[:1].upper() + label[1:]


def _date(start: pd.Timestamp, end: pd.Timestamp, language: str) -> str:
    if pd.isna(start):
        return ""
    form = "y" if end - start > _SEASONS else "MMMM y" if end - start > _MONTH else "long"
    return str(format_date(start, form, locale=language))
