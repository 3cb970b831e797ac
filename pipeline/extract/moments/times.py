"""Find the time expressions of a sentence and say which stretch of time each one means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from pipeline.extract.moments.time_clock import clock_interval, part_interval
from pipeline.extract.moments.time_frame import Frame
from pipeline.extract.moments.time_interval import DAY, PRECISIONS, Interval, as_utc, days
from pipeline.extract.moments.time_patterns import Atom, find_atoms, spaced
from pipeline.extract.moments.time_rules import date_interval
from pipeline.knowledge.data import lexicon

__all__ = ["Interval", "TimeMention", "find_times"]

_NEAR = 20  # characters before a range that may open it
_AFTERNOON = frozenset({"afternoon", "early_afternoon", "late_afternoon", "evening", "late", "late_evening"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression at [start, end) of a text: a date, a part of the day, a clock time, or several of these."""

    start: int
    end: int
    text: str
    rule: str
    language: str
    date: Atom | None = None
    part: Atom | None = None
    clock: Atom | None = None
    until: TimeMention | None = None

    @property
    def steps_aside(self) -> bool:
        """Tell whether the mention looks away from the day of the story: "samedi dernier", "next Monday"."""
        return self.date is not None and self.date.rule == "weekday" and self.date["which"] in {"last", "next"}

    def resolve(
        self, reference: datetime | None, future: bool | None = False, anchor: Interval | None = None
    ) -> Interval | None:
        """Return what the mention means, or None where that cannot be known.

        `reference` is when the text was published, `anchor` the last date that the text named: "la veille" or a bare
        hour means nothing without it. `future` puts a bare weekday or a date without a year after the reference; None,
        where no tense bears on it, lets the nearer side win.
        """
        frame = Frame(as_utc(reference) if reference else None, future, anchor, self.language).settled
        day = self._day(frame)
        if day is None or (self.part is None and self.clock is None):
            return day
        if self.part and not self.clock:
            return part_interval(self.part, day)
        if self.clock is None or day.high - day.low > DAY:
            return day
        return self._time(self.clock, day, frame)

    def _day(self, frame: Frame) -> Interval | None:
        if self.date is None:
            return days(frame.anchor_day, frame.anchor_day) if frame.anchor_day else None
        if self.until is None or self.until.date is None:
            return date_interval(self.date, frame)
        return _range(self.date, self.until.date, frame)

    def _time(self, clock: Atom, day: Interval, frame: Frame) -> Interval:
        late = self.part is not None and self.part["part"] in _AFTERNOON
        found = clock_interval(clock, day.low.date(), late)
        if self.until is None or self.until.clock is None:
            return found
        last = clock_interval(self.until.clock, day.low.date(), late)
        return Interval(found.low, last.low, "hour") if last.low > found.low else found


def _range(first: Atom, last: Atom, frame: Frame) -> Interval | None:
    """Resolve the two ends of a range, each of which may need the other for its month, its year or its side."""
    end = date_interval(last, frame)
    start = date_interval(_completed(first, last), frame)
    if end and last["year"] and not first["year"] and first.rule in {"date", "month"}:
        start = date_interval(_completed(first, last), replace(frame, reference=end.low, future=False)) or start
    if start and (end is None or end.low < start.low or first.rule == last.rule == "weekday"):
        end = date_interval(last, replace(frame, reference=start.low, future=True, anchor=start))
    if start is None or end is None or end.high < start.low:
        return None
    return Interval(start.low, end.high, max(start.precision, end.precision, key=PRECISIONS.index))


def _completed(first: Atom, last: Atom) -> Atom:
    """Give a bare day of the month the month of the day that closes its range: "du 4 au mardi 22 janvier"."""
    bare = first.rule == "date" and first["day"] and not first["month"]
    shared = tuple(field for field in last.fields if field[0] in {"month", "year"})
    return replace(first, fields=first.fields + shared) if bare and last.rule == "date" else first


def find_times(text: str, language: str) -> list[TimeMention]:
    """Return the time expressions of a text in order, none over another."""
    mentions = _ranges(_merged(find_atoms(text, language), text, language), text, language)
    return [mention for mention in mentions if not _meaningless(mention)]


def _meaningless(mention: TimeMention) -> bool:
    atoms = [atom for atom in (mention.date, mention.part, mention.clock) if atom]
    return len(atoms) == 1 and atoms[0].bound and mention.until is None


