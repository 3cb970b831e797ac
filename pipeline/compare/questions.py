"""Bids and relations -> questions: how each is worded, what its answers amount to, and how much that matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from pipeline.compare.bids import QUESTION
from pipeline.compare.rows import Bid, Link, group
from pipeline.compare.severity import NOTHING, Severity, weigh_difference
from pipeline.compare.subjects import subjects
from pipeline.compare.verdicts import reach_verdict
from pipeline.compare.wording import LANGUAGES, word_question
from pipeline.config import CompareSettings
from pipeline.records import Verdict

_NUMBERS = {
    "n_answers": ("answer_id", "nunique"), "n_outlets": ("outlet", "nunique"), "n_origins": ("origin_id", "nunique"),
    "n_speakers": ("speaker_id", "nunique"), "first_published": ("published", "min"),
    "last_published": ("published", "max"),
}  # fmt: skip


def ask_questions(
    bids: pd.DataFrame, judged: Mapping[str, tuple[Verdict, Severity]], events: pd.DataFrame
) -> pd.DataFrame:
    """Build the questions table, one row per question, with the verdict and the weight that each has been given."""
    counted = bids.assign(speaker_id=bids["speaker_id"].where(bids["speaker_id"] != ""))
    questions = (
        bids.drop_duplicates("question_id").set_index("question_id")[[*QUESTION, "scope", "unplaced"]].sort_index()
    )
    questions = questions.join(counted.groupby("question_id").agg(**_NUMBERS))
    severities = [judged[name][1] for name in questions.index]
    facts = events.set_index("event_id").to_dict("index")
    worded = {language: _worded(questions, bids, facts, language) for language in LANGUAGES}
    return questions.assign(
        event_type=questions["kind"],
        question=worded["fr"],
        question_en=worded["en"],
        verdict=[str(judged[name][0]) for name in questions.index],
        severity=[severity.score for severity in severities],
        severity_reason=[severity.reason for severity in severities],
        severity_reason_en=[severity.reason_en for severity in severities],
    ).reset_index()


def _worded(
    questions: pd.DataFrame, bids: pd.DataFrame, facts: Mapping[str, Mapping[str, object]], language: str
) -> list[str]:
    asked = questions.join(subjects(questions, bids, language)).to_dict("records")
    return [word_question(row, facts[row["event_id"]], language) for row in asked]


def judge(
    questions: Mapping[str, Sequence[Bid]], links: Sequence[Link], settings: CompareSettings
) -> dict[str, tuple[Verdict, Severity]]:
    """Say what the answers to each question amount to; what a single claim answers has a single source."""
    related = group(links, lambda link: link.question_id)
    judged = dict.fromkeys(questions, (Verdict.SINGLE_SOURCE, NOTHING))
    for name, bids in questions.items():
        if len(bids) > 1:
            found = related.get(name, [])
            verdict = reach_verdict(bids, found)
            judged[name] = verdict, weigh_difference(verdict, bids, found, settings)
    return judged
