"""Where a figure stands in its sentence: its own head, the noun that it completes, the noun that completes it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.extract.mentions import Figure
from pipeline.extract.parse.syntax import case_of
from pipeline.extract.scene import Scene

OF = frozenset({"de", "d'", "d’", "des", "du", "of"})
_DETERMINERS = frozenset({"DET", "ADJ", "NUM"})
_REACH = 4  # tokens behind "de" in which the noun comes
_FAR = 6  # tokens before a figure in which the noun stands, and "de"


def head_of(scene: Scene, figure: Figure) -> Token:
    """Climb from the last word of a figure to the one that hangs on a word outside it."""
    token = scene.doc[figure.mention.last]
    while token.head != token and figure.mention.first <= token.head.i <= figure.mention.last:
        token = token.head
    return token


def noun_completed(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun that a figure completes ("une pause de trois heures", "a 48-hour truce", "a 5 percent rise")."""
    doc, first, last = scene.doc, figure.mention.first, figure.mention.last
    head = head_of(scene, figure)
    above = head.head.head if head.head.dep_ == "amod" else head.head
    if above.pos_ == "NOUN" and above.is_alpha and above.i < first and head.dep_ in {"nmod", "obl"} and case_of(head):
        return above
    if first > 1 and doc[first - 1].lower_ in OF and (noun := _noun_before(doc[max(0, first - _FAR) : first - 1])):
        return noun
    while head.dep_ in {"compound", "nummod", "amod"} and head.head.i > last:
        head = head.head
    if head.pos_ == "NOUN" and head.i > last:
        return head
    hyphened = last + 1 < len(doc) and "-" in {doc[last - 1].text, doc[last + 1].text}
    return next((t for t in doc[last + 1 : last + 3] if t.pos_ == "NOUN"), None) if hyphened else None


def _noun_before(words: Span) -> Token | None:
    """Return the noun that ends words, across adjectives and quotation marks ("une « pause » quotidienne de")."""
    for token in reversed(words):
        if token.pos_ == "NOUN":
            return token
        if token.pos_ != "ADJ" and not token.is_quote:
            break
    return None


def complement_behind(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun behind a figure that completes it ("trois jours de deuil", "71 % des Français")."""
    doc, last = scene.doc, figure.mention.last
    if last + 2 >= len(doc) or doc[last + 1].lower_ not in OF:
        return None
    for token in doc[last + 2 : last + 2 + _REACH]:
        if token.pos_ in {"NOUN", "PROPN"}:
            return None if scene.in_time(token.i) else token
        if token.pos_ not in _DETERMINERS:
            break
    return None
