import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import StoreError
from pipeline.store.snapshots import KEPT, ORDER, Snapshot, write_snapshot
from pipeline.tables import SCHEMAS, table
from tests.store.samples import sample_tables

TABLES = sample_tables()
FACTS = {"corpus": "essai", "counts": {"articles": 3}}


def with_title(title: str) -> dict[str, pd.DataFrame]:
    return {**TABLES, "articles": TABLES["articles"].assign(title=title)}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_table_comes_back_with_its_rows_and_declared_types(name: str, tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, FACTS)
    expected = TABLES[name].sort_values(list(ORDER[name]), ignore_index=True)
    pd.testing.assert_frame_equal(Snapshot.current(tmp_path).table(name), expected)


def test_columns_beyond_the_schema_come_back_with_their_kind(tmp_path: Path) -> None:
    scores = table(
        [{"source": "A", "kind": "outlet", "n": 3, "rate": 0.5}, {"source": "B", "kind": "outlet"}], "sources"
    )
    write_snapshot(tmp_path, {**TABLES, "sources": scores.astype({"n": "Int64"})}, FACTS)
    back = Snapshot.current(tmp_path).table("sources")
    assert back["n"].tolist() == [3, pd.NA]
    assert back["rate"].tolist() == [0.5, pd.NA]


def test_facts_come_back(tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, FACTS)
    assert Snapshot.current(tmp_path).facts == FACTS


def test_the_same_rows_in_another_order_make_the_same_files(tmp_path: Path) -> None:
    first = write_snapshot(tmp_path / "one", TABLES, FACTS)
    shuffled = {name: frame.iloc[::-1] for name, frame in TABLES.items()}
    second = write_snapshot(tmp_path / "two", shuffled, dict(reversed(FACTS.items())))
    assert first.name == second.name
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [
        path.read_bytes() for path in sorted(second.iterdir())
    ]


def test_writing_the_same_again_leaves_one_snapshot(tmp_path: Path) -> None:
    versions = {write_snapshot(tmp_path, TABLES, FACTS) for _ in range(2)}
    assert list((tmp_path / "snapshots").iterdir()) == list(versions)


def test_another_content_has_another_version(tmp_path: Path) -> None:
    assert write_snapshot(tmp_path, with_title("x"), FACTS).name != write_snapshot(tmp_path, TABLES, FACTS).name
    assert Snapshot.current(tmp_path).table("articles")["title"].tolist() == TABLES["articles"]["title"].tolist()


def test_the_last_few_snapshots_are_kept_and_older_ones_dropped(tmp_path: Path) -> None:
    written = [write_snapshot(tmp_path, with_title(str(n)), FACTS) for n in range(KEPT + 2)]
    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == {path.name for path in written[-KEPT:]}
    assert Snapshot.current(tmp_path).version == written[-1].name


def test_a_snapshot_opened_before_a_new_run_stays_readable(tmp_path: Path) -> None:
    write_snapshot(tmp_path, with_title("avant"), FACTS)
    before = Snapshot.current(tmp_path)
    write_snapshot(tmp_path, with_title("après"), FACTS)
    assert set(before.table("articles")["title"]) == {"avant"}


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.store import snapshots
from tests.store.samples import sample_tables

def die(*_): os.kill(os.getpid(), signal.SIGKILL)
setattr(snapshots, sys.argv[2], die)
tables = dict(sample_tables())
tables["articles"] = tables["articles"].assign(title="jamais fini")
snapshots.write_snapshot(Path(sys.argv[1]), tables, {})
"""


@pytest.mark.parametrize("step", ["write_parquet", "_to_disk", "_keep", "_point_to"])
def test_a_run_killed_at_any_step_leaves_the_previous_snapshot_in_force(step: str, tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, FACTS)
    version = Snapshot.current(tmp_path).version
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), step], env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert Snapshot.current(tmp_path).version == version
    pd.testing.assert_frame_equal(Snapshot.current(tmp_path).table("articles"), TABLES["articles"])
    write_snapshot(tmp_path, with_title("ensuite"), FACTS)
    assert len(list((tmp_path / "snapshots").iterdir())) == 2


def test_a_damaged_snapshot_is_mended_by_running_again(tmp_path: Path) -> None:
    folder = write_snapshot(tmp_path, TABLES, FACTS)
    (folder / "claims.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=r"claims\.parquet.*run `python -m pipeline run` again"):
        Snapshot.current(tmp_path).table("claims")
    write_snapshot(tmp_path, TABLES, FACTS)
    assert len(Snapshot.current(tmp_path).table("claims")) == len(TABLES["claims"])


def test_a_folder_without_a_run_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no finished run here; run `python -m pipeline run`"):
        Snapshot.current(tmp_path)


@pytest.mark.parametrize("pointer", ["", "../../etc", "zzzz", "\x00"])
def test_a_pointer_that_names_no_snapshot_is_not_followed(pointer: str, tmp_path: Path) -> None:
    (tmp_path / "current").write_text(pointer)
    with pytest.raises(StoreError, match="no finished run here"):
        Snapshot.current(tmp_path)


def test_a_vanished_snapshot_folder_is_one_clear_error(tmp_path: Path) -> None:
    shutil.rmtree(write_snapshot(tmp_path, TABLES, FACTS))
    with pytest.raises(StoreError, match="cannot be read"):
        Snapshot.current(tmp_path)


def test_an_unknown_table_is_named(tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, FACTS)
    with pytest.raises(StoreError, match=r"no table '\.\./x'"):
        Snapshot.current(tmp_path).table("../x")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file: the snapshot cannot be written"):
        write_snapshot(tmp_path / "file", TABLES, FACTS)


def test_a_folder_name_with_wildcards_is_taken_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "essai [1] *?'"
    write_snapshot(out, TABLES, FACTS)
    assert len(Snapshot.current(out).table("articles")) == 3


def test_the_schema_and_the_order_name_the_same_tables() -> None:
    assert set(ORDER) == set(SCHEMAS)
    assert all(set(columns) <= set(SCHEMAS[name]) for name, columns in ORDER.items())
