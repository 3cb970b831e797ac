"""Who a phrase names as actor or speaker, by composition, and how two actors relate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.knowledge.countries import country_mentions
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.names import fold
from pipeline.records import Relation, SpeakerKind

_NAMED = re.compile(r"[A-ZÀ-Ý][\w'-]*[a-zà-ÿ] [A-ZÀ-Ý][\w'-]+|\bM(?:me|r|rs|s)?\.? [A-Z]")


ANYBODY = "people"


@dataclass(frozen=True, slots=True)
class _Actor:
    """A key taken apart: the class, the country it belongs to, what qualifies it, the named group, the part of it."""

    kind: str
    country: str = ""
    qualifier: str = ""
    group: str = ""
    part: str = ""


@lru_cache(maxsize=65536)
def actor_key(text: str, language: str) -> str:
    """Return the canonical key of an actor: `army:SY`, `militia:SY:pro_government`, `group:islamic_state`, or "".

    A key is class:country:qualifier, with /part where the phrase names a part of the actor (a position of the army).
    """
    own, sponsor = _sponsor_apart(text, language)
    key = _group(own) or _metonym(own) or _composed(own, sponsor, language)
    part = _part(fold(own)) if key else ""
    return f"{key}/{part}" if part else key


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _sponsor_apart(text: str, language: str) -> tuple[str, str]:
    """Split "rebelles syriens appuyés par Washington" into the actor and the country that stands behind it."""
    data, folded = lexicon("actors"), fold(text)
    if found := _compiled(data["sponsors"]).search(folded):
        words = len(folded[: found.start()].split())
        pieces = list(re.finditer(r"[^\W_]+", text))
        cut = pieces[words].start() if words < len(pieces) else len(text)
        return text[:cut], _country(text[cut:], language)
    for pattern in (data["sponsored"], data["towards"]):
        found = _compiled(pattern).search(folded)
        if found and (sponsor := _country(_printed(text, found.start("who"), found.end("who")), language)):
            first = len(folded[: found.start()].split())
            last = len(folded[: found.end()].split())
            pieces = list(re.finditer(r"[^\W_]+", text))
            return text[: pieces[first].start()] + text[pieces[last - 1].end() :], sponsor
    return text, ""


def _printed(text: str, start: int, end: int) -> str:
    """Return the words of a text as printed that stand at [start, end) of its folded form."""
    folded = fold(text)
    words = re.findall(r"[^\W_]+", text)
    return " ".join(words[len(folded[:start].split()) : len(folded[:end].split())])


def _country(text: str, language: str) -> str:
    return next((code for _, _, code in country_mentions(text, language)), "")


@cache
def _group_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    groups = lexicon("actors")["groups"]
    names = "|".join(f"(?P<{name}>{row['names']})" for name, row in groups.items() if "names" in row)
    acronyms = "|".join(f"(?P<{name}>{'|'.join(row['acronyms'])})" for name, row in groups.items() if "acronyms" in row)
    return _compiled(names), _compiled(acronyms)


def _group(text: str) -> str:
    names, acronyms = _group_patterns()
    found = names.search(fold(text)) or acronyms.search(text)
    return f"group:{found.lastgroup}" if found else ""


def _metonym(text: str) -> str:
    folded = fold(text)
    return next((key for words, key in lexicon("actors")["metonyms"].items() if _compiled(words).search(folded)), "")


@cache
def _class_pattern(language: str) -> re.Pattern[str]:
    classes = lexicon("actors")["classes"]
    rows = [(name, word) for name, row in classes.items() for word in _alternatives(row.get(language, ""))]
    rows.sort(key=lambda row: (-len(row[1]), row))
    return _compiled("|".join(f"(?P<{name}__{index}>{word})" for index, (name, word) in enumerate(rows)))


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at its outermost bars, so that longer words can be tried first."""
    parts, depth = [""], 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in parts if part]


def _class(folded: str, language: str) -> str:
    """Return the class that heads a phrase: one that leads, or the first that is more than a title, or the first."""
    classes = lexicon("actors")["classes"]
    found = [str(match.lastgroup).partition("__")[0] for match in _class_pattern(language).finditer(folded)]
    leading = [name for name in found if classes[name].get("leads")]
    solid = [name for name in found if not classes[name].get("weak")]
    return next(iter([*leading, *solid, *found]), "")


def _composed(text: str, sponsor: str, language: str) -> str:
    classes, folded = lexicon("actors")["classes"], fold(text)
    side = _qualifier(folded, "")
    kind = _class(_compiled(side[1]).sub(" ", folded) if side[1] else folded, language)
    country = _country(text, language)
    if not kind:
        return _nation(text, country, language)
    if country:
        kind = classes[kind].get("with_country", kind)
    elif sponsor and kind == "army":
        kind = "forces"  # troops that a country backs are not its army
    if not country and classes[kind].get("takes_sponsor"):
        country = sponsor
    qualifier = _qualifier(folded, "ministry")[0] if kind == "ministry" else side[0]
    if kind in ("army", "forces", "pro_government_forces") and qualifier == "pro_government":
        kind, qualifier = "pro_government_forces", ""
    key = ":".join([kind, country, qualifier]).rstrip(":")
    return str(lexicon("actors")["same"].get(key, key))


def _qualifier(folded: str, kind: str) -> tuple[str, str]:
    """Return the first qualifier of a phrase and its words, among those of a class or those of all."""
    rows = lexicon("actors")["qualifiers"].items()
    found = ((name, row["words"]) for name, row in rows if row.get("of", "") == kind)
    return next(((name, words) for name, words in found if _compiled(words).search(folded)), ("", ""))


