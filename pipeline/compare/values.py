"""What a comparator reads and what it returns."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from pipeline.config import CompareSettings
from pipeline.knowledge.names import fold
from pipeline.records import Qualifier, Relation


@dataclass(frozen=True, slots=True)
class Value:
    """One answer's value: its wording, its canonical key, its interval, and whether its holders reject it.

    `single` tells whether such a happening has one place, one moment and one doer; `days` is how long it may last.
    """

    text: str
    key: str = ""
    low: float = math.nan
    high: float = math.nan
    qualifier: str = ""
    unit: str = ""
    start: pd.Timestamp | None = None
    end: pd.Timestamp | None = None
    precision: str = ""
    denied: bool = False
    single: bool = True
    days: int = 0

    @property
    def upper(self) -> float:
        """The upper end of a figure; infinite for "at least"."""
        return math.inf if math.isnan(self.high) or self.qualifier == Qualifier.AT_LEAST else self.high


@dataclass(frozen=True, slots=True)
class Finding:
    """How two values relate, how close they are (1 is the same), and the sentence that says why."""

    relation: Relation
    score: float
    reason: str
    reason_en: str


def finding(relation: Relation, score: float, a: Value, b: Value, why: str, why_en: str) -> Finding:
    """Say how two values relate, in a sentence that names both."""
    french, english = f"« {a.text} » et « {b.text} » : {why}.", f"“{a.text}” and “{b.text}”: {why_en}."
    return Finding(relation, round(score, 4), french, english)


Comparator = Callable[[Value, Value, CompareSettings], Finding]


_LEADING = re.compile(
    r"^(?:(?:l|d|le|la|les|un|une|des|du|de|ses|son|sa|leur|leurs|the|an|a|some|his|her|their) )+(?=\S)"
)


def bare(text: str) -> str:
    """Fold a phrase and drop the articles it opens with."""
    return _LEADING.sub("", fold(text))
