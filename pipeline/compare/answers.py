"""Bids -> answers: within a question, the bids that give the same value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pipeline.compare.bids import QUESTION
from pipeline.compare.comparators import COMPARATORS
from pipeline.compare.moments import CLOCK
from pipeline.compare.values import Comparator, Value, bare
from pipeline.compare.wording import LANGUAGES
from pipeline.config import CompareSettings
from pipeline.knowledge.kinds import Kind, kinds
from pipeline.records import Qualifier, Relation, Slot, content_id

_FUZZY = frozenset({Slot.AGENT, Slot.TARGET, Slot.PLACE, Slot.MEANS, Slot.STATEMENT})
_DAY = "day"


def find_answers(bids: pd.DataFrame, settings: CompareSettings) -> pd.DataFrame:
    """Add question_id, answer_key and answer_id to each bid; spellings of one value share an answer."""
    bids = bids.assign(question_id=_question_ids(bids), answer_key=_answer_keys(bids))
    bids["answer_key"] = _merge_spellings(bids, settings)
    pairs = bids[["question_id", "answer_key"]].drop_duplicates()
    names = {pair: content_id("answer", *pair) for pair in pairs.itertuples(index=False, name=None)}
    keys = zip(bids["question_id"], bids["answer_key"], strict=True)
    return bids.assign(answer_id=[names[key] for key in keys])


def represent_answers(bids: pd.DataFrame) -> pd.DataFrame:
    """One row per answer, from its bids: the wording that most of them use, its key, its interval, who holds it.

    Where articles in French give the answer too, it is worded as they do: French is what is read first.
    """
    french = bids["language"] == LANGUAGES[0]
    spoken = bids.assign(french=french).groupby(["answer_id", "value"], sort=True)["french"].agg(["any", "size"])
    spoken = spoken.reset_index().assign(length=lambda worded: worded["value"].str.len())
    spoken = spoken.sort_values(
        ["answer_id", "any", "size", "length", "value"], ascending=[True, False, False, False, True]
    )
    wording = spoken.drop_duplicates("answer_id").set_index("answer_id")["value"]
    keyed = bids.sort_values("key", ascending=False, kind="stable").drop_duplicates("answer_id").set_index("answer_id")
    held = bids.groupby("answer_id", sort=True)
    first = bids.drop_duplicates("answer_id").set_index("answer_id").sort_index()
    return first.assign(
        value=wording,
        key=keyed["key"],
        voiced=held["speaker"].agg(lambda names: any(names)),
        n_outlets=held["outlet"].nunique(),
        n_origins=held["origin_id"].nunique(),
    )


def read_values(answers: pd.DataFrame) -> dict[str, Value]:
    """The answers as comparators read them."""
    return {str(row.Index): _value(row) for row in answers.itertuples()}


def iso_intervals(answers: pd.DataFrame) -> pd.Series:
    """Write moments as ISO 8601: a day, a minute, or an interval of days; nothing for what is no moment."""
    first, last = (answers[name].dt.strftime("%Y-%m-%d") for name in ("time_start", "time_end"))
    whole = first.where(first == last, first + "/" + last)
    clock = answers["time_start"].dt.strftime("%Y-%m-%dT%H:%M")
    return whole.mask(answers["precision"].isin(CLOCK), clock).where(answers["slot"] == Slot.TIME, "").fillna("")


def _question_ids(bids: pd.DataFrame) -> list[str]:
    cases = list(bids[QUESTION].itertuples(index=False, name=None))
    names = {case: content_id("question", *case) for case in set(cases)}
    return [names[case] for case in cases]


def _answer_keys(bids: pd.DataFrame) -> pd.Series:
    """The canonical form of each bid's value; equal forms are one answer."""
    worded = bids["key"].where(bids["key"] != "", "~" + bids["value"].map(bare))
    number = bids["low"].astype(str) + "|" + bids["high"].astype(str) + "|" + bids["qualifier"]
    moment = bids["time_start"].astype(str) + "|" + bids["time_end"].astype(str)
    slot = bids["slot"]
    form = np.select(
        [slot.isin([Slot.COUNT, Slot.AMOUNT]), slot == Slot.TIME, slot == Slot.STATUS],
        [number, moment, bids["key"]],
        worded,
    )
    return pd.Series(np.where(bids["denied"], "not ", ""), index=bids.index, dtype=object) + form


def _merge_spellings(bids: pd.DataFrame, settings: CompareSettings) -> pd.Series:
    """Give spellings of one name, place or phrase the form of the most frequent one."""
    fuzzy = bids.loc[bids["slot"].isin(_FUZZY), ["question_id", "slot", "answer_key", "value", "key", "denied"]]
    forms: dict[tuple[str, str], dict[str, list[Value]]] = {}
    for question, slot, form, text, key, denied in fuzzy.itertuples(index=False, name=None):
        value = Value(text=text, key=key, denied=bool(denied))
        forms.setdefault((question, slot), {}).setdefault(form, []).append(value)
    merged = {
        (question, form): kept
        for (question, slot), values in forms.items() if len(values) > 1
        for form, kept in _spellings(COMPARATORS[slot], values, settings).items()
    }  # fmt: skip
    pairs = zip(bids["question_id"], bids["answer_key"], strict=True)
    return pd.Series([merged.get(pair, pair[1]) for pair in pairs], index=bids.index, dtype=object)


def _spellings(compare: Comparator, forms: Mapping[str, list[Value]], settings: CompareSettings) -> dict[str, str]:
    """Map each form to the most frequent one that is the same, itself when it is that one."""
    kept: list[tuple[str, Value]] = []
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-len(forms[form]), form)):
        value = forms[form][0]
        same = (
            other for other, known in kept
            if known.denied == value.denied and compare(known, value, settings).relation == Relation.SAME
        )  # fmt: skip
        found[form] = next(same, form)
        if found[form] == form:
            kept.append((form, value))
    return found


def _value(row: Any) -> Value:
    kind, main = kinds()[row.kind], kinds().get(row.main_kind)
    timed = row.slot == Slot.TIME
    return Value(
        text=row.value,
        key=row.key,
        low=_number(row.low),
        high=_number(row.high),
        qualifier=row.qualifier or Qualifier.EXACT,
        unit=row.unit,
        start=row.time_start if timed else None,
        end=row.time_end if timed else None,
        precision=row.precision,
        denied=bool(row.denied),
        single=all(_is_single(row, each) for each in (kind, main or kind)),
        days=0 if kind.central == Slot.TIME else kind.span_days,
    )


def _is_single(row: Any, kind: Kind) -> bool:
    """Tell whether a happening of this kind has one place, one moment, one doer and one that it is done to."""
    one_session = row.slot == Slot.TIME and row.precision == _DAY and kind.central == Slot.STATUS
    return kind.place_matters or one_session or (kind.central == row.slot == Slot.AGENT)


def _number(value: Any) -> float:
    return math.nan if pd.isna(value) else float(value)
