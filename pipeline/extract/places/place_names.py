"""Places that an article names: names after a preposition of place, with the noun that says what they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache
from operator import itemgetter

from spacy.tokens import Doc, Span, Token

from pipeline.extract.mentions import Where, mention_of
from pipeline.extract.parse.syntax import case_of, phrase, whole_words
from pipeline.extract.places.place_holders import learn_holders, whole_names
from pipeline.knowledge.countries import is_demonym
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import kinds, triggers
from pipeline.knowledge.places import held_by, is_known_place, names_part, place_key, within
from pipeline.records import Slot

Taken = list[tuple[int, int]]
_NAMES = frozenset({"LOC", "ORG"})  # "Dayr al-Zawr" may be taken for a body
_OWN = frozenset({"det", "amod", "compound"})  # "the Qusur district" is named by the word before it
_DASHES = frozenset("–—-")
_STOPS = frozenset({".", ";", ":", "!", "?"})
_FUNCTION = frozenset({"ADP", "DET", "CCONJ"})


def places(doc: Doc, language: str, taken: Taken) -> list[Where]:
    """Find places: names after a preposition of place, with the noun that says what they are."""
    found: dict[int, Where] = {}
    people = _people(doc)
    for token in doc:
        if (
            token.like_url
            or not _is_like_name(token)
            or _is_taken(token, taken)
            or not _names_place(token, language, people)
        ):
            continue
        head = _widest(token, language)
        if head is None:
            continue
        name = _name_span(token, language, taken)
        span = _from_its_article(phrase(head), head) if head.pos_ == "NOUN" else _name_span(head, language, taken)
        span = _bare(span, taken)
        listed = _list_end(head)
        if listed is not None:
            found.setdefault(span.start, Where(mention_of(doc[span.start : listed]), ""))
        else:
            found.setdefault(span.start, Where(mention_of(span), _key(name, span, language)))
    ordered = sorted(found.values(), key=lambda where: where.mention.first)
    longer = whole_names(where.key for where in ordered)
    whole = [replace(where, key=longer.get(where.key, where.key)) for where in ordered]
    holders = learn_holders(doc, whole)
    return [replace(where, key=holders.get(where.key, where.key)) for where in whole]


def _people(doc: Doc) -> set[str]:
    """Return the words that the article uses in the names of persons more often than in those of places."""
    votes: Counter[str] = Counter()
    for entity in doc.ents:
        votes.update({token.text: {"PER": 1, "LOC": -1}.get(entity.label_, 0) for token in entity})
    return {word for word, balance in votes.items() if balance > 0}


def _key(name: Span, span: Span, language: str) -> str:
    """Return the key of the whole phrase where it names a part of a place, of the name alone otherwise."""
    whole = place_key(span.text, language)
    named = whole and (names_part(span.text) or name.text.lower() in closed_class("name_articles"))
    key = whole if named else place_key(name.text, language) or whole
    holder = "" if named or not key.startswith("place:") else held_by(span.text, language)
    return within(key, holder) if holder else key


def _is_taken(token: Token, taken: Taken) -> bool:
    """Tell whether a token starts inside one of these stretches, which stand in order and apart."""
    at = bisect_right(taken, token.idx, key=itemgetter(0))
    return at > 0 and token.idx < taken[at - 1][1]


def _bare(span: Span, taken: Taken) -> Span:
    """Drop the hour before a place, the day after it ("in Danielsville Sunday") and what leads on to something else."""
    doc, start, end = span.doc, span.start, span.end
    while start < end - 1 and _is_taken(doc[start], taken):
        start += 1
    cut = next(
        (token.i for token in doc[start + 1 : end] if _is_taken(token, taken) or _leads_on(token)),
        end,
    )
    if hearsay := _hearsay().search(doc[start:cut].text):
        cut = next(
            token.i
            for token in doc[start + 1 : cut + 1]
            if token.idx >= doc[start].idx + hearsay.start() or token.i == cut
        )
    while cut > start + 1 and doc[cut - 1].pos_ in _FUNCTION:
        cut -= 1
    return doc[start:cut]


def _leads_on(token: Token) -> bool:
    """Tell whether a word after a place opens what lies there or goes on ("les rues de Metz contre la réforme")."""
    if token.text in _STOPS or (token.text in _DASHES and token.nbor(-1).whitespace_):
        return True
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.pos_ == "ADP" and (token.lower_ in closed_class("about") or after in closed_class("turns"))


@cache
def _hearsay() -> re.Pattern[str]:
    """Match the words that lead in whom a sentence has its news from ("d'après")."""
    words = "|".join(entry.replace("'", "['’]") for rows in lexicon("speech")["according"].values() for entry in rows)
    return re.compile(rf" (?:{words})\b", re.IGNORECASE)


def _from_its_article(span: Span, head: Token) -> Span:
    """Start a place at its own article or adjective, not at what a tree hangs before it ("à 17 heures place X")."""
    own = [c.i for c in head.children if c.dep_ in _OWN and 0 < head.i - c.i <= 3 and not _ends_compound(c)]
    return span.doc[max(span.start, min([*own, head.i])) : span.end]


def _ends_compound(token: Token) -> bool:
    """Tell whether a hyphen hangs a word on the one before it ("government-held")."""
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _list_end(head: Token) -> int | None:
    """Return where a list of names that the head opens ends ("Paris, Lyon et Rennes"), if it opens one."""
    names = [child for child in head.conjuncts if child.i > head.i and child.pos_ == "PROPN" and not case_of(child)]
    return max(name.i for name in names) + 1 if names and head.pos_ == "PROPN" and head.dep_ != "conj" else None


def _is_like_name(token: Token) -> bool:
    named = token.text[:1].isupper() or _opens_with_article(token)
    return token.pos_ in {"PROPN", "X"} or token.ent_type_ == "LOC" or named


def _opens_with_article(token: Token) -> bool:
    """Tell whether a name begins with its small article ("al-Qusayr")."""
    article, _, name = token.text.partition("-")
    return name[:1].isupper() and article in closed_class("name_articles", "fr")


def _names_place(token: Token, language: str, people: set[str]) -> bool:
    if _follows_place_noun(token, language):
        return True
    first_of_name = token.dep_ not in {"flat", "flat:name", "flat:foreign", "compound"} or token.head.pos_ != "PROPN"
    if not first_of_name or token.pos_ not in {"PROPN", "NOUN", "X"} or token.ent_type_ == "PER":
        return False
    if not _may_be_place(token, language, people):
        return False
    if (
        token.ent_type_ == "LOC"
        or _near_it(token, language)
        or ((token.pos_ == "PROPN" or _opens_with_article(token)) and _is_place_noun(token.head, language))
    ):
        return True
    return (
        token.text[:1].isupper()
        and token.ent_type_ in ("", "ORG")
        and is_known_place(_name_span(token, language, []).text, language)
    )


def _follows_place_noun(token: Token, language: str) -> bool:
    """Tell whether a name stands right after the noun that says what it is, whatever the tree makes of it."""
    bare = token.text[:1].isupper() and len(token) > 2 and token.pos_ in {"PROPN", "ADJ", "X"} and language == "fr"
    return bare and token.i > token.sent.start and _is_place_noun(token.nbor(-1), language)


def _may_be_place(token: Token, language: str, people: set[str]) -> bool:
    """Refuse what no place is called: an address of the web, a people, a person of the article, initials."""
    if token.like_url or "@" in token.text or (token.text[0].isupper() and is_demonym(token.text)):
        return False
    initials = token.is_upper and token.is_alpha and 1 < len(token) < 5 and token.doc[token.i - 1].is_lower
    unknown = initials or token.text in people
    return not unknown or place_key(token.text, language).startswith(("country:", "region:", "city:"))


def _near_it(token: Token, language: str) -> bool:
    """Tell whether "près d'", "à l'est de" or "near" leads straight to a name: whatever its name, that is a place."""
    if token.pos_ not in {"PROPN", "X"} or token.ent_type_ in {"PER", "ORG"}:
        return False
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    joined = bool(before) and before[-1] in {"de", "d'", "du", "des", "of", "near"}
    return joined and bool(set(before) & closed_class("near"))


def _name_span(token: Token, language: str, taken: Taken) -> Span:
    """Return the whole name: the entity it is part of, or the run of proper nouns from it on."""
    first, last = _entity(token) if token.ent_type_ in _NAMES else (token.i, token.i)
    while (following := _continued(token.doc, last, language, taken)) > last:
        last = following
    whole = whole_words(token.doc[first : last + 1])
    first = whole.start
    while first > token.sent.start and _opens_name(token.doc[first - 1], token.doc[first]):
        first -= 1
    return _bare(token.doc[first : whole.end], taken)


def _entity(token: Token) -> tuple[int, int]:
    """Return the first and the last token of the entity that a token is part of."""
    doc, first, last = token.doc, token.i, token.i
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return first, last


def _opens_name(token: Token, following: Token) -> bool:
    """Tell whether a word before a name is its first part ("Dayr al-Zawr")."""
    if token.pos_ != "PROPN" or token.ent_type_ in {"PER", "ORG"}:
        return False
    compound = token.dep_ in {"compound", "flat", "flat:name", "flat:foreign"} and token.head.i >= following.i
    return compound or following.lower_ in closed_class("name_articles", "fr")


def _continued(doc: Doc, last: int, language: str, taken: Taken) -> int:
    """Return the last token of the name's next word, across the article inside it ("Deir ez Zor"), or `last` itself."""
    small, following = closed_class("name_articles", language), last + 1
    while following < len(doc) and doc[following].lower_ in small and following - last < 3:
        following += 1
    if following >= len(doc) or doc[following].sent != doc[last].sent or _is_taken(doc[following], taken):
        return last
    return following if _continues_name(doc[following]) else last


