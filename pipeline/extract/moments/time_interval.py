"""Intervals of time with the precision they were put in."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
PRECISIONS = (
    "minute", "hour", "part", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, both ends included (a day ends at 23:59:59), in the clock of the article kept as UTC.

    `precision` is one of PRECISIONS: a part is one of the day, a half one of the year.
    """

    low: datetime
    high: datetime
    precision: str


def as_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; a naive one is taken as UTC already."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def midnight(day: date) -> datetime:
    """Return the first instant of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def days(first: date, last: date | None = None, precision: str = "day") -> Interval:
    """Return the interval from the first day through the last, or that one day."""
    return Interval(midnight(first), midnight(last or first) + DAY - SECOND, precision)


def hours(day: date, first: float, last: float, precision: str = "part") -> Interval:
    """Return the hours of a day from first up to last; hours outside 0-24 fall on the days around it."""
    start = midnight(day)
    return Interval(start + timedelta(hours=first), start + timedelta(hours=last) - SECOND, precision)


def week(day: date) -> Interval:
    """Return the week from Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Interval:
    """Return a month of a year."""
    return days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def months(year: int, first: int, count: int, precision: str) -> Interval:
    """Return `count` months from the first one on, over the turn of the year where it comes."""
    last_index = first - 1 + count - 1
    last = month(year + last_index // 12, last_index % 12 + 1)
    return Interval(month(year, first).low, last.high, precision)


def portion(whole: Interval, first: float, last: float) -> Interval:
    """Return the whole days of a share of an interval, as fractions of it."""
    length = (whole.high + SECOND - whole.low) / DAY
    start = whole.low + timedelta(days=int(length * first))
    end = whole.low + timedelta(days=max(int(length * first) + 1, round(length * last)))
    return Interval(start, min(end - SECOND, whole.high), whole.precision)
