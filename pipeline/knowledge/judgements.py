"""What speakers call a happening, and which names stand against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.knowledge.data import lexicon


@cache
def judgements(language: str) -> Mapping[str, str]:
    """Map a noun to its pole: justifies, condemns or excuses."""
    return {word: pole for pole, words in lexicon("judgements").items() for word in words[language]}


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}s?\b")


def pole_of(text: str) -> str:
    """Return the pole of a statement in either language, or an empty string where it has none or several."""
    folded = text.lower()
    poles = {
        pole for language in ("fr", "en") for word, pole in judgements(language).items() if _whole(word).search(folded)
    }
    return poles.pop() if len(poles) == 1 else ""
