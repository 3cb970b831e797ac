"""Tables as the files people open elsewhere: CSV, Excel, JSON, Parquet.

Article text is hostile: in CSV and Excel a text that a spreadsheet would run as a formula gets a leading apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from io import BytesIO

import pandas as pd

from pipeline import __version__
from pipeline.errors import StoreError
from pipeline.store.snapshots import write_parquet

_FORMULA = re.compile(r"^(?=[=+\-@\t\r\n＝＋－＠])")
_LONGEST_CELL, _MOST_ROWS, _CUT = 32_767, 1_048_575, " […]"
_NARROWEST, _WIDEST = 12, 60
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class Format(StrEnum):
    """The kinds of file an export can be."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PARQUET = "parquet"


def to_bytes(frame: pd.DataFrame, form: Format, sheet: str) -> bytes:
    """Turn one table into a file of this format; `sheet` is its name in Excel."""
    match form:
        case Format.CSV:
            return to_csv_bytes(frame)
        case Format.XLSX:
            return to_excel_bytes({sheet: frame})
        case Format.JSON:
            return to_json_bytes(frame)
        case Format.PARQUET:
            return to_parquet_bytes(frame)


def to_csv_bytes(frame: pd.DataFrame) -> bytes:
    """CSV with a byte order mark, which tells Excel that it is UTF-8; moments are ISO 8601, UTC."""
    text: str = _harmless(frame).to_csv(index=False, date_format=_MOMENT, lineterminator="\n")
    return text.encode("utf-8-sig")


def to_json_bytes(frame: pd.DataFrame) -> bytes:
    """A JSON array with one object per row; what is missing is null; moments are ISO 8601, UTC."""
    text = frame.to_json(orient="records", force_ascii=False, date_format="iso", double_precision=15, indent=1)
    return f"{text}\n".encode()


def to_parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Parquet, as in a snapshot."""
    buffer = BytesIO()
    write_parquet(frame, buffer)
    return buffer.getvalue()


def to_excel_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """One workbook with these sheets; text stays text, moments are UTC, a text too long for a cell says it is cut."""
    buffer = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        writer.book.set_properties({"created": datetime(2000, 1, 1), "comments": f"Recoupe {__version__}"})
        for name, frame in sheets.items():
            _write_sheet(writer, name, frame)
    return buffer.getvalue()


def _write_sheet(writer: pd.ExcelWriter, name: str, frame: pd.DataFrame) -> None:
    if len(frame) > _MOST_ROWS:
        raise StoreError(f"{name}: {len(frame)} rows are more than an Excel sheet holds; export CSV or Parquet instead")
    frame = _for_excel(frame)
    frame.to_excel(writer, sheet_name=name, index=False)
    sheet = writer.sheets[name]
    wrapped = writer.book.add_format({"text_wrap": True, "valign": "top"})
    for position, column in enumerate(frame.columns):
        sheet.set_column(position, position, _width(frame[column]), wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(frame), max(frame.shape[1] - 1, 0))


def _width(column: pd.Series) -> float:
    longest = column.astype("string").str.len().max()
    return float(min(_WIDEST, max(_NARROWEST, 0 if pd.isna(longest) else longest)))


def _for_excel(frame: pd.DataFrame) -> pd.DataFrame:
    harmless = _harmless(frame)
    texts = {name: _cut(column) for name, column in harmless.select_dtypes("string").items()}
    moments = {name: column.dt.tz_localize(None) for name, column in harmless.select_dtypes("datetimetz").items()}
    return harmless.assign(**texts, **moments)


def _cut(texts: pd.Series) -> pd.Series:
    long = (texts.str.len() > _LONGEST_CELL).fillna(False)
    return texts.where(~long, texts.str.slice(0, _LONGEST_CELL - len(_CUT)) + _CUT)


def _harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep texts and headings from being read as formulas; numbers stay numbers."""
    texts = {
        name: column.str.replace(_FORMULA, "'", regex=True) for name, column in frame.select_dtypes("string").items()
    }
    return frame.assign(**texts).rename(columns=lambda name: _FORMULA.sub("'", name))
