import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from pipeline import __version__
from pipeline.errors import StoreError
from pipeline.store.exports import DISCREPANCIES, discrepancies_download, export
from pipeline.store.formats import Format, to_csv_bytes, to_excel_bytes
from pipeline.store.snapshots import Snapshot, write_snapshot
from tests.store.samples import PASSAGES, sample_tables

TABLES = sample_tables()
FILTERS = {"outlet": "Le Quai", "q": "=1+1"}

HARMFUL = ["=1+1", "+33 1", "-2", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1"]
HARMLESS = ["1=1", "19 blessés", "", "'=1", "l'eau"]


def cells(content: bytes, sheet: int = 0) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[sheet].values)


def read(content: bytes, form: str) -> pd.DataFrame:
    buffer = io.BytesIO(content)
    match form:
        case "csv":
            return pd.read_csv(buffer, encoding="utf-8-sig")
        case "json":
            return pd.DataFrame(json.loads(content))
        case "parquet":
            return pd.read_parquet(buffer)
    return pd.read_excel(buffer)


@pytest.mark.parametrize("text", HARMFUL)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    frame = pd.DataFrame({"text": pd.array([text], dtype="string")})
    assert pd.read_csv(io.BytesIO(to_csv_bytes(frame))).loc[0, "text"][:1] == "'"
    cell = openpyxl.load_workbook(io.BytesIO(to_excel_bytes({"x": frame}))).active["A2"]
    assert (cell.data_type, cell.value[:1]) == ("s", "'")


@pytest.mark.parametrize("text", HARMLESS)
def test_a_text_that_does_no_harm_stays_as_it_is(text: str) -> None:
    frame = pd.DataFrame({"text": pd.array([text, "."], dtype="string")})
    assert pd.read_csv(io.BytesIO(to_csv_bytes(frame)), keep_default_na=False).loc[0, "text"] == text


def test_a_heading_gets_an_apostrophe_too() -> None:
    assert to_csv_bytes(pd.DataFrame({"=x": [1]})).decode("utf-8-sig").startswith("'=x\n")


def test_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"n": pd.array([-3, None], dtype="Int64"), "r": pd.array([-0.5, None], dtype="Float64")})
    assert to_csv_bytes(frame).decode("utf-8-sig") == "n,r\n-3,-0.5\n,\n"
    assert cells(to_excel_bytes({"x": frame}))[1] == (-3, -0.5)


def test_csv_opens_with_a_byte_order_mark_and_gives_moments_in_utc() -> None:
    content = to_csv_bytes(TABLES["holders"][["published"]].head(1))
    assert content == b"\xef\xbb\xbfpublished\n2024-03-02T08:00:00Z\n"


def test_a_text_too_long_for_an_excel_cell_says_it_is_cut() -> None:
    frame = pd.DataFrame({"text": pd.array(["a" * 40_000], dtype="string")})
    value = cells(to_excel_bytes({"x": frame}))[1][0]
    assert isinstance(value, str)
    assert value.endswith(" […]")
    assert len(value) == 32_767


def test_too_many_rows_for_excel_is_one_clear_error() -> None:
    with pytest.raises(StoreError, match="more than an Excel sheet holds"):
        to_excel_bytes({"x": pd.DataFrame({"n": range(1_048_576)})})


@pytest.mark.parametrize("form", list(Format))
def test_a_table_keeps_its_columns_and_rows_in_every_format(form: Format, tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, {})
    export(Snapshot.current(tmp_path), "holders", form, tmp_path / "file")
    back = read((tmp_path / "file").read_bytes(), form)
    assert list(back.columns) == list(TABLES["holders"].columns)
    assert len(back) == len(TABLES["holders"])


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_the_discrepancies_say_their_version_and_filters_in_columns(form: str) -> None:
    rows = read(discrepancies_download(TABLES, ["q3", "q1"], FILTERS, "fr", form), form)
    assert rows["question_id"].tolist() == ["q3", "q1"]
    assert set(rows["recoupe_version"].astype(str)) == {__version__}
    assert set(rows["filters"]) == {"outlet = Le Quai ; q = =1+1"}


@pytest.mark.parametrize(
    ("language", "names", "heading", "verdict"),
    [
        ("fr", ["Écarts", "Qui dit quoi", "À propos"], "Réponse 1 : médias", "Écart"),
        ("en", ["Discrepancies", "Who says what", "About"], "Answer 1 : outlets", "Discrepancy"),
    ],
)
def test_the_excel_discrepancies_are_in_the_readers_language(
    language: str, names: list[str], heading: str, verdict: str
) -> None:
    content = discrepancies_download(TABLES, ["q1"], FILTERS, language, "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == names
    rows = read(content, "xlsx")
    assert heading in rows.columns
    assert verdict in rows.loc[0].tolist()


def test_the_excel_discrepancies_have_a_sheet_of_holders_and_one_of_filters_and_version() -> None:
    content = discrepancies_download(TABLES, ["q1"], FILTERS, "fr", "xlsx")
    assert len(cells(content, 1)) == 1 + 3
    about = {row[0]: row[1] for row in cells(content, 2)}
    assert about["Programme"] == f"Recoupe {__version__}"
    assert (about["outlet"], about["q"]) == ("Le Quai", "'=1+1")


def test_passages_are_whole_in_the_discrepancies() -> None:
    rows = read(discrepancies_download(TABLES, None, {}, "fr", "json"), "json")
    assert rows.loc[0, "answer_2_passage"] == PASSAGES["a2"]


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("name", ["claims", DISCREPANCIES])
def test_the_same_export_twice_is_the_same_file(form: Format, name: str, tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, {})
    for file in ("one", "two"):
        export(Snapshot.current(tmp_path), name, form, tmp_path / file)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write_snapshot(tmp_path, TABLES, {})
    with pytest.raises(StoreError, match="cannot be written"):
        export(Snapshot.current(tmp_path), "claims", Format.CSV, tmp_path / "nowhere" / "file.csv")
