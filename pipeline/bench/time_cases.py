"""Measure the reading of times on the Recognizers-Text specifications.

A case is one expected result that denotes a calendar value. It is right when an expression found over the expected
stretch of text starts and ends where it should, in the past or in the future reading. Their ends are exclusive; a range
(`(2014,2018,P4Y)`) ends where its last named day, month or year begins, ours where it ends. Where the specification
only follows another convention than news does, the case counts apart, under the name of that convention.

Some French cases lost their reference date: it is that of the English case with the same value. Cases whose value
contradicts their words are set aside by number, with the reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.errors import NothingReadError
from pipeline.extract.moments.time_interval import DAY, SECOND, Interval, days
from pipeline.extract.moments.times import TimeMention, find_times

LANGUAGES = {"French": "fr", "English": "en"}
FILES = ("DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser", "HolidayParser")

# Numbers of the results (from 0, in the order of their file) that no reader of the words alone could get right.
_ORDER = "English order or abbreviation in French"
_BROKEN = "words that are no French"
_VALUE = "value that contradicts the words"
SET_ASIDE: dict[tuple[str, str], dict[str, frozenset[int]]] = {
    ("French", "DateParser"): {
        _ORDER: frozenset({2, 3, 4, 5, 14, 15, 17, 19, 41, 46, 47, 67, 77, 80, 156, 169, 170, 171}),
        _BROKEN: frozenset({1, 20, 26, 114, 162, 174, 175, 177, 180}),
        _VALUE: frozenset({72, 163}),
    },
    ("French", "DatePeriodParser"): {
        _ORDER: frozenset({7, 12, 13, 22, 23, 25, 38, 40, 42, 43, 170, 173, 175, 230, 233, 239, 283, 302, 303, 305}),
        _BROKEN: frozenset({0, 3, 4, 5, 27, 31, 45, 111, 152, 153, 154, 159, 178, 182, 184, 209}),
        _VALUE: frozenset({126, 196, 210, 219, 220, 221, 226, 273, 274}),
    },
}

Span = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that was not read as expected."""

    number: int
    text: str
    expression: str
    expected: tuple[str, ...]
    got: tuple[str, ...]


@dataclass(slots=True)
class FileScore:
    """What became of the cases of one specification."""

    language: str
    name: str
    exact: int = 0
    by_convention: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """Return the number of cases that were measured."""
        return self.right + len(self.misses)

    @property
    def right(self) -> int:
        """Return the cases read as expected, or as news means them where the convention differs."""
        return self.exact + self.by_convention.total()


@dataclass(frozen=True, slots=True)
class _Case:
    """One expected result of a specification, `references` the moments that it may be read against."""

    number: int
    text: str
    start: int
    end: int
    timex: str
    spans: tuple[Span, ...]
    references: tuple[datetime | None, ...]


def time_cases(folder: Path) -> list[FileScore]:
    """Score the specifications of a folder that holds DateTime/<Language>/<Name>.json."""
    files = [(language, name) for language in LANGUAGES for name in FILES]
    return [_score(folder, language, name) for language, name in files]


def _score(folder: Path, language: str, name: str) -> FileScore:
    score = FileScore(language, name)
    aside = {number: why for why, numbers in SET_ASIDE.get((language, name), {}).items() for number in numbers}
    for case in _cases(folder, language, name):
        if case.number in aside:
            score.set_aside[aside[case.number]] += 1
            continue
        verdict, got = _read(case, LANGUAGES[language])
        if case.references == (None,) and not got:
            score.set_aside["reference date lost"] += 1
        elif verdict == "exact":
            score.exact += 1
        elif verdict:
            score.by_convention[verdict] += 1
        else:
            expected = tuple(dict.fromkeys(_shown(*span) for span in case.spans))
            score.misses.append(Miss(case.number, case.text, case.text[case.start : case.end], expected, got))
    return score


def _read(case: _Case, language: str) -> tuple[str, tuple[str, ...]]:
    """Return how a case was read right ("" when it was not), and every reading it got."""
    mentions = [found for found in find_times(case.text, language) if found.start < case.end and case.start < found.end]
    readings = [
        (mention, interval)
        for mention in mentions
        for reference in case.references
        for future in (False, True)
        if (interval := mention.resolve(reference, future, days(reference.date()) if reference else None))
    ]
    pairs = [(mention, interval, span) for mention, interval in readings for span in case.spans]
    if any(_exact(interval, span, case.timex) for _, interval, span in pairs):
        return "exact", ()
    names = (name for name, fits in CONVENTIONS.items() if any(fits(*pair) for pair in pairs))
    return next(names, ""), tuple(dict.fromkeys(_shown(interval.low, interval.high) for _, interval in readings))


def _exact(interval: Interval, span: Span, timex: str) -> bool:
    low, high = span
    if interval.low != low:
        return False
    if high is None or high == interval.high + SECOND:
        return high is not None or interval.high - low < timedelta(hours=1)
    return timex.startswith("(") and high in _last_units(interval)


def _last_units(interval: Interval) -> set[datetime]:
    """Return where the last minute, hour, day, week, month and year of an interval begin."""
    hour = interval.high.replace(minute=0, second=0)
    day = hour.replace(hour=0)
    monday = day - timedelta(days=day.weekday())
    return {interval.high.replace(second=0), hour, day, monday, day.replace(day=1), day.replace(month=1, day=1)}


