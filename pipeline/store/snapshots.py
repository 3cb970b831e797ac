"""A run's tables as Parquet files in a folder named by its content, and a pointer that says which folder is in force.

A snapshot is written beside the one in force and the pointer is replaced last: readers never wait, and a run that is
killed at any point leaves the previous snapshot in force. The clock takes no part, so one input gives one snapshot.
"""

from __future__ import annotations

import fcntl
import glob
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import StoreError
from pipeline.tables import SCHEMAS, table

KEPT = 3
REMEDY = "run `python -m pipeline run` again"

ORDER: Mapping[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    "claims": ("article_id", "start", "end", "claim_id"),
    "events": ("event_id",),
    "questions": ("event_id", "question_id"),
    "answers": ("question_id", "answer_id"),
    "holders": ("question_id", "answer_id", "article_id", "start", "claim_id"),
    "relations": ("question_id", "answer_a", "answer_b"),
    "links": ("claim_a", "claim_b"),
    "sources": ("kind", "source"),
    "rejects": ("path", "reason"),
}

_ID = re.compile(r"[0-9a-f]{16}")
_FACTS = "facts.json"
# DuckDB would otherwise fetch an extension over the network the first time it wants one.
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_TYPES = {
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(),
    pa.large_string(): pd.StringDtype(),
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables of one finished run. `version` names their content; `facts` says what they were made from and with."""

    folder: Path
    facts: Mapping[str, Any]

    @classmethod
    def current(cls, out: Path) -> Snapshot:
        """Open the snapshot in force under `out`; a StoreError names what is missing and the remedy."""
        history = _history(out)
        if not history:
            raise StoreError(f"{out}: no finished run here; {REMEDY}")
        folder = out / "snapshots" / history[0]
        try:
            facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"{folder}: the snapshot in force cannot be read ({error}); {REMEDY}") from error
        return cls(folder, facts)

    @property
    def version(self) -> str:
        """The content's own name: it changes when, and only when, a table or a fact does."""
        return self.folder.name

    def table(self, name: str) -> pd.DataFrame:
        """Read one table with its declared types; a StoreError names a file that is missing or damaged."""
        if name not in SCHEMAS:
            raise StoreError(f"there is no table {name!r}; there are {', '.join(SCHEMAS)}")
        path = self.folder / f"{name}.parquet"
        try:
            with duckdb.connect(config=_OFFLINE) as connection:
                rows = connection.sql("SELECT * FROM read_parquet(?)", params=[glob.escape(str(path))]).to_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"{path}: cannot be read ({str(error).splitlines()[0]}); {REMEDY}") from error
        return table(rows.to_pandas(types_mapper=_TYPES.get), name)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Read every table."""
        return {name: self.table(name) for name in SCHEMAS}


def write_snapshot(out: Path, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, object]) -> Path:
    """Put these tables in force under `out` and return their folder; until the last step the old ones are."""
    try:
        with _only_writer(out):
            folder = _keep(out / "snapshots", _write_folder(out / "snapshots" / "unfinished", tables, facts))
            _point_to(out, folder.name)
    except OSError as error:
        raise StoreError(f"{out}: the snapshot cannot be written ({error.strerror or error})") from error
    return folder


def write_parquet(frame: pd.DataFrame, to: Path | BinaryIO) -> None:
    """Write rows as Parquet; equal rows give equal bytes."""
    # pandas puts its own version into the metadata, which says nothing of the rows.
    rows = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(rows, to, compression="zstd")


@contextmanager
def _only_writer(out: Path) -> Iterator[None]:
    (out / "snapshots").mkdir(parents=True, exist_ok=True)
    with (out / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_folder(folder: Path, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, object]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in SCHEMAS:
        write_parquet(_in_order(table(tables.get(name, ()), name), name), folder / f"{name}.parquet")
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / _FACTS).write_text(text + "\n", encoding="utf-8")
    for path in (*folder.iterdir(), folder):
        _to_disk(path)
    return folder


def _in_order(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    return frame.sort_values(list(ORDER[name]), kind="stable", ignore_index=True)


def _keep(snapshots: Path, written: Path) -> Path:
    folder = snapshots / _digest(written)
    if folder.is_dir() and _digest(folder) == folder.name:
        shutil.rmtree(written)
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    written.rename(folder)
    _to_disk(snapshots)
    return folder


def _digest(folder: Path) -> str:
    content = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.iterdir()):
        content.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        content.update(path.read_bytes())
    return content.hexdigest()


def _point_to(out: Path, version: str) -> None:
    """Put `version` first in the history, in one step, and drop what the history no longer names."""
    history = [version, *(old for old in _history(out) if old != version)][:KEPT]
    fresh = out / "current.unfinished"
    fresh.write_text("\n".join(history) + "\n", encoding="utf-8")
    _to_disk(fresh)
    fresh.replace(out / "current")
    _to_disk(out)
    for folder in (out / "snapshots").iterdir():
        if folder.name not in history:
            shutil.rmtree(folder, ignore_errors=True)


def _history(out: Path) -> list[str]:
    """The versions that were in force, the newest first."""
    try:
        lines = (out / "current").read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{out / 'current'}: cannot be read ({error}); {REMEDY}") from error
    return [line for line in lines if _ID.fullmatch(line)]


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
