"""Whose wire a text says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.ingest.data import load
from pipeline.ingest.folding import Line, Span, covers, fold, lines_of, plain_spaces

_LONGEST_LINE = 160
_LAST_LINES = 3
_TAIL = 120
_JOINT = r" ?(?:/|,|&|\+|et|and|-) ?"

Credit = tuple[str, list[Span]]


def credit_of(text: str, noise: Sequence[Span], outlet: str = "") -> Credit:
    """Name the agencies that the text credits, joined by "/", and the spans of credits that are no prose.

    `noise` is merged spans. An agency that is only quoted ("a déclaré à l'AFP") is not credited. An agency's own text
    is its own wire.
    """
    found = [_own(outlet)] if _own(outlet) else []
    spans: list[Span] = []
    lines = lines_of(text)
    clean = [line for line in lines if not covers(noise, line.start)]
    for line in lines:
        match, span = _credit(line, is_last=line in clean[-_LAST_LINES:])
        if match:
            found += _names(match)
            spans += [span] if span else []
    return "/".join(dict.fromkeys(found)), spans


def _credit(line: Line, is_last: bool) -> tuple[str, Span | None]:
    """Return the words of the credit and, unless the article's own sentence holds them, their span."""
    text = plain_spaces(line.text)
    whole = _pattern("line").fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if whole:
        return whole.group(), (line.start, line.end)
    opening = _pattern("start").match(text)
    if opening:
        return opening.group(), (line.start, line.end) if opening.end() == len(text) else None
    offset = max(0, len(text) - _TAIL)
    for where in ("end", "last") if is_last else ("end",):
        closing = _pattern(where).search(text, offset)
        if closing:
            return closing.group(), (line.start + closing.start(), line.end)
    return "", None


def _names(credit: str) -> list[str]:
    spelled = (match.group() for match in _agency().finditer(credit))
    return [_forms().get(form.casefold(), form) for form in spelled]


def _own(outlet: str) -> str:
    return {fold(form): name for form, name in _forms().items()}.get(fold(outlet), "")


@cache
def _forms() -> dict[str, str]:
    return {form.casefold(): name for name, forms in load("agencies.yaml")["agencies"].items() for form in forms}


@cache
def _spelled() -> str:
    data = load("agencies.yaml")
    forms = [form for forms in data["agencies"].values() for form in forms]
    listed = map(re.escape, sorted(forms, key=lambda form: (-len(form), form)))
    return r"(?<![\w-])(?:" + "|".join([*listed, *data["unlisted"]]) + r")(?![\w-])"


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(_spelled(), re.IGNORECASE)


@cache
def _pattern(where: str) -> re.Pattern[str]:
    sources = [
        source for rule in load("agencies.yaml")["credits"] if rule["where"] == where for source in rule["patterns"]
    ]
    listed = f"(?:{_spelled()}(?:{_JOINT}{_spelled()})*)"
    return re.compile("|".join(f"(?:{source})" for source in sources).replace("<list>", listed))
