"""Which place a mention names, and which place lies in which."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.knowledge.countries import country_names, country_of
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.gazetteer import cities, city_in, records, region_of, states
from pipeline.knowledge.names import fold, root

__all__ = ["contains", "country_of", "is_known_place", "names_part", "place_key", "shown_name", "within"]

_BIG_CITY = 500_000
_TOWN = 50_000
_WITHIN = "@"
_HOLDER = re.compile(r" (?:a|au|aux|en|dans|in|at) (?P<outer>(?:(?! (?:a|au|aux|en|dans|in|at) ).)+)$")
_OF_HOLDER = re.compile(
    r"\w (?:a|au|aux|en|dans|in|at|of|de|d) (?P<outer>(?:(?! (?:a|au|aux|en|dans|in|at|of|de|d) ).)+)$"
)


@lru_cache(maxsize=65536)
def place_key(text: str, language: str) -> str:
    """Return the canonical key of a place mention, or an empty string for words that name no place.

    `country:SY`, `region:gaza` and `city:169577` (a GeoNames number) are known places, `place:<root>` is a name known
    only by its spelling. `<key>/<part>` is a part of a place (`country:SY/south`, `place:murandi/bridge`),
    `around:<key>` what lies about it, `<key>@<key>` a place and where an article puts it.
    """
    name, _, outer = text.partition(",")
    folded = _stripped(fold(name))
    if _common(folded):
        return ""
    for kind in ("facilities", "directions"):
        part, link, rest = _headed(folded, kind)
        if part:
            rest, holder = _held(rest, language)
            named = part in lexicon("places")["named_parts"] or (kind == "facilities" and language == "fr" and not link)
            inner = _spelled(rest, text) if named else _base_key(rest, text, language)
            key = f"{inner}/{part}" if inner else ""
            return within(key, holder) if key.startswith("place:") and holder else key
    around, folded = _around(folded)
    inner = _qualified(folded, outer, language) or _base_key(folded, text, language)
    return f"around:{inner}" if inner and around and not inner.startswith("country:") else inner


def within(key: str, outer: str) -> str:
    """Return the key of a place that an article puts in another."""
    return f"{key}{_WITHIN}{outer}"


def names_part(text: str) -> bool:
    """Tell whether a phrase names a part of a place or what lies about it: a square, the north, a region."""
    folded = _stripped(fold(text.partition(",")[0]))
    return bool(_headed(folded, "facilities")[0] or _headed(folded, "directions")[0] or _around(folded)[0])


@lru_cache(maxsize=65536)
def shown_name(text: str) -> str:
    """Return the name of a town or of a part of it without the noun before or after it, or else the text itself."""
    before, after = _shown()
    found = before.fullmatch(text) or after.fullmatch(text)
    return found["name"] if found else text


def is_known_place(text: str, language: str) -> bool:
    """Tell whether a name is in the gazetteer, and not merely shaped like a place nor that of a hamlet."""
    kind, _, number = place_key(text, language).partition(":")
    return kind in ("country", "region") or (kind == "city" and _population(number) >= _TOWN)


def held_by(phrase: str, language: str) -> str:
    """Return the key of the known town or country at the end of a phrase, which holds what the phrase names."""
    found = _OF_HOLDER.search(fold(phrase))
    key = _known(_stripped(found["outer"]), language) if found else ""
    return key if key.startswith(("city:", "country:")) else ""


def _held(folded: str, language: str) -> tuple[str, str]:
    """Split "republique a paris" into the name and the key of the known place that holds it."""
    found = _HOLDER.search(folded)
    holder = _known(_stripped(found["outer"]), language) if found else ""
    return (folded[: found.start()], holder) if found and holder else (folded, "")


def _population(number: str) -> int:
    return int(records()[number]["population"]) if number in records() else _TOWN


def _qualified(folded: str, outer: str, language: str) -> str:
    """Find "Springfield, Illinois" or "Tripoli, Lebanon": the town of that name in the country or region named next."""
    if not outer:
        return ""
    holder = _stripped(fold(outer))
    holders = (
        f"country:{_known_country(holder, language)}",
        f"region:{_regions().get(holder) or states().get(holder)}",
    )
    number = next((number for key in holders if (number := city_in(folded, key))), "")
    return f"city:{number}" if number else ""


def _base_key(folded: str, text: str, language: str) -> str:
    folded = _stripped(folded)
    return (_known(folded, language) or _spelled(folded, text)) if folded else ""


def _spelled(folded: str, text: str) -> str:
    heard = root(folded)
    return f"place:{heard}" if heard and re.search(r"[A-ZÀ-Ý]", text) else ""


def _common(folded: str) -> bool:
    """Tell whether words only say what sort of place is meant: "the Place", "le quartier"."""
    return any(_pattern(f"{kind}_end").fullmatch(f" {folded}") for kind in ("facilities", "directions"))


def _known(folded: str, language: str) -> str:
    """Return the key of a known name; a large city goes before a state and a country of the other language."""
    population, number = cities().get(folded, (0, ""))
    if code := country_names(language).get(folded):
        return f"country:{code}"
    if region := _regions().get(folded):
        return f"region:{region}"
    if population >= _BIG_CITY:
        return f"city:{number}"
    if state := states().get(folded):
        return f"region:{state}"
    if code := _known_country(folded, language):
        return f"country:{code}"
    return f"city:{number}" if number else ""


def _known_country(folded: str, language: str) -> str:
    other = "en" if language == "fr" else "fr"
    return country_names(language).get(folded) or country_names(other).get(folded, "")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    data = lexicon("places")
    heads, tails = data["heads"], data["tails"]
    if kind in ("facilities", "directions"):
        names = sorted(data[kind].items(), key=lambda item: -len(item[0]))
        words = "|".join(f"(?P<{name}>{pattern})" for name, pattern in names)
        links = f"international|{heads['prepositions']}|la|le|les|l"
        return re.compile(rf"(?:(?:{heads['articles']}) )?(?:{words})(?P<links>(?: (?:{links}))*)(?: |$)")
    if kind.endswith("_end"):
        names = data[kind.removesuffix("_end")].items()
        words = "|".join(f"(?P<{name}>{pattern})" for name, pattern in names)
        return re.compile(rf" (?:international )?(?:{words})$")
    return {
        "around": re.compile(rf"(?:(?:{heads['articles']}) )?(?:{heads['around']})(?: |$)"),
        "plain": re.compile(
            rf"(?:{heads['articles']}|{heads['prepositions']}|{heads['plain']}) (?:(?:de?|du|des|la|le|les?|of|the) )*"
        ),
        "around_tail": re.compile(rf" (?:{tails['around']})$"),
        "plain_tail": re.compile(rf" (?:{tails['plain']})$"),
    }[kind]


@cache
def _shown() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match a name after "le quartier de" and before "district"; one word may describe it ("the rural town of")."""
    data = lexicon("places")
    name = r"(?P<name>(?:al[- ])?[A-ZÀ-Ý]\S*(?: \S+){0,3})"
    article = r"(?:(?:(?:le|la|les|the|une?|an?) |l['’])(?:[\w-]+ )?)?"
    link = r" (?:de (?:la |l['’])?|d['’]|of )?"
    before = re.compile(rf"{article}(?:{data['heads']['shown']}){link}{name}")
    return before, re.compile(rf"(?:[Tt]he )?{name} (?:{data['tails']['shown']})")


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


