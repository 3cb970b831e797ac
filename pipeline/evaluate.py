"""Score a snapshot against gold files: what a careful reader found, in YAML.

A gold file lists its articles and its facts; a fact has a slot, a status (agreement, discrepancy, update, single) and
values, and a value has its holders: outlets, with the speakers they name. Values of one camp are compatible.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from rapidfuzz import fuzz

from pipeline.errors import ConfigurationError
from pipeline.records import Stance, Verdict
from pipeline.store.snapshots import Snapshot

Gold = Mapping[str, Any]

DIFFERING = (Verdict.DISCREPANCY, Verdict.DISPUTED, Verdict.UNCONFIRMED, Verdict.UPDATE)
OPPOSED = (Stance.DENIES, Stance.REFUSES)
SAME_TEXT = 75
ROUNDING = 0.001

FIGURES: Mapping[str, tuple[str, str]] = {
    "value_recall": ("values_found", "values"),
    "discrepancy_recall": ("differing_found", "differing"),
    "agreement_recall": ("agreements_found", "agreements"),
    "false_alarm_rate": ("false_alarms", "alarms"),
    "unmatched_rate": ("unmatched", "alarms"),
    "update_accuracy": ("update_right", "differing_found"),
    "speaker_accuracy": ("speakers_found", "speakers"),
}
"""Each figure as a count over another."""

_SLOTS = {
    "count": "figure",
    "amount": "figure",
    "status": "stand",
    "statement": "stand",
    "date": "when",
    "time": "when",
}


def evaluate(gold: Path, snapshot: Snapshot) -> dict[str, Any]:
    """Score the snapshot against a gold file, or a folder of them: `total`, and `each` by the gold's name."""
    golds = [_read_gold(file) for file in (sorted(gold.glob("*.yaml")) if gold.is_dir() else [gold])]
    if not golds:
        raise ConfigurationError(f"{gold}: holds no .yaml file")
    rows = _held_answers(snapshot)
    counts = {each["event"]: _score(each, rows) for each in golds}
    total = sum(counts.values(), Counter())
    total["cross_merges"] = _cross_merges(golds, rows)
    return {"total": _figures(total), "each": {name: _figures(count) for name, count in counts.items()}}


def _read_gold(file: Path) -> Gold:
    try:
        gold = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{file}: cannot be read as a gold file ({error})") from error
    if not isinstance(gold, dict) or not {"event", "articles", "facts"} <= gold.keys():
        raise ConfigurationError(f"{file}: a gold file has the keys event, articles and facts")
    return gold


def _held_answers(snapshot: Snapshot) -> pd.DataFrame:
    """One row per holder, with the answer it gives and the question it answers."""
    questions = snapshot.table("questions")[["question_id", "event_id", "slot", "verdict"]]
    answers = snapshot.table("answers")[["answer_id", "question_id", "value", "low", "high", "iso"]]
    holders = snapshot.table("holders").drop(columns="question_id")
    return holders.merge(answers, on="answer_id").merge(questions, on="question_id")


def _score(gold: Gold, rows: pd.DataFrame) -> Counter[str]:
    rows = _of_these_articles(gold["articles"], rows)
    count: Counter[str] = Counter()
    statuses: dict[str, set[str]] = {}
    for fact in gold["facts"]:
        hits = _hits(fact, rows)
        _count_values(fact, hits, count)
        _count_speakers(fact, hits, count)
        _count_verdicts(fact, hits, count)
        for question in hits["question_id"].unique():
            statuses.setdefault(question, set()).add(fact["status"])
    alarms = [
        statuses.get(question, set()) for question in rows[rows["verdict"].isin(DIFFERING)]["question_id"].unique()
    ]
    count["alarms"] += len(alarms)
    count["false_alarms"] += sum(touched == {"agreement"} for touched in alarms)
    count["unmatched"] += sum(not touched for touched in alarms)
    count["control_breaks"] += _control_breaks(gold.get("control_groups", ()), rows)
    return count


def _of_these_articles(articles: Sequence[Gold], rows: pd.DataFrame) -> pd.DataFrame:
    """By address where the gold gives one, for an outlet may cover several events; else by outlet."""
    urls = [article["url"] for article in articles if article.get("url")]
    return rows[rows["url"].isin(urls) if urls else rows["outlet"].isin([article["outlet"] for article in articles])]


