"""Counts of killed and injured against what a reader marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.bench.incidents import incidents
from pipeline.config import Configuration
from pipeline.errors import NothingReadError

LEAD = "Police were called to a bar on Sunday night, the sheriff's office said in a statement."


def incident(number: int, text: str) -> dict[str, Any]:
    document = {"doc_id": f"d{number}", "title": "", "dct": "2016-05-02", "uri": f"https://example.org/{number}"}
    return {"incident_id": f"i{number}", "documents": [{**document, "content": f"{text} {LEAD}"}]}


def marked(number: int, **fates: tuple[int | None, list[int]]) -> dict[str, Any]:
    row = {"incident": f"i{number}", "article": f"d{number}", "held_out": False}
    return row | {fate: {"total": total, "parts": parts} for fate, (total, parts) in fates.items()}


@pytest.fixture
def measure(tmp_path: Path):
    def run(texts: list[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
        data, gold = tmp_path / "incidents.jsonl", tmp_path / "marked.json"
        data.write_text("\n".join(json.dumps(incident(n, text)) for n, text in enumerate(texts)), encoding="utf-8")
        gold.write_text(json.dumps(rows), encoding="utf-8")
        return incidents(data, gold, Configuration(), misses=True)

    return run


def test_totals_are_recalled_and_parts_are_no_errors(measure) -> None:
    told = measure(["Six people were injured. Two people were injured badly."], [marked(0, injured=(6, [2]))])
    assert told["tuned"]["injured"] == {"stated": 1, "recall": 1.0, "read": 2, "precision": 1.0}
    assert told["wrong"] == []


def test_a_missed_total_and_an_invented_figure_are_listed(measure) -> None:
    told = measure(["Nine people were injured."], [marked(0, killed=(3, []))])
    assert told["tuned"]["killed"] == {"stated": 1, "recall": 0.0, "read": 0, "precision": None}
    assert told["tuned"]["injured"]["precision"] == 0.0
    assert told["wrong"] == [
        {"article": "d0", "fate": "killed", "missed": 3},
        {"article": "d0", "fate": "injured", "invented": (9.0, 9.0)},
    ]


def test_a_dead_suspect_is_no_dead_victim(measure) -> None:
    text = "The gunman was killed by police."
    assert measure([text], [marked(0, killed=(None, [1]))])["tuned"]["killed"]["precision"] == 0.0
    assert measure([text], [marked(0, suspects_killed=(1, []))])["tuned"]["killed"]["precision"] == 1.0


def test_an_article_that_is_not_there_is_an_error(measure) -> None:
    with pytest.raises(NothingReadError, match="1 of the marked articles"):
        measure(["Nobody was hurt."], [marked(5, killed=(1, []))])
