"""The filters in force: read from a query string, written back to one, applied to the questions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from pipeline.records import Verdict

VERDICTS = tuple(
    map(
        str,
        (
            Verdict.DISCREPANCY,
            Verdict.DISPUTED,
            Verdict.UNCONFIRMED,
            Verdict.UPDATE,
            Verdict.AGREEMENT,
            Verdict.SINGLE_SOURCE,
        ),
    )
)
DIFFERING = VERDICTS[:4]
FACETS = ("verdict", "outlet", "speaker", "slot", "kind", "place", "event")
SORTS: Mapping[str, tuple[list[str], list[bool]]] = {
    "priority": (["severity", "question_id"], [False, True]),
    "recent": (["last_published", "question_id"], [False, True]),
    "outlets": (["n_outlets", "severity", "question_id"], [False, False, True]),
    "event": (["time_start", "event_id", "severity", "question_id"], [False, True, False, True]),
}
VIEWS = ("list", "grid", "sheet")
AXES = ("outlet", "speaker")
MAX_WORDS = 200

Members = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Filters:
    """One view of the questions; an empty facet restricts nothing."""

    verdict: tuple[str, ...] = DIFFERING
    outlet: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    slot: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""
    sort: str = "priority"
    view: str = "list"
    by: str = "outlet"
    page: int = 1

    @property
    def restrictions(self) -> int:
        """How many facets, dates and words narrow the view beyond the default."""
        facets = sum(bool(getattr(self, facet)) for facet in FACETS if facet != "verdict")
        return facets + (set(self.verdict) != set(DIFFERING)) + bool(self.since or self.until) + bool(self.words)


def from_query(query: Mapping[str, list[str]], options: Mapping[str, Iterable[str]]) -> Filters:
    """Read filters from a query string; what the data does not offer is left out."""
    chosen = {facet: _known(query.get(facet, []), options.get(facet, ())) for facet in FACETS}
    chosen["verdict"] = () if query.get("verdict") == ["all"] else chosen["verdict"] or DIFFERING
    one = {name: (values or [""])[0] for name, values in query.items()}
    return Filters(
        **chosen,
        since=_date(one.get("from", "")),
        until=_date(one.get("to", "")),
        words=one.get("q", "")[:MAX_WORDS],
        sort=_one_of(one.get("sort", ""), tuple(SORTS)),
        view=_one_of(one.get("view", ""), VIEWS),
        by=_one_of(one.get("by", ""), AXES),
        page=int(one["page"]) if one.get("page", "").isdecimal() and len(one["page"]) < 6 else 1,
    )


def to_query(filters: Filters) -> dict[str, list[str]]:
    """Write filters as a query string; what is at its default is left out."""
    query = {facet: list(getattr(filters, facet)) for facet in FACETS if facet != "verdict"}
    if set(filters.verdict) != set(DIFFERING):
        query["verdict"] = list(filters.verdict) or ["all"]
    plain = {
        "q": filters.words,
        "sort": filters.sort,
        "view": filters.view,
        "by": filters.by,
        "page": str(filters.page),
    }
    plain |= {"from": _iso(filters.since), "to": _iso(filters.until)}
    defaults = {"sort": "priority", "view": "list", "by": "outlet", "page": "1"}
    query |= {name: [value] for name, value in plain.items() if value and value != defaults.get(name)}
    return {name: values for name, values in query.items() if values}


def fold(text: str) -> str:
    """Fold case, accents, ligatures and apostrophes, so that "Etat" finds "État"."""
    loose = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return "".join(mark for mark in unicodedata.normalize("NFKD", loose) if not unicodedata.combining(mark))


def apply(filters: Filters, questions: pd.DataFrame, members: Members) -> pd.DataFrame:
    """Give the questions that pass every filter, in the order asked for.

    `questions` has one row per question with a `haystack` of folded text; `members` maps a facet to rows of
    (question_id, value).
    """
    kept = questions[np.logical_and.reduce(list(_masks(filters, questions, members).values()))]
    columns, ascending = SORTS[filters.sort]
    return kept.sort_values(columns, ascending=ascending, na_position="last", kind="stable")


def counts(filters: Filters, questions: pd.DataFrame, members: Members) -> dict[str, dict[str, int]]:
    """Count, for each facet, the questions that each of its values would show beside the other filters in force."""
    masks = _masks(filters, questions, members)
    found: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        others = [mask for name, mask in masks.items() if name != facet]
        within = members[facet][
            members[facet]["question_id"].isin(questions["question_id"][np.logical_and.reduce(others)])
        ]
        found[facet] = within["value"].value_counts().to_dict()
    return found


def without(filters: Filters) -> Filters:
    """Drop what narrows the view and keep how it is shown."""
    return replace(Filters(), sort=filters.sort, view=filters.view, by=filters.by)


def _masks(filters: Filters, questions: pd.DataFrame, members: Members) -> dict[str, np.ndarray]:
    masks = {facet: _facet_mask(getattr(filters, facet), questions, members[facet]) for facet in FACETS}
    masks["since"] = _moment_mask(questions["last_published"], filters.since, "ge")
    masks["until"] = _moment_mask(questions["first_published"].dt.normalize(), filters.until, "le")
    for number, word in enumerate(fold(filters.words).split()):
        masks[f"word {number}"] = questions["haystack"].str.contains(word, regex=False).to_numpy(dtype=bool)
    return masks


def _facet_mask(chosen: tuple[str, ...], questions: pd.DataFrame, members: pd.DataFrame) -> np.ndarray:
    if not chosen:
        return np.ones(len(questions), dtype=bool)
    holding = members.loc[members["value"].isin(chosen), "question_id"]
    return np.asarray(questions["question_id"].isin(holding), dtype=bool)


def _moment_mask(moments: pd.Series, bound: date | None, comparison: str) -> np.ndarray:
    if bound is None:
        return np.ones(len(moments), dtype=bool)
    return np.asarray(getattr(moments, comparison)(pd.Timestamp(bound, tz="UTC")).fillna(False), dtype=bool)


def _known(values: list[str], options: Iterable[str]) -> tuple[str, ...]:
    offered = set(options)
    return tuple(dict.fromkeys(value for value in values if value in offered))


def _one_of(value: str, choices: tuple[str, ...]) -> str:
    return value if value in choices else choices[0]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _iso(moment: Any) -> str:
    return moment.isoformat() if moment else ""
