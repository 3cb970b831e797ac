"""The language a file states, or the one its text is in."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

# More than the supported ones, so that a text in another is not taken for one of these.
_KNOWN = ("ar", "ca", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "tr")
_SAMPLE = 2_000
_THREE_LETTERS = {"fra": "fr", "fre": "fr", "eng": "en", "deu": "de", "ger": "de", "spa": "es", "ita": "it"}


def language_of(stated: str, prose: str) -> str:
    """Name the language by two letters: the stated one if it is one, otherwise the text's; empty if neither tells."""
    return _stated(stated) or _detected(prose[:_SAMPLE])


def _stated(stated: str) -> str:
    name = stated.strip().casefold()
    code = re.split(r"[-_]", name)[0]
    code = _THREE_LETTERS.get(code, code)
    return code if code in _two_letter_codes() else _names().get(name, "")


def _detected(text: str) -> str:
    language = _detector().detect_language_of(text)
    return language.iso_code_639_1.name.lower() if language else ""


@cache
def _two_letter_codes() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def _names() -> dict[str, str]:
    """Map a language's name in English, in French and in itself to its code."""
    return {
        str(Locale(code).get_display_name(inside)).casefold(): code for code in _KNOWN for inside in (code, "fr", "en")
    }


@cache
def _detector() -> LanguageDetector:
    codes = [getattr(IsoCode639_1, code.upper()) for code in _KNOWN]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