def _share(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether both mean the early, middle or late share of one period, which they cut differently."""
    low, high = span
    portion = mention.date["portion"] if mention.date else ""
    if not portion or high is None:
        return False
    same = {"early": interval.low == low, "late": interval.high + SECOND == high}
    return same.get(portion, interval.low < high and low <= interval.high)


def _about(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether "a month ago" is read as that day, give or take half a month."""
    centre = interval.low + (interval.high + SECOND - interval.low) / 2
    return mention.rule in {"ago", "anchored"} and interval.precision != "day" and abs(centre - span[0]) <= 2 * DAY


def _vague(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether a vague number of units ("a few days") is read as a stretch that holds the expected one."""
    vague = mention.date is not None and "few" in (mention.date["count"], mention.date["count2"])
    uncounted = mention.date is not None and mention.date.rule == "recent" and not mention.date["count"]
    return (vague or uncounted) and interval.low <= span[0] <= interval.high


def _today_too(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether a stretch from or to the present only differs in that news counts the day it speaks."""
    low, high = span
    if mention.rule not in {"recent", "rest"} or high is None:
        return False
    starts = interval.low in (low, low - DAY)
    return starts and high in {interval.high + SECOND, interval.high + SECOND - DAY}


def _part(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether a part of the day is the same part, whose hours are cut differently."""
    low, high = span
    return interval.precision == "part" and high is not None and interval.low < high and low < interval.high


def _hour(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether a moment falls within the hour, or the minute, that was read."""
    return interval.precision in {"hour", "minute"} and span[1] is None and interval.low <= span[0] <= interval.high


def _coming(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether "next Sunday", "last September" is the nearest one, where the specification skips it."""
    if mention.date is None or mention.date["which"] not in {"next", "last"}:
        return False
    gap = abs(interval.low - span[0])
    return (
        gap == 7 * DAY
        if mention.date.rule == "weekday"
        else mention.date.rule == "month" and 365 * DAY <= gap <= 366 * DAY
    )


def _rolling(mention: TimeMention, interval: Interval, span: Span) -> bool:
    """Tell whether the last decades are those to this day, where the specification counts whole ones."""
    low, high = span
    decades = mention.date is not None and mention.rule == "recent" and mention.date["unit"] == "decade"
    return decades and high is not None and abs((interval.high - interval.low) - (high - low)) <= 3 * DAY


CONVENTIONS: dict[str, Callable[[TimeMention, Interval, Span], bool]] = {
    "share of a period": _share,
    "approximate distance": _about,
    "vague number": _vague,
    "today counted": _today_too,
    "hours of a part of the day": _part,
    "within the hour": _hour,
    "the nearest one": _coming,
    "rolling decades": _rolling,
}


def _cases(folder: Path, language: str, name: str) -> Iterator[_Case]:
    """Read the results that denote a calendar value, each with the reference it is read against."""
    lost = _references(folder, name) if language != "English" else {}
    for number, (context, text, result) in enumerate(_results(folder, language, name)):
        spans = tuple(_spans(result.get("Value") or {}))
        if spans:
            start = text.find(result["Text"]) if "Start" not in result else result["Start"]
            references = (context,) if context else tuple(sorted(lost.get(_key(result), ()))) or (None,)
            timex = str(result["Value"].get("Timex"))
            yield _Case(number, text, start, start + len(result["Text"]), timex, spans, references)


def _references(folder: Path, name: str) -> dict[str, set[datetime]]:
    """Return the reference dates under which the English cases have each value."""
    found: dict[str, set[datetime]] = {}
    for context, _, result in _results(folder, "English", name):
        if context is not None:
            found.setdefault(_key(result), set()).add(context)
    return found


def _key(result: dict[str, Any]) -> str:
    return json.dumps(result.get("Value"), sort_keys=True)


def _results(folder: Path, language: str, name: str) -> Iterator[tuple[datetime | None, str, dict[str, Any]]]:
    path = folder / "DateTime" / language / f"{name}.json"
    try:
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise NothingReadError(f"{path}: cannot be read ({error})") from error
    for case in cases:
        written = (case.get("Context") or {}).get("ReferenceDateTime")
        moment = datetime.fromisoformat(written[:19]).replace(tzinfo=UTC) if written else None
        for result in case.get("Results") or ():
            yield moment, case["Input"], result


def _spans(value: dict[str, Any]) -> Iterator[Span]:
    """Return the stretches that a value stands for, without the impossible and the open-ended ones."""
    for reading in (value.get("PastResolution") or {}, value.get("FutureResolution") or {}):
        first = {key: _moment(written) for key, written in reading.items()}
        if any(found is None or found.year == 1 for found in first.values()):
            continue
        moments = {key: found for key, found in first.items() if found}
        if "date" in moments:
            yield moments["date"], moments["date"] + DAY
        elif "dateTime" in moments:
            yield moments["dateTime"], None
        elif len(moments) == 2:
            low, high = sorted(moments.values())
            yield low, high


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written).replace(tzinfo=UTC)
    except ValueError:
        return None


def _shown(low: datetime, high: datetime | None) -> str:
    return f"{low:%Y-%m-%d %H:%M} - {high:%Y-%m-%d %H:%M}" if high else f"{low:%Y-%m-%d %H:%M}"
