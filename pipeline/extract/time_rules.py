"""What each kind of time atom means, given when the text was published and the last date it named."""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from pipeline.extract.time_interval import DAY, Interval, days, hours, midnight, month, months, portion
from pipeline.extract.time_patterns import Atom
from pipeline.knowledge.data import lexicon

# A date without a year is put where it lies nearest to the reference. A day on the side that the tense does not point
# to weighs as much as three on the other, a weekday that does not fit as much as ninety (weekdays are misprinted too).
_WRONG_SIDE = 3
_WRONG_WEEKDAY = 90
_FEW = (2, 6)
_RECENT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """What a relative expression is read against."""

    reference: datetime | None
    future: bool
    anchor: Interval | None
    language: str

    @property
    def today(self) -> date | None:
        """Return the day of publication."""
        return self.reference.date() if self.reference else None

    @property
    def anchor_day(self) -> date | None:
        """Return the day that the text named last, when it named one that exactly."""
        if self.anchor is None or self.anchor.precision not in ("minute", "hour", "part", "day"):
            return None
        return self.anchor.low.date()

    @property
    def base(self) -> date | None:
        """Return the day near which a date without a year lies."""
        return self.today or (self.anchor.low.date() if self.anchor else None)


def _nearest(candidates: list[Interval], frame: Frame, weekday: str = "") -> Interval | None:
    """Return the candidate nearest to the reference; the weekday printed beside a date settles a near tie."""
    if not candidates or frame.base is None:
        return None
    now = midnight(frame.base)

    def cost(interval: Interval) -> tuple[float, datetime]:
        if interval.low <= now <= interval.high:
            return 0.0, interval.low
        ahead = interval.low > now
        gap = (interval.low - now if ahead else now - interval.high) / DAY
        clash = _WRONG_WEEKDAY if weekday not in ("", str(interval.low.weekday())) else 0
        return gap * (1 if ahead == frame.future else _WRONG_SIDE) + clash, interval.low

    return min(candidates, key=cost)


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _years(frame: Frame) -> range:
    return range(frame.base.year - 2, frame.base.year + 3) if frame.base else range(0)


def _numeric(atom: Atom, frame: Frame) -> Interval | None:
    if atom["iso_year"]:
        found = _day(int(atom["iso_year"]), int(atom["iso_month"]), int(atom["iso_day"]))
        return days(found) if found else None
    first, second, year = int(atom["first"]), int(atom["second"]), int(atom["numeric_year"])
    readings = {_day(year, second, first)} | (set() if frame.language == "fr" else {_day(year, first, second)})
    readings.discard(None)
    only = readings.pop() if len(readings) == 1 else None  # 04/05 in English may be April or May
    return days(only) if only else None


def _date(atom: Atom, frame: Frame) -> Interval | None:
    if not atom["day"]:
        return _numeric(atom, frame)
    number, first, last = int(atom["month"]), int(atom["day"]), int(atom["day2"] or atom["day"])
    years = [int(atom["year"])] if atom["year"] else _years(frame)
    spans = [(_day(year, number, first), _day(year, number, last)) for year in years]
    found = [days(low, high) for low, high in spans if low and high and low <= high]
    if atom["year"]:
        return found[0] if found else None
    return _nearest(found, frame, atom["weekday"])


def _weekday(atom: Atom, frame: Frame) -> Interval | None:
    number, which = int(atom["weekday"]), atom["which"]
    start = frame.anchor_day if which in ("before", "after") else frame.today
    if start is None:
        return None
    back = (start.weekday() - number) % 7
    if which in ("last", "before"):
        return days(start - timedelta(days=back or 7))
    if which in ("next", "after"):
        return days(start + timedelta(days=(7 - back) % 7 or 7))
    return days(start + timedelta(days=(7 - back) % 7) if frame.future else start - timedelta(days=back))


def _month(atom: Atom, frame: Frame) -> Interval | None:
    number = int(atom["month"])
    if atom["year"]:
        return month(int(atom["year"]), number)
    found = [month(year, number) for year in _years(frame)]
    return _sided(found, atom["which"], frame)


def _sided(found: list[Interval], which: str, frame: Frame) -> Interval | None:
    """Return the period that `last`, `next` or nothing picks among a list in order of time."""
    if which in ("last", "before") and frame.base:
        found = [period for period in found if period.high < midnight(frame.base)][-1:]
    elif which in ("next", "after") and frame.base:
        found = [period for period in found if period.low > midnight(frame.base)][:1]
    return _nearest(found, frame)


def _year(atom: Atom, frame: Frame) -> Interval | None:
    if atom["year"]:
        return months(int(atom["year"]), 1, 12, "year")
    return _unit_period("year", atom["which"], frame)


def _season(atom: Atom, frame: Frame) -> Interval | None:
    first, count = lexicon("calendar")["seasons"][atom["season"]]
    years = [int(atom["year"])] if atom["year"] else list(_years(frame))
    found = [months(year, first, count, "season") for year in years]
    return found[0] if atom["year"] else _sided(found, atom["which"], frame)


