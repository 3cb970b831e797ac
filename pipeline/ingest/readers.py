"""One small reader per format, and the table of which suffix is read by which."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import yaml

from pipeline.ingest import markup
from pipeline.ingest.decode import decode
from pipeline.ingest.draft import Draft, UnreadableError, draft_from, has_text_column
from pipeline.records import Reject

Reader = Callable[[bytes, str], Iterator[Draft | Reject]]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_DELIMITERS = ",;\t"


def read(data: bytes, file: str, suffix: str) -> Iterator[Draft | Reject]:
    """Read a file's articles; what is wrong with the file or with an item becomes a Reject that names the place."""
    reader = READERS.get(suffix)
    if reader is None:
        kind = suffix or "a name without a suffix"
        yield Reject(file, f"format not supported: {kind}; supported: {', '.join(sorted(READERS))}")
        return
    try:
        yield from reader(data, file)
    except UnreadableError as error:
        yield Reject(file, str(error))


def delimiter_of(header: str) -> str:
    """Choose the delimiter that the header line uses most; the comma when it uses none."""
    return max(_DELIMITERS, key=header.count)


def rows_of(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield (row number as a spreadsheet shows it, cells), or the reason in the place of the cells."""
    csv.field_size_limit(sys.maxsize)  # the default, 128 KB, is less than a long article
    rows = csv.reader(io.StringIO(text), delimiter=delimiter_of(text.partition("\n")[0]), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells: list[str] | str = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            cells = f"not valid CSV ({error}): double the quotes inside a quoted text"
        yield number, cells


def _plain(data: bytes, file: str) -> Iterator[Draft | Reject]:
    text = decode(data)
    yield markup.page(text, file) if markup.is_page(text) else Draft(file=file, text=text)


def _markdown(data: bytes, file: str) -> Iterator[Draft | Reject]:
    text = decode(data)
    match = _FRONT_MATTER.match(text)
    if match is None:
        yield Draft(file=file, text=text)
        return
    try:
        front = yaml.load(match.group(1), Loader=yaml.BaseLoader)  # builds strings alone
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableError("the front matter is not valid YAML: correct it or remove it") from error
    fields = front if isinstance(front, Mapping) else {}
    yield draft_from({**fields, "text": text[match.end() :]}, file)


def _page(data: bytes, file: str) -> Iterator[Draft | Reject]:
    yield markup.page(decode(data, declares=True), file)


def _json(data: bytes, file: str) -> Iterator[Draft | Reject]:
    content = _parsed(decode(data), "if it holds one object per line, name it .jsonl")
    if isinstance(content, dict) and isinstance(content.get("articles"), list):
        content = content["articles"]
    if not isinstance(content, list):
        yield _article(content, file, 0)
        return
    yield from (_article(item, file, number) for number, item in enumerate(content, start=1))


def _json_lines(data: bytes, file: str) -> Iterator[Draft | Reject]:
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if line.strip():
            try:
                record = _parsed(line, "one object per line")
            except UnreadableError as error:
                yield Reject(f"{file}:{number}", str(error))
            else:
                yield _article(record, file, number)


def _csv(data: bytes, file: str) -> Iterator[Draft | Reject]:
    rows = rows_of(decode(data))
    _, header = next(rows)
    if isinstance(header, str) or not has_text_column(header):
        raise UnreadableError("no column 'text' (or content, body, maintext) in the first line")
    for number, cells in rows:
        if isinstance(cells, str):
            yield Reject(f"{file}:{number}", cells)
        elif len(cells) > len(header):
            yield Reject(f"{file}:{number}", "more cells than the header has columns: put the text between quotes")
        elif any(cell.strip() for cell in cells):
            yield _article(dict(zip(header, cells, strict=False)), file, number)


def _feed(data: bytes, file: str) -> Iterator[Draft | Reject]:
    import feedparser  # loads slowly: only a corpus with feeds pays for it

    if b"\x00" in data[:2] or not data.strip():
        decode(data)
    feed = feedparser.parse(io.BytesIO(data))  # never bytes or text: those it may take for an address and open
    if not feed.entries:
        raise UnreadableError("no RSS or Atom entry found: check that the file is a feed")
    for number, entry in enumerate(feed.entries, start=1):
        article = _article(_entry_fields(entry, feed.feed), file, number)
        if isinstance(article, Draft) and not article.outlet and not article.url:
            article = replace(article, outlet=str(feed.feed.get("title", "")))
        yield article


def _entry_fields(entry: Any, channel: Any) -> dict[str, object]:
    bodies = [part.get("value", "") for part in entry.get("content", [])]
    source = entry.get("source")
    return {
        "text": max((*bodies, entry.get("summary", "")), key=len),
        "title": markup.fragment_text(entry.get("title", "")) if entry.get("title") else "",
        "url": entry.get("link", ""),
        "published": entry.get("published") or entry.get("updated", ""),
        "outlet": source.get("title", "") if isinstance(source, Mapping) else "",
        "language": entry.get("language") or channel.get("language", ""),
    }


def _archive(data: bytes, file: str) -> Iterator[Draft | Reject]:
    raise UnreadableError("an archive inside an archive: unpack it")


def _article(record: object, file: str, number: int) -> Draft | Reject:
    place = f"{file}:{number}" if number else file
    if not isinstance(record, Mapping):
        return Reject(place, "not an object: an article is an object with a text, a title, an outlet...")
    try:
        draft = draft_from(record, file, number)
    except UnreadableError as error:
        return Reject(place, str(error))
    text = draft.text.replace("\r\n", "\n").replace("\r", "\n")
    return replace(draft, text=markup.fragment_text(text) if markup.is_markup(text) else text)


def _parsed(text: str, remedy: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"not valid JSON ({place}: {error.msg}); {remedy}") from error
    except (RecursionError, ValueError) as error:  # ValueError: an integer of thousands of digits
        raise UnreadableError(f"not readable as JSON: nested too deeply or a number too long; {remedy}") from error


READERS: Mapping[str, Reader] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _page,
    ".htm": _page,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
    ".zip": _archive,
}
