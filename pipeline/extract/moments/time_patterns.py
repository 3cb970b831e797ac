"""The words and patterns of calendar.yaml as compiled expressions, and the atoms they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from pipeline.extract.parse.prefilter import Prefiltered
from pipeline.knowledge.data import lexicon

_PLACEHOLDER = re.compile(r"\{([a-z_]+?)([23]?)\}")
_SPACE = re.compile(r" (\??)(?![^\[\]]*\])")  # outside brackets
_GROUP = re.compile(r"\(\?P<")
_EDGES = r"(?<![\w.,/:-])(?:%s)(?!\w|[.,/]\d)"
_NUMBERS = {
    "digits": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    "year": r"(?P<year{n}>(?:1\d|20)\d\d)(?!\d|[.,]\d| ?[%€$])",
    "recentyear": r"(?P<year>(?:19[3-9]|20[0-4])\d)(?!\d|[.,]\d| ?[%€$]| \w+s\b)",
    "hour": r"(?P<hour{n}>2[0-4]|1\d|0?\d)",
    "minute": r"(?P<minute{n}>[0-5]\d)(?!\d)",
    "digit": r"(?P<nth>[1-4])",
    "weekno": r"(?P<weekno>5[0-3]|[1-4]\d|[1-9])",
    "monthnum": r"(?P<month>1[0-2]|0?[1-9])",
    "hundreds": r"(?P<hundreds>1[5-9]|20)",
    "tens": r"(?P<tens>\d)",
    "century": r"(?P<century>[12]?\d|[XVI]+)",
    "hourpair": r"(?P<hour>[01]\d|2[0-3])",
    "shortnumeric": r"(?P<first>\d\d?)/(?P<second>\d\d?)(?![/-]\d)",
    "numeric": "|".join(
        rf"(?P<iso_year>\d{{4}}){mark}(?P<iso_month>\d\d?){mark}(?P<iso_day>\d\d?)"
        rf"|(?P<first>\d\d?){mark}(?P<second>\d\d?){mark}(?P<numeric_year>(?:19|20)\d\d)"
        for mark in (r"-", r"/", r"\.")
    )
    + r"|(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<numeric_year>\d\d)",
}
# In this order the first of two equally long readings is kept.
_DATE_RULES = ("date", "monthday", "weekday", "recurring", "nth", "month", "year", "years", "decade", "century",
               "season", "offset", "deictic", "anchored", "shifted", "rest", "unit", "quarter", "weekend", "week_of",
               "ago", "recent", "holiday")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a time expression; `fields` are what its pattern captured, as (name, value) pairs."""

    start: int
    end: int
    kind: str  # date, part or clock
    rule: str
    fields: tuple[tuple[str, str], ...]
    bound: bool = False  # means a time only beside another atom

    def __getitem__(self, name: str) -> str:
        return dict(self.fields).get(name, "")


def find_atoms(text: str, language: str) -> list[Atom]:
    """Return the atoms of a text in order, none over another, longer ones first served."""
    found = sorted(_all_atoms(text, language), key=lambda atom: (atom.start - atom.end, atom.start, atom.bound))
    kept: list[Atom] = []
    taken = bytearray(len(text))
    for atom in found:
        if taken.find(1, atom.start, atom.end) < 0:
            taken[atom.start : atom.end] = b"\1" * (atom.end - atom.start)
            kept.append(atom)
    return sorted(kept, key=lambda atom: atom.start)


def _all_atoms(text: str, language: str) -> Iterator[Atom]:
    meanings, patterns = time_patterns(language)
    for number, match in patterns.finditer(text):
        kind, rule, bound = meanings[number]
        yield Atom(match.start(), match.end(), kind, rule, _fields(match), bound)


