"""Which words name a month."""

from __future__ import annotations

import re
from functools import cache

from pipeline.knowledge.data import lexicon


def is_month(word: str, language: str) -> bool:
    """Tell whether a word names a month, written in full or shortened."""
    return _months(language).fullmatch(word) is not None


@cache
def _months(language: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon("calendar")[language]["months"]), re.IGNORECASE)
