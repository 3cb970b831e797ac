"""Numbers that only say about how many ("une vingtaine", "plusieurs"), and factors of another ("le double")."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from pipeline.extract.numerals.number import Form, Number, plain
from pipeline.extract.parse.prefilter import Prefiltered
from pipeline.knowledge.data import lexicon

Reading = Callable[[re.Match[str]], Number | None]


def vague(text: str, language: str) -> Iterator[Number]:
    """Yield the factors, the collectives and every "plusieurs" of a plain text."""
    readings, patterns = vague_patterns(language)
    for number, match in patterns.finditer(text):
        found = readings[number](match)
        if found is not None:
            yield found


@cache
def vague_patterns(language: str) -> tuple[list[Reading], Prefiltered]:
    """Return how each pattern built from the words of a language is read, and the patterns in that order."""
    words = lexicon("approximators")[language]
    rows: list[tuple[Reading, str]] = [
        (partial(_factor, factor, name), rf"(?<!\w)(?:{spelled})(?!\w)")
        for name, (factor, spelled) in words["relative"].items()
    ]
    rows.append((partial(_collected, words["scale"]), _collective_pattern(words)))
    rows += [(partial(_half, value), rf"(?<!\w)(?:{spelled})(?!\w)") for value, spelled in words["halves"].items()]
    rows.append((_several, rf"(?<!\w)(?:{words['several']})(?= \w)"))
    compiled = [re.compile(plain(pattern), re.IGNORECASE) for _, pattern in rows]
    return [reading for reading, _ in rows], Prefiltered(compiled)


def _collective_pattern(words: Mapping[str, Any]) -> str:
    collective = "|".join(f"(?P<c{value}>{noun})" for value, noun in words["collectives"].items())
    counts = "|".join(f"(?P<n{value}>{noun})" for value, noun in words["times"].items())
    further = "|".join(f"(?P<f{value}>{noun}s?)" for value, noun in words["collectives"].items() if value >= 100)
    return (
        rf"(?<!\w)(?:(?:(?P<one>{words['one']})|(?P<few>{words['few']})"
        rf"|(?P<several>{words['several']})|(?P<plural>{words['plural']})|{counts}|(?P<digits>\d{{1,2}})) ?)?"
        rf"(?:{collective})(?P<s>s)?(?: (?:{words['of']})(?:{further}))?(?!\w)"
    )


def _factor(factor: float, name: str, match: re.Match[str]) -> Number:
    return Number(match.start(), match.end(), factor, factor, factor, Form.FACTOR, relative=name)


def _half(value: float, match: re.Match[str]) -> Number:
    low, high = (value, value) if value >= 1000 else _around(value, "collective")
    return Number(match.start(), match.end(), low, high, value, Form.VAGUE)


def _several(match: re.Match[str]) -> Number:
    return Number(match.start(), match.end(), 2, math.inf, 2, Form.VAGUE, plural=True)


def _collected(scale: Sequence[float], match: re.Match[str]) -> Number | None:
    groups = match.groupdict()
    unit = _value(groups, "c")
    number = _collective(groups, unit * (_value(groups, "f") or 1), unit in scale)
    if number is None:
        return None
    low, high, nominal, plural = number
    return Number(match.start(), match.end(), low, high, nominal, Form.VAGUE, plural)


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
