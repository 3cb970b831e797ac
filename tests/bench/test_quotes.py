import gzip
import json
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.bench.quotes import quotes, same_name
from pipeline.config import LanguageSettings
from pipeline.errors import NothingReadError

GOLD = Path(__file__).parents[1] / "gold_quotes" / "gilets_jaunes.json"
DATA = Path(__file__).parents[2] / "shared" / "data" / "news" / "gilets_jaunes.jsonl.gz"

TEXT = (
    "« Le pont est fermé », a déclaré Claire Vasseur. La mairie a affirmé que les secours étaient sur place. "
    "La pluie a cessé mardi."
)
FERMETURE, SECOURS, PLUIE = "Le pont est fermé", "que les secours étaient sur place", "La pluie a cessé"


def place(words):
    return [TEXT.index(words), TEXT.index(words) + len(words)]


@pytest.fixture
def measure(tmp_path):
    def run(*marks, text=TEXT, misses=False):
        data, gold = tmp_path / "articles.jsonl.gz", tmp_path / "gold.json"
        with gzip.open(data, "wt", encoding="utf-8") as lines:
            lines.write(json.dumps({"text": text}) + "\n")
        told = [{"content": [place(words)], "speaker": place(who) if who else None} for words, who in marks]
        row = {"id": "a", "sha256": sha256(TEXT.encode()).hexdigest(), "held_out": False, "quotes": told}
        gold.write_text(json.dumps([row]), encoding="utf-8")
        return quotes(gold, data, LanguageSettings(), misses)

    return run


def test_a_quote_counts_by_its_words_and_its_speaker(measure):
    found = measure((FERMETURE, "Claire Vasseur"), (SECOURS, "La mairie"))
    assert found["all"] == found["tuned"]
    assert (found["all"]["quotes"], found["all"]["found"]) == (2, 2)
    assert found["all"]["overlap 0.8"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "speaker": 1.0}


def test_a_miss_an_invention_and_a_wrong_speaker_are_told_apart(measure):
    found = measure((FERMETURE, "La mairie"), (PLUIE, "La mairie"), misses=True)
    assert [line.split(" | ")[0] for line in found["wrong"]] == [
        f"speaker: {FERMETURE}",
        f"invented: {SECOURS}",
        f"missed: {PLUIE}",
    ]
    assert found["all"]["overlap 0.3"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "speaker": 0.0}


def test_who_is_not_named_is_not_scored(measure):
    assert measure((FERMETURE, ""), (SECOURS, "La mairie"))["all"]["overlap 0.3"]["speaker"] == 1.0


def test_a_text_that_has_changed_is_an_error(measure):
    with pytest.raises(NothingReadError, match="does not hold"):
        measure((FERMETURE, "Claire Vasseur"), text=TEXT + " ")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Claire Vasseur", "M. Vasseur", True),
        ("la préfecture du Rhône", "préfecture du Rhône", True),
        ("Éric Doret", "Eric Doret", True),
        ("le baromètre XY", "XY", True),
        ("la police", "la mairie", False),
        ("Claire Vasseur", "", False),
    ],
)
def test_a_family_name_is_enough_to_be_the_same(a, b, same):
    assert same_name(a, b) is same


@pytest.mark.skipif(not DATA.exists(), reason="the marked articles are not part of the project")
def test_three_quarters_of_what_is_said_in_real_articles_are_found_with_who_says_it():
    found = quotes(GOLD, DATA, LanguageSettings())["all"]["overlap 0.3"]
    assert found["f1"] >= 0.74
    assert found["speaker"] >= 0.75
