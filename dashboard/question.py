"""The pieces of the question page."""

from __future__ import annotations

import math
import re
from typing import Any

import pandas as pd

from dashboard import components, links
from dashboard.data import Reading
from dashboard.i18n import Translator
from dashboard.safe import html
from dashboard.tags import link, span, sub

MOST_CONFLICTS = 8

_CONFLICTS = ("contradicts", "denies", "update", "not_comparable")
_WEIGHT = "weight_"
_ONE_SAYING = ["article_id", "start", "end", "speaker", "stance"]
_DATE = re.compile(r"\d{4}(-\d\d)*")


def verdict(row: pd.Series, t: Translator) -> str:
    """The verdict, what it means, why this question matters, and what stands behind it."""
    reason = t.pick(row, "severity_reason")
    why = f"<br>{span('rc-sub', t('question.severity', reason=reason))}" if reason else ""
    behind = components.support(row, t) + (f" · {t('question.scope', scope=row['scope'])}" if row["scope"] else "")
    return (
        f'<div class="rc-verdict rc-v-{html(row["verdict"])}">{components.badge(row["verdict"], t)}'
        f"<p>{html(t.label('verdict_meaning', row['verdict']))}{why}</p>"
        f'<span class="rc-sub">{components.priority(row["severity"], t)}<br>{html(behind)}</span></div>'
    )


def origin_names(holders: pd.DataFrame, t: Translator) -> dict[str, str]:
    """Number the origins in the order in which they were published; a lone one needs no number."""
    origins = list(dict.fromkeys(holders["origin_id"].dropna()))
    if len(origins) < 2 and len(holders) < 2:
        return {}
    return {origin: t("question.origin", number=number) for number, origin in enumerate(origins, 1)}


def columns(answers: pd.DataFrame, holders: pd.DataFrame, t: Translator) -> str:
    """The answers side by side, each with its holders and their passages."""
    letters = components.letter_of(answers["answer_id"])
    origins = origin_names(holders, t)
    shown = [
        _column(row, holders[holders["answer_id"] == row["answer_id"]], letters, origins, t)
        for row in answers.to_dict("records")
    ]
    return f'<div class="rc-columns">{"".join(shown)}</div>'


def _column(
    answer: dict[str, Any], holders: pd.DataFrame, letters: dict[str, str], origins: dict[str, str], t: Translator
) -> str:
    letter = letters[answer["answer_id"]]
    items = "".join(
        components.holder(row, t, origins.get(row["origin_id"], ""))
        for row in holders.drop_duplicates(_ONE_SAYING).to_dict("records")
    )
    normal = normalised(answer, t)
    counted = {"n_outlets": holders["outlet"].nunique(), "n_origins": holders["origin_id"].nunique()}
    return (
        f'<section class="rc-column" id="{html(answer["answer_id"])}"><header>'
        f'<div class="rc-top"><span class="rc-letter" title="{html(t("common.answer", letter=letter))}">{letter}</span>'
        f'<span class="rc-sub">{html(components.support(counted, t))}</span></div>'
        f"<h3>{html(t.pick(answer, 'value'))}</h3>{f'<span class=rc-sub>{html(normal)}</span>' if normal else ''}"
        f"</header><ul>{items}</ul></section>"
    )


def normalised(answer: dict[str, Any], t: Translator) -> str:
    """How the program reads the value: its interval or its date, when that says more than the words."""
    low, high = answer["low"], answer["high"]
    if not pd.isna(low) and not pd.isna(high) and low != high:
        return t("question.range", low=t.number(low, 2), high=t.number(high, 2))
    if not pd.isna(low) and _digits(t.number(low, 2)) not in _digits(str(answer["value"])):
        return t("question.exact", low=t.number(low, 2))
    iso = str(answer["iso"])
    return iso if _DATE.match(iso) and iso != answer["value"] else ""


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def relations(rows: pd.DataFrame, letters: dict[str, str], t: Translator) -> tuple[str, str, int]:
    """The pairs of answers furthest in conflict; then all other pairs, and how many those are."""
    known = rows[rows["answer_a"].isin(letters) & rows["answer_b"].isin(letters)]
    ranked = known.assign(settled=~known["relation"].isin(_CONFLICTS)).sort_values(
        ["settled", "relation", "score", "answer_a", "answer_b"], kind="stable"
    )
    first = min(int((~ranked["settled"]).sum()), MOST_CONFLICTS)
    rest = ranked.iloc[first:]
    return _relation_list(ranked.iloc[:first], letters, t), _relation_list(rest, letters, t), len(rest)


