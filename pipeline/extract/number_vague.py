"""Numbers that only say about how many ("une vingtaine", "plusieurs"), and factors of another ("le double")."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.number import Form, Number, plain
from pipeline.knowledge.data import lexicon


def vague(text: str, language: str) -> Iterator[Number]:
    """Yield the factors, the collectives and every "plusieurs" of a plain text."""
    yield from _factors(text, language)
    yield from _collectives(text, language)
    yield from _halves(text, language)
    for match in _pattern(language, "several").finditer(text):
        yield Number(match.start(), match.end(), 2, math.inf, 2, Form.VAGUE, plural=True)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """Compile one of the patterns built from the words of a language."""
    words = lexicon("approximators")[language]
    collective = "|".join(f"(?P<c{value}>{noun})" for value, noun in words["collectives"].items())
    counts = "|".join(f"(?P<n{value}>{noun})" for value, noun in words["times"].items())
    further = "|".join(f"(?P<f{value}>{noun}s?)" for value, noun in words["collectives"].items() if value >= 100)
    return re.compile(
        plain(
            {
                "collective": rf"(?<!\w)(?:(?:(?P<one>{words['one']})|(?P<few>{words['few']})"
                rf"|(?P<several>{words['several']})|(?P<plural>{words['plural']})|{counts}|(?P<digits>\d{{1,2}})) ?)?"
                rf"(?:{collective})(?P<s>s)?(?: (?:{words['of']})(?:{further}))?(?!\w)",
                "factor": rf"(?<!\w)(?:{'|'.join(row[1] for row in words['relative'].values())})(?!\w)",
                "halves": rf"(?<!\w)(?:{'|'.join(words['halves'].values())})(?!\w)",
                "several": rf"(?<!\w)(?:{words['several']})(?= \w)",
            }[name]
        ),
        re.IGNORECASE,
    )


def _factors(text: str, language: str) -> Iterator[Number]:
    if not _pattern(language, "factor").search(text):
        return
    for name, (factor, words) in lexicon("approximators")[language]["relative"].items():
        for match in re.finditer(plain(rf"(?<!\w)(?:{words})(?!\w)"), text, re.IGNORECASE):
            yield Number(match.start(), match.end(), factor, factor, factor, Form.FACTOR, relative=name)


def _halves(text: str, language: str) -> Iterator[Number]:
    if not _pattern(language, "halves").search(text):
        return
    for value, words in lexicon("approximators")[language]["halves"].items():
        for match in re.finditer(plain(rf"(?<!\w)(?:{words})(?!\w)"), text, re.IGNORECASE):
            low, high = (value, value) if value >= 1000 else _around(value, "collective")
            yield Number(match.start(), match.end(), low, high, value, Form.VAGUE)


def _collectives(text: str, language: str) -> Iterator[Number]:
    words = lexicon("approximators")[language]
    for match in _pattern(language, "collective").finditer(text):
        groups = match.groupdict()
        unit = _value(groups, "c")
        number = _collective(groups, unit * (_value(groups, "f") or 1), unit in words["scale"])
        if number:
            low, high, nominal, plural = number
            yield Number(match.start(), match.end(), low, high, nominal, Form.VAGUE, plural)


def _collective(groups: dict[str, str | None], base: float, scale: bool) -> tuple[float, float, float, bool] | None:
    """Return the interval, the nominal value and whether it is a bare plural; None where a number says it better."""
    rules = lexicon("approximators")
    times = _value(groups, "n") or float(groups["digits"] or 0)
    if groups["few"]:
        return base * rules["few"]["low"], base * rules["few"]["high"], base, False
    if times:
        return None if scale else (*_around(base * times, "collective"), base * times, False)
    if groups["several"] or groups["s"]:
        low, high = base * rules["plural"]["low"], base * rules["plural"]["high"] - 1
        return low, high, low, True
    if not groups["one"]:
        return None
    if scale:
        return base, base, base, False
    return *_around(base, "good" if groups["good"] else "collective"), base, False


def _around(base: float, rule: str) -> tuple[float, float]:
    share = lexicon("approximators")[rule]
    return round(base * (1 - share["below"]), 6), round(base * (1 + share["above"]), 6)


def _value(groups: dict[str, str | None], prefix: str) -> float:
    """Return the number that the name of the captured group carries: `n3`, `c20`, `f1000`."""
    named = (name for name, value in groups.items() if value)
    return next((float(name[1:]) for name in named if name[0] == prefix and name[1:].isdigit()), 0.0)