def _offset(atom: Atom, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    return days(frame.today + timedelta(days=int(atom["offset"])))


def _deictic(atom: Atom, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    part, offset, _ = lexicon("calendar")[frame.language]["deictic"][atom["deictic"]]
    if part == "tense":
        part = "night" if frame.future else "past_night"
    return hours(frame.today + timedelta(days=offset), *lexicon("calendar")["parts"][part])


def _anchored(atom: Atom, frame: Frame) -> Interval | None:
    if frame.anchor_day is None:
        return None
    if atom["anchored"]:
        day = frame.anchor_day + timedelta(days=int(atom["anchored"]))
        return hours(day, *lexicon("calendar")["parts"]["evening"]) if atom["evening"] else days(day)
    if atom["which"]:
        return _unit_period(atom["unit"], atom["which"], Frame(midnight(frame.anchor_day), False, None, frame.language))
    earlier = atom["earlier"] or atom["earlier2"] or atom["earlier3"]
    return _moved(frame.anchor_day, atom["unit"], atom["count"], -1 if earlier else 1)


def _moved(start: date, unit: str, count: str, sign: int) -> Interval | None:
    """Return the period `count` units from a day, as wide as one unit; a vague count gives a vague period."""
    if unit in ("minute", "hour"):
        return None  # a day is all that is known of the start
    low, high = _FEW if count == "few" else (int(count), int(count))
    ends = sorted(start + relativedelta(**{f"{unit}s": sign * number}) for number in (low, high))
    slack = {"day": 0, "week": 3, "month": 15, "year": 182}[unit]
    return days(ends[0] - timedelta(days=slack), ends[1] + timedelta(days=slack), unit)


def _ago(atom: Atom, frame: Frame) -> Interval | None:
    sign = 1 if atom["ahead"] else -1
    if frame.reference is None:
        return None
    if atom["unit"] in ("minute", "hour"):
        length = timedelta(**{f"{atom['unit']}s": 0 if atom["count"] == "few" else int(atom["count"])})
        moment = frame.reference + sign * length
        return days(moment.date())
    return _moved(frame.reference.date(), atom["unit"], atom["count"], sign)


def _recent(atom: Atom, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    unit, count = atom["unit"], atom["count"] or atom["count2"]
    number = {"few": _FEW[1], "": _RECENT_DAYS if unit == "day" else 1}.get(count) or int(count)
    if unit in ("minute", "hour"):
        number, unit = (math.ceil(number / 24) if unit == "hour" else 1), "day"
    length = relativedelta(**{f"{unit}s": number})
    ahead = atom["which"] in ("next", "after")
    first, last = (frame.today, frame.today + length) if ahead else (frame.today - length, frame.today)
    return days(first, last, unit)


def _unit(atom: Atom, frame: Frame) -> Interval | None:
    return _unit_period(atom["unit"], atom["which"], frame)


def _unit_period(unit: str, which: str, frame: Frame) -> Interval | None:
    """Return the day, week, month or year around the reference, or the one before or after it."""
    if frame.today is None or unit in ("minute", "hour"):
        return None
    step = {"last": -1, "before": -1, "next": 1, "after": 1}.get(which, 0)
    day = frame.today + relativedelta(**{f"{unit}s": step})
    if unit == "day":
        return days(day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return days(monday, monday + timedelta(days=6), "week")
    return month(day.year, day.month) if unit == "month" else months(day.year, 1, 12, "year")


def _weekend(atom: Atom, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    saturday = frame.today - timedelta(days=(frame.today.weekday() - 5) % 7)
    ongoing = frame.today.weekday() >= 5
    step = 0
    if atom["which"] == "next" or (frame.future and not ongoing):
        step = 7
    elif atom["which"] == "last" and ongoing:
        step = -7
    return days(saturday + timedelta(days=step), saturday + timedelta(days=step + 1))


def _holiday(atom: Atom, frame: Frame) -> Interval | None:
    if atom["year"]:
        day = holiday_date(atom["holiday"], int(atom["year"]))
        return days(day)
    return _nearest([days(holiday_date(atom["holiday"], year)) for year in _years(frame)], frame)


def holiday_date(name: str, year: int) -> date:
    """Return the day a holiday of calendar.yaml falls on in a year."""
    rule = lexicon("calendar")["holidays"][name]
    if "easter" in rule:
        sunday: date = easter(year)
        return sunday + timedelta(days=rule["easter"])
    if "fixed" in rule:
        number, day = rule["fixed"]
        return date(year, number, day)
    number, weekday, which = rule["weekday"]
    weeks = [week[weekday] for week in calendar.monthcalendar(year, number) if week[weekday]]
    return date(year, number, weeks[which - 1 if which > 0 else which])


RESOLVERS: dict[str, Callable[[Atom, Frame], Interval | None]] = {
    "date": _date,
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "season": _season,
    "offset": _offset,
    "deictic": _deictic,
    "anchored": _anchored,
    "unit": _unit,
    "weekend": _weekend,
    "ago": _ago,
    "recent": _recent,
    "holiday": _holiday,
}


def date_interval(atom: Atom, frame: Frame) -> Interval | None:
    """Resolve a date atom, with its share of the period (`early`) and its open end (`since`)."""
    found = RESOLVERS[atom.rule](atom, frame)
    if found and atom["portion"]:
        found = portion(found, *lexicon("calendar")["portions"][atom["portion"]])
    if found and atom["since"] and frame.reference and frame.reference > found.high:
        found = Interval(found.low, days(frame.reference.date()).high, found.precision)
    return found
