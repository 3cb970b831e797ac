"""What parts of the day and clock times mean on a known day."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.extract.moments.time_interval import DAY, SECOND, Interval, days, hours, midnight
from pipeline.extract.moments.time_patterns import Atom
from pipeline.knowledge.data import lexicon


def part_interval(atom: Atom, day: Interval) -> Interval:
    """Narrow a day to a part of it; a night over two days runs from the evening of one to the morning of the other."""
    first, last = lexicon("calendar")["parts"][atom["part"]]
    if day.high - day.low > DAY:
        if "night" not in atom["part"]:
            return day
        return Interval(hours(day.low.date(), 18, 24).low, hours(day.high.date(), 0, 8).high, "part")
    return hours(day.low.date(), first, last)


def clock_interval(atom: Atom, day: date, afternoon: bool) -> Interval:
    """Return what a clock time stands for: "vers" is half an hour either way, "peu avant" the hour before."""
    minutes = int(atom["minute"] or 0) + (30 if atom["thirty"] else 0)
    start = midnight(day) + timedelta(hours=_hour(atom, afternoon), minutes=minutes)
    exact = bool(atom["minute"] or atom["noon"] or atom["midnight"])
    width = timedelta(minutes=1 if exact else 60)
    about = atom["about"]
    if about == "around":
        return Interval(start - timedelta(minutes=30), start + timedelta(minutes=30), "hour")
    if about == "before":
        return Interval(midnight(day), start, "part")
    if about == "after":
        return Interval(start, days(day).high, "part")
    if about in ("just_before", "just_after"):
        first = start - timedelta(hours=1) if about == "just_before" else start
        return Interval(first, first + timedelta(hours=1), "hour")
    return Interval(start, start + width - SECOND, "minute" if exact else "hour")


def _hour(atom: Atom, afternoon: bool) -> int:
    if atom["noon"] or atom["midnight"]:
        return 12 if atom["noon"] else 0
    hour = int(atom["hour"])
    if atom["half"] == "am":
        return hour % 12
    if hour < 12 and (atom["half"] == "pm" or (afternoon and not atom["half"])):
        return hour + 12
    return hour
