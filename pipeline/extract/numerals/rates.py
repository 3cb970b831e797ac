"""What a figure is counted by: "45 euros par mois", "12 morts par jour", "$5 a day"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.knowledge.data import lexicon


def rate_at(text: str, position: int, language: str) -> tuple[int, str]:
    """Return where the words of a rate that start at a position of a plain text end, and its code; or the position."""
    match = _rates(language).match(text, position)
    return (match.end(), str(match.lastgroup)) if match else (position, "")


@cache
def _rates(language: str) -> re.Pattern[str]:
    words = lexicon("rates")[language]
    what = "|".join(f"(?P<{code}>{word})" for code, word in words["what"].items())
    return re.compile(rf"(?:{words['by']})(?:{what})(?!\w)(?! (?:{words['distance']})\b)", re.IGNORECASE)
