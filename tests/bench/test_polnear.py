"""Sources, cues and contents against brat marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bench.polnear import marked, polnear, tally
from pipeline.config import LanguageSettings
from pipeline.errors import NothingReadError

TEXT = "The mayor said that the bridge was closed. Nobody answered."
MARKS = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 30;31 41\tthat the bridge was closed
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder, name, content in (("text", "one.txt", TEXT), ("attributions", "one_ab.ann", MARKS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_role_in_pieces_is_one_set_of_characters(corpus: Path) -> None:
    (attribution,) = marked(corpus / "attributions" / "one_ab.ann", TEXT)
    assert sorted(attribution.content) == [*range(15, 30), *range(31, 41)]
    assert (min(attribution.source), max(attribution.source) + 1) == (0, 9)


def test_speech_that_somebody_marked_is_found(corpus: Path) -> None:
    figures = polnear(corpus, LanguageSettings(), misses=True)
    assert figures["whole"]["overlap 0.3"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures["wrong"] == []


def test_what_is_not_read_is_missed(corpus: Path) -> None:
    counts = tally(marked(corpus / "attributions" / "one_ab.ann", TEXT), [])
    assert (counts["content marked"], counts["content read"], counts["content overlap 0.3"]) == (1, 0, 0)


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match="no articles"):
        polnear(tmp_path, LanguageSettings())
