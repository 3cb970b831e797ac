"""What a reader hands over: the fields of an article as the file states them, under one set of names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import RecoupeError

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "outlet": ("outlet", "source", "publisher"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "publishedat", "date_publish", "datepublished", "pubdate"),
    "title": ("title", "headline"),
    "text": ("text", "content", "body", "maintext"),
    "language": ("language", "lang"),
}
_LONGEST_TITLE = 300


class UnreadableError(RecoupeError):
    """A file, or an item of one, that is no article; the message becomes the reason of its reject."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one file, or one item of one, says of an article; an empty field is one that it does not state."""

    file: str
    item: int = 0
    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""

    @property
    def path(self) -> str:
        """The file and, inside a container, the line, row or item."""
        return f"{self.file}:{self.item}" if self.item else self.file

    def completed(self, row: Mapping[str, str]) -> Draft:
        """Fill in from a row of metadata what the file leaves empty."""
        stated: dict[str, Any] = {name: getattr(self, name) or value for name, value in row.items()}
        return replace(self, **stated)


def draft_from(record: Mapping[str, object], file: str, item: int = 0) -> Draft:
    """Read an article's fields under any of the names that exports use; raise UnreadableError without a text."""
    known = {str(key).strip().casefold(): value for key, value in record.items() if key is not None}
    fields = {name: _first(known, aliases) for name, aliases in _ALIASES.items()}
    if not fields["text"].strip():
        raise UnreadableError(f"no text: fill one of {', '.join(_ALIASES['text'])}")
    return Draft(file=file, item=item, **fields)


def has_text_column(names: list[str]) -> bool:
    """Say whether a header names a column that holds the text."""
    return bool({name.strip().casefold() for name in names} & set(_ALIASES["text"]))


def one_line(text: str) -> str:
    """Collapse white space; cut what is far too long for a name or a title at a word."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0]


def web_address(url: str) -> str:
    """Keep an http(s) address, and nothing else: a dashboard makes a link of it."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and url.isprintable() else ""
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Name the host of an address, without its www."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def well_formed(text: str) -> str:
    """Replace lone surrogates, which JSON can smuggle in and no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def _first(known: Mapping[str, object], aliases: tuple[str, ...]) -> str:
    values = (_text(known.get(alias)) for alias in aliases)
    return next((value for value in values if value.strip()), "")


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, bool):
        return ""
    return well_formed(str(value)) if isinstance(value, str | int | float) else ""
