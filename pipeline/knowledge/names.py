"""Fold the spelling of names: case, accents, hyphens, apostrophes and the usual transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "ʿ": "", "ʾ": ""})
_ARTICLE = re.compile(r"\b(?:al|el|ad|ed|ar|er|as|es|at|et|ash|esh|an|en|az|ez|ud) (?=\w{3})")
# Rival spellings of one sound across French and English transliterations, in the order they are folded.
_SOUNDS = "que:ke qui:ki tch:c dj:j gh:g kh:h ph:f ch:s sh:s ou:u oo:u ee:i q:k ck:k c:k y:i w:u z:s v:u o:u e:i h:"
_PUNCTUATION = re.compile(r"\W+")
_DOUBLED = re.compile(r"(.)\1+")
_HELPING_VOWEL = re.compile(r"(?<=[aiu])([^aiu ])[aiu]([^aiu ])\b")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the name in lower case without accents, hyphens, apostrophes, dots or doubled spaces."""
    kept = text.lower()
    if not kept.isascii():
        plain = unicodedata.normalize("NFKD", kept.translate(_LIGATURES))
        kept = "".join(char for char in plain if not unicodedata.combining(char))
    return _PUNCTUATION.sub(" ", kept).strip()


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """Return what is left of a name once articles and rival transliterations are folded: Qusur, Koussour -> kusur."""
    folded = _ARTICLE.sub("", fold(text))
    for spelling, _, heard in (pair.partition(":") for pair in _SOUNDS.split()):
        folded = folded.replace(spelling, heard)
    return _DOUBLED.sub(r"\1", folded).strip()


def root(text: str) -> str:
    """Return the sound without a vowel before the last consonant, which transliterations add at will: Tanaf, Tanf."""
    return _HELPING_VOWEL.sub(r"\1\2", sound(text))
