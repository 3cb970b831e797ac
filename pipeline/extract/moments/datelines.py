"""Datelines: where an article was sent from, and when."""

from __future__ import annotations

import re

from pipeline.extract.mentions import Mention

# "DAMAS, 18 mai (Agence) -", "April 22 (UPI) —", "COLOMBO:", "BEYROUTH —", "(AP) –"
DATELINE = re.compile(
    r"^[ \t]*(?:[A-ZÀ-Ý][\w'’.-]*(?:[ /][A-ZÀ-Ýa-zà-ÿ][\w'’.-]*){0,3},?[ ]*)?"
    r"(?:(?:le )?(?:\d{1,2}(?:er)? \w+|[A-Z]\w+\.? \d{1,2})(?:,? \d{4})?[ ]*)?"
    r"(?:\([^()\n]{2,40}\)[ ]*(?:[-–—]+|:)|(?<=[A-ZÀ-Ý]{3})[ ]*(?:[-–—]{1,2}|:)(?=[ ]))",
    re.MULTILINE,
)


def datelines(text: str) -> list[tuple[int, int]]:
    """Locate the datelines among an article's first lines."""
    return [match.span() for match in DATELINE.finditer(text, 0, 600)]


def within(mention: Mention, ranges: list[tuple[int, int]]) -> bool:
    """Tell whether a mention starts inside one of these stretches of characters [low, high)."""
    return any(low <= mention.start < high for low, high in ranges)
