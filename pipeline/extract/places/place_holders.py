"""In which town an article puts the squares, bridges, quarters and unknown places that it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from pipeline.extract.mentions import Where
from pipeline.knowledge.places import contains, in_a_town, within

# What stands between a place and the one that it lies in: "la place des Salines, à Valbrune", "Oak Street in Dover".
_LINK = re.compile(r"\s*[,(]?\s*(?:à|au|aux|en|dans|in|at|of|de|d['’])?\s*(?:l['’]|la|le|les|the)?\s*", re.IGNORECASE)
_REACH = 4
_PREPOSITION = re.compile(r"\b(?:à|au|aux|en|dans|in|at)\b|[,(]", re.IGNORECASE)


def learn_holders(doc: Doc, found: Sequence[Where]) -> dict[str, str]:
    """Map the key of each place that the article puts in one other place to the key that says so.

    A place set right before another lies in it ("la place des Salines, à Valbrune"); a square or a bridge lies in the
    only town of its sentence, or of the article. Where an article puts a name in two places, nothing is learned.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for first, second in pairwise(found):
        if _may_lie(first.key, second.key) and _linked(doc, first, second):
            held[first.key].add(second.key)
    keys = {where.key for where in found}
    towns = {key for key in keys if key.startswith("city:") and "/" not in key} | _scene_of(doc, found)
    for where in found:
        if where.key not in held and in_a_town(where.key) and where.key.partition("/")[0] not in keys:
            beside = {other.key for other in _of_sentence(doc, where, found)} & towns
            held[where.key] |= beside or (towns if len(towns) == 1 else set())
    return {key: within(key, next(iter(holders))) for key, holders in held.items() if len(holders) == 1}


def whole_names(keys: Iterable[str]) -> dict[str, str]:
    """Map a name cut short (Saint-Aubin) to the only longer one that begins with it (Saint-Aubin-les-Grèves)."""
    spelled = {key for key in keys if key.startswith("place:") and "/" not in key}
    longer = {key: {other for other in spelled if other.startswith(f"{key} ")} for key in spelled}
    return {key: next(iter(others)) for key, others in longer.items() if len(others) == 1}


def _may_lie(inner: str, outer: str) -> bool:
    """Tell whether a place known by its spelling alone may lie in the other."""
    named = inner.startswith("place:") and "@" not in inner and bool(outer) and "/" not in outer and "@" not in outer
    return named and not outer.startswith("around:") and inner != outer and not contains(inner, outer)


def _linked(doc: Doc, first: Where, second: Where) -> bool:
    if second.mention.first - first.mention.last > _REACH:
        return False
    start, between = first.mention.end, doc[first.mention.last : second.mention.first + 1]
    text = between.text_with_ws[start - between.start_char : second.mention.start - between.start_char]
    inside = doc[first.mention.last + 1 : second.mention.last + 1].text
    return bool(_LINK.fullmatch(text)) and bool(_PREPOSITION.search(inside))


def _scene_of(doc: Doc, found: Sequence[Where]) -> set[str]:
    """Return the town where an article takes place though no gazetteer knows it: the place it names most, after "à"."""
    led = {where.key for where in found if where.mention.first and doc[where.mention.first - 1].lower_ in {"à", "in"}}
    named = Counter(where.key for where in found if where.key)
    [(most, times)] = named.most_common(1) or [("", 0)]
    return {most} if times > 1 and most in led and not {"/", "@"}.intersection(most) else set()


def _of_sentence(doc: Doc, where: Where, found: Sequence[Where]) -> list[Where]:
    sentence = doc[where.mention.first].sent
    return [other for other in found if sentence.start <= other.mention.first < sentence.end]
