"""The questions on which outlets differ, one row each, and who holds which answer, one row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from pipeline.records import Relation, Verdict

SETTLED = (Verdict.AGREEMENT, Verdict.SINGLE_SOURCE)

_SEPARATOR = " ; "
_QUESTION = [
    "question", "question_en", "verdict", "event", "event_en", "slot", "scope", "answers", "reasons", "reasons_en",
    "severity", "severity_reason", "severity_reason_en", "n_answers", "n_outlets", "n_speakers", "n_origins",
    "first_published", "last_published",
]  # fmt: skip
_ANSWER = ["", "_outlets", "_speakers", "_passage", "_urls"]
_HOLDER = [
    "question", "question_en", "verdict", "answer", "outlet", "speaker", "speaker_kind", "speaker_chain", "stance",
    "voice", "published", "passage", "title", "url", "origin_id", "article_id", "start", "end", "claim_id",
    "question_id",
]  # fmt: skip

Tables = Mapping[str, pd.DataFrame]


def discrepancies(tables: Tables, question_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """One row per question, with its answers side by side: `answer_1`, `answer_1_outlets`, `answer_1_speakers`, ...

    Without `question_ids`, every question that is neither an agreement nor a single source, the gravest first; with
    them, those questions in that order.
    """
    questions = _chosen(tables["questions"], question_ids)
    answers = _answers(tables, questions["question_id"])
    wide = _side_by_side(answers)
    rows = (
        questions.merge(_titles(tables["events"]), on="event_id", how="left")
        .merge(_in_brief(answers), on="question_id", how="left")
        .merge(_reasons(tables["relations"]), on="question_id", how="left")
        .merge(wide, on="question_id", how="left")
    )
    return rows[[*_QUESTION, *wide.columns.drop("question_id"), "question_id"]]


def holders_sheet(tables: Tables, question_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """One row per holder of an answer to these questions (see `discrepancies`), question by question."""
    questions = _chosen(tables["questions"], question_ids)[["question_id", "question", "question_en", "verdict"]]
    answers = tables["answers"][["answer_id", "value"]].rename(columns={"value": "answer"})
    titles = tables["articles"][["article_id", "title"]]
    holders = _by_date(tables["holders"]).merge(answers, on="answer_id", how="left")
    rows = questions.merge(holders.merge(titles, on="article_id", how="left"), on="question_id")
    return rows[_HOLDER]


def _chosen(questions: pd.DataFrame, question_ids: Sequence[str] | None) -> pd.DataFrame:
    if question_ids is None:
        open_ones = questions[~questions["verdict"].isin(SETTLED)]
        return open_ones.sort_values(["severity", "question_id"], ascending=[False, True], ignore_index=True)
    wanted = pd.DataFrame({"question_id": pd.array(question_ids, dtype="string")}).drop_duplicates()
    return wanted.merge(questions, on="question_id")


def _titles(events: pd.DataFrame) -> pd.DataFrame:
    return events[["event_id", "title", "title_en"]].rename(columns={"title": "event", "title_en": "event_en"})


def _answers(tables: Tables, question_ids: pd.Series) -> pd.DataFrame:
    """The answers to these questions with their holders folded in, ranked: the most widely held first."""
    answers = tables["answers"][["answer_id", "question_id", "value", "n_origins", "n_outlets"]]
    holders = _by_date(tables["holders"])
    folded = {
        "outlets": _joined(holders, "answer_id", "outlet", _SEPARATOR),
        "speakers": _joined(holders, "answer_id", "speaker", _SEPARATOR),
        "passage": holders.groupby("answer_id")["passage"].first(),
        "urls": _joined(holders, "answer_id", "url", _SEPARATOR),
    }
    answers = answers[answers["question_id"].isin(question_ids)]
    ranked = answers.assign(
        **{name: column.reindex(answers["answer_id"]).array for name, column in folded.items()}
    ).sort_values(["question_id", "n_origins", "n_outlets", "answer_id"], ascending=[True, False, False, True])
    return ranked.assign(rank=ranked.groupby("question_id").cumcount() + 1)


def _by_date(holders: pd.DataFrame) -> pd.DataFrame:
    return holders.sort_values(["answer_id", "published", "outlet", "start", "claim_id"], kind="stable")


def _side_by_side(answers: pd.DataFrame) -> pd.DataFrame:
    named = answers.rename(
        columns={"value": "", "outlets": "_outlets", "speakers": "_speakers", "passage": "_passage", "urls": "_urls"}
    )
    wide = named.pivot(index="question_id", columns="rank", values=_ANSWER)
    ranks = range(1, int(answers["rank"].max()) + 1) if len(answers) else ()
    wide = wide[[(part, rank) for rank in ranks for part in _ANSWER]]
    wide.columns = pd.Index([f"answer_{rank}{part}" for part, rank in wide.columns])
    return wide.reset_index().astype("string")


def _in_brief(answers: pd.DataFrame) -> pd.DataFrame:
    brief = answers["value"].fillna("") + " (" + answers["outlets"].fillna("") + ")"
    return _joined(answers.assign(answers=brief), "question_id", "answers", "\n").reset_index()


def _reasons(relations: pd.DataFrame) -> pd.DataFrame:
    telling = relations[relations["relation"] != Relation.SAME]
    telling = telling.sort_values(["question_id", "score", "answer_a", "answer_b"], ascending=[True, False, True, True])
    columns = {f"reasons{end}": _joined(telling, "question_id", f"reason{end}", "\n") for end in ("", "_en")}
    return pd.DataFrame(columns).rename_axis("question_id").reset_index()


def _joined(frame: pd.DataFrame, key: str, column: str, separator: str) -> pd.Series:
    """For each key, its different texts in the order of the rows, as one text."""
    told = frame[[key, column]].dropna().drop_duplicates()
    return told[told[column] != ""].groupby(key)[column].agg(separator.join).astype("string")