def _fields(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    """Name what was captured: group `g7__month__5` gives ("month", "5"), `g7__year` its words."""
    captured = [(name.split("__"), value) for name, value in match.groupdict().items() if value is not None]
    return tuple(
        (field, member[0].replace("minus", "-") if member not in ([], ["n"]) else value or field)
        for (_, field, *member), value in captured
    )


@cache
def time_patterns(language: str) -> tuple[list[tuple[str, str, bool]], Prefiltered]:
    """Return what each pattern means (kind, rule, whether only beside another atom), and the patterns in that order."""
    words = lexicon("calendar")[language]
    groups = _groups(words)
    rows = [("date", rule, False, pattern) for rule in _DATE_RULES for pattern in words["patterns"][rule]]
    rows += [("date", rule, True, pattern) for rule, patterns in words["ends"].items() for pattern in patterns]
    rows += [("part", "part", False, "{part}"), ("part", "part", True, "{attached}")]
    rows += [("clock", "clock", False, pattern) for pattern in words["clock"]]
    rows += [("clock", "clock", True, pattern) for pattern in words["clock_attached"]]
    return [row[:3] for row in rows], Prefiltered([_compiled(pattern, groups) for *_, pattern in rows])


def _compiled(pattern: str, groups: Mapping[str, str]) -> re.Pattern[str]:
    filled = pattern
    while _PLACEHOLDER.search(filled):  # a phrase is made of word lists and of other phrases
        filled = _PLACEHOLDER.sub(lambda hole: groups[hole[1]].replace("{n}", hole[2]), filled)
    number = count()
    unique = _GROUP.sub(lambda group: f"(?P<g{next(number)}__", filled)  # one word list may stand twice in a pattern
    return re.compile(spaced(_EDGES % unique), re.IGNORECASE)


def spaced(pattern: str) -> str:
    """Let every space of a pattern stand for several."""
    return _SPACE.sub(lambda space: " *" if space[1] else " +", pattern)


def _groups(words: Mapping[str, Any]) -> dict[str, str]:
    """Build the named group of every word list, and take in the phrases made of them."""
    which, units = words["which"], words["units"]
    months = dict(enumerate(words["months"], start=1))
    days = _named("day{n}", dict(enumerate(words["days"], start=1)))
    lists = {
        "weekday": dict(enumerate(words["weekdays"])),
        "season": words["seasons"],
        "which": which,
        "yearwhich": which,
        "nth": words["nth"],
        "wide": {name: units[name] for name in ("week", "month")},
        "offset": words["offsets"],
        "anchored": words["anchored"],
        "portion": words["portions"],
        "holiday": words["holidays"],
        "deictic": {name: row[2] for name, row in words["deictic"].items()},
        "part": words["parts"],
        "about": words["about"],
        "half": words["halves"],
    }
    return (
        _NUMBERS
        | {name: _named(name, members) for name, members in lists.items()}
        | {name: f"(?:{phrase})" for name, phrase in words["phrases"].items()}
        | {
            "day": f"(?:{_NUMBERS['digits'].replace('<day>', '<day{n}>')}|{days})",
            "ordinal": days,
            "short_weekday": _named("weekday", dict(enumerate(words.get("short_weekdays", ())))),
            "month": _named("month", months),
            "bare_month": _named("month", words["bare_months"]),
            "short_month": _named("month", words.get("short_months", {})),
            "unit": _named("unit{n}", units),
            "longunit": _named("unit", {name: units[name] for name in ("week", "month", "year")}),
            "count": _named("count{n}", words["counts"] | {"few": words["few"], "n": r"\d{1,3}"}),
            "relative": _named("which", {name: which[name] for name in words["relative"]}),
            "tensword": _named("tens", words["tens"]),
            "attached": _named("part", words["attached"]),
            "this": f"(?P<this>{words['this']})",
            "zone": f"(?:{words['zone']})",
            "since": f"(?P<since>{words['since']})",
            "noon": f"(?P<noon>{words['noon']})",
            "midnight": f"(?P<midnight>{words['midnight']})",
        }
    )


def _named(field: str, members: Mapping[Any, str]) -> str:
    """Join the members of a word list, each in a group that carries its key."""
    groups = (f"(?P<{field}__{str(key).replace('-', 'minus')}>{words})" for key, words in members.items())
    return f"(?:{'|'.join(groups)})"
