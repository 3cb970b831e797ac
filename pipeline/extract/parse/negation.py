"""Negations that a verb carries itself."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.parse.syntax import children
from pipeline.knowledge.grammar import closed_class

NE = frozenset({"ne", "n'", "n’"})
_NE_ALONE = frozenset({"pouvoir", "savoir", "oser", "cesser"})  # verbs that "ne" denies without "pas"


def is_negated(verb: Token) -> bool:
    """Tell whether a verb carries a negation of its own."""
    negations = closed_class("negations")
    partial = any(child.lower_ in NE for child in verb.children)
    if partial and (_has_neither(verb) or verb.lemma_ in _NE_ALONE):
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


def none_takes_part(verb: Token) -> bool:
    """Read "personne n'a été blessé", "n'a arrêté ni X ni Y", "aucun civil n'a été tué", "nobody was hurt"."""
    nouns = list(children(verb, "nsubj", "nsubj:pass", "obj"))
    determined = (child for noun in nouns for child in children(noun, "det", "cc", "cc:preconj"))
    if any(child.lower_ in closed_class("no_noun") for child in determined):
        return True
    if any(noun.lower_ in closed_class("nobody_at_all", "en") for noun in nouns):
        return True
    leads = {child.lower_ for part in (verb, *nouns, *children(verb, "conj")) for child in children(part, "cc")}
    words = {noun.lower_ for noun in nouns} & closed_class("nobody_at_all", "fr") or leads & closed_class(
        "neither", "fr"
    )
    return bool(words) and any(child.lower_ in NE for child in verb.children)