def _headed(folded: str, kind: str) -> tuple[str, str, str]:
    """Split "aeroport de damas", "damascus airport" or "alep est" into the part, the words that link it, and the place.

    A whole that is a known name stays whole.
    """
    if folded in _names():
        return "", "", folded
    found = _pattern(kind).match(folded)
    if found and folded[found.end() :]:
        part = next(name for name, words in found.groupdict().items() if words is not None and name != "links")
        return part, found["links"].strip(), folded[found.end() :]
    found = _pattern(f"{kind}_end").search(folded)
    return (str(found.lastgroup), "of", folded[: found.start()]) if found else ("", "", folded)


@cache
def _names() -> frozenset[str]:
    """Return every folded name that is known as it stands."""
    return frozenset({*cities(), *country_names("fr"), *country_names("en"), *_regions(), *states()})


@cache
def _regions() -> dict[str, str]:
    return {name: key for key, entry in lexicon("places")["regions"].items() for name in entry["names"]}


@lru_cache(maxsize=65536)
def contains(outer: str, inner: str) -> bool:
    """Tell whether the place of key `outer` holds the place of key `inner` and is not the same."""
    seen, frontier = {inner}, [inner]
    while frontier:
        frontier = [parent for key in frontier for parent in _parents(key) if parent not in seen]
        seen.update(frontier)
    outer = outer.partition(_WITHIN)[0]
    return outer != inner.partition(_WITHIN)[0] and outer in seen


def _parents(key: str) -> list[str]:
    own, _, holder = key.partition(_WITHIN)
    if holder:
        return [*_parents(own), holder, holder.partition(_WITHIN)[0]]
    if "/" in key:
        return [key.rpartition("/")[0]]
    kind, _, name = key.partition(":")
    if kind == "around":
        return [parent for parent in _parents(name) if not parent.startswith("around:")]
    regions = lexicon("places")["regions"]
    parents = [f"around:{key}"] if kind in ("city", "place", "region") else []
    if kind == "city" and name in records():
        parents += [f"country:{records()[name]['countrycode']}", *filter(None, [region_of(name)])]
    if kind == "region" and name.startswith("us_"):
        parents.append("country:US")
    if kind == "country":
        parents += [f"region:{region}" for region, entry in regions.items() if name in entry.get("inside", ())]
    if kind == "region" and "in" in regions.get(name, {}):
        outer = regions[name]["in"]
        parents.append(f"region:{outer}" if outer in regions else f"country:{outer}")
    return parents


def in_a_town(key: str) -> bool:
    """Tell whether a key names a square, a bridge or the like, which lies in some town."""
    name, _, part = key.partition("/")
    return name.startswith("place:") and part in lexicon("places")["parts_of_towns"]
