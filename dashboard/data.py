"""The one module that reads the store; every screen asks it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.filters import FACETS, fold
from pipeline.records import Slot
from pipeline.store.reviews import Reviews, open_reviews
from pipeline.store.snapshots import Snapshot

VALUES = ("value", "value_en")


def out_folder() -> Path:
    """Say where the runs are: the environment's RECOUPE_OUT, else `out`."""
    return Path(os.environ.get("RECOUPE_OUT") or "out")


def reading() -> Reading:
    """Read the snapshot in force, once per version; a StoreError says that there is none."""
    return _reading(Snapshot.current(out_folder()))


def reviews() -> Reviews:
    return _reviews(str(out_folder()))


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Snapshot: lambda snapshot: snapshot.version})
def _reading(snapshot: Snapshot) -> Reading:
    tables = {name: _without_missing_text(frame) for name, frame in snapshot.tables().items()}
    tables["answers"] = tables["answers"].reindex(
        columns=dict.fromkeys([*tables["answers"].columns, *VALUES]), fill_value=""
    )
    return Reading(snapshot.version, snapshot.facts, tables)


def _without_missing_text(frame: pd.DataFrame) -> pd.DataFrame:
    texts = frame.select_dtypes("string")
    return frame.assign(**{name: column.fillna("") for name, column in texts.items()})


@st.cache_resource(max_entries=2, show_spinner=False)
def _reviews(out: str) -> Reviews:
    return open_reviews(Path(out))


@dataclass(frozen=True)
class Reading:
    """The tables of one snapshot and what the screens derive from them; shared between readers, so never changed."""

    version: str
    facts: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]

    @cached_property
    def questions(self) -> pd.DataFrame:
        """Questions with their event's title, place and time, and a `haystack` of everything said in them, folded."""
        events = self.tables["events"][["event_id", "title", "title_en", "place", "time_start", "time_end"]]
        rows = self.tables["questions"].merge(events, on="event_id", how="left", validate="many_to_one")
        rows["severity"] = rows["severity"].astype("Float64").fillna(0.0)
        return rows.assign(haystack=_haystack(rows, self.tables["answers"], self.tables["holders"]))

    @cached_property
    def members(self) -> dict[str, pd.DataFrame]:
        """For each facet, rows of (question_id, value)."""
        columns = {facet: (self.questions, facet) for facet in FACETS}
        columns |= {"kind": (self.questions, "event_type"), "event": (self.questions, "event_id")}
        columns |= {facet: (self.tables["holders"], facet) for facet in ("outlet", "speaker")}
        return {facet: _pairs(frame, column) for facet, (frame, column) in columns.items()}

    @cached_property
    def options(self) -> dict[str, list[str]]:
        """For each facet, the values that the data offers."""
        return {facet: sorted(pairs["value"].unique()) for facet, pairs in self.members.items()}

    @cached_property
    def holders(self) -> pd.DataFrame:
        """Holders with their article's title and language and their answer's value."""
        articles = self.tables["articles"][["article_id", "title", "language", "published_precision"]]
        values = self.tables["answers"][["answer_id", *VALUES]]
        return (
            self.tables["holders"]
            .merge(articles, on="article_id", how="left")
            .merge(values, on="answer_id", how="left")
        )

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Dated holders of answers in figures, in the order of publication, for questions with two such dates or more.

        An interval that is open on one side ends at its other bound.
        """
        bounds = self.tables["answers"][["answer_id", "low", "high"]].replace([float("inf"), float("-inf")], pd.NA)
        counted = self.questions.loc[self.questions["slot"].isin((Slot.COUNT, Slot.AMOUNT)), "question_id"]
        rows = self.holders[self.holders["question_id"].isin(counted)].merge(bounds, on="answer_id", how="left")
        rows = rows.dropna(subset=["published"])
        rows = rows.assign(low=rows["low"].fillna(rows["high"]), high=rows["high"].fillna(rows["low"])).dropna(
            subset=["low"]
        )
        rows = rows[rows.groupby("question_id")["published"].transform("nunique") > 1]
        rows = rows.drop_duplicates(["question_id", "answer_id", "claim_id"])
        rows = rows.sort_values(["question_id", "published", "outlet", "claim_id"], kind="stable")
        return rows.astype({"low": float, "high": float})

    def question(self, question_id: str) -> pd.Series | None:
        return _one(self.questions, "question_id", question_id)

    def article(self, article_id: str) -> pd.Series | None:
        return _one(self.tables["articles"], "article_id", article_id)

    def answers_of(self, question_id: str) -> pd.DataFrame:
        """The answers of a question in the order of the download: the most outlets first, then the earliest."""
        return self._ranked.loc[self._ranked["question_id"] == question_id]

    @cached_property
    def _ranked(self) -> pd.DataFrame:
        held = (
            self.tables["holders"]
            .groupby("answer_id")
            .agg(breadth=("outlet", "nunique"), published=("published", "min"))
        )
        return (
            self.tables["answers"]
            .join(held, on="answer_id")
            .sort_values(["question_id", "breadth", "published", "answer_id"], ascending=[True, False, True, True])
        )

    def holders_of(self, question_id: str) -> pd.DataFrame:
        """The holders of a question's answers, the first published first."""
        rows = self.holders.loc[lambda holders: holders["question_id"] == question_id]
        return rows.sort_values(["published", "outlet", "start", "claim_id"], kind="stable", na_position="last")

    def relations_of(self, question_id: str) -> pd.DataFrame:
        return self.tables["relations"].loc[lambda rows: rows["question_id"] == question_id]

    def links_among(self, claim_ids: set[str]) -> pd.DataFrame:
        """The links whose two claims are among these, the least certain first."""
        links = self.tables["links"]
        return links[links["claim_a"].isin(claim_ids) & links["claim_b"].isin(claim_ids)].sort_values(
            ["probability", "claim_a", "claim_b"], kind="stable"
        )

    def claims_of(self, article_id: str) -> pd.DataFrame:
        """What the article is quoted for: one row per claim and question, in the order of the text."""
        held = self.holders.loc[self.holders["article_id"] == article_id]
        columns = ["question_id", "event_id", "question", "question_en", "verdict", "slot", "severity"]
        rows = held.drop_duplicates(["claim_id", "question_id"]).merge(self.questions[columns], on="question_id")
        return rows.sort_values(["start", "end", "severity", "question_id"], ascending=[True, True, False, True])


def _haystack(questions: pd.DataFrame, answers: pd.DataFrame, holders: pd.DataFrame) -> pd.Series:
    said = [
        answers[["question_id", "value"]].rename(columns={"value": "text"}),
        *(
            holders[["question_id", column]].rename(columns={column: "text"}).drop_duplicates()
            for column in ("passage", "outlet", "speaker")
        ),
        *(
            questions[["question_id", column]].rename(columns={column: "text"})
            for column in ("question", "question_en", "title", "title_en", "place")
        ),
    ]
    text = pd.concat(said).dropna().groupby("question_id")["text"].agg("\n".join)
    return questions["question_id"].map(text).fillna("").map(fold)


def _pairs(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    pairs = frame[["question_id", column]].set_axis(["question_id", "value"], axis=1).dropna().drop_duplicates()
    return pairs[pairs["value"] != ""]


def _one(frame: pd.DataFrame, column: str, value: str) -> pd.Series | None:
    found = frame[frame[column] == value]
    return None if found.empty else found.iloc[0]
