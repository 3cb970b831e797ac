"""What each kind of time atom means, given when the text was published and the last date it named."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from pipeline.extract.moments import time_periods as periods
from pipeline.extract.moments.time_frame import Frame, nearest, sided
from pipeline.extract.moments.time_interval import Interval, days, hours, midnight, month, portion, week
from pipeline.extract.moments.time_patterns import Atom
from pipeline.knowledge.data import lexicon

_PIVOT = 30  # a year in two digits lies at most so many years ahead
_MONTHS_AROUND = range(-2, 3)


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _numeric(atom: Atom, frame: Frame) -> Interval | None:
    if atom["iso_year"]:
        found = _day(int(atom["iso_year"]), int(atom["iso_month"]), int(atom["iso_day"]))
        return days(found) if found else None
    first, second = int(atom["first"]), int(atom["second"])
    years = [_four_digits(atom["numeric_year"], frame)] if atom["numeric_year"] else frame.years
    orders = [(second, first), (first, second)]
    if frame.language == "fr" and _day(2000, second, first):
        orders = orders[:1]  # 04/05 in English may be April or May
    readings = [{found for year in years if (found := _day(year, number, day))} for number, day in orders]
    distinct = [found for found in readings if found]
    if not distinct or any(found != distinct[0] for found in distinct):
        return None
    return nearest([days(found) for found in sorted(distinct[0])], frame if frame.base else _undated(distinct[0]))


def _four_digits(written: str, frame: Frame) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    latest = (frame.base.year if frame.base else 2000) + _PIVOT
    return latest - (latest - year) % 100


def _undated(found: set[date]) -> Frame:
    """Return a frame for dates that name their year."""
    return Frame(midnight(min(found)), None, None, "")


def _date(atom: Atom, frame: Frame) -> Interval | None:
    if not atom["month"]:
        return _numeric(atom, frame) if not atom["day"] else _monthday(atom, frame)
    number, first, last = int(atom["month"]), int(atom["day"]), int(atom["day2"] or atom["day"])
    years = [int(atom["year"])] if atom["year"] else frame.years
    spans = [(_day(year, number, first), _day(year, number, last)) for year in years]
    found = [days(low, high) for low, high in spans if low and high and low <= high]
    if atom["year"]:
        return found[0] if found else None
    if atom["which"]:
        return sided(found, atom["which"], frame)
    return nearest(found, frame, atom["weekday"])


def _monthday(atom: Atom, frame: Frame) -> Interval | None:
    """Read a day without its month: "le 29", "samedi 17", "le 20 du mois prochain"."""
    if frame.base is None:
        return None
    first, last = int(atom["day"]), int(atom["day2"] or atom["day"])
    if atom["monthunit"]:
        around = [periods.unit_period("month", atom["which"], frame)]
    else:
        index = 12 * frame.base.year + frame.base.month - 1
        around = [month((index + step) // 12, (index + step) % 12 + 1) for step in _MONTHS_AROUND]
    spans = [(_day(m.low.year, m.low.month, first), _day(m.low.year, m.low.month, last)) for m in around if m]
    found = [days(low, high) for low, high in spans if low and high and low <= high]
    if atom["weekday"]:
        return nearest([span for span in found if str(span.low.weekday()) == atom["weekday"]], frame)
    return _after_anchor(found, frame) or nearest(found, frame)


def _after_anchor(found: list[Interval], frame: Frame) -> Interval | None:
    """Return the first day after the one that the text named, as a story goes on, until the publication."""
    if frame.anchor is None or frame.reference is None or frame.future is not False:
        return None
    told = [span for span in found if frame.anchor.low <= span.low <= frame.reference]
    return told[0] if told else None


def _weekday(atom: Atom, frame: Frame) -> Interval | None:
    number, which = int(atom["weekday"]), atom["which"]
    if atom["inweek"]:
        whole = periods.unit_period("week", which, frame)
        return days(whole.low.date() + timedelta(days=number)) if whole else None
    start = frame.anchor_day if which in ("before", "after") else frame.today
    if start is None:
        return None
    back = (start.weekday() - number) % 7
    past, coming = days(start - timedelta(days=back)), days(start + timedelta(days=(7 - back) % 7))
    if which in ("last", "before"):
        return days(start - timedelta(days=back or 7))
    if which in ("next", "after"):
        return days(start + timedelta(days=(7 - back) % 7 or 7))
    if atom["this"] and frame.future is False:
        frame = replace(frame, future=None)  # "ce mardi" on a Monday is no day of last week: the page was updated
    return nearest([past, coming], frame)


def _recurring(atom: Atom, frame: Frame) -> None:
    """Refuse a weekday that is no single day: "chaque samedi", "un nouveau samedi", "les samedis"."""


def _nth(atom: Atom, frame: Frame) -> Interval | None:
    """Return the nth weekday or week of a month or year; the week of a period is the one that holds its Thursday."""
    if atom["weekno"]:
        year = int(atom["year"]) if atom["year"] else frame.base.year if frame.base else None
        return week(date.fromisocalendar(year, int(atom["weekno"]), 1)) if year else None
    weekday = int(atom["weekday"] or calendar.THURSDAY)
    found = [span for whole in _wholes(atom, frame) if (span := _nth_of(whole, weekday, int(atom["nth"])))]
    chosen = found[0] if len(found) == 1 else nearest(found, frame)
    return week(chosen.low.date()) if chosen and not atom["weekday"] else chosen


def _wholes(atom: Atom, frame: Frame) -> list[Interval]:
    """Return the months or years whose nth day is meant."""
    if atom["month"] and not atom["which"] and periods.named_year(atom, frame) is None:
        return [month(year, int(atom["month"])) for year in frame.years]
    if atom["month"]:
        found = periods.month_period(atom, frame)
    elif atom["monthunit"]:
        found = periods.unit_period("month", atom["which"], frame)
    else:
        found = periods.year_period(atom, frame)
    return [found] if found else []


def _nth_of(whole: Interval, weekday: int, nth: int) -> Interval | None:
    first = whole.low.date() + timedelta(days=(weekday - whole.low.weekday()) % 7)
    last = whole.high.date() - timedelta(days=(whole.high.weekday() - weekday) % 7)
    day = last if nth < 0 else first + timedelta(days=7 * (nth - 1))
    return days(day) if day <= last else None


def _offset(atom: Atom, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    return days(frame.today + timedelta(days=int(atom["offset"])))


def _shifted(atom: Atom, frame: Frame) -> Interval | None:
    """Return what lies a length of time from yesterday, today or tomorrow."""
    if frame.today is None:
        return None
    start = frame.today + timedelta(days=int(atom["offset"] or 1))
    return periods.moved(start, atom, -1 if atom["earlier"] else 1, exact=True)


def _deictic(atom: Atom, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    part, offset, _ = lexicon("calendar")[frame.language]["deictic"][atom["deictic"]]
    if part == "tense":
        part = "night" if frame.future else "past_night"
    return hours(frame.today + timedelta(days=offset), *lexicon("calendar")["parts"][part])


def _anchored(atom: Atom, frame: Frame) -> Interval | None:
    if atom["same"] and frame.anchor:
        return periods.unit_period(atom["unit"], "", replace(frame, reference=frame.anchor.low))
    if frame.anchor_day is None:
        return None
    if atom["anchored"]:
        day = frame.anchor_day + timedelta(days=int(atom["anchored"]))
        return hours(day, *lexicon("calendar")["parts"]["evening"]) if atom["evening"] else days(day)
    if atom["which"]:
        return periods.unit_period(atom["unit"], atom["which"], periods.at_anchor(frame))
    earlier = atom["earlier"] or atom["earlier2"] or atom["earlier3"]
    return periods.moved(frame.anchor_day, atom, -1 if earlier else 1)


def _week_of(atom: Atom, frame: Frame) -> Interval | None:
    return periods.week_of(atom, frame, _date(atom, frame))


def _holiday(atom: Atom, frame: Frame) -> Interval | None:
    if atom["year"]:
        return days(holiday_date(atom["holiday"], int(atom["year"])))
    return nearest([days(holiday_date(atom["holiday"], year)) for year in frame.years], frame)


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
    weeks = [each[weekday] for each in calendar.monthcalendar(year, number) if each[weekday]]
    return date(year, number, weeks[which - 1 if which > 0 else which])


RESOLVERS: dict[str, Callable[[Atom, Frame], Interval | None]] = {
    "date": _date,
    "monthday": _monthday,
    "weekday": _weekday,
    "recurring": _recurring,
    "nth": _nth,
    "month": periods.month_period,
    "year": periods.year_period,
    "years": periods.years_period,
    "decade": periods.decade_period,
    "century": periods.century_period,
    "season": periods.season_period,
    "quarter": periods.quarter_period,
    "offset": _offset,
    "deictic": _deictic,
    "anchored": _anchored,
    "shifted": _shifted,
    "unit": periods.unit_atom,
    "rest": periods.rest_period,
    "weekend": periods.weekend_period,
    "week_of": _week_of,
    "ago": periods.ago,
    "recent": periods.recent,
    "holiday": _holiday,
}


def date_interval(atom: Atom, frame: Frame) -> Interval | None:
    """Resolve a date atom, with its share of the period (`early`) and its open end (`since`)."""
    found = RESOLVERS[atom.rule](atom, frame)
    if found and atom["portion"]:
        share = lexicon("calendar")["portions"][atom["portion"]]
        around = [found, *periods.neighbours(atom, frame)] if atom["near"] else [found]
        found = nearest([portion(whole, *share) for whole in around], frame) or portion(found, *share)
    if found and atom["since"] and frame.reference and frame.reference > found.high:
        found = Interval(found.low, days(frame.reference.date()).high, found.precision)
    return found
