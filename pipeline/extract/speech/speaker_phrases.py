"""How an article names a speaker: the noun phrase, with the name or the partner set beside it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.syntax import NOMINAL, case_of, children, phrase
from pipeline.knowledge.actors import actor_key
from pipeline.knowledge.countries import is_demonym
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.places import is_known_place, place_key
from pipeline.knowledge.voices import is_document, is_human, is_rank, may_speak

_JOINTS = re.compile(r"\s*[-–/]\s*|\s+(?:et|and)\s+")
_ISSUED = frozenset({"de", "du", "des", "d'", "d’", "par", "of", "from", "by"})
_COMPLEMENT = frozenset({"ADP", "DET", "NOUN", "ADJ", "PROPN", "NUM"})
_LONGEST_COMPLEMENT = 15  # tokens between a description and the name set beside it
NAME_PARTS = frozenset({"flat", "flat:name", "compound", "nummod", "det", "amod", "nmod:desc"})


def top_nominal(token: Token) -> Token:
    """Climb from a name's second word to its first."""
    while token.dep_ in NAME_PARTS and token.head.pos_ in NOMINAL and (token.dep_ != "amod" or token.head.i > token.i):
        token = token.head
    return token


def _name_set_beside(span: Span, head: Token) -> Span:
    """Take in the name that follows a description, as the entity recogniser sees it.

    A comma, brackets and, in French, more complements may part them ("le maire élu de Vion (Ain), Paul Roc").
    """
    doc = span.doc
    if doc[span.end - 1].ent_type_ == "PER" and not _complement_name(span, head):
        return span
    for end in (_past_brackets(doc, span.end), _past_complements(span, head)):
        beside = _past_ranks(doc, end + (end < len(doc) and doc[end].text == ","))
        if beside >= span.end and beside < len(doc) and doc[beside].ent_type_ == "PER" and not _is_subject(doc, beside):
            return doc[span.start : beside + 1]
    return span


def _is_subject(doc: Doc, first: int) -> bool:
    """Tell whether a name behind a comma begins the next clause: "selon sa mère, Luc Remy n'a rien vu"."""
    after = first + 1
    while after < len(doc) and doc[after].ent_type_ == "PER" and doc[after].ent_iob_ == "I":
        after += 1
    if doc[first - 1].text != "," or after >= len(doc):
        return False
    return doc[after].pos_ in {"VERB", "AUX"} or doc[after].lower_ in {"ne", "n'", "n’", "se", "s'", "s’"}


def _complement_name(span: Span, head: Token) -> bool:
    """Tell whether a phrase ends in somebody else's name, with a comma behind: "l'avocate de Paul Roc, Anne Leroy"."""
    doc, first = span.doc, span.end - 1
    while first > head.i and doc[first].ent_iob_ == "I":
        first -= 1
    led = first > head.i and doc[first - 1].pos_ == "ADP" and head.pos_ == "NOUN"
    return led and span.end < len(doc) and doc[span.end].text == ","


def _past_ranks(doc: Doc, at: int) -> int:
    while at + 1 < len(doc) and _leads_name(doc[at]):
        at += 1
    return at


def _leads_name(token: Token) -> bool:
    """Tell whether a word stands before a name in apposition: "la juge, Me Anne Leroy", "…, le colonel Haddad"."""
    return not token.ent_type_ and (is_rank(token.text) or (token.pos_ == "DET" and is_rank(token.nbor(1).text)))


def _past_brackets(doc: Doc, end: int) -> int:
    """Return the token after the brackets that open at one ("le maire de Vion (Ain)"), or the token itself."""
    if end >= len(doc) or doc[end].text != "(":
        return end
    return next((t.i + 1 for t in doc[end : end + 8] if t.text == ")"), end)


def _past_complements(span: Span, head: Token) -> int:
    """Return the token after all that may qualify a French description; nothing does where somebody else comes in."""
    doc, at = span.doc, span.end
    if doc.lang_ != "fr" or head.pos_ != "NOUN":
        return at
    while at < min(len(doc), span.end + _LONGEST_COMPLEMENT) and doc[at].ent_type_ != "PER":
        token = doc[at]
        if token.text == ")" and at == span.end:
            at += 1
        elif token.text == "(":
            at = max(_past_brackets(doc, at), at + 1)
        elif token.pos_ in _COMPLEMENT and not (token.pos_ == "NOUN" and is_human(token.lemma_, "fr")):
            at += 1
        else:
            break
    led = doc[at - 1].pos_ in {"ADP", "DET"}
    return span.end if led else at


def _whole_name(span: Span) -> Span:
    """Widen a span to the end of the name that it stops inside ("Anne Le | Goff")."""
    doc, end = span.doc, span.end
    while end < len(doc) and doc[end].ent_type_ in {"PER", "ORG"} and doc[end].ent_iob_ == "I":
        end += 1
    return doc[span.start : end]


