"""What a run on the demonstration corpus must keep finding, and must keep from inventing."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.evaluate import evaluate
from pipeline.store.snapshots import Snapshot

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="module")
def figures(corpus_snapshot: Snapshot) -> dict[str, float]:
    total: dict[str, float] = evaluate(GOLD, corpus_snapshot)["total"]
    return total


@pytest.mark.parametrize(
    ("figure", "floor"), [("value_recall", 0.65), ("discrepancy_recall", 0.42), ("speaker_accuracy", 0.65)]
)
def test_the_gold_of_the_corpus_is_found_at_least_this_far(
    figures: dict[str, float], figure: str, floor: float
) -> None:
    assert figures[figure] >= floor


def test_hardly_any_agreement_of_the_corpus_is_called_a_discrepancy(figures: dict[str, float]) -> None:
    assert (figures["false_alarm_rate"] or 0) <= 0.10


def test_no_event_joins_two_happenings_of_the_corpus(figures: dict[str, float]) -> None:
    assert figures["cross_merges"] == 0


def test_every_article_of_the_corpus_is_read(corpus_snapshot: Snapshot) -> None:
    assert corpus_snapshot.table("rejects").empty
    assert len(corpus_snapshot.table("articles")) >= 44


def test_one_wire_story_under_three_mastheads_is_one_origin(corpus_snapshot: Snapshot) -> None:
    articles = corpus_snapshot.table("articles")
    wire = articles[articles["agency"].fillna("") != ""]
    assert wire.groupby("origin_id")["outlet"].nunique().max() >= 3


def test_every_passage_of_the_corpus_equals_the_article_at_its_offsets(corpus_snapshot: Snapshot) -> None:
    claims = corpus_snapshot.table("claims")
    texts: dict[str, str] = corpus_snapshot.table("articles").set_index("article_id")["text"].to_dict()
    rows = claims[["article_id", "start", "end", "passage"]].itertuples(index=False, name=None)
    assert all(texts[article][start:end] == passage for article, start, end, passage in rows)
    assert len(claims) > 300


def test_who_was_hit_near_at_tanf_is_one_question_on_which_the_camps_differ(corpus_snapshot: Snapshot) -> None:
    questions = corpus_snapshot.table("questions")
    answers = corpus_snapshot.table("answers")
    asked = questions[(questions["slot"] == "target") & questions["question"].str.contains("18 mai 2017")]
    differing = asked[asked["verdict"].isin(["discrepancy", "disputed"])]
    given: pd.Series = answers[answers["question_id"].isin(differing["question_id"])]["value"].str.lower()
    assert given.str.contains("milice").any()
    assert given.str.contains("armée|soldats|bataillon").any()
