import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store.reviews import URL_VARIABLE, Reviews, open_reviews


@pytest.fixture
def reviews(tmp_path: Path) -> Reviews:
    return open_reviews(tmp_path)


def test_a_decision_comes_back_with_its_note_and_reviewer(reviews: Reviews) -> None:
    reviews.add("q1", "discrepancy", "real", note="vérifié auprès du préfet", reviewer="Ana")
    (review,) = reviews.standing("q1")
    assert (review.kind, review.decision, review.reviewer) == ("discrepancy", "real", "Ana")
    assert review.note == "vérifié auprès du préfet"
    assert review.at.endswith("+00:00")


def test_reviews_belong_to_their_question(reviews: Reviews) -> None:
    reviews.add("q1", "note", note="un")
    reviews.add("q2", "note", note="deux")
    assert [review.note for review in reviews.standing("q2")] == ["deux"]
    assert [review.note for review in reviews.standing()] == ["un", "deux"]


def test_what_is_undone_no_longer_stands_and_stays_in_the_history(reviews: Reviews) -> None:
    first = reviews.add("q1", "event", "same")
    reviews.add("q1", "event", "different")
    reviews.undo(first, reviewer="Ana")
    assert [review.decision for review in reviews.standing("q1")] == ["different"]
    assert [(review.kind, review.undoes) for review in reviews.history("q1")] == [
        ("event", None),
        ("event", None),
        ("undo", first),
    ]


def test_nothing_is_undone_twice(reviews: Reviews) -> None:
    first = reviews.add("q1", "event", "same")
    reviews.undo(first)
    with pytest.raises(StoreError, match="already undone"):
        reviews.undo(first)


@pytest.mark.parametrize(("kind", "decision"), [("event", "real"), ("event", ""), ("undo", ""), ("verdict", "true")])
def test_a_decision_that_does_not_exist_is_refused(kind: str, decision: str, reviews: Reviews) -> None:
    with pytest.raises(StoreError, match="cannot say"):
        reviews.add("q1", kind, decision)


def test_a_note_beyond_measure_is_refused(reviews: Reviews) -> None:
    with pytest.raises(StoreError, match="at most 4000"):
        reviews.add("q1", "note", note="x" * 4001)


def test_text_is_never_read_as_sql(reviews: Reviews) -> None:
    hostile = "'); DROP TABLE reviews; --"
    reviews.add(hostile, "note", note=hostile)
    assert reviews.standing(hostile)[0].note == hostile


def test_several_readers_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    def write(number: int) -> None:
        open_reviews(tmp_path).add("q1", "note", note=str(number))

    open_reviews(tmp_path).close()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    assert {review.note for review in open_reviews(tmp_path).standing()} == {str(number) for number in range(24)}


def test_sqlite_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    open_reviews(tmp_path).add("q1", "note", note="x")
    with sqlite3.connect(tmp_path / "reviews.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_environment_names_another_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{tmp_path / 'ailleurs.sqlite'}")
    open_reviews(tmp_path / "out").add("q1", "note", note="x")
    assert (tmp_path / "ailleurs.sqlite").exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("url", ["nowhere", "sqlite:////no/such/folder/x.sqlite", "nosuchdatabase://secret@host/x"])
def test_a_database_that_cannot_be_opened_is_one_clear_error(url: str) -> None:
    with pytest.raises(StoreError):
        Reviews(url)