def phrase_with_name(head: Token) -> Span:
    """Return a speaker's phrase together with the name set beside it ("le porte-parole du Pentagone, Peter Cook")."""
    span = _with_abbreviated_rank(phrase(head))
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
        span = head.doc[span.start : max(span.end, last + 1)]
    else:
        span = _with_partner(span, head)
    return _whole_name(_name_set_beside(span, head))


def _with_abbreviated_rank(span: Span) -> Span:
    """Take in the name after "Lt." or "Sgt.", whose stop the parser takes for the end of a sentence."""
    doc, end = span.doc, span.end
    if end >= len(doc) or doc[end].text != "." or doc[end].idx != doc[end - 1].idx + len(doc[end - 1]):
        return span
    if not (is_rank(doc[end - 1].text) and len(doc[end - 1]) < 5):
        return span
    last = end + 1
    while last < len(doc) and doc[last].pos_ == "PROPN":
        last += 1
    return doc[span.start : last] if last > end + 1 else span


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


def core(span: Span, head: Token) -> Span:
    """End a speaker's phrase before the day, the occasion or the aside that the tree hangs on it."""
    outside = closed_class("occasions") | closed_class("days")
    stops = (
        token.i for token in span if token.i > head.i
        and (_sets_apart(token, outside) or (token.text == "," and _aside(token)))
    )  # fmt: skip
    last = next(stops, span.end) - 1
    while last > head.i and (
        span.doc[last].pos_ in {"ADP", "DET"} or (last + 1 < span.end and span.doc[last].pos_ == "VERB")
    ):
        last -= 1  # "un sondage paru | vendredi", "les autorités ce | jeudi"
    return span.doc[span.start : last + 1]


def _sets_apart(token: Token, outside: frozenset[str]) -> bool:
    """Tell whether a word opens the day or the occasion: "le Journal du dimanche" is a name."""
    named = token.nbor(-1).lower_ == "du" and token.nbor(-2).text[:1].isupper()
    return (token.lower_ in outside or token.ent_type_ in {"DATE", "TIME"}) and not named


def _aside(comma: Token) -> bool:
    """Tell whether a comma opens something else than a proper name."""
    return comma.nbor(1).ent_type_ != "ORG" if comma.i + 1 < len(comma.doc) else True


def issuer(span: Span, language: str) -> Span:
    """Return who issued the document that a phrase names ("les chiffres de la préfecture"), or else the phrase."""
    head = span.root
    if not is_document(head.lemma_, language):
        return span
    for token in span:
        if token.i > head.i and head in (token.head, token.head.head) and _issued_by(token):
            body = phrase(token)
            if body.end <= span.end and voiced(body, token, language):
                return body
    return span


def _issued_by(token: Token) -> bool:
    if any(child.lower_ in {"un", "une", "a", "an"} for child in children(token, "det")):
        return False  # "la vidéo d'un policier" shows one
    named = token.ent_type_ == "ORG" and token.pos_ == "PROPN" and token.nbor(-1).pos_ == "NOUN"
    return named or case_of(token) in _ISSUED


def voiced(span: Span, head: Token, language: str) -> bool:
    """Tell whether a phrase names somebody who can speak: a person, a body, a state; neither a thing nor a town."""
    if is_demonym(span.text) and not span.text.endswith("s"):
        return False
    if any(token.is_digit for token in span):
        return False
    if _joins_places(span, language):
        return False
    if head.pos_ == "PROPN" and head.ent_type_ not in {"PER", "ORG"} and is_known_place(span.text, language):
        return actor_key(span.text, language) != ""
    if head.ent_type_ in {"PER", "ORG", "LOC"} or (head.text[0].isupper() and _is_name(head)):
        return True
    words = (head.lemma_, head.text, span.text if head.pos_ == "PROPN" else "")
    return any(word and may_speak(word, language) for word in words)


def _joins_places(span: Span, language: str) -> bool:
    """Tell whether a phrase names two towns and nothing else ("Metz et Nancy", "Metz-Nancy"): a stretch or a match."""
    names = _JOINTS.split(span.text)
    towns = all(place_key(name, language).startswith("city:") for name in names)
    return len(names) > 1 and towns and not all(actor_key(name, language) for name in names)


def _is_name(token: Token) -> bool:
    """Tell whether a capital is that of a name: inside a sentence, after a title, or on a word without complement."""
    if token.ent_type_:
        return True
    if token.i > token.sent.start:
        return token.pos_ == "PROPN" or not token.nbor(-1).is_sent_start
    return token.pos_ == "PROPN" and not any(case_of(child) for child in token.children if child.i > token.i)