def _continues_name(token: Token) -> bool:
    return (
        token.pos_ in {"PROPN", "X"} and token.ent_type_ not in {"PER", "ORG"} and token.is_alpha | ("-" in token.text)
    )


def _widest(token: Token, language: str) -> Token | None:
    """Climb from a name to the noun of place that it completes, and check that a preposition of place leads in."""
    head, steps = (token.nbor(-1) if _follows_place_noun(token, language) else token), 0
    while (
        head.dep_ in {"nmod", "appos", "flat", "compound", "flat:name"}
        and _is_place_noun(head.head, language)
        and steps < 3
    ):
        head, steps = head.head, steps + 1
    located = case_of(head) or case_of(token)
    if {head.head.lemma_.lower(), head.head.lower_.rstrip("s")} & closed_class("held_in", language) and located in {
        "in",
        "dans",
    }:
        return None  # "shares in Tellworth"
    if located in closed_class("place_prepositions", language):
        return head
    if (
        _near_it(token, language)
        or _names_what_struck(head, language)
        or any(child.lower_ in {"près", "near"} for child in head.children)
        or (head.head.lower_ in {"près", "autour", "proche"})
    ):
        return head
    return head if head != token and _is_place_noun(head, language) else None


def _names_what_struck(head: Token, language: str) -> bool:
    """Tell whether a name says where what nobody does took place: "le rassemblement de Brest", "le séisme de Lorca"."""
    told = triggers(language).get(head.head.lemma_.lower(), ()) if head.dep_ == "nmod" else ()
    return any(kinds()[trigger.kind].central == Slot.COUNT for trigger in told)


def _is_place_noun(token: Token, language: str) -> bool:
    return token.lemma_.lower() in closed_class("place_nouns", language)
