"""What fact-checkers decide: an append-only log in SQL, apart from the snapshots so that no run can touch it.

A question is named by its content, so a decision taken on it holds after a rerun. SQLite beside the snapshots by
default; the environment's RECOUPE_REVIEWS_URL names another database, e.g. a newsroom's PostgreSQL.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from pipeline.errors import StoreError

URL_VARIABLE = "RECOUPE_REVIEWS_URL"
UNDO = "undo"
DECISIONS = {"event": ("same", "different"), "discrepancy": ("real", "not_real"), "note": ("",)}
"""The kinds of review, and what can be decided in each."""

_LONGEST = 4000

_metadata = sql.MetaData()
_reviews = sql.Table(
    "reviews",
    _metadata,
    sql.Column("review_id", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("question_id", sql.String(64), nullable=False, index=True),
    sql.Column("kind", sql.String(16), nullable=False),
    sql.Column("decision", sql.String(16), nullable=False),
    sql.Column("note", sql.Text, nullable=False),
    sql.Column("reviewer", sql.String(200), nullable=False),
    sql.Column("at", sql.String(32), nullable=False),
    sql.Column("undoes", sql.Integer, sql.ForeignKey("reviews.review_id"), nullable=True),
)


@dataclass(frozen=True, slots=True)
class Review:
    """One decision, or one note, that a person left on a question; `at` is UTC, ISO 8601."""

    review_id: int
    question_id: str
    kind: str
    decision: str
    note: str
    reviewer: str
    at: str
    undoes: int | None = None


class Reviews:
    """The log of decisions at a database URL; every method raises a StoreError when the database fails."""

    def __init__(self, url: str | sql.URL) -> None:
        try:
            self._engine = sql.create_engine(url)
        except (ArgumentError, ImportError) as error:
            raise StoreError(f"{URL_VARIABLE}: this database cannot be opened ({error})") from error
        if self._engine.dialect.name == "sqlite":
            sql.event.listen(self._engine, "connect", _prepare_sqlite)
        with self._transaction() as connection:
            _metadata.create_all(connection)

    def add(self, question_id: str, kind: str, decision: str = "", note: str = "", reviewer: str = "") -> int:
        """Append a decision, or a note, and return its id."""
        if decision not in DECISIONS.get(kind, ()):
            raise StoreError(f"a review of kind {kind!r} cannot say {decision!r}")
        return self._append(question_id=question_id, kind=kind, decision=decision, note=note, reviewer=reviewer)

    def undo(self, review_id: int, *, reviewer: str = "") -> int:
        """Take a review back by appending that it is; the review itself stays in `history`."""
        undone = next((review for review in self.standing() if review.review_id == review_id), None)
        if undone is None:
            raise StoreError(f"review {review_id} does not stand: it was never made, or is already undone")
        return self._append(question_id=undone.question_id, kind=UNDO, undoes=review_id, reviewer=reviewer)

    def standing(self, question_id: str | None = None) -> list[Review]:
        """List the reviews that nobody has taken back, the oldest first."""
        history = self.history(question_id)
        undone = {review.undoes for review in history}
        return [review for review in history if review.kind != UNDO and review.review_id not in undone]

    def history(self, question_id: str | None = None) -> list[Review]:
        """List everything that was ever appended, the oldest first."""
        query = sql.select(_reviews).order_by(_reviews.c.review_id)
        if question_id is not None:
            query = query.where(_reviews.c.question_id == question_id)
        with self._transaction() as connection:
            return [Review(*row) for row in connection.execute(query)]

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def _append(self, *, note: str = "", decision: str = "", **values: Any) -> int:
        if len(note) > _LONGEST:
            raise StoreError(f"a note holds at most {_LONGEST} characters; this one has {len(note)}")
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = _reviews.insert().values(note=note, decision=decision, at=at, **values).returning(_reviews.c.review_id)
        with self._transaction() as connection:
            return int(connection.execute(row).scalar_one())

    @contextmanager
    def _transaction(self) -> Iterator[sql.Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            place = self._engine.url.render_as_string(hide_password=True)
            raise StoreError(f"{place}: the reviews cannot be read or written ({error})") from error


def open_reviews(out: Path) -> Reviews:
    """Open the reviews that belong to the runs under `out`."""
    if url := os.environ.get(URL_VARIABLE):
        return Reviews(url)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{out}: the reviews cannot be kept here ({error.strerror})") from error
    return Reviews(sql.URL.create("sqlite", database=str(out / "reviews.sqlite")))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "busy_timeout=5000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
