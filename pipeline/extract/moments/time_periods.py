"""What the periods of the calendar mean: weeks, months, quarters, years, decades, and stretches counted in them."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipeline.extract.moments.time_frame import Frame, nearest, sided
from pipeline.extract.moments.time_interval import DAY, Interval, days, midnight, month, months, week
from pipeline.extract.moments.time_patterns import Atom
from pipeline.knowledge.data import lexicon

_FEW = (2, 6)
_RECENT_DAYS = 7
_ROMAN = {"I": 1, "V": 5, "X": 10}
_STEPS = {"last": -1, "before": -1, "next": 1, "after": 1}


def month_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return the month that an atom names, of its year or of the nearest."""
    number = int(atom["month"])
    if (year := named_year(atom, frame)) is not None:
        if atom["joined"] and number == (year + 1) % 100:  # "2011-12" is a season or a school year
            return months(year, 1, 24, "year")
        return month(year, number)
    return sided([month(each, number) for each in frame.years], atom["which"], frame)


def named_year(atom: Atom, frame: Frame) -> int | None:
    """Return the year that an atom names by its number, or as this, last or next year."""
    if atom["year"]:
        return int(atom["year"])
    if frame.today and (atom["yearwhich"] or atom["this_year"]):
        return frame.today.year + _STEPS.get(atom["yearwhich"], 0)
    return None


def year_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return a year."""
    year = named_year(atom, frame)
    return months(year, 1, 12, "year") if year is not None else unit_period("year", atom["which"], frame)


def years_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return the years from one to another: "2014-2018"."""
    first, last = int(atom["year"]), int(atom["year2"])
    return months(first, 1, 12 * (last - first + 1), "year") if first <= last else None


def decade_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return a decade; one without its century is the last that has begun."""
    tens = 10 * int(atom["tens"])
    if atom["hundreds"]:
        return months(100 * int(atom["hundreds"]) + tens, 1, 120, "decade")
    if frame.base is None:
        return None
    century = frame.base.year // 100 * 100
    return months(century + tens - (100 if century + tens > frame.base.year else 0), 1, 120, "decade")


def century_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return a century in the common reckoning: the 15th runs from 1400."""
    text = atom["century"].upper()
    values = [_ROMAN.get(letter, 0) for letter in text]
    number = (
        int(text)
        if text.isdigit()
        else sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
    )
    return months(100 * (number - 1), 1, 1200, "century") if 1 < number <= 22 else None


def quarter_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return a quarter or a half of a year."""
    length = 6 if atom["semester"] else 3
    number = int(atom["nth"]) if int(atom["nth"]) > 0 else 12 // length
    if number * length > 12:
        return None
    first = (number - 1) * length + 1
    precision = "quarter" if length == 3 else "half"
    if (year := named_year(atom, frame)) is not None:
        return months(year, first, length, precision)
    told = replace(frame, future=False) if frame.future is None else frame  # results are told of what is behind
    return nearest([months(each, first, length, precision) for each in frame.years], told)


def season_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return a season of the northern hemisphere."""
    first, count = lexicon("calendar")["seasons"][atom["season"]]
    if atom["year"]:
        return months(int(atom["year"]), first, count, "season")
    return sided([months(year, first, count, "season") for year in frame.years], atom["which"], frame)


def unit_atom(atom: Atom, frame: Frame) -> Interval | None:
    """Return the period that a unit names: "cette semaine", "le mois dernier", "the week after next"."""
    return unit_period(atom["unit"], "skip" if atom["skip"] else atom["which"], frame)