def _relation_list(rows: pd.DataFrame, letters: dict[str, str], t: Translator) -> str:
    items = "".join(_relation(row, letters, t) for row in rows.to_dict("records"))
    return f'<ul class="rc-relations">{items}</ul>' if items else ""


def _relation(row: dict[str, Any], letters: dict[str, str], t: Translator) -> str:
    code = str(row["relation"])
    colour = components.RELATION_VERDICTS.get(code, "single_source")
    sentence = t(f"relation_sentence.{code}", a=letters[row["answer_a"]], b=letters[row["answer_b"]])
    score = "" if pd.isna(row["score"]) else span("rc-how", t("question.score", score=t.percent(row["score"])))
    sign = html(components.RELATION_SIGNS.get(code, "·"))
    return (
        f'<li class="rc-v-{colour}"><span class="rc-sign" aria-hidden="true">{sign}</span>'
        f'<div><b>{html(sentence)}</b> {score}<div class="rc-why">{html(t.pick(row, "reason"))}</div></div></li>'
    )


def origins(holders: pd.DataFrame, articles: pd.DataFrame, t: Translator) -> str:
    """Each independent origin with the articles that descend from it and the reason for the merge."""
    names = origin_names(holders, t)
    known = articles[["article_id", "origin_reason", "origin_reason_en", "agency"]]
    rows = holders.drop_duplicates(["origin_id", "article_id"]).merge(known, on="article_id", how="left")
    lines = [
        _origin(names[origin], group, t) for origin, group in rows.groupby("origin_id", sort=False) if origin in names
    ]
    return f'<ul class="rc-relations">{"".join(lines)}</ul>'


def _origin(name: str, rows: pd.DataFrame, t: Translator) -> str:
    articles = rows.to_dict("records")
    outlets = ", ".join(_copy(row, t) for row in articles)
    said = [t.pick(row, "origin_reason") or row["agency"] for row in articles]
    reasons = list(dict.fromkeys(reason for reason in said if reason)) or [t("question.origin_single")]
    reason = html(" ; ".join(reasons))
    return f'<li>{span("rc-origin", name)}<div>{outlets}<div class="rc-sub">{reason}</div></div></li>'


def _copy(row: dict[str, Any], t: Translator) -> str:
    published = t.hour(row["published"], row["published_precision"]) or t("common.no_date")
    return f"{link(links.article(row['article_id'], t, row['claim_id']), row['outlet'])} {span('rc-how', published)}"


def clues(pair: pd.Series, t: Translator) -> dict[str, float]:
    """The log-weight of each clue of a pair by its name; with the starting point they add up to the pair's log-odds."""
    weights = {
        name.removeprefix(_WEIGHT): float(pair[name])
        for name in pair.index
        if name.startswith(_WEIGHT) and not pd.isna(pair[name])
    }
    share = min(max(float(pair["probability"]), 1e-6), 1 - 1e-6)
    start = math.log(share / (1 - share)) - sum(weights.values())
    said = {name: weight for name, weight in weights.items() if abs(weight) >= 0.05}
    return {t.label("feature", name): weight for name, weight in {"prior": start, **said}.items()}


def siblings(reading: Reading, row: pd.Series, t: Translator) -> str:
    """The other questions of the same event, the differing ones first."""
    rows = reading.questions[
        (reading.questions["event_id"] == row["event_id"]) & (reading.questions["question_id"] != row["question_id"])
    ].sort_values(["severity", "question_id"], ascending=[False, True])
    items = "".join(
        f"<li>{components.badge(other['verdict'], t)} "
        f"{link(links.question(other['question_id'], t), t.pick(other, 'question'))}</li>"
        for other in rows.to_dict("records")
    )
    return f'<ul class="rc-siblings">{items}</ul>' if items else sub(t("question.no_sibling"))
