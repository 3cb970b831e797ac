"""The words and patterns of calendar.yaml as compiled expressions, and the atoms they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from pipeline.knowledge.data import lexicon

_PLACEHOLDER = re.compile(r"\{([a-z_]+?)(2?)\}")
_GROUP = re.compile(r"\(\?P<")
_EDGES = r"(?<![\w.,/:-])(?:%s)(?!\w|[.,/]\d)"
_NUMBERS = {
    "day": r"(?P<day{n}>3[01]|[12]\d|0?[1-9])",
    "year": r"(?P<year{n}>(?:1\d|20)\d\d)(?!\d|[.,]\d| ?[%€$])",
    "hour": r"(?P<hour{n}>2[0-4]|1\d|0?\d)",
    "minute": r"(?P<minute{n}>[0-5]\d)(?!\d)",
    "numeric": r"(?:(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<iso_year>\d{4})/(?P<iso_month>\d\d)/(?P<iso_day>\d\d)"
    r"|(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<numeric_year>(?:19|20)\d\d)"
    r"|(?P<first>\d\d?)-(?P<second>\d\d?)-(?P<numeric_year>(?:19|20)\d\d)"
    r"|(?P<first>\d\d?)\.(?P<second>\d\d?)\.(?P<numeric_year>(?:19|20)\d\d))",
}
_DATE_RULES = ("date", "weekday", "month", "year", "season", "offset", "deictic", "anchored", "unit", "weekend", "ago",
               "recent", "holiday")  # fmt: skip


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
    for atom in found:
        if all(atom.end <= other.start or other.end <= atom.start for other in kept):
            kept.append(atom)
    return sorted(kept, key=lambda atom: atom.start)


def _all_atoms(text: str, language: str) -> Iterator[Atom]:
    for kind, rule, bound, pattern in _patterns(language):
        for match in pattern.finditer(text):
            yield Atom(match.start(), match.end(), kind, rule, _fields(match), bound)


def _fields(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    """Name what was captured: group `g7__month__5` gives ("month", "5"), `g7__year` its words."""
    captured = [(name.split("__"), value) for name, value in match.groupdict().items() if value is not None]
    return tuple(
        (field, member[0].replace("minus", "-") if member not in ([], ["n"]) else value or field)
        for (_, field, *member), value in captured
    )


@cache
def _patterns(language: str) -> list[tuple[str, str, bool, re.Pattern[str]]]:
    words = lexicon("calendar")[language]
    groups = _groups(words)
    rows = [("date", rule, False, pattern) for rule in _DATE_RULES for pattern in words["patterns"][rule]]
    rows += [("part", "part", False, "{part}"), ("part", "part", True, "{attached}")]
    rows += [("clock", "clock", False, pattern) for pattern in words["clock"]]
    rows += [("clock", "clock", True, pattern) for pattern in words["clock_attached"]]
    return [(kind, rule, bound, _compiled(pattern, groups)) for kind, rule, bound, pattern in rows]


def _compiled(pattern: str, groups: Mapping[str, str]) -> re.Pattern[str]:
    filled = _PLACEHOLDER.sub(lambda hole: groups[hole[1]].replace("{n}", hole[2]), pattern)
    number = count()
    unique = _GROUP.sub(lambda group: f"(?P<g{next(number)}__", filled)  # one word list may stand twice in a pattern
    return re.compile(_EDGES % unique, re.IGNORECASE)


def _groups(words: Mapping[str, Any]) -> dict[str, str]:
    """Build the named group of every word list."""
    which = words["which"]
    proper = "(?-i:%s)" if "short_weekdays" in words else "%s"  # English capitals tell March from march
    return _NUMBERS | {
        "weekday": proper % _named("weekday", dict(enumerate(words["weekdays"]))),
        "short_weekday": proper % _named("weekday", dict(enumerate(words.get("short_weekdays", ())))),
        "month": proper % _named("month", dict(enumerate(words["months"], start=1))),
        "season": _named("season", words["seasons"]),
        "unit": _named("unit", words["units"]),
        "weekunit": _named("unit", {"week": words["units"]["week"]}),
        "count": _named("count{n}", words["counts"] | {"few": words["few"], "n": r"\d{1,3}"}),
        "which": _named("which", which),
        "relative": _named("which", {name: which[name] for name in ("before", "after", "next")}),
        "this": f"(?P<this>{words['this']})",
        "offset": _named("offset", words["offsets"]),
        "anchored": _named("anchored", words["anchored"]),
        "portion": _named("portion", words["portions"]),
        "holiday": _named("holiday", words["holidays"]),
        "deictic": _named("deictic", {name: row[2] for name, row in words["deictic"].items()}),
        "part": _named("part", words["parts"]),
        "attached": _named("part", words["attached"]),
        "about": _named("about", words["about"]),
        "half": _named("half", words["halves"]),
        "zone": f"(?:{words['zone']})",
        "since": f"(?P<since>{words['since']})",
        "noon": f"(?P<noon>{words['noon']})",
        "midnight": f"(?P<midnight>{words['midnight']})",
        "hourpair": r"(?P<hour>[01]\d|2[0-3])",
    }


def _named(field: str, members: Mapping[Any, str]) -> str:
    """Join the members of a word list, each in a group that carries its key."""
    groups = (f"(?P<{field}__{str(key).replace('-', 'minus')}>{words})" for key, words in members.items())
    return f"(?:{'|'.join(groups)})"
