"""Gold passages: short texts with every claim that a careful fact-checker marks in them.

The form of the files is that of tests/gold_passages/README.md.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.extract import extract
from pipeline.ingest import read_corpus
from pipeline.records import Article, Claim

PUBLISHED = "2024-10-17"
OPEN = "open"  # any kind of event that the gold never names

Day = tuple[datetime, datetime]
Figure = tuple[float, float]


def several(value: Any) -> list[Any]:
    """Return the equally good answers that a gold value stands for."""
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True)
class GoldClaim:
    """A claim that a careful reader marks; `told` maps slots to equally good answers, `may` those it can do without."""

    at: tuple[str, ...]
    kinds: tuple[str, ...]
    told: dict[str, list[Any]]
    may: dict[str, list[Any]]
    optional: bool = False


@dataclass(frozen=True)
class Passage:
    """A text of the gold and its claims."""

    id: str
    language: str
    constructions: tuple[str, ...]
    text: str
    claims: tuple[GoldClaim, ...]
    title: str = ""
    published: str = PUBLISHED
    context: dict[str, list[Any]] = field(default_factory=dict)

    @cached_property
    def wording(self) -> str:
        """Return all that a claim may quote: the title and the text."""
        return f"{self.title}\n{self.text}"


def read_gold(folder: Path) -> list[Passage]:
    """Read the passages of a folder, one file for a language, named by it."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise NothingReadError(f"{folder}: no gold passages; give a folder that holds fr.yaml, en.yaml")
    return [_passage(row, file.stem) for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


def _passage(row: dict[str, Any], language: str) -> Passage:
    return Passage(
        id=row["id"],
        language=language,
        constructions=tuple(row["constructions"]),
        text=row["text"],
        claims=tuple(_claim(claim) for claim in row["claims"]),
        title=row.get("title", ""),
        published=str(row.get("published", PUBLISHED)),
        context=_answers(row.get("context", {})),
    )


def _claim(row: dict[str, Any]) -> GoldClaim:
    rest = {key: value for key, value in row.items() if key not in {"at", "kind", "may", "optional"}}
    return GoldClaim(
        at=tuple(str(words) for words in several(row["at"])),
        kinds=tuple(several(row.get("kind", []))),
        told=_answers({"speaker": "", "modality": "actual", "stance": "asserts"} | rest),
        may=_answers(row.get("may", {})),
        optional=bool(row.get("optional", False)),
    )


def _answers(slots: dict[str, Any]) -> dict[str, list[Any]]:
    return {slot: several(value) for slot, value in slots.items()}


def read_claims(passages: Sequence[Passage], settings: Configuration) -> Iterator[tuple[Passage, Article, list[Claim]]]:
    """Read each passage as if a newsroom had dropped it in: from a file, through ingest and extraction."""
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "passages.jsonl"
        corpus.write_text("\n".join(json.dumps(_row(passage)) for passage in passages), encoding="utf-8")
        articles = {
            int(article.path.rpartition(":")[2]): article for article in read_corpus(corpus, settings.ingest).articles
        }
    found: dict[str, list[Claim]] = {}
    for claim in extract(list(articles.values()), settings.language).claims:
        found.setdefault(claim.article_id, []).append(claim)
    for line, passage in enumerate(passages, 1):
        article = articles.get(line)
        if article is None:
            raise NothingReadError(f"{passage.id}: ingest reads no article from this passage; lengthen its text")
        yield passage, article, found.get(article.article_id, [])


def _row(passage: Passage) -> dict[str, str]:
    return {
        "outlet": "La Passerelle",
        "title": passage.title,
        "text": passage.text,
        "language": passage.language,
        "published": f"{passage.published}T18:00:00+00:00",
    }


def days_of(value: Any) -> Day:
    """Read "2024-10-16" or "2024-10-15/2024-10-16" as the time from the first day's start to the last day's end."""
    first, _, last = str(value).partition("/")
    low, high = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (first, last or first))
    return low, high + timedelta(days=1) - timedelta(seconds=1)


def figure_of(value: Any) -> Figure:
    """Read "14", ">14", "<50" or "20-30" as the interval that the words allow; "~20" as the value it lies around."""
    written = str(value)
    if match := re.fullmatch(r"([\d.]+)-([\d.]+)", written):
        return float(match[1]), float(match[2])
    number = float(written.lstrip("<>~"))
    return (-math.inf if written[0] == "<" else number), (math.inf if written[0] == ">" else number)
