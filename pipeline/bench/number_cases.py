"""Measure the number reader against Recognizers-Text cases: expressions in a text, with the value each one names.

A case is right when every expression that it expects is read: a number or a quantity of ours overlaps it and has its
value (for a range, both bounds; for a quantity with a unit, its amount). A case that expects nothing asks what is no
number (a date, a telephone, an article of speech): it is right when the layer that news extraction uses reads no
figure there. Ranks that name no number ("the last one", "% of") are counted apart. What Recognizers-Text marks as
unsupported in its own readers is counted all the same, and once more without: the mark says nothing of the language.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import NothingReadError
from pipeline.extract.moments.times import find_times
from pipeline.extract.numerals.amounts import amounts
from pipeline.extract.numerals.number import Form, plain
from pipeline.extract.numerals.numbers import find_numbers
from pipeline.extract.numerals.quantities import find_quantities, read_quantities

LANGUAGES = {"French": "fr", "English": "en"}
FILES = ("Number/{}/*Model.json", "NumberWithUnit/{}/*Model.json")  # not the variants of a mode of theirs
_RANGE = re.compile(r"[\[(](?P<low>[^,]*),(?P<high>[^,]*)[\])]")
_SHARE = 100  # a share in the number files is a fraction of one

_Reading = tuple[int, int, float, float]


@dataclass(slots=True)
class Score:
    """What was read of one file of cases."""

    cases: int = 0
    right: int = 0
    supported: int = 0
    supported_right: int = 0
    without_value: int = 0
    wrong: list[dict[str, Any]] = field(default_factory=list)


def score_values(folder: Path) -> dict[str, Score]:
    """Read a folder of Recognizers-Text cases and return a score for each of its number files."""
    scores = {
        f"{name} {path.stem}": _score(json.loads(path.read_text(encoding="utf-8-sig")), language, path.stem)
        for name, language in LANGUAGES.items()
        for pattern in FILES
        for path in sorted(folder.glob(pattern.format(name)))
    }
    if not scores:
        raise NothingReadError(f"{folder}: no Recognizers-Text number cases; give the folder that holds Number/French")
    return scores


def _score(cases: list[dict[str, Any]], language: str, model: str) -> Score:
    score = Score()
    for case in cases:
        expected = [(result, bounds) for result in case["Results"] if (bounds := _bounds(result))]
        if case["Results"] and not expected:
            score.without_value += 1
            continue
        reader = _readings if expected else _figures
        read = list(reader(case["Input"], language, model))
        right = all(_told(result, bounds, read, case["Input"]) for result, bounds in expected) if expected else not read
        supported = "python" not in case.get("NotSupported", "") + case.get("NotSupportedByDesign", "")
        score.cases += 1
        score.right += right
        score.supported += supported
        score.supported_right += right and supported
        if not right:
            score.wrong.append({"text": case["Input"], "expected": [b for _, b in expected], "read": read})
    return score


def _bounds(result: dict[str, Any]) -> tuple[float, float] | None:
    """Return the value that a case expects, as an interval, or None where it names no number."""
    value = str(result["Resolution"].get("value"))
    if span := _RANGE.fullmatch(value):
        return float(span["low"] or -math.inf), float(span["high"] or math.inf)
    try:
        number = float(value.rstrip("%").replace(",", "."))
    except ValueError:
        return None
    return number, number


def _told(result: dict[str, Any], bounds: tuple[float, float], read: list[_Reading], text: str) -> bool:
    """Tell whether a reading overlaps an expected expression and has its bounds; nought stands for no lower bound."""
    start = result.get("Start", 0)
    end = result.get("End", start + len(result["Text"]) - 1) + 1
    low, high = bounds
    return any(
        ((first < end and start < last) or text[first:last].lower() == result["Text"].lower())
        and (math.isclose(least, low, rel_tol=1e-6) or (low == -math.inf and least == 0))
        and math.isclose(most, high, rel_tol=1e-6)
        for first, last, least, most in read
    )


def _figures(text: str, language: str, model: str) -> Iterator[_Reading]:
    """Yield what news extraction takes for a figure."""
    dates = [(time.start, time.end) for time in find_times(text, language)]
    bare = model.startswith("Number")
    for quantity in (q for q in find_quantities(text, language, dates) if bool(q.unit) != bare):
        yield quantity.start, quantity.end, quantity.low, quantity.high


def _readings(text: str, language: str, model: str) -> Iterator[_Reading]:
    """Yield what is read for a kind of file: bare numbers and ratios, ordinals, ranges, or amounts with a unit."""
    quantities = read_quantities(text, language)
    if model.startswith("NumberModel"):
        for number in find_numbers(text, language):
            if number.form is not Form.ORDINAL:
                yield number.start, number.end, number.nominal, number.nominal
        yield from ((q.start, q.end, q.low / _SHARE, q.high / _SHARE) for q in quantities if q.unit == "percent")
    elif model.startswith("OrdinalModel"):
        ordinals = (number for number in find_numbers(text, language) if number.form is Form.ORDINAL)
        yield from ((number.start, number.end, number.low, number.high) for number in ordinals)
    elif model.startswith("NumberRangeModel"):
        for q in quantities:
            share = _SHARE if q.unit == "percent" else 1
            yield q.start, q.end, q.low / share, q.high / share
    else:
        for amount in amounts(find_numbers(text, language), plain(text), language):
            if amount.unit == "percent" or (amount.unit and not model.startswith("PercentModel")):
                yield amount.start, amount.end, amount.nominal, amount.nominal
