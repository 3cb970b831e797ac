"""Whether a text can be an article: neither too long nor too short, and words rather than runs, refrains or figures."""

from __future__ import annotations

import re

from pipeline.config import IngestSettings
from pipeline.ingest.decode import readable
from pipeline.ingest.draft import UnreadableError

_FEWEST_WORDS = 8
_LONGEST_WORD = 20  # characters to a word allowed: bounds a text that has few spaces
_PIECES = 2  # words and marks to a word allowed: bounds a text that has marks for spaces
_PIECE = re.compile(r"\w+|[^\w\s]")
_SHOWN = 30
_REMEDY = "give the article's own text, or change"


def check(text: str, settings: IngestSettings) -> None:
    """Raise UnreadableError, with the remedy, for a text that is no article; it must be cheap on whatever comes."""
    if len(text) > settings.max_words * _LONGEST_WORD:
        raise _too_long(settings)
    words = readable(text).split()
    if len(words) < _FEWEST_WORDS:
        raise UnreadableError(f"no text: fewer than {_FEWEST_WORDS} words; give the whole article")
    if len(words) > settings.max_words or len(_PIECE.findall(text)) > settings.max_words * _PIECES:
        raise _too_long(settings)
    _check_words(words, settings)


def _check_words(words: list[str], settings: IngestSettings) -> None:
    longest = max(words, key=len)
    if len(longest) > settings.max_unbroken:
        raise UnreadableError(
            f"{len(longest)} characters without a blank ('{longest[:_SHOWN]}...'): take them out, "
            "or raise ingest.max_unbroken"
        )
    distinct = len({word.lower() for word in words}) / len(words)
    if distinct < settings.min_distinct:
        raise UnreadableError(
            f"looks like no article: the same words over and over ({distinct:.1%} of them differ); "
            f"{_REMEDY} ingest.min_distinct"
        )
    figures = sum(any(map(str.isdigit, word)) for word in words) / len(words)
    if figures > settings.max_figures:
        raise UnreadableError(
            f"looks like no article: {figures:.0%} of its words are figures; {_REMEDY} ingest.max_figures"
        )


def _too_long(settings: IngestSettings) -> UnreadableError:
    return UnreadableError(
        f"longer than {settings.max_words} words: not one article; split it, or raise ingest.max_words"
    )
