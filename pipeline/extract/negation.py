"""Negations that a verb carries itself."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.syntax import children
from pipeline.knowledge.grammar import closed_class


def is_negated(verb: Token) -> bool:
    """Tell whether a verb carries a negation of its own."""
    negations = closed_class("negations")
    partial = any(child.lower_ in {"ne", "n'", "n’"} for child in verb.children)
    if partial and _has_neither(verb):
        return True
    if not partial:
        negations = negations - {"plus"}  # "avance « plus de deux millions »"
    return any(
        child.lower_ in negations and child.dep_ in {"advmod", "advmod:neg", "det", "neg", "aux"}
        for child in verb.children
    ) or any(
        child.lower_ in negations
        for aux in children(verb, "aux", "aux:tense", "aux:pass", "cop")
        for child in aux.children
    )


def _has_neither(verb: Token) -> bool:
    """Find the "ni … ni …" that stands for "pas" after "ne" ("il n'a précisé ni le lieu ni le jour")."""
    return sum(token.lower_ == "ni" for token in verb.doc[verb.i + 1 : verb.sent.end]) > 1
