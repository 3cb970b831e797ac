"""metadata.csv: what its rows say of the files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.ingest.decode import decode
from pipeline.ingest.draft import Draft, UnreadableError
from pipeline.ingest.readers import rows_of
from pipeline.records import Reject

_FIELDS = ("outlet", "published", "url", "title", "language")


class Metadata:
    """The rows of every metadata.csv met so far, by the file they describe."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, dict[str, str]]] = {}
        self._met: set[str] = set()

    def add(self, data: bytes, path: str) -> list[Reject]:
        """Take in one metadata.csv; return what could not be used of it."""
        try:
            rows = list(rows_of(decode(data)))
        except UnreadableError as error:
            return [Reject(path, str(error))]
        header = [cell.strip().casefold() for cell in rows[0][1]] if isinstance(rows[0][1], list) else []
        if "file" not in header:
            return [Reject(path, "no column 'file' in the first line: it names the file that a row describes")]
        reasons = ((number, self._take(header, cells, f"{path}:{number}")) for number, cells in rows[1:])
        return [Reject(f"{path}:{number}", reason) for number, reason in reasons if reason]

    def complete(self, draft: Draft) -> Draft:
        """Fill in what the draft's file, or the archive that holds it, leaves unsaid."""
        for name in (draft.file, draft.file.partition("!/")[0]):
            if name in self._rows:
                draft = draft.completed(self._rows[name][1])
        return draft

    def met(self, path: str) -> None:
        """Remember that the corpus holds this file."""
        self._met.update((path, path.partition("!/")[0]))

    def unused(self) -> list[Reject]:
        """List the rows that describe a file the corpus does not hold."""
        missing = ((name, place) for name, (place, _) in self._rows.items() if name not in self._met)
        return [Reject(place, f"no such file: {name}; correct the name or remove the row") for name, place in missing]

    def _take(self, header: list[str], cells: list[str] | str, place: str) -> str:
        if isinstance(cells, str):
            return cells
        row: Mapping[str, str] = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if not any(row.values()):
            return ""
        if not row.get("file"):
            return "the column 'file' is empty: name the file that the row describes"
        name = _beside(place, row["file"])
        if name in self._rows:
            return f"{row['file']} is described twice: keep one row"
        self._rows[name] = place, {field: row.get(field, "") for field in _FIELDS}
        return ""


def _beside(place: str, name: str) -> str:
    folder = PurePosixPath(place).parent.as_posix()
    name = name.replace("\\", "/").removeprefix("./")
    return name if folder == "." else f"{folder}/{name}"
