"""Fold the spelling of names: case, accents, hyphens, apostrophes and the usual transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "ʿ": "", "ʾ": ""})
_ARTICLE = re.compile(
    r"\b(?:a[ldrstnz]|e[ldrstnz]|u[ldrstnz]|oul|a[sc]h|e[sc]h) (?=\w{3})"  # At Tanf, el-Assad, ach-Chaayrate
    r"|(?<= )[aeu](?=([tdrzsn])\1\w{2})"  # Deir Ezzor: the article glued to a word that is not the first
)
# Rival spellings of one sound across French and English transliterations, in the order they are folded.
_SOUNDS = [
    (re.compile(spelling), heard)
    for spelling, heard in (
        (r"(?<=[^aeiouy ])e\b", ""),  # the mute e of Poutine
        (r"(?<=o)ff?\b|(?<=e)ff\b", "v"),
        (r"t?s?ch|sh", "C"),
        (r"zh", "j"),
        (r"ph", "f"),
        (r"[qg]u(?=[eiy])", lambda found: "k" if found[0] == "qu" else "g"),
        (r"dj", "j"),
        (r"ck|kh|q|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"(?<=[^aeiouy ])h|h\b", ""),
        (r"a[yi]|e[yi]|ee", "i"),
        (r"ou(?=[aeiy])", "w"),
        (r"a[wu]|ou|ow(?=\w)|oo", "u"),
        (r"[ye]", "i"),
        (r"w", "v"),
        (r"o", "u"),
        (r"z", "s"),
    )
]
_PUNCTUATION = re.compile(r"\W+")
_DOUBLED = re.compile(r"(.)\1+")
_HELPING_VOWEL = re.compile(r"(?<=[aiu])([^aiu ])[aiu]([^aiu ])\b")
_VOWELS = re.compile(r"[aiuh]")
_LONG = 8  # one vowel may differ in a name, and one more every so many letters
_SHORT = 5  # shorter names must sound the same: Iran is not Irak


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
    heard = _ARTICLE.sub("", fold(text))
    for spelling, sounds in _SOUNDS:
        heard = spelling.sub(sounds, heard)
    return _DOUBLED.sub(r"\1", heard).strip()


def root(text: str) -> str:
    """Return the sound without a vowel before the last consonant, which transliterations add at will: Tanaf, Tanf."""
    return _HELPING_VOWEL.sub(r"\1\2", sound(text))


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Tell whether two spellings may be of one name: the same consonants, and vowels that differ little."""
    if root(a).replace(" ", "") == root(b).replace(" ", ""):
        return root(a) != ""
    left, right = (_DOUBLED.sub(r"\1", sound(name).replace(" ", "")) for name in (a, b))
    if min(len(left), len(right)) < _SHORT or left[0] != right[0]:
        return False
    return (
        _VOWELS.sub("", left) == _VOWELS.sub("", right) and Levenshtein.distance(left, right) <= 1 + len(left) // _LONG
    )
