"""From a corpus to a snapshot: the stages in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import pandas as pd

from pipeline import __version__
from pipeline.align import align
from pipeline.compare import compare
from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.extract import extract
from pipeline.ingest import Corpus, read_corpus
from pipeline.language import version
from pipeline.records import Article, Claim
from pipeline.reliability import score_sources
from pipeline.store.snapshots import Snapshot, write_snapshot
from pipeline.tables import table

Tables = dict[str, pd.DataFrame]


class Progress(Protocol):
    """Whoever watches a run: a progress bar, a page, a stopwatch."""

    def stage(self, name: str, total: int | None = None) -> AbstractContextManager[Callable[[int], None]]:
        """Enter a stage of `total` steps; what it gives is called with the number of steps just done."""
        ...

    def spent(self, name: str, seconds: float) -> None:
        """Learn how long a part of the stage just left took."""
        ...


class Unwatched:
    """Nobody watches."""

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Enter a stage."""
        yield lambda steps: None

    def spent(self, name: str, seconds: float) -> None:
        """Learn nothing."""


def run(corpus: Path, out: Path, settings: Configuration, progress: Progress | None = None) -> Snapshot:
    """Analyse a folder or a file and put the result in force under `out`.

    Errors: NothingReadError, ConfigurationError, StoreError; the snapshot in force before then stays so.
    """
    progress = progress or Unwatched()
    tables = analyse(corpus, settings, progress)
    with progress.stage("write"):
        write_snapshot(out, tables, _facts(corpus, settings, tables))
    return Snapshot.current(out)


def analyse(corpus: Path, settings: Configuration, progress: Progress) -> Tables:
    """Take a corpus through every stage and return the snapshot's tables."""
    with progress.stage("read") as advance:
        read = _something(read_corpus(corpus, settings.ingest, lambda done, files: advance(1)), corpus)
    with progress.stage("extract", len(read.articles)) as advance:
        extraction = extract(read.articles, settings.language, advance)
    progress.spent("parse", extraction.parse_seconds)
    articles = _articles(read.articles)
    with progress.stage("align"):
        aligned = align(_claims(extraction.claims, articles), articles, settings.align)
    with progress.stage("compare"):
        compared = compare(aligned.claims, aligned.events, settings.compare)
    with progress.stage("reliability"):
        found = (compared.questions, compared.answers, compared.holders, compared.relations)
        sources = score_sources(aligned.claims, *found, settings.reliability)
    return {
        "articles": aligned.articles,
        "claims": aligned.claims,
        "events": aligned.events,
        "questions": compared.questions,
        "answers": compared.answers,
        "holders": compared.holders,
        "relations": compared.relations,
        "links": aligned.links,
        "sources": sources,
        "rejects": table([*read.rejects, *extraction.rejects], "rejects"),
    }


def _something(read: Corpus, corpus: Path) -> Corpus:
    if read.articles:
        return read
    reasons = "; ".join(f"{reject.path}: {reject.reason}" for reject in read.rejects[:3])
    tried = f"{len(read.rejects)} refused ({reasons})" if read.rejects else "it holds no file of a known format"
    raise NothingReadError(f"{corpus}: no article could be read: {tried}")


def _articles(articles: Sequence[Article]) -> pd.DataFrame:
    rows = (asdict(article) | {"words": article.words, "noise": json.dumps(article.noise)} for article in articles)
    return table(rows, "articles")


def _claims(claims: Sequence[Claim], articles: pd.DataFrame) -> pd.DataFrame:
    frame = table(claims, "claims")
    return frame.assign(published=frame["article_id"].map(articles.set_index("article_id")["published"]))


def _facts(corpus: Path, settings: Configuration, tables: Tables) -> dict[str, object]:
    """What the tables were made from and with; where they were, and when, is no part of it."""
    languages = sorted(tables["articles"]["language"].dropna().unique())
    return {
        "recoupe_version": __version__,
        "corpus": corpus.resolve().name,
        "pipelines": {language: version(language, getattr(settings.language, language)) for language in languages},
        "configuration": settings.model_dump(mode="json", exclude={"corpus", "out"}),
        "counts": {name: len(frame) for name, frame in tables.items()},
    }
