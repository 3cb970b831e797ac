"""The pieces of the overview."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import components, links
from dashboard.data import Reading
from dashboard.filters import DIFFERING, VERDICTS
from dashboard.i18n import Translator
from dashboard.safe import html
from dashboard.tags import link, span
from pipeline.records import Slot

MOST_ANSWERS = 3
MOST_EVENTS = 24
STATEMENT = "statement"


def facts(reading: Reading, t: Translator) -> str:
    """Say what was read: articles, outlets, dates, languages, origins, what was left out."""
    articles = reading.tables["articles"]
    languages = [f"{str(code).upper()} {t.number(n)}" for code, n in articles["language"].value_counts().items()]
    rejects = len(reading.tables["rejects"])
    parts = [
        t.count("unit.article", len(articles)),
        t.count("unit.outlet", articles["outlet"].nunique()),
        t.count("unit.origin", articles["origin_id"].nunique()),
        _period(articles["published"].dropna(), t),
        " · ".join(languages),
    ]
    if rejects:
        parts.append(t.count("unit.reject", rejects))
    return '<span class="rc-facts">' + "".join(f"<span>{html(part)}</span>" for part in parts if part) + "</span>"


def _period(published: pd.Series, t: Translator) -> str:
    if published.empty:
        return t("overview.period_unknown")
    first, last = t.day(published.min()), t.day(published.max())
    return t("overview.period_day", first=first) if first == last else t("overview.period", first=first, last=last)


def verdicts(questions: pd.DataFrame, t: Translator) -> str:
    """The verdicts as a bar with, under it, one link per verdict: its sign, its word and its number."""
    counts = questions["verdict"].value_counts()
    parts = [(code, int(counts.get(code, 0))) for code in VERDICTS]
    bar = "".join(f'<span class="rc-v-{code}" style="flex:{n} 0 0"></span>' for code, n in parts if n)
    tiles = "".join(_tile(code, n, t) for code, n in parts)
    said = ", ".join(f"{t.label('verdict', code)} {t.number(n)}" for code, n in parts)
    return (
        f'<div class="rc-bar" role="img" aria-label="{html(t("overview.verdict_alt", parts=said))}">{bar}</div>'
        f'<div class="rc-verdicts">{tiles}</div>'
    )


def _tile(code: str, number: int, t: Translator) -> str:
    href = html(links.to("discrepancies", t, verdict=code))
    meaning = html(t.label("verdict_meaning", code))
    return f'<a href="{href}" title="{meaning}"><strong>{t.number(number)}</strong>{components.badge(code, t)}</a>'


def strongest(questions: pd.DataFrame, most: int) -> pd.DataFrame:
    """The differing questions to read first, whether it happened and how it happened by turns.

    What is said of no happening is left out; a lone origin comes last.
    """
    rows = questions[questions["verdict"].isin(DIFFERING) & (questions["event_type"] != STATEMENT)]
    rows = rows.assign(lone=rows["n_origins"].fillna(0) < 2, whether=rows["slot"] == Slot.STATUS)
    ranked = rows.sort_values(["lone", "severity", "question_id"], ascending=[True, False, True])
    turns = ranked.assign(turn=ranked.groupby(["lone", "whether"]).cumcount())
    return turns.sort_values(["lone", "turn", "severity", "question_id"], ascending=[True, True, False, True]).head(
        most
    )


def card(row: dict[str, Any], answers: pd.DataFrame, holders: pd.DataFrame, t: Translator) -> str:
    """One discrepancy as a card that already tells the story: its answers, one passage for each, who holds them."""
    letters = components.letter_of(answers["answer_id"])
    held = dict(list(holders.groupby("answer_id")))
    told = [answer_id for answer_id in answers["answer_id"] if answer_id in held]
    body = "".join(_answer(held[answer_id], letters[answer_id], t) for answer_id in told[:MOST_ANSWERS])
    untold = len(told) - MOST_ANSWERS
    more = f"<li>{span('rc-how', t.count('unit.more', untold))}</li>" if untold > 0 else ""
    href = links.question(row["question_id"], t)
    return (
        f'<article class="rc-card"><div class="rc-top">{components.badge(row["verdict"], t)}'
        f"{components.priority(row['severity'], t)}</div><h3>{link(href, t.pick(row, 'question'))}</h3>"
        f'<p class="rc-sub">{components.event_link(row, t)}</p><ul>{body}{more}</ul>'
        f'<div class="rc-foot">{span("rc-sub", components.support(row, t))}'
        f"{link(href, t('common.open_question') + ' →')}</div></article>"
    )


def _answer(holders: pd.DataFrame, letter: str, t: Translator) -> str:
    first = holders.iloc[0]
    line = components.answer_line(t.pick(first, "value"), holders, letter, t, most=3)
    return (
        f'<li class="rc-holder"><div class="rc-answers-line">{line}</div>'
        f'<blockquote lang="{html(first["language"])}">{components.passage(first)}</blockquote></li>'
    )


def events(reading: Reading, t: Translator) -> str:
    """The events that several outlets tell, each a link to its questions, those with the most to check first."""
    asked = reading.questions["event_id"].value_counts().rename("asked")
    differing = (
        reading.questions[reading.questions["verdict"].isin(DIFFERING)]["event_id"].value_counts().rename("differing")
    )
    rows = (
        reading.tables["events"]
        .join(asked, on="event_id", how="inner")
        .join(differing, on="event_id")
        .fillna({"differing": 0})
    )
    shared = rows[(rows["n_outlets"] > 1) | (rows["differing"] > 0)]
    ranked = shared.sort_values(["differing", "n_outlets", "event_id"], ascending=[False, False, True]).head(
        MOST_EVENTS
    )
    return '<ul class="rc-events">' + "".join(_event(row, t) for row in ranked.to_dict("records")) + "</ul>"


def _event(row: dict[str, Any], t: Translator) -> str:
    said = [t.count("unit.question", int(row["asked"])), components.support(row, t)]
    said += [t("overview.event_questions", n=t.number(row["differing"]))] if row["differing"] else []
    return f'<li>{components.event_link(row, t)}<br><span class="rc-sub">{html(" · ".join(said))}</span></li>'
