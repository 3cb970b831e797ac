"""Columns and codes as a French or an English reader reads them; the words are in labels.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

LANGUAGES = ("fr", "en")

_NUMBERED = re.compile(r"answer_(\d+)_?(.*)")


def label(group: str, name: str, language: str) -> str:
    """Look one label up."""
    return str(_labels()[group][name][LANGUAGES.index(language)])


def readable(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """Keep one language's columns, with headings and codes in words."""
    pairs = [name for name in frame.columns if name.endswith("_en")]
    if language == "en":
        frame = frame.assign(**{name.removesuffix("_en"): frame[name] for name in pairs})
    frame = frame.drop(columns=pairs)
    for column in frame.columns.intersection(list(_labels()["codes"])):
        frame = frame.assign(**{column: _in_words(frame[column], language)})
    return frame.rename(columns=lambda name: _heading(name, language))


def _in_words(codes: pd.Series, language: str) -> pd.Series:
    words = {code: pair[LANGUAGES.index(language)] for code, pair in _labels()["codes"][codes.name].items()}
    return codes.replace(words)


def _heading(name: str, language: str) -> str:
    if numbered := _NUMBERED.fullmatch(name):
        heading = f"{label('headings', 'answer', language)} {numbered[1]}"
        return f"{heading} : {label('headings', numbered[2], language).lower()}" if numbered[2] else heading
    return label("headings", name, language)


@cache
def _labels() -> Mapping[str, Any]:
    labels: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return labels
