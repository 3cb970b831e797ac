"""Bids and relations -> questions: how each is worded, what its answers amount to, and how much that matters."""

from __future__ import annotations

import pandas as pd

from pipeline.compare.bids import QUESTION
from pipeline.compare.severity import NOTHING, Severity, weigh_difference
from pipeline.compare.verdicts import reach_verdict
from pipeline.compare.wording import word_question
from pipeline.config import CompareSettings
from pipeline.records import Verdict

_NUMBERS = {
    "n_answers": ("answer_id", "nunique"), "n_outlets": ("outlet", "nunique"), "n_origins": ("origin_id", "nunique"),
    "n_speakers": ("speaker_id", "nunique"), "first_published": ("published", "min"),
    "last_published": ("published", "max"),
}  # fmt: skip


def ask_questions(
    bids: pd.DataFrame, relations: pd.DataFrame, events: pd.DataFrame, settings: CompareSettings
) -> pd.DataFrame:
    """Build the questions table: one row per question."""
    counted = bids.assign(speaker_id=bids["speaker_id"].where(bids["speaker_id"] != ""))
    questions = (
        bids.drop_duplicates("question_id").set_index("question_id")[[*QUESTION, "scope", "unplaced"]].sort_index()
    )
    questions = questions.join(counted.groupby("question_id").agg(**_NUMBERS))
    judged = _judge(bids[bids["question_id"].isin(_arguable(bids))], relations, settings)
    verdicts = {question: verdict for question, (verdict, _) in judged.items()}
    severities = [judged[name][1] if name in judged else NOTHING for name in questions.index]
    facts = events.set_index("event_id").to_dict("index")
    asked = [(row, facts[row["event_id"]]) for row in questions.to_dict("records")]
    return questions.assign(
        event_type=questions["kind"],
        question=[word_question(row, event, "fr") for row, event in asked],
        question_en=[word_question(row, event, "en") for row, event in asked],
        verdict=[str(verdicts.get(name, Verdict.SINGLE_SOURCE)) for name in questions.index],
        severity=[severity.score for severity in severities],
        severity_reason=[severity.reason for severity in severities],
        severity_reason_en=[severity.reason_en for severity in severities],
    ).reset_index()


def _arguable(bids: pd.DataFrame) -> pd.Index:
    """The questions that more than one claim answers: the others have a single source."""
    sizes = bids.groupby("question_id").size()
    return sizes.index[sizes > 1]


def _judge(
    bids: pd.DataFrame, relations: pd.DataFrame, settings: CompareSettings
) -> dict[str, tuple[Verdict, Severity]]:
    related = {str(question): group for question, group in relations.groupby("question_id", sort=True)}
    nothing = relations.iloc[:0]
    judged = {}
    for name, group in bids.groupby("question_id", sort=True):
        found = related.get(str(name), nothing)
        slot, kind = str(group["slot"].iloc[0]), str(group["kind"].iloc[0])
        links = found[["answer_a", "answer_b", "relation"]].itertuples(index=False, name=None)
        verdict = reach_verdict(slot, group, links)
        judged[str(name)] = verdict, weigh_difference(slot, kind, verdict, group, found, settings)
    return judged
