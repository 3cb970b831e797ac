"""Denials that deny less than the happening."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.compare.denials import last_times, not_since


def _denied(kind: str, words: str) -> pd.DataFrame:
    start, end = pd.Timestamp("2019-01-01", tz="UTC"), pd.Timestamp("2023-11-01", tz="UTC")
    return pd.DataFrame(
        {"denied": [True], "polarity": ["negated"], "time_text": [words], "own_kind": [kind],
         "time_start": [start], "time_end": [end],
         "time_precision": ["year"]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("inspection", "depuis 2019", True),
        ("inspection", "since 2019", True),
        ("inspection", "en 2019", False),
        ("strike", "depuis 2019", False),
    ],
)
def test_what_is_denied_only_since_a_time_is_no_denial(kind: str, words: str, expected: bool) -> None:
    assert not_since(_denied(kind, words), ("depuis", "since")).tolist() == [expected]


def test_not_since_a_year_dates_the_last_time() -> None:
    rows = _denied("inspection", "depuis 2019").assign(not_since=True)
    told = last_times(rows).iloc[0]
    assert not told["denied"]
    assert told["time_end"].year == 2019


def test_to_deny_having_known_since_july_is_a_denial() -> None:
    assert not_since(_denied("knowledge", "since July").assign(polarity="affirmed"), ("since",)).tolist() == [False]
