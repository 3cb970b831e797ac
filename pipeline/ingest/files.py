"""A folder, a file or a zip archive -> named bytes, within bounds."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.config import IngestSettings
from pipeline.ingest.draft import UnreadableError
from pipeline.records import Reject

METADATA = "metadata.csv"
_COMPANION = re.compile(r"(readme|licen[cs]e|copying|notice|changelog)(\.(md|txt))?", re.IGNORECASE)
_MEGABYTE = 1_000_000
_ARCHIVE_FILES = 25  # an archive may unpack to this many times the largest file allowed
_WORST_RATIO = 200  # text compresses 3 to 10 times; a bomb, thousands
_HARMLESS = _MEGABYTE
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the corpus: its path as shown, and how to read its bytes."""

    path: str
    read: Callable[[], bytes]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name

    @property
    def suffix(self) -> str:
        """The suffix that decides the reader, in lower case."""
        return PurePosixPath(self.path).suffix.lower()


def walk(corpus: Path) -> tuple[list[Path], list[Reject]]:
    """List a folder's files, a folder's own before those of its subfolders; hidden ones and companions are skipped.

    A README, LICENSE, COPYING, NOTICE or CHANGELOG tells about the corpus and is no article. A link is refused, for it
    may lead out of the corpus; so is a folder that cannot be opened.
    """
    if not corpus.is_dir():
        return [corpus], []
    files: list[Path] = []
    rejects: list[Reject] = []

    def refuse(error: OSError) -> None:
        rejects.append(Reject(_shown(Path(error.filename), corpus), f"cannot be opened: {error.strerror}"))

    for folder, subfolders, names in os.walk(corpus, onerror=refuse):
        here = Path(folder)
        links = [name for name in subfolders if (here / name).is_symlink()]
        rejects += [Reject(_shown(here / name, corpus), "a link: put the folder itself here") for name in links]
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        files += [here / name for name in sorted(names, key=_metadata_first) if not _skipped(name)]
    return files, rejects


def entries(file: Path, corpus: Path, settings: IngestSettings) -> Iterator[Entry | Reject]:
    """Open one file: itself, or for a zip archive its members, shown as archive.zip!/inner.txt."""
    shown = file.name if file == corpus else _shown(file, corpus)
    try:
        if file.suffix.lower() == ".zip":
            yield from _members(_regular(file, corpus), shown, settings)
        else:
            yield Entry(shown, lambda: _bounded(_regular(file, corpus), settings))
    except _BROKEN_ZIP as error:
        yield Reject(shown, f"not a readable zip archive, truncated or damaged: make it again ({_brief(error)})")
    except UnreadableError as error:
        yield Reject(shown, str(error))


def _regular(file: Path, corpus: Path) -> Path:
    if file.is_symlink() and file != corpus:
        raise UnreadableError("a link: put the file itself here")
    if not file.is_file():
        raise UnreadableError("not a regular file")
    return file


def _bounded(file: Path, settings: IngestSettings) -> bytes:
    try:
        _check_size(file.stat().st_size, settings)
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from error


def _check_size(size: int, settings: IngestSettings) -> None:
    if size > settings.max_file_mb * _MEGABYTE:
        raise UnreadableError(_too_much(f"larger than {settings.max_file_mb:g} MB", "ingest.max_file_mb"))


def _members(file: Path, shown: str, settings: IngestSettings) -> Iterator[Entry | Reject]:
    budget = _ARCHIVE_FILES * settings.max_file_mb * _MEGABYTE
    if file.stat().st_size > budget:
        raise UnreadableError(_too_much(f"an archive larger than {budget / _MEGABYTE:g} MB", "ingest.max_file_mb"))
    with zipfile.ZipFile(file) as archive:
        members = [
            member for member in archive.infolist() if not member.is_dir() and not _skipped(_harmless(member.filename))
        ]
        if len(members) > settings.max_archive_files:
            raise UnreadableError(_too_much(f"holds {len(members)} files", "ingest.max_archive_files"))
        if sum(member.file_size for member in members) > budget:
            raise UnreadableError(_too_much(f"unpacks to more than {budget / _MEGABYTE:g} MB", "ingest.max_file_mb"))
        for member in sorted(members, key=lambda member: _folder_order(member.filename)):
            yield Entry(f"{shown}!/{_harmless(member.filename)}", _unpacker(archive, member, settings))


def _too_much(what: str, limit: str) -> str:
    return f"{what}: split it, or raise {limit}"


def _unpacker(archive: zipfile.ZipFile, member: zipfile.ZipInfo, settings: IngestSettings) -> Callable[[], bytes]:
    def unpack() -> bytes:
        _check_size(member.file_size, settings)
        if member.file_size > max(_HARMLESS, _WORST_RATIO * member.compress_size):
            raise UnreadableError("packed too tightly to be text (a zip bomb?): give the file unpacked")
        if member.flag_bits & 1:
            raise UnreadableError("protected by a password: give the file unpacked")
        try:
            return archive.read(member)
        except _BROKEN_ZIP as error:
            raise UnreadableError(f"damaged inside the archive: make it again ({_brief(error)})") from error

    return unpack


def _skipped(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)
    return hidden or bool(_COMPANION.fullmatch(parts[-1] if parts else ""))


def _metadata_first(name: str) -> tuple[bool, str]:
    return name.lower() != METADATA, name


def _folder_order(name: str) -> tuple[tuple[str, ...], bool, str]:
    path = PurePosixPath(name)
    return path.parent.parts, *_metadata_first(path.name)


def _shown(path: Path, corpus: Path) -> str:
    return _harmless(path.relative_to(corpus).as_posix())


def _harmless(name: str) -> str:
    """Make a name that is safe to show and that cannot climb: no controls, no surrogates, no `..`, no root."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\\", "/")
    parts = (part for part in name.split("/") if part not in ("", ".", ".."))
    return "".join(character if character.isprintable() else "\ufffd" for character in "/".join(parts))


def _brief(error: Exception) -> str:
    return str(error)[:80] or type(error).__name__
