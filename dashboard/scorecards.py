"""The pieces of the Sources page: a rate never comes without the counts behind it and its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import links
from dashboard.i18n import Translator
from dashboard.safe import html
from dashboard.tags import head, link, span, table

FACING = ("corroborated", "contradicted", "alone")
WORKING = ("attributed", "hedged", "anonymous", "copied")
COUNTS = ("articles", "claims", "questions")


def scorecard(sources: pd.DataFrame, rates: Sequence[str], t: Translator) -> str:
    """One row per source, those that answer most questions first: its counts, then each rate."""
    rows = sources.sort_values(["questions", "source"], ascending=[False, True]).to_dict("records")
    heads = [head(t("sources.source"))]
    heads += [head(t(f"sources.{name}"), "rc-right") for name in COUNTS]
    heads += [head(t(f"sources.{name}"), title=t(f"sources.{name}_help")) for name in rates]
    return table(heads, (_row(row, rates, t) for row in rows), t("sources.title"), "rc-scores")


def _row(row: Mapping[str, Any], rates: Sequence[str], t: Translator) -> str:
    href = links.to("discrepancies", t, verdict="all", **{str(row["kind"]): row["source"]})
    counts = "".join(f'<td class="rc-right">{t.number(row[name])}</td>' for name in COUNTS)
    shares = "".join(f"<td>{rate(row, name, t)}</td>" for name in rates)
    return f'<tr><th scope="row">{link(href, row["source"])}</th>{counts}{shares}</tr>'


def rate(row: Mapping[str, Any], name: str, t: Translator) -> str:
    """The count behind a rate; then the rate with its interval, or that there is not enough to give one."""
    base = 0 if pd.isna(row[f"{name}_n"]) else int(row[f"{name}_n"])
    if not base:
        return span("rc-how", t("sources.nothing"))
    hits = t("sources.hits", k=t.number(round(row[name] * base)), n=t.number(base))
    if not row[f"{name}_shown"]:
        return f'<b class="rc-hits">{html(hits)}</b><span class="rc-how">{html(t("sources.not_enough"))}</span>'
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    said = t("sources.interval", rate=t.percent(row[name]), low=t.percent(low), high=t.percent(high))
    return f'<b class="rc-hits">{html(hits)}</b>{_range(row[name], low, high)}<span class="rc-how">{html(said)}</span>'


def _range(share: float, low: float, high: float) -> str:
    band = f"left:{low:.1%};width:{high - low:.1%}"
    return f'<span class="rc-range" aria-hidden="true"><i style="{band}"></i><b style="left:{share:.1%}"></b></span>'


def definitions(rates: Sequence[str], t: Translator) -> str:
    """What each rate counts, in words."""
    items = "".join(
        f"<dt>{html(t(f'sources.{name}'))}</dt><dd>{html(t(f'sources.{name}_help'))}</dd>" for name in rates
    )
    return f'<dl class="rc-definitions">{items}</dl>'
