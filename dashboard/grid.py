"""The question grid: rows are questions, columns are outlets or speakers, a cell is the answer given there."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import components, links
from dashboard.i18n import Translator
from dashboard.safe import html
from dashboard.tags import link, span
from pipeline.records import Stance, Voice


def grid(
    questions: pd.DataFrame,
    answers: dict[str, list[str]],
    holders: pd.DataFrame,
    claims: pd.DataFrame,
    by: str,
    t: Translator,
) -> str:
    """Lay the questions out; `answers` gives each question's answer ids in their order, `holders` who gives them.

    `claims` tells the silent, who speak of the event without answering, from those who do not speak of it.
    """
    held = holders[holders["question_id"].isin(questions["question_id"]) & holders[by].fillna("").ne("")]
    columns = list(held.groupby(by)["question_id"].nunique().sort_values(ascending=False, kind="stable").index)
    cells = {key: _cell(rows, answers[key[0]], by, t) for key, rows in held.groupby(["question_id", by], sort=False)}
    speaking = set(claims[["event_id", by]].itertuples(index=False, name=None))
    head = "".join(f'<th scope="col">{html(name)}</th>' for name in columns)
    body = "".join(_row(row, columns, cells, speaking, t) for row in questions.to_dict("records"))
    return (
        f'<div class="rc-grid" tabindex="0" role="region" aria-label="{html(t("view.grid"))}"><table>'
        f'<thead><tr><th scope="col" class="rc-corner">{html(t("list.question"))}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(row: dict[str, Any], columns: list[str], cells: dict[Any, str], speaking: set[Any], t: Translator) -> str:
    silent = f'<td class="rc-silent">{html(t("common.silent"))}</td>'
    unspoken = html(t("common.absent"))
    absent = f'<td class="rc-silent"><span title="{unspoken}" aria-label="{unspoken}">–</span></td>'
    empty = {name: silent if (row["event_id"], name) in speaking else absent for name in columns}
    return (
        f'<tr><th scope="row">{components.badge(row["verdict"], t)}'
        f"{link(links.question(row['question_id'], t), t.pick(row, 'question'))}</th>"
        + "".join(cells.get((row["question_id"], name), empty[name]) for name in columns)
        + "</tr>"
    )


def _cell(rows: pd.DataFrame, order: list[str], by: str, t: Translator) -> str:
    letters = components.letter_of(order)
    given = rows.drop_duplicates(["answer_id", "speaker", "stance"]).sort_values(
        "answer_id", key=lambda ids: ids.map(order.index)
    )
    lines = [
        _given(list(group.to_dict("records")), letters[answer_id], by, t)
        for answer_id, group in given.groupby("answer_id", sort=False)
    ]
    return f"<td>{''.join(lines)}</td>"


def _given(holders: list[dict[str, Any]], letter: str, by: str, t: Translator) -> str:
    other = "speaker" if by == "outlet" else "outlet"
    names = dict.fromkeys(holder[other] for holder in holders if holder[other] and holder["voice"] != Voice.OWN)
    all_deny = all(holder["stance"] == Stance.DENIES for holder in holders) and not components.tells_denial(holders[0])
    denied = components.stance({"stance": Stance.DENIES}, t) if all_deny else ""
    via = span("rc-by", ", ".join(names)) if names else ""
    value = html(t.pick(holders[0], "value"))
    return f'<div class="rc-given">{span("rc-letter", letter)}<span>{value} {denied}{via}</span></div>'
