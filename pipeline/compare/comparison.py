"""Events -> questions, answers, holders and relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pipeline.compare.answers import find_answers, iso_intervals, represent_answers
from pipeline.compare.bids import make_bids, value_span
from pipeline.compare.comparators import AFFIRMED, DENIED, HEDGED, REFUSED
from pipeline.compare.questions import ask_questions, judge
from pipeline.compare.relations import relate_answers
from pipeline.compare.rows import Link, group, read_bids
from pipeline.config import CompareSettings
from pipeline.records import Qualifier, Slot
from pipeline.tables import SCHEMAS, table


@dataclass(frozen=True)
class Comparison:
    """The questions of every event, their answers, who holds them, and how the answers relate."""

    questions: pd.DataFrame
    answers: pd.DataFrame
    holders: pd.DataFrame
    relations: pd.DataFrame


def compare(claims: pd.DataFrame, events: pd.DataFrame, settings: CompareSettings) -> Comparison:
    """Ask each event its questions and compare the answers that its claims give."""
    bids = _placed(find_answers(make_bids(claims, events), settings))
    answers = represent_answers(bids)
    questions = group(read_bids(bids), lambda bid: bid.question_id)
    links = relate_answers(questions, answers, settings)
    return Comparison(
        questions=_table(ask_questions(bids, judge(questions, links, settings), events), "questions"),
        answers=table(_shown(answers), "answers"),
        holders=_table(bids, "holders"),
        relations=table(pd.DataFrame(links, columns=list(Link._fields)), "relations"),
    )


def _table(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    return table(frame.reindex(columns=list(SCHEMAS[name])), name)


def _placed(bids: pd.DataFrame) -> pd.DataFrame:
    """Point each bid to the words of its value, or to its passage when extraction kept no offsets for them."""
    spans = [value_span(spans, slot) for spans, slot in zip(bids["spans"], bids["slot"], strict=True)]
    passages = zip(bids["start"], bids["end"], strict=True)
    found = [span or passage for span, passage in zip(spans, passages, strict=True)]
    return bids.assign(
        value_start=[start for start, _ in found],
        value_end=[end for _, end in found],
        speaker_id=bids["speaker_key"].where(bids["speaker_key"] != "", bids["speaker"]),
    )


_POSITIONS = {
    AFFIRMED: ("oui", "yes"), DENIED: ("non, démenti", "no, denied"),
    REFUSED: ("sans confirmation", "not confirmed"), HEDGED: ("peut-être", "possibly"),
}  # fmt: skip


def _shown(answers: pd.DataFrame) -> pd.DataFrame:
    """The answers as people read them: a position in words, a denial marked, "at least 20" as 20."""
    worded = [
        _position(row) if row.slot == Slot.STATUS else _with_denial(row.value, bool(row.denied))
        for row in answers.itertuples()
    ]
    low, high = answers["low"], answers["high"]
    open_ended = high.isna() | np.isinf(high.astype(float)) | (answers["qualifier"] == Qualifier.AT_LEAST)
    return pd.DataFrame(
        {
            "answer_id": answers.index,
            "question_id": answers["question_id"],
            "value": [french for french, _ in worded],
            "value_en": [english for _, english in worded],
            "low": low.mask(answers["qualifier"] == Qualifier.AT_MOST, high),
            "high": high.mask(open_ended, low),
            "iso": iso_intervals(answers),
            "key": answers["key"],
            "n_outlets": answers["n_outlets"],
            "n_origins": answers["n_origins"],
        }
    ).reset_index(drop=True)


def _position(row: Any) -> tuple[str, str]:
    """Put whether it is so in words: by who did it where that is the point; a no that nobody utters is no denial."""
    if row.value and row.key in (AFFIRMED, DENIED):
        return row.value, row.value
    return _POSITIONS[row.key] if row.key != DENIED or row.voiced else ("non", "no")


def _with_denial(text: str, denied: bool) -> tuple[str, str]:
    return (f"démenti : {text}", f"denied: {text}") if denied else (text, text)
