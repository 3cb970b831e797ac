"""What leaves Recoupe: any table of a snapshot, and the discrepancies that a fact-checker hands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from pipeline import __version__
from pipeline.errors import StoreError
from pipeline.store.discrepancies import Tables, discrepancies, holders_sheet
from pipeline.store.formats import Format, to_bytes, to_excel_bytes
from pipeline.store.labels import label, readable
from pipeline.store.snapshots import Snapshot

DISCREPANCIES = "discrepancies"


def export(snapshot: Snapshot, name: str, form: Format, to: Path, language: str = "fr") -> None:
    """Write a table of the snapshot, or its `discrepancies`, to a file."""
    if name == DISCREPANCIES:
        content = discrepancies_download(snapshot.tables(), None, {}, language, form)
    else:
        content = to_bytes(snapshot.table(name), form, sheet=name)
    try:
        to.write_bytes(content)
    except OSError as error:
        raise StoreError(f"{to}: cannot be written ({error.strerror}); name another file") from error


def discrepancies_download(
    tables: Tables, question_ids: Sequence[str] | None, filters: Mapping[str, str], language: str, form: str
) -> bytes:
    """Make the discrepancies file for these questions, in this order; `filters` says what chose them.

    Excel is for reading: headings and codes in the reader's language, a second sheet with one row per holder, a third
    with the filters and the version. The other formats keep the tables' own names, and say both in two columns.
    """
    rows = discrepancies(tables, question_ids)
    if form == Format.XLSX:
        holders = holders_sheet(tables, list(rows["question_id"]))
        sheets = {
            DISCREPANCIES: readable(rows, language),
            "holders": readable(holders, language),
            "about": _about(len(rows), filters, language),
        }
        return to_excel_bytes({label("sheets", name, language): sheet for name, sheet in sheets.items()})
    in_force = " ; ".join(f"{name} = {value}" for name, value in filters.items())
    stamped = rows.assign(recoupe_version=__version__, filters=in_force or label("about", "none", language))
    return to_bytes(stamped, Format(form), sheet=DISCREPANCIES)


def _about(n_rows: int, filters: Mapping[str, str], language: str) -> pd.DataFrame:
    told = [
        (label("about", "program", language), f"Recoupe {__version__}"),
        (label("about", "rows", language), str(n_rows)),
        (label("about", "filters", language), "" if filters else label("about", "none", language)),
        *filters.items(),
        ("", label("about", "reading", language)),
    ]
    return pd.DataFrame(told, columns=[label("sheets", "about", language), ""]).astype("string")
