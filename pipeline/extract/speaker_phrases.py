"""How an article names a speaker: the noun phrase, with the name or the partner set beside it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.extract.syntax import NOMINAL, children, phrase

NAME_PARTS = frozenset({"flat", "flat:name", "compound", "nummod", "det", "amod", "nmod:desc"})


def top_nominal(token: Token) -> Token:
    """Climb from a name's second word to its first."""
    while token.dep_ in NAME_PARTS and token.head.pos_ in NOMINAL and (token.dep_ != "amod" or token.head.i > token.i):
        token = token.head
    return token


def _name_set_beside(span: Span) -> Span:
    """Take in the name that follows a description after a comma, as the entity recogniser sees it."""
    doc, end = span.doc, span.end
    if (
        end + 1 >= len(doc)
        or doc[end].text != ","
        or doc[end + 1].ent_type_ != "PER"
        or doc[end - 1].ent_type_ == "PER"
    ):
        return span
    last = end + 1
    while last + 1 < len(doc) and doc[last + 1].ent_type_ == "PER" and doc[last + 1].ent_iob_ == "I":
        last += 1
    return doc[span.start : last + 1]


def phrase_with_name(head: Token) -> Span:
    """Return a speaker's phrase together with the name set beside it ("le porte-parole du Pentagone, Peter Cook")."""
    span = phrase(head)
    names = [
        child
        for child in head.children
        if child.i > head.i
        and (
            child.dep_ in {"flat", "flat:name"}
            or (child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "NOUN")
        )
    ]
    if names:
        last = max(_name_end(child) for child in names)
        return head.doc[span.start : max(span.end, last + 1)]
    return _name_set_beside(_with_partner(span, head))


def _with_partner(span: Span, head: Token) -> Span:
    """Take in a second speaker joined by "et" ("Washington et les FDS")."""
    partner = next(
        (c for c in head.children if c.dep_ == "conj" and c.pos_ in NOMINAL and 0 <= c.left_edge.i - span.end <= 2),
        None,
    )
    if partner is not None:
        return head.doc[span.start : max(span.end, phrase(partner).end)]
    leader = (
        head.head if head.dep_ == "conj" and head.head.pos_ in NOMINAL and 0 < span.start - head.head.i <= 3 else None
    )
    return head.doc[phrase(leader).start : span.end] if leader is not None else span


def _name_end(token: Token) -> int:
    return max([token.i, *(child.i for child in children(token, "flat", "flat:name", "compound"))])