@cache
def _links(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what may stand inside a mention, before a range, between its ends, and there with nothing before it."""
    words = lexicon("calendar")[language]
    inside = re.compile(spaced(rf",? ?\(?(?:{words['glue']})? ?"), re.IGNORECASE)
    opener = re.compile(spaced(rf"(?<!\w)(?:{words['opener']}) $"), re.IGNORECASE)
    between = (re.compile(spaced(rf" ?(?:{words[name]}) ?"), re.IGNORECASE) for name in ("until", "until_alone"))
    return inside, opener, *between


def _merged(atoms: list[Atom], text: str, language: str) -> list[TimeMention]:
    """Join neighbouring atoms that complete one another: "jeudi" + "vers 12h", "dimanche" + "14 octobre"."""
    inside = _links(language)[0]
    mentions: list[TimeMention] = []
    for atom in atoms:
        mention = _mention(text, language, atom)
        last = mentions[-1] if mentions else None
        gap = text[last.end : atom.start] if last else ""
        if last and inside.fullmatch(gap) and _completes(last, atom, gap):
            mentions[-1] = _joined(last, mention, text)
        else:
            mentions.append(mention)
    return mentions


def _mention(text: str, language: str, atom: Atom) -> TimeMention:
    end = _closed(text, atom.start, atom.end)
    found = TimeMention(atom.start, end, text[atom.start : end], atom.rule, language)
    kinds: dict[str, Any] = {atom.kind: atom}
    return replace(found, **kinds)


def _closed(text: str, start: int, end: int) -> int:
    """Return the end with the bracket that closes one opened inside."""
    return end + 1 if text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end) else end


def _completes(mention: TimeMention, atom: Atom, gap: str) -> bool:
    if "date" in (atom.kind if atom.bound else "", "date" if mention.date and mention.date.bound else ""):
        return False  # what only ends a range completes nothing
    if getattr(mention, atom.kind) is None:
        return (
            bool(gap) and not (atom.bound and gap.strip(" ," if atom.kind == "clock" else None)) and not atom["since"]
        )
    rules = {mention.rule, atom.rule}
    absolute = "date" in rules and rules <= {"date", "weekday", "offset", "holiday"} and len(rules) == 2
    return atom.kind == "date" and absolute and gap.strip() in ("", ",", "(", ", le", ", ce")


def _joined(mention: TimeMention, other: TimeMention, text: str) -> TimeMention:
    dates = [found for found in (mention.date, other.date) if found]
    date = next((found for found in dates if found.rule == "date"), dates[0] if dates else None)
    end = _closed(text, mention.start, other.end)
    return replace(
        mention,
        end=end,
        text=text[mention.start : end],
        rule=date.rule if date else mention.rule,
        date=date,
        part=mention.part or other.part,
        clock=mention.clock or other.clock,
    )


def _ranges(mentions: list[TimeMention], text: str, language: str) -> list[TimeMention]:
    """Join the two ends of a range: "du 28 septembre au 3 octobre", "de mercredi à jeudi", "entre 13h et 15h"."""
    joined: list[TimeMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        start = _range_start(last, mention, text, language) if last else None
        if last is None or start is None:
            joined.append(mention)
        else:
            date = last.date or mention.date
            joined[-1] = replace(
                last, start=start, end=mention.end, text=text[start : mention.end], date=date, until=mention
            )
    return joined


def _range_start(first: TimeMention, second: TimeMention, text: str, language: str) -> int | None:
    """Return where a range of two mentions starts, or None where they are none."""
    _, opener, until, alone = _links(language)
    same = _same_kind(first, second)
    gap = text[first.end : second.start]
    linked = until.fullmatch(gap) or (gap == " " and until.match(second.text))
    if first.until or not same or not linked:
        return None
    heads = [atom for atom in (first.date, first.clock) if atom]
    opened = next(
        (found for atom in heads if (found := opener.search(text, max(0, atom.start - _NEAR), atom.start))), None
    )
    if opened:
        return min(first.start, opened.start())
    within = any(opener.match(text[atom.start : atom.end].partition(" ")[0] + " ") for atom in heads)
    dated = first.rule == second.rule == "date" and not (first.date and first.date.bound)
    return first.start if within or dated or alone.fullmatch(gap) else None


def _same_kind(first: TimeMention, second: TimeMention) -> bool:
    """Tell whether two mentions may be the ends of one range.

    A bare day of the month needs a date at the other end; two clock times are of one day, named once if at all.
    """
    if first.date and second.date:
        bare = [mention.date.bound and mention.rule == "date" for mention in (first, second) if mention.date]
        return not any(bare) or (not all(bare) and first.rule == second.rule)
    return bool(first.clock and second.clock)
