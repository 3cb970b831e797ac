"""What a relative time expression is read against, and which of several readings lies nearest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from pipeline.extract.moments.time_interval import DAY, Interval, days, midnight

# A date without a year is put where it lies nearest to the reference. A day on the side that the tense excludes weighs
# as much as thirty on the other; where no tense bears on it, news speaks rather of what was. A weekday that does not
# fit weighs as much as ninety days: weekdays are misprinted too.
_EXCLUDED_SIDE = 30
_UNLIKELY_SIDE = 1.25
_WRONG_WEEKDAY = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """What a relative expression is read against; `future` is None where no tense bears on it."""

    reference: datetime | None
    future: bool | None
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
    def settled(self) -> Frame:
        """Return the frame without a day named last that the tense excludes: no past deed follows a day to come."""
        if self.today is None or self.anchor_day is None or self.future is None:
            return self
        excluded = self.anchor_day < self.today if self.future else self.anchor_day > self.today
        return replace(self, anchor=days(self.today)) if excluded else self

    @property
    def base(self) -> date | None:
        """Return the day near which a date without a year lies."""
        return self.today or (self.anchor.low.date() if self.anchor else None)

    @property
    def years(self) -> range:
        """Return the years in which a date without a year may lie."""
        return range(self.base.year - 4, self.base.year + 5) if self.base else range(0)


def nearest(candidates: list[Interval], frame: Frame, weekday: str = "") -> Interval | None:
    """Return the candidate nearest to the reference; the weekday printed beside a date settles a near tie."""
    if not candidates or frame.base is None:
        return None
    now = midnight(frame.base)

    def cost(interval: Interval) -> tuple[float, datetime]:
        if interval.low <= now <= interval.high:
            return 0.0, interval.low
        ahead = interval.low > now
        gap = (interval.low.date() - now.date() if ahead else now.date() - interval.high.date()) / DAY
        clash = _WRONG_WEEKDAY if weekday not in ("", str(interval.low.weekday())) else 0
        return gap * _weight(ahead, frame.future) + clash, interval.low

    return min(candidates, key=cost)


def _weight(ahead: bool, future: bool | None) -> float:
    if future is None:
        return _UNLIKELY_SIDE if ahead else 1
    return 1 if ahead == future else _EXCLUDED_SIDE


def sided(found: list[Interval], which: str, frame: Frame) -> Interval | None:
    """Return the period that `last`, `next` or nothing picks among a list in order of time."""
    if which in ("last", "before") and frame.base:
        found = [period for period in found if period.high < midnight(frame.base)][-1:]
    elif which in ("next", "after") and frame.base:
        found = [period for period in found if period.low > midnight(frame.base)][:1]
    return nearest(found, frame)
