"""Places that an article names: names after a preposition of place, with the noun that says what they are."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.extract.mentions import Where, mention_of
from pipeline.extract.syntax import case_of, phrase
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.places import is_known_place, place_key


def places(doc: Doc, language: str, taken: list[tuple[int, int]]) -> list[Where]:
    """Find places: names after a preposition of place, with the noun that says what they are."""
    found: dict[int, Where] = {}
    for token in doc:
        if (
            token.ent_type_ == "PER"
            or any(low <= token.idx < high for low, high in taken)
            or not _names_place(token, language)
        ):
            continue
        head = _widest(token, language)
        if head is None:
            continue
        span = _from_its_article(phrase(head), head) if head.pos_ == "NOUN" else _name_span(head)
        key = place_key(_name(token), language) or place_key(span.text, language)
        listed = _list_end(head)
        if listed is not None:
            span, key = doc[span.start : listed], ""
        found.setdefault(span.start, Where(mention_of(span), key))
    return sorted(found.values(), key=lambda where: where.mention.first)


def _from_its_article(span: Span, head: Token) -> Span:
    """Start a place at its own article or adjective, not at what a tree hangs before it ("à 17 heures place X")."""
    own = [child.i for child in head.children if child.dep_ in {"det", "amod"} and 0 < head.i - child.i <= 3]
    return span.doc[max(span.start, min([*own, head.i])) : span.end]


def _list_end(head: Token) -> int | None:
    """Return where a list of names that the head opens ends ("Paris, Lyon et Rennes"), if it opens one."""
    names = [child for child in head.conjuncts if child.i > head.i and child.pos_ == "PROPN" and not case_of(child)]
    return max(name.i for name in names) + 1 if names and head.pos_ == "PROPN" and head.dep_ != "conj" else None


def _names_place(token: Token, language: str) -> bool:
    first_of_name = token.dep_ not in {"flat", "flat:name", "flat:foreign", "compound"} or token.head.pos_ != "PROPN"
    if not first_of_name or token.pos_ not in {"PROPN", "NOUN", "X"}:
        return False
    if (
        token.ent_type_ == "LOC"
        or _near_it(token, language)
        or (token.pos_ == "PROPN" and _is_place_noun(token.head, language))
    ):
        return True
    return token.text[:1].isupper() and not token.ent_type_ and is_known_place(_name(token), language)


def _near_it(token: Token, language: str) -> bool:
    """Tell whether "près d'", "à l'est de" or "near" leads straight to a name: whatever its name, that is a place."""
    if token.pos_ not in {"PROPN", "X"} or token.ent_type_ in {"PER", "ORG"}:
        return False
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    joined = bool(before) and before[-1] in {"de", "d'", "du", "des", "of", "near"}
    return joined and bool(set(before) & closed_class("near"))


def _name_span(token: Token) -> Span:
    """Return the whole name: the entity it is part of, or the run of proper nouns from it on."""
    entity = next((entity for entity in token.doc.ents if entity.start <= token.i < entity.end), None)
    if entity is not None and entity.label_ == "LOC":
        return entity
    last = token.i
    while last + 1 < len(token.doc) and _continues_name(token.doc[last + 1]):
        last += 1
    return token.doc[token.i : last + 1]


def _continues_name(token: Token) -> bool:
    return (
        token.pos_ in {"PROPN", "X"} and token.ent_type_ not in {"PER", "ORG"} and token.is_alpha | ("-" in token.text)
    )


def _name(token: Token) -> str:
    return _name_span(token).text


def _widest(token: Token, language: str) -> Token | None:
    """Climb from a name to the noun of place that it completes, and check that a preposition of place leads in."""
    head, steps = token, 0
    while (
        head.dep_ in {"nmod", "appos", "flat", "compound", "flat:name"}
        and _is_place_noun(head.head, language)
        and steps < 3
    ):
        head, steps = head.head, steps + 1
    located = case_of(head) or case_of(token)
    if located in closed_class("place_prepositions", language):
        return head
    if (
        _near_it(token, language)
        or any(child.lower_ in {"près", "near"} for child in head.children)
        or (head.head.lower_ in {"près", "autour", "proche"})
    ):
        return head
    return head if head != token and _is_place_noun(head, language) else None


def _is_place_noun(token: Token, language: str) -> bool:
    return token.lemma_.lower() in closed_class("place_nouns", language)
