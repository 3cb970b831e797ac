import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipeline import __version__
from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.records import Relation, SpeakerKind, Stance, Verdict, Voice
from pipeline.run import run
from pipeline.store.snapshots import Snapshot
from pipeline.tables import SCHEMAS

ROOT = Path(__file__).parent.parent


def test_every_article_file_of_the_corpus_is_read(corpus_snapshot: Snapshot) -> None:
    assert corpus_snapshot.table("rejects").empty
    assert len(corpus_snapshot.table("articles")) >= 20


def test_every_passage_is_the_articles_text_at_its_offsets(corpus_snapshot: Snapshot) -> None:
    texts = corpus_snapshot.table("articles").set_index("article_id")["text"]
    for name in ("claims", "holders"):
        rows = corpus_snapshot.table(name)
        cut = [texts[article][start:end] for article, start, end in rows[["article_id", "start", "end"]].values]
        assert len(rows) > 0
        assert rows["passage"].tolist() == cut


def test_every_slot_stands_in_the_text_at_its_span(corpus_snapshot: Snapshot) -> None:
    texts = corpus_snapshot.table("articles").set_index("article_id")["text"]
    claims = corpus_snapshot.table("claims")
    for article, spans in claims[["article_id", "spans"]].values:
        for start, end in json.loads(spans).values():
            assert texts[article][start:end].strip()


@pytest.mark.parametrize(
    ("child", "column", "parent"),
    [
        ("claims", "article_id", "articles"),
        ("claims", "event_id", "events"),
        ("questions", "event_id", "events"),
        ("answers", "question_id", "questions"),
        ("holders", "answer_id", "answers"),
        ("holders", "claim_id", "claims"),
        ("holders", "article_id", "articles"),
        ("relations", "question_id", "questions"),
        ("relations", "answer_a", "answers"),
        ("relations", "answer_b", "answers"),
        ("links", "claim_a", "claims"),
        ("links", "claim_b", "claims"),
    ],
)
def test_every_reference_leads_somewhere(child: str, column: str, parent: str, corpus_snapshot: Snapshot) -> None:
    key = f"{parent.removesuffix('s')}_id"
    references = corpus_snapshot.table(child)[column].dropna()
    assert len(references) > 0
    assert set(references) <= set(corpus_snapshot.table(parent)[key])


@pytest.mark.parametrize(
    ("name", "key"),
    [("articles", "article_id"), ("claims", "claim_id"), ("events", "event_id"), ("questions", "question_id")],
)
def test_identifiers_are_unique(name: str, key: str, corpus_snapshot: Snapshot) -> None:
    assert corpus_snapshot.table(name)[key].is_unique


@pytest.mark.parametrize(
    ("name", "column", "codes"),
    [
        ("questions", "verdict", Verdict),
        ("relations", "relation", Relation),
        ("holders", "stance", Stance),
        ("holders", "voice", Voice),
        ("holders", "speaker_kind", ["", *SpeakerKind]),
    ],
)
def test_codes_come_from_the_vocabulary(name: str, column: str, codes: list[str], corpus_snapshot: Snapshot) -> None:
    assert set(corpus_snapshot.table(name)[column].dropna()) <= {str(code) for code in codes}


def test_every_question_is_asked_in_both_languages(corpus_snapshot: Snapshot) -> None:
    questions = corpus_snapshot.table("questions")
    assert questions[["question", "question_en"]].notna().all(axis=None)
    assert (questions["question"].str.len() > 0).all()


def test_every_question_has_answers_and_every_answer_a_holder(corpus_snapshot: Snapshot) -> None:
    answers = corpus_snapshot.table("answers")
    assert set(answers["question_id"]) == set(corpus_snapshot.table("questions")["question_id"])
    assert set(answers["answer_id"]) == set(corpus_snapshot.table("holders")["answer_id"])


def test_facts_say_what_was_analysed_with_what(corpus_snapshot: Snapshot) -> None:
    facts = corpus_snapshot.facts
    assert (facts["recoupe_version"], facts["corpus"]) == (__version__, "corpus")
    assert facts["counts"] == {name: len(corpus_snapshot.table(name)) for name in SCHEMAS}
    assert "out" not in facts["configuration"]


AGAIN = (
    "import sys; from pathlib import Path; from pipeline.config import Configuration; from pipeline.run import run; "
)
AGAIN += "run(Path(sys.argv[1]), Path(sys.argv[2]), Configuration())"


def test_two_runs_give_the_same_bytes(corpus_run: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONHASHSEED": "1234", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", AGAIN, str(ROOT / "corpus"), str(tmp_path)]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    first, second = Snapshot.current(corpus_run).folder, Snapshot.current(tmp_path).folder
    for path in sorted(first.iterdir()):
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_a_corpus_with_nothing_to_read_leaves_the_previous_snapshot(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        "Le maire a confirmé que trois personnes ont été blessées mardi soir à Lille."
    )
    version = run(tmp_path / "articles", tmp_path / "out", Configuration()).version
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingReadError, match="empty: no article could be read"):
        run(tmp_path / "empty", tmp_path / "out", Configuration())
    assert Snapshot.current(tmp_path / "out").version == version


def test_articles_without_any_claim_make_a_snapshot(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bonjour à toutes et à tous, et bienvenue sur cette page de notre site.")
    snapshot = run(tmp_path / "a.txt", tmp_path / "out", Configuration())
    assert len(snapshot.table("articles")) == 1
    assert isinstance(snapshot.table("questions"), pd.DataFrame)
