"""A folder or a file -> articles and rejects: the room's table of contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.config import IngestSettings
from pipeline.errors import NothingReadError
from pipeline.ingest.agency import credit_of
from pipeline.ingest.draft import Draft, UnreadableError, host_of, one_line, web_address
from pipeline.ingest.duplicates import mark_duplicates
from pipeline.ingest.files import METADATA, Entry, entries, walk
from pipeline.ingest.folding import merged, without
from pipeline.ingest.languages import language_of
from pipeline.ingest.metadata import Metadata
from pipeline.ingest.moments import moment
from pipeline.ingest.noise import noise_of
from pipeline.ingest.plausible import check
from pipeline.ingest.readers import read
from pipeline.ingest.titles import title_in, with_title
from pipeline.records import Article, Reject, content_id

NO_OUTLET = "inconnu"
_ITEM = re.compile(r"(.*?)(?::(\d+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read and what was not, each sorted by path and by position in the file."""

    articles: tuple[Article, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    article: Article
    prose: str


def read_corpus(corpus: Path, settings: IngestSettings, progress: Callable[[int, int], None] | None = None) -> Corpus:
    """Read the articles of a folder (with its subfolders), a zip archive or a file.

    Paths are relative to the corpus; an archive's member is archive.zip!/inner.txt; an item of a container is file:17,
    by line (.jsonl), by row as a spreadsheet shows it (.csv) or by order (.json, feeds). Hidden files are skipped, and
    so is a README, LICENSE, COPYING, NOTICE or CHANGELOG; every other file that gives no article is a reject.
    `progress` is called with (files done, files). Raise NothingReadError if the corpus does not exist.
    """
    if not corpus.exists():
        raise NothingReadError(f"{corpus}: no such file or folder; give the folder that holds the articles")
    files, rejects = walk(corpus)
    metadata = Metadata()
    prepared: list[_Prepared] = []
    for done, file in enumerate(files, start=1):
        for entry in entries(file, corpus, settings):
            for result in _results(entry, metadata, settings):
                if isinstance(result, Reject):
                    rejects.append(result)
                else:
                    prepared.append(result)
        if progress:
            progress(done, len(files))
    kept, identical = _distinct(sorted(prepared, key=lambda text: _order(text.article.path)))
    articles = mark_duplicates([(text.article, text.prose) for text in kept], settings.near_duplicate)
    rejects += [*identical, *metadata.unused()]
    return Corpus(tuple(articles), tuple(sorted(rejects, key=lambda reject: (_order(reject.path), reject.reason))))


def _results(entry: Entry | Reject, metadata: Metadata, settings: IngestSettings) -> Iterator[_Prepared | Reject]:
    if isinstance(entry, Reject):
        yield entry
        return
    metadata.met(entry.path)
    try:
        data = entry.read()
    except UnreadableError as error:
        yield Reject(entry.path, str(error))
        return
    if entry.name.lower() == METADATA:
        yield from metadata.add(data, entry.path)
        return
    for draft in read(data, entry.path, entry.suffix):
        yield draft if isinstance(draft, Reject) else _prepared(metadata.complete(draft), settings)


def _prepared(draft: Draft, settings: IngestSettings) -> _Prepared | Reject:
    try:
        return _article(draft, settings)
    except UnreadableError as error:
        return Reject(draft.path, str(error))


def _article(draft: Draft, settings: IngestSettings) -> _Prepared:
    check(draft.text, settings)
    url, outlet = web_address(draft.url), one_line(draft.outlet)
    outlet = outlet or host_of(url) or _folder(draft.file) or NO_OUTLET
    page = merged(noise_of(draft.text))
    agency, credits = credit_of(draft.text, page, outlet)
    noise = merged([*page, *credits])
    prose = without(draft.text, noise)
    language = _language(draft, prose, settings)
    title = one_line(draft.title) or title_in(draft.text, noise)
    text = with_title(draft.text, one_line(draft.title))
    published, precision = moment(draft.published, language)
    stamp = published.isoformat() if published else ""
    article = Article(
        article_id=content_id("a", outlet, url, stamp, text),
        outlet=outlet,
        title=title,
        text=text,
        language=language,
        path=draft.path,
        published=published,
        published_precision=precision,
        url=url,
        agency=agency,
        noise=noise,
    )
    return _Prepared(article, prose)


def _language(draft: Draft, prose: str, settings: IngestSettings) -> str:
    language = language_of(draft.language, prose)
    supported = ", ".join(settings.languages)
    if not language:
        raise UnreadableError(f"language not recognised: state it in metadata.csv; supported: {supported}")
    if language not in settings.languages:
        raise UnreadableError(f"language '{language}' is not supported; supported: {supported}")
    return language


def _folder(file: str) -> str:
    """Name the folder inside the corpus that holds the file: the corpus's own folder says nothing of an outlet."""
    parts = [part for part in PurePosixPath(file).parent.parts if not part.endswith("!")]
    return parts[-1] if parts else ""


def _distinct(texts: list[_Prepared]) -> tuple[list[_Prepared], list[Reject]]:
    kept: dict[str, _Prepared] = {}
    identical = []
    for text in texts:
        first = kept.setdefault(text.article.article_id, text)
        if first is not text:
            identical.append(Reject(text.article.path, f"identical to {first.article.path}: remove one of the two"))
    return list(kept.values()), identical


def _order(path: str) -> tuple[str, int]:
    match = _ITEM.fullmatch(path)
    return (match[1], int(match[2] or 0)) if match else (path, 0)
