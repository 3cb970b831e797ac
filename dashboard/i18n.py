"""The texts of the screens in French and English, with the numbers and dates that go into them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("fr", "en")
_FOLDER = Path(__file__).parent / "texts"
_NARROW = "\u202f"


@cache
def texts(language: str) -> Mapping[str, str]:
    """Read all texts of a language by dotted key."""
    leaves = _flat(tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
    return {key: _french_spaces(text) if language == "fr" else text for key, text in leaves}


def _french_spaces(text: str) -> str:
    """Keep a sign that French sets apart on the line of its word."""
    return re.sub(r" (?=[;!?%»])|(?<=«) ", _NARROW, text).replace(" :", "\u00a0:")


def _flat(branch: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    leaves: list[tuple[str, str]] = []
    for key, value in branch.items():
        leaves += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]
    return leaves


@dataclass(frozen=True)
class Translator:
    """Says everything in one language: `t("overview.title")`, `t.count("unit.question", 3)`, `t.day(moment)`."""

    language: str

    @property
    def locale(self) -> Locale:
        return Locale.parse("fr_FR" if self.language == "fr" else "en_GB")

    def __call__(self, key: str, **values: object) -> str:
        return texts(self.language)[key].format(**values)

    def label(self, family: str, code: Any) -> str:
        """Name a code of a closed set; a code that the texts do not know names itself."""
        text = "" if pd.isna(code) else str(code)
        return texts(self.language).get(f"{family}.{text}", text.replace("_", " "))

    def count(self, key: str, number: float, **values: object) -> str:
        """Say a number of things, in the plural form that the language asks for."""
        form = "one" if self.locale.plural_form(number) == "one" else "other"
        return self(f"{key}.{form}", n=self.number(number), **values)

    def number(self, number: Any, digits: int = 0) -> str:
        return format_decimal(number, format=f"#,##0.{'#' * digits}", locale=self.locale)

    def percent(self, share: float) -> str:
        return format_percent(share, locale=self.locale)

    def day(self, moment: Any) -> str:
        return "" if pd.isna(moment) else self._first(format_date(_day(moment), format="d MMM y", locale=self.locale))

    def hour(self, moment: Any, precision: str = "") -> str:
        """Say a day and its hour (UTC); a moment that is only known to the day is said as a day."""
        if pd.isna(moment) or (precision and precision not in {"minute", "second", "hour"}):
            return self.day(moment)
        return self._first(format_datetime(moment, format="d MMM y, HH:mm", locale=self.locale))

    def _first(self, date_said: str) -> str:
        """French numbers the first day of a month, and no other, by its rank."""
        return re.sub(r"^1(?= )", "1er", date_said) if self.language == "fr" else date_said

    def pick(self, row: Any, column: str) -> str:
        """Read the column of the language (`x` is French, `x_en` English), or the other when it is missing."""
        names = (column, f"{column}_en") if self.language == "fr" else (f"{column}_en", column)
        said = next((name for name in names if name in row and not pd.isna(row[name]) and row[name]), "")
        text = str(row[said]) if said else ""
        return _french_spaces(text) if said == column else text


def _day(moment: Any) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
