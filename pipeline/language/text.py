"""Prepare text for the pipelines without moving a single character."""

import unicodedata

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033"
_HYPHENS = "\u2010\u2011"

_TABLE = str.maketrans(
    dict.fromkeys(_SPACES + _INVISIBLE + _DIRECTION, " ")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_HYPHENS, "-")
    | {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}
)


def plain(text: str) -> str:
    """Map typographic variants to one form each, character for character, so that offsets stay exact."""
    return text.translate(_TABLE)


def bare(text: str) -> str:
    """Drop the accents of a text."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
