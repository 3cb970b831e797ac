"""Claims -> bids: one row for each value that a claim gives to a question."""

from __future__ import annotations

import json
import re

import pandas as pd

from pipeline.compare.denials import last_times, not_since, owned_elsewhere
from pipeline.compare.moments import CLOCK
from pipeline.compare.rules import rules
from pipeline.compare.scopes import figure_scope, wholes
from pipeline.compare.status_bids import has_a_doer, predicates, status_bids
from pipeline.knowledge.counted import counted_kind
from pipeline.knowledge.kinds import STATEMENT, kinds
from pipeline.knowledge.places import place_key, shown_name
from pipeline.records import Polarity, Slot, Stance

TEXT_SLOTS = (Slot.AGENT, Slot.TARGET, Slot.PLACE, Slot.MEANS, Slot.STATEMENT)
FIGURES = (Slot.COUNT, Slot.AMOUNT)
HOUR = "hour"
"""Marks, as its unit, the question that asks for the time of day."""
QUESTION = ["event_id", "kind", "slot", "counted", "unit", "subset", "forecast", "scope_key"]
"""What tells one question from another."""

_GENITIVE = re.compile("['’]s?$")
_PARTS = frozenset({Slot.AGENT, Slot.TARGET})


def make_bids(claims: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Spread each claim over the questions it answers: QUESTION's columns, then value, key, interval and `denied`."""
    rows = _plain(claims, events)
    own = rows[rows["stance"] != Stance.REFUSES]
    slots = [_texts(own, slot) for slot in TEXT_SLOTS]
    bids = pd.concat([status_bids(rows), *slots, _times(own), _counts(own), _amounts(own)], ignore_index=True)
    asked = [_asks(kind, slot) for kind, slot in zip(bids["kind"], bids["slot"], strict=True)]
    bids = bids.loc[bids.index[asked]]
    for column in ("counted", "unit", "subset", "scope_key", "scope", "key", "precision", "qualifier"):
        bids[column] = bids[column].fillna("") if column in bids else ""
    bids["forecast"] = bids["forecast"].fillna(value=False).astype(bool)
    bids["unplaced"] = bids["unplaced"].fillna(value=False).astype(bool)
    bids["unit"] = bids["unit"].where(bids["slot"].isin([*FIGURES, Slot.TIME]), "")
    bids["subset"] = bids["subset"].where(bids["slot"].isin(FIGURES), "")
    bids = _join_repeated(bids)
    return bids.sort_values([*QUESTION, "published", "claim_id"], kind="stable", na_position="last").reset_index(
        drop=True
    )


def _join_repeated(bids: pd.DataFrame) -> pd.DataFrame:
    """Ask a precise figure where most give the very same one of this event, whatever each calls what it counts."""
    digits = bids["low"].map(lambda low: len(f"{low:.6f}".rstrip("0").replace(".", "").strip("0")), na_action="ignore")
    precise = (bids["low"] == bids["high"]) & (digits >= bids["slot"].map(rules()["precise"]))
    sizes = bids.groupby(QUESTION, sort=False)["outlet"].transform("nunique")
    named = bids["counted"].map(counted_kind) != ""
    figure = ["event_id", "slot", "unit", "forecast", "low"]
    ranked = bids.assign(named=named, size=sizes)[precise].sort_values(
        ["named", "size"], ascending=False, kind="stable"
    )
    best = ranked.drop_duplicates(figure).set_index(figure)[
        ["kind", "counted", "subset", "scope_key", "scope", "unplaced"]
    ]
    moved = bids[precise & ~named]
    found = best.loc[pd.MultiIndex.from_frame(moved[figure])]
    bids.loc[moved.index, best.columns] = found.to_numpy()
    return bids


def _plain(claims: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The claims as plain objects, with the event's own kind, whether they reject, and the kind that asks for them."""
    texts = claims.select_dtypes("string").columns
    rows = claims.assign(**{name: claims[name].fillna("").astype(object) for name in texts})
    rows["main_kind"] = rows["event_id"].map(events.set_index("event_id")["event_type"]).astype(object)
    rows["denied"] = (rows["stance"] == Stance.DENIES) | (rows["polarity"] == Polarity.NEGATED)
    rows["own_kind"] = rows["event_type"]
    rows["not_since"] = not_since(rows, tuple(rules()["since"]))
    rows["act_kind"] = _act_kinds(rows)
    rows["owned"] = owned_elsewhere(rows)
    rows["taken"] = [set(names.split()) for names in rows["inherited"]]
    rows = rows.join(wholes(rows))
    return rows.sort_values("claim_id", kind="stable").reset_index(drop=True)


def _act_kinds(rows: pd.DataFrame) -> pd.Series:
    """Give the kinds that tell one act the kind that asks for all of them."""
    held = rows.groupby("event_id")["event_type"].agg(lambda kinds: frozenset(kinds))
    cache_: dict[tuple[str, frozenset[str], str], str] = {}
    found = []
    for kind, event, main in zip(rows["event_type"], rows["event_id"], rows["main_kind"], strict=True):
        case = (kind, held[event], main)
        if case not in cache_:
            cache_[case] = _act_kind(*case)
        found.append(cache_[case])
    return pd.Series(found, index=rows.index, dtype=object)


def _act_kind(kind: str, held: frozenset[str], main: str) -> str:
    for line in rules()["one_act"]:
        if kind in line and main in line:
            return main
    lines = (line for line in rules()["one_act"] if kind in line)
    return next((other for line in lines for other in line if other in held), kind)


def _texts(rows: pd.DataFrame, slot: Slot) -> pd.DataFrame:
    rows = rows[~_both_ends(rows) & ~_counts_itself(rows) & ~_is_its_place(rows)] if slot == Slot.AGENT else rows
    given = rows[(rows[slot] != "") & _own_words(rows, slot) & (~rows["denied"] | _denies_role(rows, slot))]
    kind = _deeds(given, slot) if slot in rules()["shared_slots"] else given["own_kind"]
    keys = given[f"{slot}_key"] if f"{slot}_key" in given else pd.Series("", index=given.index)
    named = (slot == Slot.PLACE) & ~keys.str.startswith("around:")
    value = given[slot].mask(named, given[slot].map(shown_name))
    return given.assign(slot=slot, kind=kind, value=value, key=keys, counted=predicates(given))


def _both_ends(rows: pd.DataFrame) -> pd.Series:
    """An agent whom more of the event's claims name as the target is a misreading, or at best no second culprit."""
    named = [rows[rows[key] != ""].groupby(["event_id", key]).size() for key in ("agent_key", "target_key")]
    cases = list(zip(rows["event_id"], rows["agent_key"], strict=True))
    return pd.Series([named[1].get(case, 0) > named[0].get(case, 0) for case in cases], index=rows.index, dtype=bool)


def _is_its_place(rows: pd.DataFrame) -> pd.Series:
    """Tell where an agent is only the name of the place: "Sri Lanka's attacks", in Sri Lanka, are not its own deed."""
    named = zip(rows["agent"].str.replace(_GENITIVE, "", regex=True), rows["language"], rows["place_key"], strict=True)
    same = [bool(agent and place) and place_key(agent, language) == place for agent, language, place in named]
    return pd.Series(same, index=rows.index, dtype=bool)


def _counts_itself(rows: pd.DataFrame) -> pd.Series:
    """Whoever gives a toll has not thereby made it."""
    of_toll = rows["own_kind"].isin(rules()["aftermath"]) & (rows["agent_key"] != "")
    return of_toll & (rows["agent_key"] == rows["speaker_key"])


def _deeds(given: pd.DataFrame, slot: Slot) -> pd.Series:
    """The act's kind, but the claim's own where its article tells two deeds of one family, each with its own part."""
    if slot not in _PARTS:
        return given["act_kind"]
    of_act = given["own_kind"] == given["act_kind"]
    told = of_act.groupby([given["event_id"], given["article_id"], given["act_kind"]]).transform("any")
    second = told & ~of_act & ~given["own_kind"].isin(rules()["aftermath"])
    return given["act_kind"].mask(second, given["own_kind"])


def _denies_role(rows: pd.DataFrame, slot: Slot) -> pd.Series:
    """To deny that somebody did it is to answer who did it, unless the kind turns on whether it is done at all."""
    doer = (slot == Slot.AGENT) & ~rows["owned"] & rows["main_kind"].map(has_a_doer)
    role = doer | ((slot == Slot.TARGET) & ((rows["agent"] == "") | rows["owned"]))
    return role & rows["own_kind"].map(lambda kind: kind not in kinds() or kinds()[kind].central != Slot.STATUS)


def _times(rows: pd.DataFrame) -> pd.DataFrame:
    given = last_times(rows[rows["time_start"].notna() & _own_words(rows, Slot.TIME)])
    given = given[~given["denied"]]
    after = given["own_kind"].isin(rules()["aftermath"]) & (given["own_kind"] != given["act_kind"])
    dated = (~after).groupby([given["event_id"], given["act_kind"]]).transform("any")
    given = given[~(after & dated)]
    told = given.assign(
        slot=Slot.TIME, kind=given["act_kind"], value=given["time_text"], precision=given["time_precision"],
        counted=predicates(given), unit="",
    )  # fmt: skip
    return _day_and_hour(told)


def _day_and_hour(told: pd.DataFrame) -> pd.DataFrame:
    """Where somebody gives the hour, ask for it apart from the day: all may agree on one and differ on the other.

    An hour says the day as well where others name that very day; alone it may stand on a day that was only inferred.
    """
    clock, part = told["precision"].isin(CLOCK), told["precision"] == "part"
    asked = ["event_id", "kind", "counted"]
    timed = clock.groupby([told[name] for name in asked]).transform("any")
    hours = told[timed & (clock | part)].assign(unit=HOUR)
    days = told[~clock]
    named = days.loc[days["precision"] == "day", [*asked, "time_start", "time_end", "value"]]
    named = named.drop_duplicates([*asked, "time_start"])
    shared = told[clock].assign(time_start=told["time_start"].dt.normalize(), precision="day")
    shared = shared.drop(columns=["time_end", "value"]).merge(named, on=[*asked, "time_start"])
    return pd.concat([days, shared, hours], ignore_index=True)


def _counts(rows: pd.DataFrame) -> pd.DataFrame:
    given = rows[rows["count_low"].notna() & (rows["count_of"] != "") & ~rows["denied"]]
    return given.assign(
        slot=Slot.COUNT, kind=_counting_kinds(given), value=given["count_text"], counted=given["count_of"],
        low=given["count_low"], high=given["count_high"], **figure_scope(given, ["count_of", "count_low"]),
    )  # fmt: skip


def _counting_kinds(rows: pd.DataFrame) -> pd.Series:
    """A figure is asked under the kind that what it counts belongs to, whichever claim carries it."""
    kinds_of = rows["count_of"].map(counted_kind)
    return kinds_of.where(kinds_of != "", rows["own_kind"])


def _measuring_kinds(rows: pd.DataFrame) -> pd.Series:
    """A measure that a remark or another end of the act gives is asked of the event, when that can be measured."""
    measured = rows["main_kind"].map(lambda kind: _asks(kind, Slot.AMOUNT))
    of_event = (rows["own_kind"] == STATEMENT) | (rows["act_kind"] == rows["main_kind"])
    return rows["own_kind"].mask(of_event & measured, rows["main_kind"])


def _amounts(rows: pd.DataFrame) -> pd.DataFrame:
    given = rows[rows["amount"].notna() & ~rows["denied"]]
    high = given["amount_high"].fillna(given["amount"])
    return given.assign(
        slot=Slot.AMOUNT, kind=_measuring_kinds(given), value=given["amount_text"], counted=given["amount_of"],
        low=given["amount"], high=high, **figure_scope(given, ["amount_of", "amount"]),
    )  # fmt: skip


def _own_words(rows: pd.DataFrame, slot: Slot) -> pd.Series:
    """Spare the values that a neighbouring sentence lent: the claim that they come from holds them."""
    return pd.Series([slot not in taken for taken in rows["taken"]], index=rows.index, dtype=bool)


def _asks(kind: str, slot: str) -> bool:
    known = kinds().get(kind)
    return known is not None and slot in known.questions


def value_span(spans: str, slot: str) -> tuple[int, int] | None:
    """Where the slot's words stand in the article, when extraction kept them."""
    found = json.loads(spans or "{}").get(slot)
    return (int(found[0]), int(found[1])) if found else None
