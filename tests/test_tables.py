from datetime import UTC, datetime

import pandas as pd
import pytest

from pipeline.records import Claim, Reject
from pipeline.tables import MOMENT, SCHEMAS, table


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_has_its_columns_and_types(name: str) -> None:
    frame = table([], name)
    assert {column: str(kind) for column, kind in frame.dtypes.items()} == dict(SCHEMAS[name])


def test_records_become_rows() -> None:
    assert table([Reject("a.txt", "vide")], "rejects").values.tolist() == [["a.txt", "vide"]]


def test_what_a_row_does_not_say_is_missing() -> None:
    row = table([{"claim_id": "c1"}], "claims").iloc[0]
    assert pd.isna(row["count_low"])
    assert pd.isna(row["published"])
    assert pd.isna(row["event_id"])


def test_columns_beyond_the_schema_follow_it() -> None:
    assert list(table([{"weight": 1.5, "claim_a": "x"}], "links").columns)[-2:] == ["probability", "weight"]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2024, 3, 2, 8, tzinfo=UTC),
        "2024-03-02T08:00Z",
        "2024-03-02T09:00+01:00",
        pd.Timestamp("2024-03-02 08:00"),
    ],
)
def test_moments_are_in_utc(moment: object) -> None:
    column = table([{"article_id": "a", "published": moment}], "articles")["published"]
    assert str(column.dtype) == MOMENT
    assert column[0] == pd.Timestamp("2024-03-02T08:00Z")


def test_building_a_table_twice_changes_nothing() -> None:
    claim = Claim(
        "c1", "a1", "Le Quai", "fr", 0, 4, "Oui.", "attack", "frappe", time_start=datetime(2024, 3, 2, tzinfo=UTC)
    )
    once = table([claim], "claims")
    pd.testing.assert_frame_equal(table(once, "claims"), once)


def test_every_claim_field_is_a_column() -> None:
    claim = Claim("c1", "a1", "Le Quai", "fr", 0, 4, "Oui.", "attack", "frappe", count_low=3)
    row = table([claim], "claims").iloc[0]
    assert all(row[name] == getattr(claim, name) for name in ("passage", "trigger", "count_low", "stance", "voice"))
