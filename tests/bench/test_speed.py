import gzip
import json
from pathlib import Path

import pytest

from pipeline.bench.speed import AFTER_THE_PARSE, speed
from pipeline.config import Configuration
from pipeline.errors import NothingReadError

ARTICLES = [
    {"outlet": f"Le Quai {n}", "published": "2024-03-02", "language": "fr", "title": f"Incendie {n}", "text": text}
    for n, text in enumerate(
        [
            "L'incendie a fait trois morts mardi soir à Lille, a annoncé la préfecture du Nord dans un communiqué.",
            "Un incendie a tué quatre personnes à Lille dans la soirée de mardi, selon les pompiers du département.",
            "La mairie de Nantes a démenti mercredi la fermeture de la piscine municipale annoncée la veille.",
        ]
    )
]


@pytest.fixture(params=["articles.jsonl", "articles.jsonl.gz"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def test_speed_is_told_as_ratios_to_the_parse(data: Path) -> None:
    told = speed(data, Configuration(), limit=2)
    assert told["articles"] == 2
    assert told["ratio_to_parse"]["parse"] == 1
    assert set(told["ratio_to_parse"]) == {"read", "parse", *AFTER_THE_PARSE}
    assert all(ratio >= 0 for ratio in told["ratio_to_parse"].values())


def test_what_comes_after_the_parse_is_the_sum_of_its_stages(data: Path) -> None:
    told = speed(data, Configuration(), limit=3)
    parts = sum(told["ratio_to_parse"][stage] for stage in AFTER_THE_PARSE)
    assert told["after_parse_ratio"] == pytest.approx(parts, abs=0.01)


def test_a_file_that_is_not_gzip_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_text("{}")
    with pytest.raises(NothingReadError, match=r"x\.jsonl\.gz"):
        speed(tmp_path / "x.jsonl.gz", Configuration(), 5)
