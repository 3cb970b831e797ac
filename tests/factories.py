"""Claim and article rows from keywords, so that a test is a list of facts."""

from __future__ import annotations

from itertools import count
from typing import Any

import pandas as pd

from pipeline.records import content_id
from pipeline.tables import table


def day(text: str, until: str = "") -> dict[str, Any]:
    """The interval of one day, or of the days up to and with `until`, with a day's precision."""
    end = pd.Timestamp(until or text, tz="UTC") + pd.Timedelta(days=1, seconds=-1)
    return {"time_start": pd.Timestamp(text, tz="UTC"), "time_end": end, "time_precision": "day", "time_text": text}


def clock(text: str) -> dict[str, Any]:
    """One minute."""
    start = pd.Timestamp(text, tz="UTC")
    end = start + pd.Timedelta(seconds=59)
    return {"time_start": start, "time_end": end, "time_precision": "minute", "time_text": text}


def toll(
    low: float, of: str = "killed", qualifier: str = "exact", high: float | None = None, **more: Any
) -> dict[str, Any]:
    """How many of what, read as the wording says."""
    wording = {"exact": "", "at_least": "au moins ", "about": "environ ", "at_most": "au plus ", "between": "entre "}
    ends = {"at_least": None, "about": high or low * 1.2}
    return {
        "event_type": "casualties", "trigger": "tués", "trigger_lemma": "tuer", "count_low": low,
        "count_high": ends.get(qualifier, high or low), "qualifier": qualifier, "count_of": of,
        "count_text": f"{wording[qualifier]}{low:g}",
    } | more  # fmt: skip


def claim(outlet: str = "La Gazette", **slots: Any) -> dict[str, Any]:
    """One claim of an outlet's only article, unless `article_id` says otherwise."""
    row = {
        "outlet": outlet, "article_id": f"article_{outlet}", "language": "fr", "event_type": "strike",
        "trigger": "frappe", "trigger_lemma": "frapper", "polarity": "affirmed", "modality": "actual",
        "stance": "asserts", "voice": "own", "spans": "{}", "published": "2017-05-20",
    } | slots  # fmt: skip
    words = (row.get(slot) for slot in ("agent", "trigger", "target", "place", "time_text", "count_text", "statement"))
    row.setdefault("passage", " ".join(str(word) for word in words if word))
    return row


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    """The claims table of these rows, placed one after the other in their articles."""
    positions = {row["article_id"]: count() for row in rows}
    placed = [dict(row) for row in rows]
    for row in placed:
        place = next(positions[row["article_id"]])
        row.setdefault("start", place * 200)
        row.setdefault("end", row["start"] + len(row["passage"]))
        row.setdefault("claim_id", content_id("claim", *(f"{key}={row[key]}" for key in sorted(row))))
    return table(placed, "claims")


def articles(frame: pd.DataFrame, **columns: dict[str, Any]) -> pd.DataFrame:
    """The articles of these claims, their passages as text; `columns` maps a column to its value for each outlet."""
    rows = [
        {
            "article_id": article, "outlet": group["outlet"].iloc[0], "published": group["published"].iloc[0],
            "language": group["language"].iloc[0], "path": f"{article}.txt", "url": f"https://example.org/{article}",
            "text": " ".join(group["passage"].drop_duplicates()), "agency": "", "duplicate_of": "",
        }
        for article, group in frame.groupby("article_id")
    ]  # fmt: skip
    for name, values in columns.items():
        for row in rows:
            row[name] = values.get(row["outlet"], row.get(name, ""))
    return table(rows, "articles")
