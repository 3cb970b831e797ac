"""Measure how well the articles of one happening are put together, and look-alikes kept apart."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.run import Tables, Unwatched, analyse

_GLUED = re.compile(r"\s+([.,;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b)|(?<=[(\[$])\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """An article of known happening: `story` is the happening, `family` the look-alikes that it belongs to."""

    name: str
    story: str
    family: str
    record: dict[str, Any]


def stories(data: Path, settings: Configuration) -> dict[str, Any]:
    """Align all the articles in one run and score every two of them; two are joined when they share an event.

    `data` is ECB+ as a zip of its mentions (each sub-topic a story, its topic the family), or the incidents of the Gun
    Violence Archive as .jsonl.gz (one family).
    """
    told = list(_read(data))
    tables = run_over(told, settings)
    return {"articles": len(told), **score_pairs(told, shared_events(tables))}


def run_over(told: list[Told], settings: Configuration) -> Tables:
    """Take the articles through every stage, each under the outlet that is its name."""
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "articles.jsonl"
        corpus.write_text("".join(json.dumps(article.record) + "\n" for article in told), encoding="utf-8")
        return analyse(corpus, settings, Unwatched())


def shared_events(tables: Tables) -> set[tuple[str, str]]:
    """Return the pairs of articles, by name in order, that have a claim each in one event."""
    claims = tables["claims"][["event_id", "outlet"]].drop_duplicates()
    groups = claims.groupby("event_id")["outlet"].agg(lambda names: sorted(set(names)))
    return {pair for names in groups for pair in combinations(names, 2)}


def score_pairs(told: list[Told], joined: set[tuple[str, str]]) -> dict[str, Any]:
    """Score the joined pairs: precision, recall and F1 on stories, and how often look-alikes were joined."""
    ordered = sorted(told, key=lambda article: article.name)
    pairs = pd.DataFrame(
        [(a.story == b.story, a.family == b.family, (a.name, b.name) in joined) for a, b in combinations(ordered, 2)],
        columns=["story", "family", "joined"],
    )
    same, alike = pairs[pairs["story"]], pairs[pairs["family"] & ~pairs["story"]]
    right, wrong = int(same["joined"].sum()), int(pairs.loc[~pairs["story"], "joined"].sum())
    precision, recall = right / max(1, right + wrong), right / max(1, len(same))
    return {
        "pairs_of_one_story": len(same),
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "pairs_of_look_alikes": len(alike),
        "look_alikes_joined": round(float(alike["joined"].mean()), 4) if len(alike) else None,
        "strangers_joined": wrong - int(alike["joined"].sum()),
    }


def _read(data: Path) -> Iterator[Told]:
    try:
        yield from _sub_topics(data) if data.suffix == ".zip" else _incidents(data)
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise NothingReadError(
            f"{data}: cannot be read ({error}); give ECB+ as .zip or incidents as .jsonl.gz"
        ) from error


def _sub_topics(data: Path) -> Iterator[Told]:
    """Rebuild the articles of ECB+ from the tokens that stand with their mentions; they carry no date."""
    with zipfile.ZipFile(data) as archive:
        mentions = [m for name in archive.namelist() for m in json.loads(archive.read(name))]
    texts = {m["doc_id"]: " ".join(m["mention_context"]) for m in mentions}
    for name, text in sorted(texts.items()):
        topic, _, rest = name.partition("_")
        kind = rest.strip("0123456789").removesuffix(".xml")
        plain = _GLUED.sub(lambda match: match[1] or "", text.replace("``", '"').replace("''", '"'))
        yield Told(name, topic + kind, topic, {"outlet": name, "language": "en", "title": "", "text": plain})


def _incidents(data: Path) -> Iterator[Told]:
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        for incident in map(json.loads, lines):
            for document in incident["documents"]:
                record = {"outlet": document["doc_id"], "language": "en", "published": document["dct"],
                          "title": document["title"], "text": document["content"]}  # fmt: skip
                yield Told(document["doc_id"], incident["incident_id"], "incidents", record)
