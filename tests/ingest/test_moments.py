"""Dates are read for certain, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.ingest.moments import moment


@pytest.mark.parametrize(
    ("stated", "expected", "precision"),
    [
        ("2017-05-18", "2017-05-18T00:00", "day"),
        ("2017/05/18", "2017-05-18T00:00", "day"),
        ("2017-05", "2017-05-01T00:00", "month"),
        ("2017-05-18T14:30:00+02:00", "2017-05-18T12:30", "minute"),
        ("2017-05-18T14:30Z", "2017-05-18T14:30", "minute"),
        ("2017-05-18 14:30:12.123456", "2017-05-18T14:30:12", "minute"),
        ("Thu, 18 May 2017 14:30:00 +0200", "2017-05-18T12:30", "minute"),
        ("Thu, 18 May 2017 14:30:00 GMT", "2017-05-18T14:30", "minute"),
        ("1495117800", "2017-05-18T14:30", "minute"),
        ("1495117800000", "2017-05-18T14:30", "minute"),
        ("18 mai 2017", "2017-05-18T00:00", "day"),
        ("jeudi 18 mai 2017", "2017-05-18T00:00", "day"),
        ("1er mai 2017", "2017-05-01T00:00", "day"),
        ("18 mai 2017 à 14h30", "2017-05-18T14:30", "minute"),
        ("Publié le 18 mai 2017 à 14 h", "2017-05-18T14:00", "minute"),
        ("May 18, 2017", "2017-05-18T00:00", "day"),
        ("May 18, 2017 2:30 pm", "2017-05-18T14:30", "minute"),
        ("18/05/2017 14:30", "2017-05-18T14:30", "minute"),
        ("05/06/2017", "2017-06-05T00:00", "day"),
        ("mai 2017", "2017-05-01T00:00", "month"),
    ],
)
def test_a_date_is_read_in_utc_with_its_precision(stated, expected, precision):
    found, how = moment(stated)
    assert (found, how) == (datetime.fromisoformat(expected).replace(tzinfo=UTC), precision)


@pytest.mark.parametrize(
    "stated",
    ["", "hier", "il y a trois jours", "lundi", "18 mai", "2017", "bientôt", "0000-00-00", "9999-12-31T23:59:59-23:59",
     "2017-13-45", "99999999999999999999", "x" * 10_000, "Thu, 99 May 2017 14:30:00 +9999"],
)  # fmt: skip
def test_what_is_no_whole_date_gives_none(stated):
    assert moment(stated) == (None, "none")


def test_an_ambiguous_english_date_is_refused_and_a_clear_one_read():
    assert moment("05/06/2017", "en") == (None, "none")
    assert moment("05/18/2017", "en")[0] is not None
    assert moment("05/05/2017", "en")[0] is not None
