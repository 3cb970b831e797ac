import json
from pathlib import Path

import pandas as pd
import pytest

from pipeline import __version__
from pipeline.__main__ import FAILURE, MISUSE, NOTHING_READ, main
from pipeline.store.snapshots import Snapshot, write_snapshot
from tests.store.samples import sample_tables

Captured = pytest.CaptureFixture[str]


def call(*arguments: object) -> int:
    """Run a command and return its exit code."""
    with pytest.raises(SystemExit) as exit_:
        main([str(argument) for argument in arguments])
    return int(exit_.value.code or 0)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_snapshot(tmp_path / "out", sample_tables(), {})
    return tmp_path / "out"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "L'incendie a fait trois morts mardi soir à Lille, a annoncé la préfecture du Nord dans un communiqué."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    return folder


def test_version_is_told(capsys: Captured) -> None:
    assert call("--version") == 0
    assert capsys.readouterr().out == f"Recoupe {__version__}\n"


def test_a_run_ends_with_one_summary_and_a_snapshot(article: Path, tmp_path: Path, capsys: Captured) -> None:
    assert call("run", article, "--out", tmp_path / "out") == 0
    told = capsys.readouterr()
    snapshot = Snapshot.current(tmp_path / "out")
    for expected in (
        "1 from 1 outlets",
        "1 (table rejects says why)",
        str(snapshot.folder),
        "streamlit run dashboard/app.py",
    ):
        assert expected in told.out
    for stage in ("read", "extract", "align", "compare", "reliability", "write"):
        assert stage in told.err


def test_the_configuration_names_the_corpus_and_the_folder(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text(f"corpus: {article}\nout: {tmp_path / 'there'}\n", encoding="utf-8")
    assert call("run", "--config", config) == 0
    assert Snapshot.current(tmp_path / "there").facts["corpus"] == "articles"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["bogus"], MISUSE, "bogus"),
        (["run", "{tmp}", "--config", "{tmp}/absent.yaml"], MISUSE, "absent.yaml"),
        (["run", "{tmp}", "--config", "{tmp}/wrong.yaml"], MISUSE, "align.treshold"),
        (["run", "{tmp}/absent"], NOTHING_READ, "absent"),
        (["run", "{tmp}/empty"], NOTHING_READ, "no article could be read"),
        (["export", "--out", "{tmp}", "--table", "claims", "--format", "csv", "--to", "x"], FAILURE, "no finished run"),
        (["export", "--out", "{tmp}", "--table", "clams", "--format", "csv", "--to", "x"], MISUSE, "discrepancies"),
        (["export", "--out", "{tmp}", "--table", "claims", "--format", "doc", "--to", "x"], MISUSE, "parquet"),
        (["evaluate", "{tmp}/absent.yaml", "--out", "{tmp}/out"], MISUSE, "absent.yaml"),
        (["bench", "speed", "{tmp}/absent.jsonl"], NOTHING_READ, "absent.jsonl"),
    ],
)
def test_a_failure_is_one_clear_line_and_a_code(
    arguments: list[str], code: int, told: str, tmp_path: Path, out: Path, capsys: Captured
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "wrong.yaml").write_text("align: {treshold: 1}")
    assert call(*(argument.replace("{tmp}", str(tmp_path)) for argument in arguments)) == code
    message = capsys.readouterr().err
    assert told in message
    assert "Traceback" not in message
    assert sum("error:" in line.lower() for line in message.splitlines()) == 1


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "parquet"])
@pytest.mark.parametrize("table", ["questions", "discrepancies"])
def test_an_export_is_written_where_asked(table: str, form: str, out: Path, tmp_path: Path) -> None:
    to = tmp_path / f"{table}.{form}"
    assert call("export", "--out", out, "--table", table, "--format", form, "--to", to) == 0
    reader = {"csv": pd.read_csv, "xlsx": pd.read_excel, "json": pd.read_json, "parquet": pd.read_parquet}[form]
    assert len(reader(to)) == {"questions": 3, "discrepancies": 2}[table]


def test_a_score_is_told_as_a_table_and_as_json(out: Path, tmp_path: Path, capsys: Captured) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text("{event: mur, articles: [{outlet: Le Quai}], facts: []}", encoding="utf-8")
    assert call("evaluate", gold, "--out", out, "--json") == 0
    assert set(json.loads(capsys.readouterr().out)) == {"total", "each"}
    assert call("evaluate", gold, "--out", out) == 0
    shown = capsys.readouterr().out
    assert "value_recall" in shown
    assert "1  mur" in shown


def test_a_hostile_file_name_does_not_break_the_line(tmp_path: Path, capsys: Captured) -> None:
    assert call("run", tmp_path / "[red]x\n[/]y") == NOTHING_READ
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error:")]
    assert "[red]x [/]y" in line
