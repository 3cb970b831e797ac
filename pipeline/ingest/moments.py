"""The date a file states -> a moment in UTC and its precision."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Moment = tuple[datetime | None, str]

NO_MOMENT: Moment = (None, "none")
_LONGEST = 80
_TIME = re.compile(r"\d\s?[:hH]\s?\d{2}|T\d{2}|\d\s?(?:h|heures?|am|pm|a\.m\.|p\.m\.)\b")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4} .*(?:[+-]\d{4}|GMT|UT|UTC|Z)")
_AMBIGUOUS = re.compile(r"\D{0,12}(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d{2,4}\b.*")
_HOURS = re.compile(r"(\d{1,2})\s?(?:h|heures?)\s?(\d{2})?(?!\w)")
_LEADING = re.compile(r"^\W*(?:(?:publié|posté|mis en ligne|published|posted|on|le)\s+)+:?\s*", re.IGNORECASE)


def moment(stated: str, language: str = "") -> Moment:
    """Read a date as (moment in UTC, minute | day | month | none); (None, "none") when it cannot be read for certain.

    A bare date is midnight UTC; a time without a zone is taken as UTC. Never relative to today. 05/06/2017 is the fifth
    of June, except in English, where it could be either and is refused.
    """
    stated = " ".join(stated.split())
    if not stated or len(stated) > _LONGEST:
        return NO_MOMENT
    readings: tuple[Callable[[str], Moment], ...] = (_month, _epoch, _iso, _mail)
    for reading in readings:
        found = reading(stated)
        if found[0]:
            return found
    return NO_MOMENT if language == "en" and _is_ambiguous(stated) else _worded(stated)


def _is_ambiguous(stated: str) -> bool:
    match = _AMBIGUOUS.fullmatch(stated)
    return match is not None and int(match.group(1)) != int(match.group(2))


def _month(stated: str) -> Moment:
    match = _MONTH.fullmatch(stated)
    return _made(lambda: datetime(int(match.group(1)), int(match.group(2)), 1), "month") if match else NO_MOMENT


def _epoch(stated: str) -> Moment:
    if not _EPOCH.fullmatch(stated):
        return NO_MOMENT
    return _made(lambda: datetime.fromtimestamp(int(stated[:10]), UTC), "minute")


def _iso(stated: str) -> Moment:
    return _made(lambda: datetime.fromisoformat(stated.replace("/", "-")), _precision(stated))


def _mail(stated: str) -> Moment:
    return _made(lambda: parsedate_to_datetime(stated), "minute") if _MAIL.fullmatch(stated) else NO_MOMENT


def _worded(stated: str) -> Moment:
    import dateparser  # loads slowly: most dates are ISO and never need it

    spelled = _HOURS.sub(lambda time: f"{time[1]}:{time[2] or '00'}", _LEADING.sub("", stated))
    for parts, precision in ((["day", "month", "year"], _precision(stated)), (["month", "year"], "month")):
        parsed = dateparser.parse(spelled, languages=["fr", "en"], settings={**_SETTINGS, "REQUIRE_PARTS": parts})
        if parsed is not None:
            return _in_utc(parsed, precision)
    return NO_MOMENT


_SETTINGS = {
    "PARSERS": ["absolute-time"],  # the others read "hier" by the machine's clock
    "DATE_ORDER": "DMY",
    "PREFER_DAY_OF_MONTH": "first",
    "TIMEZONE": "UTC",
    "TO_TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": True,
}


def _precision(stated: str) -> str:
    return "minute" if _TIME.search(stated) else "day"


def _made(make: Callable[[], datetime], precision: str) -> Moment:
    try:
        return _in_utc(make(), precision)
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        return NO_MOMENT


def _in_utc(value: datetime, precision: str) -> Moment:
    if not 1000 <= value.year <= 2999:
        return NO_MOMENT
    value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value.replace(microsecond=0), precision