def _nation(text: str, country: str, language: str) -> str:
    """Read a country, its capital or "les Américains" as the government that acts in its name."""
    mentions = country_mentions(text, language)
    words = re.findall(r"[^\W_]+", text)
    small = [word for index, word in enumerate(words) if not any(start <= index < end for start, end, _ in mentions)]
    articles = {"le", "la", "les", "l", "the", "d", "de", "du", "des", "aux", "au", "of", "s"}
    if not country or any(word.lower() not in articles for word in small):
        return ""
    return f"government:{country}" if words[mentions[0][0]][0].isupper() else ""


def _part(folded: str) -> str:
    parts = lexicon("actors")["parts"]
    return next((name for name, words in parts.items() if _compiled(words).search(folded)), "")


@lru_cache(maxsize=65536)
def _parsed(key: str) -> _Actor:
    body, _, part = key.partition("/")
    kind, *rest = body.split(":")
    country, qualifier = (*rest, "", "")[:2]
    if kind != "group":
        return _Actor(kind, country, qualifier, "", part)
    row = lexicon("actors")["groups"][country]
    return _Actor(row["class"], row.get("country", ""), "", country, part)


def actor_class(key: str) -> str:
    """Return the class of an actor key: an army, a ministry, an NGO."""
    return _parsed(key).kind if key else ""


@lru_cache(maxsize=65536)
def actor_relation(a: str, b: str) -> Relation:
    """Return how two actor keys relate.

    NARROWER when one is a part or a kind of the other, CONTRADICTS when nothing can be both, COMPATIBLE when they may
    overlap, NOT_COMPARABLE when nothing is known that would set them side by side.
    """
    if not a or not b:
        return Relation.NOT_COMPARABLE
    if a == b:
        return Relation.SAME
    if a.partition("/")[0] == b.partition("/")[0]:
        return Relation.NARROWER if "/" not in a or "/" not in b else Relation.COMPATIBLE
    left, right = _parsed(a), _parsed(b)
    if _within(left, right) or _within(right, left):
        return Relation.NARROWER
    if _opposed(left, right):
        return Relation.CONTRADICTS
    if ANYBODY in (left.kind, right.kind):
        return Relation.COMPATIBLE  # "nine people" may be anybody
    return Relation.COMPATIBLE if _wider(left) & _wider(right) else Relation.NOT_COMPARABLE


@lru_cache(maxsize=4096)
def _wider(actor: _Actor) -> frozenset[str]:
    """Return the class of an actor and all the classes it lies in."""
    classes, qualifiers = lexicon("actors")["classes"], lexicon("actors")["qualifiers"]
    among = lexicon("actors")["groups"].get(actor.group, {}).get("among", ())
    found, frontier = {actor.kind}, [actor.kind, qualifiers.get(actor.qualifier, {}).get("within", ""), *among]
    while frontier:
        name = frontier.pop()
        found |= {name} - {""}
        frontier += classes.get(name, {}).get("within", [])
    return frozenset(found)


def _within(inner: _Actor, outer: _Actor) -> bool:
    groups = lexicon("actors")["groups"]
    if outer.group:
        row = groups[outer.group]
        member = inner.country in row.get("members", ()) and "state" in _wider(inner)
        return member or outer.group in groups.get(inner.group, {}).get("within", ())
    fits = outer.country in ("", inner.country) and outer.qualifier in ("", inner.qualifier)
    return outer.kind in _wider(inner) and fits


def _opposed(left: _Actor, right: _Actor) -> bool:
    """Tell whether nothing can be both: two countries' armies, two named groups of a kind, two disjoint classes."""
    data = lexicon("actors")
    wide_left, wide_right = _wider(left), _wider(right)
    for one, other in data["disjoint"]:
        if (one in wide_left and other in wide_right) or (one in wide_right and other in wide_left):
            return True
    if left.group and right.group:
        return left.kind == right.kind and not data["classes"][left.kind].get("overlapping")
    foreign = bool(left.country and right.country and left.country != right.country)
    if foreign and _owned(left) and _owned(right):
        return True
    exclusive = data["classes"].get(left.kind, {}).get("exclusive") and left.kind == right.kind
    outsider = any(_outside(one, other) for one, other in ((left, right), (right, left)))
    return outsider or bool(exclusive and left.qualifier and right.qualifier and left.qualifier != right.qualifier)


def _owned(actor: _Actor) -> bool:
    return bool(lexicon("actors")["classes"].get(actor.kind, {}).get("owner"))


def _outside(actor: _Actor, alliance: _Actor) -> bool:
    """Tell whether a country's own force is no member of an alliance."""
    members = lexicon("actors")["groups"].get(alliance.group, {}).get("members", ())
    return bool(members and actor.country and _owned(actor) and actor.country not in members)


@lru_cache(maxsize=65536)
def actor_kind(text: str, language: str) -> str:
    """Return what kind of voice a speaker is, as a code of SpeakerKind."""
    folded, data = fold(text), lexicon("actors")
    for kind, words, *acronyms in data["kinds"]:
        if kind == SpeakerKind.ANONYMOUS and _NAMED.search(text):
            continue
        printed = "|".join(acronyms[0]) if acronyms else "(?!)"
        if _compiled(words).search(folded) or _compiled(printed).search(text):
            return str(kind)
    key = actor_key(text, language)
    wider = _wider(_parsed(key)) if key else frozenset()
    return next((kind for kind, names in data["classes_of_kind"].items() if wider & set(names)), SpeakerKind.OTHER)
