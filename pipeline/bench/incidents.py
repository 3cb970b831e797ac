"""Measure how many killed and injured are read in news of shootings, against what a careful reader marked."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.extract import extract
from pipeline.ingest import read_corpus
from pipeline.records import Article, Claim

# What the reader marked, and the codes of counted.yaml that say the same.
FATES: Mapping[str, frozenset[str]] = {
    "killed": frozenset({"killed"}),
    "injured": frozenset({"wounded", "hospitalised"}),
    "shot": frozenset({"victims"}),
}
SUSPECTS = "attackers"  # the part of a count that the marked file calls suspects

Figure = tuple[float, float, bool]


@dataclass(slots=True)
class Tally:
    """Totals that articles state and those read; figures read and those that the article states."""

    stated: int = 0
    told: int = 0
    read: int = 0
    right: int = 0

    def ratios(self) -> dict[str, Any]:
        """Return recall and precision with what they are shares of."""
        recall = round(self.told / self.stated, 3) if self.stated else None
        precision = round(self.right / self.read, 3) if self.read else None
        return {"stated": self.stated, "recall": recall, "read": self.read, "precision": precision}


def incidents(data: Path, marked: Path, settings: Configuration, misses: bool = False) -> dict[str, Any]:
    """Return recall and precision of killed, injured and shot, apart for what is tuned on and what is held out.

    A total is told when a figure of its fate holds it; a figure is right when the article states it, as a total or as
    a part, of the same people: a figure of suspects is none of victims. With `misses`, list both kinds of error.
    """
    rows = json.loads(marked.read_text(encoding="utf-8"))
    figures = {row["article"]: _figures(claims) for row, claims in _claims(data, rows, settings)}
    tallies: dict[str, dict[str, Tally]] = {half: {fate: Tally() for fate in FATES} for half in ("tuned", "held_out")}
    wrong = []
    for row in rows:
        for fate, tally in tallies["held_out" if row["held_out"] else "tuned"].items():
            wrong += _count(tally, row, fate, figures.get(row["article"], {}).get(fate, set()))
    scores: dict[str, Any] = {
        half: {fate: tally.ratios() for fate, tally in group.items()} for half, group in tallies.items()
    }
    return {**scores, **({"wrong": wrong} if misses else {})}


def _claims(data: Path, rows: Sequence[Any], settings: Configuration) -> Iterator[tuple[Any, list[Claim]]]:
    """Read the marked articles as any corpus is read and yield each with its claims."""
    texts = _texts(data, {(row["incident"], row["article"]) for row in rows})
    with TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        lines = (json.dumps(texts[row["incident"], row["article"]]) for row in rows)
        file.write_text("\n".join(lines), encoding="utf-8")
        articles = read_corpus(file, settings.ingest).articles
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in extract(articles, settings.language).claims:
        claims[claim.article_id].append(claim)
    for article in articles:
        yield rows[_line(article) - 1], claims[article.article_id]


def _line(article: Article) -> int:
    return int(article.path.rpartition(":")[2])


def _texts(data: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
    """Find the marked articles among the incidents, in English and under the names that a reader of files knows."""
    opener = gzip.open if data.suffix == ".gz" else open
    found = {}
    with opener(data, "rt", encoding="utf-8") as lines:
        for incident in map(json.loads, lines):
            for document in incident["documents"]:
                key = incident["incident_id"], document["doc_id"]
                if key in wanted:
                    found[key] = {
                        "title": document["title"],
                        "text": document["content"],
                        "published": document["dct"],
                        "url": document["uri"],
                        "language": "en",
                    }
    if missing := len(wanted - set(found)):
        raise NothingReadError(f"{data}: {missing} of the marked articles are not there; give the file they come from")
    return found


def _figures(claims: Iterable[Claim]) -> dict[str, set[Figure]]:
    """Return the figures of each fate that an article's claims give, and whether each counts suspects."""
    found: dict[str, set[Figure]] = defaultdict(set)
    for claim in claims:
        fate = next((fate for fate, codes in FATES.items() if claim.count_of in codes), None)
        if fate and claim.count_low is not None and claim.count_high is not None:
            found[fate].add((claim.count_low, claim.count_high, claim.subset == SUSPECTS))
    return found


def _count(tally: Tally, row: Any, fate: str, figures: set[Figure]) -> list[dict[str, Any]]:
    """Add an article's figures to a tally and return its errors."""
    victims, suspects = (row.get(name, {"total": None, "parts": []}) for name in (fate, f"suspects_{fate}"))
    total = victims["total"]
    stated = {False: [total, *victims["parts"]], True: [suspects["total"], *suspects["parts"]]}
    wrong = [figure for figure in sorted(figures) if not _holds(figure, stated[figure[2]])]
    tally.read += len(figures)
    tally.right += len(figures) - len(wrong)
    errors = [{"article": row["article"], "fate": fate, "invented": figure[:2]} for figure in wrong]
    if total is not None:
        told = any(_holds(figure, [total]) for figure in figures)
        tally.stated += 1
        tally.told += told
        errors += [] if told else [{"article": row["article"], "fate": fate, "missed": total}]
    return errors


def _holds(figure: Figure, values: Iterable[int | None]) -> bool:
    return any(value is not None and figure[0] <= value <= figure[1] for value in values)
