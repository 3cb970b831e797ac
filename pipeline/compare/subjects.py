"""What a question is about, in the words of its articles: who or what the act is done to, what somebody said."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.knowledge.kinds import STATEMENT
from pipeline.records import Slot

_LONGEST = 14  # words


def subjects(questions: pd.DataFrame, bids: pd.DataFrame, language: str) -> pd.DataFrame:
    """Give each question its `target`, worded in the language, and what its speakers say, in the words they use."""
    told = bids[(bids["slot"] == Slot.TARGET) & (bids["kind"] != STATEMENT) & (bids["language"] == language)]
    targets = _most_given(told.assign(words=told["value"]), ["event_id", "kind"])
    said = bids[bids["kind"] == STATEMENT].assign(foreign=lambda rows: rows["language"] != language)
    said = said.sort_values("foreign", kind="stable")
    abouts = _most_given(said.assign(words=_clauses(said)), ["question_id"])
    acts = pd.MultiIndex.from_frame(questions[["event_id", "kind"]])
    return pd.DataFrame(
        {"target": targets.reindex(acts).to_numpy(), "about": abouts.reindex(questions.index).to_numpy()},
        index=questions.index,
    ).fillna("")


def _clauses(said: pd.DataFrame) -> pd.Series:
    """What somebody said, with its subject unless that is what the question asks for, or the words hold it."""
    asked = said["slot"].isin([Slot.AGENT, Slot.TARGET])
    subject = said["agent"].where(said["agent"] != "", said["target"]).mask(asked, "")
    clauses = (
        f"{who} {words}" if words and who and who not in words and who != speaker else words
        for who, words, speaker in zip(subject, said["statement"], said["speaker"], strict=True)
    )
    return pd.Series([_shortened(clause.split()) for clause in clauses], index=said.index, dtype=object)


def _shortened(words: Sequence[str]) -> str:
    return " ".join(words) if len(words) <= _LONGEST else " ".join([*words[:_LONGEST], "…"])


def _most_given(rows: pd.DataFrame, keys: list[str]) -> pd.Series:
    """The words that most rows of each group give, the first of those given as often; long ones name nothing."""
    short = rows[(rows["words"] != "") & (rows["words"].str.split().str.len() <= _LONGEST + 1)]
    counted = short.groupby([*keys, "words"], sort=False).size().rename("n").reset_index()
    best = counted.sort_values("n", ascending=False, kind="stable").drop_duplicates(keys)
    return best.set_index(keys)["words"]