def unit_period(unit: str, which: str, frame: Frame) -> Interval | None:
    """Return the day, week, month or longer period around the reference, or one before or after it."""
    if frame.today is None or unit in ("minute", "hour"):
        return None
    step = 2 if which == "skip" else _STEPS.get(which, 0)
    length = lexicon("calendar")["long_units"].get(unit)
    if length:
        index = (12 * frame.today.year + frame.today.month - 1) // length + step
        return months(index * length // 12, index * length % 12 + 1, length, unit)
    day = frame.today + relativedelta(**{f"{unit}s": step})
    if unit == "day":
        return days(day)
    return week(day) if unit == "week" else month(day.year, day.month)


def neighbours(atom: Atom, frame: Frame) -> list[Interval]:
    """Return the periods before and after the one around the reference: "à la fin du mois" may be of either."""
    sides = (unit_period(atom["unit"], which, frame) for which in ("last", "next"))
    return [found for found in sides if found]


def rest_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return what is left of a period after the day of publication, or, with `sofar`, what is behind."""
    whole = unit_period(atom["unit"], "", frame)
    if whole is None or frame.today is None:
        return None
    today = days(frame.today)
    if atom["sofar"]:
        return Interval(whole.low, today.high, whole.precision)
    return Interval(today.low, whole.high, whole.precision)


def weekend_period(atom: Atom, frame: Frame) -> Interval | None:
    """Return the Saturday and Sunday that the tense or `last`, `next` points to."""
    if frame.today is None:
        return None
    saturday = week(frame.today).low.date() + timedelta(days=5)
    before, this, after, third = (
        days(first, first + DAY) for first in (saturday + 7 * step * DAY for step in range(-1, 3))
    )
    ongoing = frame.today >= saturday
    if atom["skip"]:
        return third
    if atom["which"] in _STEPS:
        return before if _STEPS[atom["which"]] < 0 else after if ongoing else this
    return nearest([before, this], frame)


def week_of(atom: Atom, frame: Frame, day: Interval | None) -> Interval | None:
    """Widen a date to its week or its month: "la semaine du 16 septembre"."""
    if day is None:
        return None
    first = day.low.date()
    return week(first) if atom["wide"] == "week" else month(first.year, first.month)


def ago(atom: Atom, frame: Frame) -> Interval | None:
    """Return what lies a length of time before the publication, or after it."""
    if frame.reference is None:
        return None
    sign = 1 if atom["ahead"] else -1
    if atom["unit"] in ("minute", "hour"):
        length = timedelta(**{f"{atom['unit']}s": 0 if atom["count"] == "few" else int(atom["count"])})
        return days((frame.reference + sign * length).date())
    return moved(frame.reference.date(), atom, sign)


def moved(start: date, atom: Atom, sign: int, exact: bool = False) -> Interval | None:
    """Return the period a length of time from a day, as wide as its last unit; a vague count gives a vague period.

    `exact` is for what is counted from a day that the words name: "three weeks from tomorrow" is one day.
    """
    parts = [(atom[f"count{n}"], atom[f"unit{n}"]) for n in ("", "2", "3") if atom[f"unit{n}"]]
    if any(unit in ("minute", "hour") for _, unit in parts):
        return None  # a day is all that is known of the start
    low, high = start, start
    for count, unit in parts:
        few = _FEW if count == "few" else (int(count), int(count))
        low, high = (end + sign * _length(unit, number) for end, number in zip((low, high), few, strict=True))
    unit = "day" if exact else parts[-1][1]
    slack = timedelta(days={"day": 0, "week": 3, "month": 15}.get(unit, 182))
    first, last = sorted((low, high))
    return days(first - slack, last + slack, unit)


def _length(unit: str, number: int) -> relativedelta:
    months_each = lexicon("calendar")["long_units"].get(unit)
    return relativedelta(months=months_each * number) if months_each else relativedelta(**{f"{unit}s": number})


def recent(atom: Atom, frame: Frame) -> Interval | None:
    """Return a stretch that ends or begins today: "ces trois derniers jours", "dans les prochaines 24 heures"."""
    if frame.today is None or _a_duration(atom, frame):
        return None
    unit, count = atom["unit"], atom["count"] or atom["count2"]
    vague = _RECENT_DAYS if unit == "day" else _FEW[1] if atom["several"] else 1
    number = {"few": _FEW[1], "": vague}.get(count) or int(count)
    if unit in ("minute", "hour"):
        number, unit = (math.ceil(number / 24) if unit == "hour" else 1), "day"
    ahead = atom["which"] in ("next", "after") or bool(atom["ahead"])
    first, last = (
        (frame.today, frame.today + _length(unit, number))
        if ahead
        else (frame.today - _length(unit, number), frame.today)
    )
    return days(first, last, unit)


def _a_duration(atom: Atom, frame: Frame) -> bool:
    """Tell whether words that mean a time only of what is to come are said otherwise ("he died within two days")."""
    return bool(atom["onlyahead"]) and not frame.future


def at_anchor(frame: Frame) -> Frame:
    """Return the frame as it stood on the day that the text named last."""
    return replace(frame, reference=midnight(frame.anchor_day) if frame.anchor_day else None, anchor=None)
