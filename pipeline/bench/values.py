"""Measure how times and numbers are read on the Recognizers-Text specifications."""

from pathlib import Path
from typing import Any

from pipeline.bench.number_cases import score_values
from pipeline.bench.time_cases import time_cases


def values(folder: Path, misses: bool = False) -> dict[str, Any]:
    """Return, for each file of cases, how many there are and how many are read right; with `misses`, the others too.

    Times count what other conventions than theirs make right apart, and name what they set aside.
    """
    numbers = {
        name: {"cases": score.cases, "right": score.right, **({"wrong": score.wrong} if misses else {})}
        for name, score in score_values(folder).items()
    }
    times = {
        f"{score.language}/{score.name}": {
            "cases": score.cases,
            "right": score.right,
            "exact": score.exact,
            "by_convention": dict(score.by_convention),
            "set_aside": dict(score.set_aside),
            **({"wrong": [miss.text for miss in score.misses]} if misses else {}),
        }
        for score in time_cases(folder)
    }
    return {"numbers": numbers, "times": times}
