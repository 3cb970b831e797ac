"""The pieces of the Sources page: a rate never comes without the counts behind it and its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import links
from dashboard.i18n import Translator
from dashboard.safe import html

FACING = ("corroborated", "contradicted", "alone")
WORKING = ("attributed", "hedged", "anonymous", "copied")
COUNTS = ("articles", "claims", "questions")


def scorecard(sources: pd.DataFrame, rates: Sequence[str], t: Translator) -> str:
    """One row per source, those that answer most questions first: its counts, then each rate."""
    rows = sources.sort_values(["questions", "source"], ascending=[False, True]).to_dict("records")
    heads = "".join(f'<th scope="col" class="rc-right">{html(t(f"sources.{name}"))}</th>' for name in COUNTS)
    heads += "".join(
        f'<th scope="col" title="{html(t(f"sources.{name}_help"))}">{html(t(f"sources.{name}"))}</th>' for name in rates
    )
    body = "".join(_row(row, rates, t) for row in rows)
    return (
        f'<div class="rc-scroll" tabindex="0" role="region" aria-label="{html(t("sources.title"))}"><table class="rc-plain rc-scores">'
        f'<thead><tr><th scope="col">{html(t("sources.source"))}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(row: Mapping[str, Any], rates: Sequence[str], t: Translator) -> str:
    href = html(links.to("discrepancies", t, verdict="all", **{str(row["kind"]): row["source"]}))
    counts = "".join(f'<td class="rc-right">{t.number(row[name])}</td>' for name in COUNTS)
    shares = "".join(f"<td>{rate(row, name, t)}</td>" for name in rates)
    return f'<tr><th scope="row"><a href="{href}">{html(row["source"])}</a></th>{counts}{shares}</tr>'


def rate(row: Mapping[str, Any], name: str, t: Translator) -> str:
    """The count behind a rate; then the rate with its interval, or that there is not enough to give one."""
    base = 0 if pd.isna(row[f"{name}_n"]) else int(row[f"{name}_n"])
    if not base:
        return f'<span class="rc-how">{html(t("sources.nothing"))}</span>'
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
