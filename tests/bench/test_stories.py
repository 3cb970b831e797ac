import gzip
import json
import zipfile
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pipeline.bench.stories import Told, score_pairs, stories
from pipeline.config import Configuration
from pipeline.errors import NothingReadError

FIRE = "A fire killed three people on Tuesday in a warehouse in Leeds, police said. The blaze destroyed the warehouse."
FLOOD = "A flood killed two people in Cork on Friday, the coast guard said. Forty homes were evacuated in Cork."
ALSO_FIRE = "Three people were killed by a fire in a warehouse in Leeds on Tuesday, according to the fire brigade."


def _told(name: str, story: str, family: str = "one") -> Told:
    return Told(name, story, family, {})


def _incident(number: int, *texts: str) -> dict[str, Any]:
    documents = [
        {"doc_id": f"{number}-{place}", "dct": "2024-03-06", "title": "", "content": text}
        for place, text in enumerate(texts)
    ]
    return {"incident_id": str(number), "documents": documents}


TOLD = [_told("a", "fire"), _told("b", "fire"), _told("c", "other fire"), _told("d", "flood", "two")]


@pytest.mark.parametrize(
    ("joined", "precision", "recall", "look_alikes", "strangers"),
    [
        ({("a", "b")}, 1.0, 1.0, 0.0, 0),
        ({("a", "b"), ("b", "c")}, 0.5, 1.0, 0.5, 0),
        ({("a", "b"), ("c", "d")}, 0.5, 1.0, 0.0, 1),
        (set(combinations("abcd", 2)), 0.167, 1.0, 1.0, 3),
        (set(), 0.0, 0.0, 0.0, 0),
    ],
)
def test_pairs_are_scored_as_one_story_look_alikes_or_strangers(
    joined: set[tuple[str, str]], precision: float, recall: float, look_alikes: float, strangers: int
) -> None:
    scored = score_pairs(TOLD, joined)
    assert (scored["precision"], scored["recall"]) == (precision, recall)
    assert (scored["look_alikes_joined"], scored["strangers_joined"]) == (look_alikes, strangers)


def test_articles_of_one_incident_are_put_together(tmp_path: Path) -> None:
    data = tmp_path / "incidents.jsonl.gz"
    incidents = [_incident(1, FIRE, ALSO_FIRE), _incident(2, FLOOD)]
    data.write_bytes(gzip.compress("".join(json.dumps(incident) + "\n" for incident in incidents).encode()))
    scored = stories(data, Configuration())
    assert (scored["articles"], scored["precision"], scored["recall"]) == (3, 1.0, 1.0)


def test_articles_are_rebuilt_from_the_tokens_of_their_mentions(tmp_path: Path) -> None:
    data = tmp_path / "mentions.zip"
    texts = {"7_1ecb.xml": FIRE, "7_2ecb.xml": ALSO_FIRE, "7_1ecbplus.xml": FLOOD}
    mentions = [{"doc_id": name, "mention_context": text.split()} for name, text in texts.items()]
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("dev/mentions.json", json.dumps(mentions))
    scored = stories(data, Configuration())
    assert (scored["articles"], scored["pairs_of_one_story"], scored["pairs_of_look_alikes"]) == (3, 1, 2)
    assert scored["look_alikes_joined"] == 0


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    data = tmp_path / "mentions.zip"
    data.write_text("nothing of the kind")
    with pytest.raises(NothingReadError, match=r"mentions\.zip"):
        stories(data, Configuration())
