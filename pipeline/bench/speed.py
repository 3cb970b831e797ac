"""Time the stages of a run as ratios to the parse."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.language import load_pipeline
from pipeline.run import Unwatched, run

AFTER_THE_PARSE = ("extract", "align", "compare", "reliability", "write")
LOADING = 3


class Stopwatch:
    """Watch a run and keep the seconds each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Time a stage."""
        began = time.perf_counter()
        yield lambda steps: None
        self.seconds[name] = time.perf_counter() - began

    def spent(self, name: str, seconds: float) -> None:
        """Count a part of the extraction apart from the rest of it."""
        self.seconds[name] = seconds
        self.seconds["extract"] -= seconds


def speed(data: Path, settings: Configuration, limit: int) -> dict[str, object]:
    """Time the stages on the first `limit` articles of a JSON Lines file, gzip or not, and compare with the parse.

    Loading the models and the lexicons is paid once however many the articles: a first run on a few of them pays it.
    """
    for language, choice in settings.language:
        load_pipeline(language, choice)
    watch = Stopwatch()
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "articles.jsonl"
        for lines, progress in ((min(limit, LOADING), Unwatched()), (limit, watch)):
            corpus.write_bytes(_first_lines(data, lines))
            facts = run(corpus, Path(folder) / "out", settings, progress).facts
    parse = watch.seconds["parse"]
    after = sum(watch.seconds[stage] for stage in AFTER_THE_PARSE)
    return {
        "articles": facts["counts"]["articles"],
        "claims": facts["counts"]["claims"],
        "seconds": {stage: round(seconds, 3) for stage, seconds in watch.seconds.items()},
        "ratio_to_parse": {stage: round(seconds / parse, 3) for stage, seconds in watch.seconds.items()},
        "after_parse_ratio": round(after / parse, 3),
    }


def _first_lines(data: Path, limit: int) -> bytes:
    opener = gzip.open if data.suffix == ".gz" else Path.open
    try:
        with opener(data, "rb") as lines:
            return b"".join(islice(lines, limit))
    except OSError as error:
        raise NothingReadError(f"{data}: cannot be read ({error}); give a .jsonl or .jsonl.gz file") from error
