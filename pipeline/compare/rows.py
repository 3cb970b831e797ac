"""Bids and links as plain rows: a data frame for each question would cost more than the rules that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

import pandas as pd

Row = TypeVar("Row")


class Bid(NamedTuple):
    """What a claim answers to one question, who says so, and where; `published` may be missing (NaT)."""

    question_id: str
    answer_id: str
    slot: str
    kind: str
    counted: str
    unplaced: bool
    key: str
    outlet: str
    origin_id: str
    speaker_id: str
    speaker_kind: str
    article_id: str
    language: str
    passage: str
    start: int
    value_start: int
    published: pd.Timestamp


class Link(NamedTuple):
    """How two answers to one question relate, how close they are, and why."""

    question_id: str
    answer_a: str
    answer_b: str
    relation: str
    score: float
    reason: str
    reason_en: str


def read_bids(bids: pd.DataFrame) -> list[Bid]:
    """The bids of a frame, in its order."""
    columns = (bids[name].tolist() for name in Bid._fields)
    return [Bid(*row) for row in zip(*columns, strict=True)]


def group(rows: Iterable[Row], name: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Group rows by a name of theirs, names in alphabetical order, rows in the order they come in."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    return dict(sorted(groups.items()))
