"""The list of questions: one accessible row each, or a sheet to sort by column."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import components, links
from dashboard.data import Reading
from dashboard.i18n import Translator
from dashboard.safe import html, plain
from dashboard.tags import link, span

MOST_ANSWERS = 4


def table(questions: pd.DataFrame, answers: dict[str, list[str]], holders: pd.DataFrame, t: Translator) -> str:
    """Lay the questions out as rows whose link leads to the question."""
    held = dict(list(holders[holders["question_id"].isin(questions["question_id"])].groupby("question_id")))
    heads = "".join(f'<th scope="col">{html(t(f"list.{name}"))}</th>' for name in ("question", "answers", "weight"))
    body = "".join(
        _row(row, answers[row["question_id"]], held.get(row["question_id"], holders.iloc[:0]), t)
        for row in questions.to_dict("records")
    )
    return (
        f'<table class="rc-table"><caption>{html(t("list.list_caption"))}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: dict[str, Any], order: list[str], holders: pd.DataFrame, t: Translator) -> str:
    return (
        f'<tr data-question="{html(row["question_id"])}"><th scope="row">{components.badge(row["verdict"], t)}'
        f"{link(links.question(row['question_id'], t), t.pick(row, 'question'), 'rc-q')}"
        f"{span('rc-sub', components.event_title(row, t))}</th>"
        f'<td><ul class="rc-answers">{answers_in_brief(order, holders, t)}</ul></td>'
        f'<td class="rc-num">{components.priority(row["severity"], t)}<br>'
        f'<span class="rc-sub">{html(components.support(row, t))}<br>{html(_span(row, t))}</span></td></tr>'
    )


def answers_in_brief(order: list[str], holders: pd.DataFrame, t: Translator, most: int = MOST_ANSWERS) -> str:
    """The answers to one question as lines, each with who holds it."""
    letters = components.letter_of(order)
    groups = dict(list(holders.groupby("answer_id")))
    given = [answer_id for answer_id in order if answer_id in groups]
    lines = [
        components.answer_line(t.pick(groups[answer_id].iloc[0], "value"), groups[answer_id], letters[answer_id], t)
        for answer_id in given[:most]
    ]
    lines += [span("rc-how", t.count("unit.more", len(given) - most))] if len(given) > most else []
    return "".join(f"<li>{line}</li>" for line in lines)


def _span(row: dict[str, Any], t: Translator) -> str:
    first, last = t.day(row["first_published"]), t.day(row["last_published"])
    return first if first == last else f"{first} – {last}"


def sheet(questions: pd.DataFrame, reading: Reading, t: Translator) -> None:
    """Show the rows as a sheet; its cells are text and its one link is built here from an id."""
    values = reading.tables["answers"].groupby("question_id")["value"].agg(" | ".join)
    frame = pd.DataFrame(
        {
            "open": [f"/{links.question(question_id, t)}" for question_id in questions["question_id"]],
            "verdict": questions["verdict"].map(
                lambda code: f"{components.SIGNS.get(code, '')} {t.label('verdict', code)}"
            ),
            "question": [plain(t.pick(row, "question")) for row in questions.to_dict("records")],
            "answers": questions["question_id"].map(values).map(plain),
            "event": [plain(t.pick(row, "title")) for row in questions.to_dict("records")],
            "n_outlets": questions["n_outlets"],
            "n_origins": questions["n_origins"],
            "last": questions["last_published"],
        }
    )
    st.dataframe(
        frame,
        hide_index=True,
        key="sheet",
        alt=t("list.sheet_alt"),
        height=min(35 * (len(frame) + 1) + 3, 700),
        column_config={
            "open": st.column_config.LinkColumn("", display_text=t("list.open"), width="small"),
            "verdict": st.column_config.TextColumn(t("list.verdict"), width=130),
            "question": st.column_config.TextColumn(t("list.question"), width="large"),
            "answers": st.column_config.TextColumn(t("list.answers"), width="large"),
            "event": st.column_config.TextColumn(t("list.event"), width="medium"),
            "n_outlets": st.column_config.NumberColumn(t("sources.outlets"), width="small"),
            "n_origins": st.column_config.NumberColumn(t("question.origins"), width="small"),
            "last": st.column_config.DatetimeColumn(
                t("list.last"), format="YYYY-MM-DD HH:mm", timezone="UTC", width="small"
            ),
        },
    )