def _hits(fact: Gold, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that give one of the fact's values for one of its holders, and which value (or camp) that is."""
    contested = any(holder.get("stance") in OPPOSED for value in fact["values"] for holder in _holders(value))
    rows = rows[rows["outlet"].isin([holder["outlet"] for value in fact["values"] for holder in _holders(value)])]
    found = []
    for number, value in enumerate(fact["values"]):
        held = rows[rows["outlet"].isin([holder["outlet"] for holder in _holders(value)])]
        given = [_gives(fact["slot"], value, contested, row) for _, row in held.iterrows()]
        found.append(held.loc[held.index[given]].assign(given=_camp(value, number)))
    return pd.concat(found) if found else rows.iloc[:0].assign(given="")


def _gives(slot: str, value: Gold, contested: bool, row: pd.Series) -> bool:
    same_slot = _SLOTS.get(slot, slot) == _SLOTS.get(row["slot"], row["slot"])
    if same_slot and _same_value(value, row):
        return True
    return contested and row["slot"] == "status" and any(_stands_so(holder, row) for holder in _holders(value))


def _stands_so(holder: Gold, row: pd.Series) -> bool:
    """Did it happen? There the answer is the stance of the outlet and of its speaker."""
    same = holder["outlet"] == row["outlet"] and holder.get("stance") == row["stance"]
    return same and (not holder.get("speaker") or _same_text(holder["speaker"], row["speaker"]))


def _same_value(value: Gold, row: pd.Series) -> bool:
    normalised = value.get("normalised")
    if (wanted := _interval(normalised)) and pd.notna(row["low"]):
        high = row["low"] if pd.isna(row["high"]) else row["high"]
        return bool(wanted[0] <= high * (1 + ROUNDING) and row["low"] * (1 - ROUNDING) <= wanted[1])
    if isinstance(normalised, str) and re.match(r"\d{4}", normalised) and pd.notna(row["iso"]) and row["iso"]:
        return any(date in row["iso"] for date in re.findall(r"\d{4}(?:-\d\d){0,2}", normalised))
    return _same_text(value["value"], row["value"])


def _interval(normalised: object) -> tuple[float, float] | None:
    """Read a number, or `low-high`."""
    parts = re.fullmatch(r"\s*([\d.]+)\s*(?:-\s*([\d.]+))?\s*", str(normalised))
    return (float(parts[1]), float(parts[2] or parts[1])) if parts else None


def _same_text(one: object, other: object) -> bool:
    return pd.notna(other) and fuzz.token_set_ratio(_folded(one), _folded(other)) >= SAME_TEXT


def _folded(text: object) -> str:
    letters = unicodedata.normalize("NFKD", str(text).lower().replace("’", "'"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _count_values(fact: Gold, hits: pd.DataFrame, count: Counter[str]) -> None:
    got = set(zip(hits["given"], hits["outlet"], strict=True))
    wanted = {
        (number, _camp(value, number), holder["outlet"])
        for number, value in enumerate(fact["values"])
        for holder in _holders(value)
    }
    count["values"] += len(wanted)
    count["values_found"] += sum((camp, outlet) in got for _, camp, outlet in wanted)


def _count_speakers(fact: Gold, hits: pd.DataFrame, count: Counter[str]) -> None:
    """Of the values found whose holder names a speaker: is it the speaker the run names?"""
    for number, value in enumerate(fact["values"]):
        for holder in _holders(value):
            found = hits[(hits["given"] == _camp(value, number)) & (hits["outlet"] == holder["outlet"])]
            if holder.get("speaker") and len(found):
                count["speakers"] += 1
                count["speakers_found"] += any(_same_text(holder["speaker"], name) for name in found["speaker"])


def _count_verdicts(fact: Gold, hits: pd.DataFrame, count: Counter[str]) -> None:
    if fact["status"] in ("discrepancy", "update"):
        apart = hits[hits["verdict"].isin(DIFFERING)].groupby("question_id")
        verdicts = [
            group["verdict"].iloc[0]
            for _, group in apart
            if group["given"].nunique() > 1 and group["answer_id"].nunique() > 1
        ]
        count["differing"] += 1
        count["differing_found"] += bool(verdicts)
        count["update_right"] += bool(verdicts) and (fact["status"] == "update") == (verdicts[0] == Verdict.UPDATE)
    elif (
        fact["status"] == "agreement" and len({holder["outlet"] for v in fact["values"] for holder in _holders(v)}) > 1
    ):
        agreed = hits[hits["verdict"] == Verdict.AGREEMENT].groupby("question_id")["outlet"].nunique()
        count["agreements"] += 1
        count["agreements_found"] += bool((agreed > 1).any())


def _control_breaks(groups: Sequence[Sequence[str]], rows: pd.DataFrame) -> int:
    """Events that join articles of two groups of outlets that wrote of different things."""
    joined = [set(outlets) for _, outlets in rows.groupby("event_id")["outlet"]]
    return sum(sum(not outlets.isdisjoint(group) for group in groups) > 1 for outlets in joined)


def _cross_merges(golds: Sequence[Gold], rows: pd.DataFrame) -> int:
    """Events that join articles of two gold files, each of which is a happening of its own."""
    home = {article["url"]: gold["event"] for gold in golds for article in gold["articles"] if article.get("url")}
    return int((rows["url"].map(home).groupby(rows["event_id"]).nunique() > 1).sum())


def _holders(value: Gold) -> Sequence[Gold]:
    holders: Sequence[Gold] = value.get("holders", ())
    return holders


def _camp(value: Gold, number: int) -> str:
    return str(value.get("camp") or number)


def _figures(count: Counter[str]) -> dict[str, Any]:
    rates = {name: round(count[part] / count[of], 3) if count[of] else None for name, (part, of) in FIGURES.items()}
    breaks = {name: count[name] for name in ("control_breaks", "cross_merges")}
    return rates | breaks | {"counts": {name: count[name] for name in sorted(count)}}
