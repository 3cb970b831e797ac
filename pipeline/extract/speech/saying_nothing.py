"""Verbs of saying that say nothing where they stand: they describe, they are asked for, they turn on oneself."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from pipeline.extract.parse.negation import is_negated
from pipeline.extract.parse.syntax import by_agent, has_child
from pipeline.extract.speech.speech_content import complementizer
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.speech import speech_words


def is_of_oneself(verb: Token) -> bool:
    """Tell whether a reflexive verb says nothing of what it would ("s'assurer que", "s'expliquer par")."""
    itself = verb.i > 0 and verb.nbor(-1).lower_ in {"se", "s'", "s’"}
    return itself and verb.lemma_ not in closed_class("said_of_oneself") and _plain(verb)


def _plain(verb: Token) -> bool:
    """Tell whether no entry of a verb takes "se" ("s'inquiéter")."""
    return all("se" not in words for words, _ in speech_words(verb.doc.lang_).get(verb.lemma_.lower(), ()))


def only_describes(token: Token) -> bool:
    """Spare the participle that only qualifies a noun ("le pont dit Morandi"), with no auxiliary close before it."""
    if _agrees_alone(token):
        return True
    if token.dep_ not in {"acl", "amod"} or "Past" not in token.morph.get("Tense", []):
        return False
    if complementizer(token, token.sent) is not None:
        return False
    before = token.doc[max(token.sent.start, token.i - 5) : token.i]
    return by_agent(token) is None and not any(other.lemma_ in {"avoir", "have"} for other in before)


def _agrees_alone(token: Token) -> bool:
    """Tell whether a French participle without an auxiliary agrees with a noun: "…, mais déjà jugées fausses"."""
    listed = token.dep_ == "conj" and token.doc.lang_ == "fr" and "Part" in token.morph.get("VerbForm", [])
    agrees = "Plur" in token.morph.get("Number", []) or "Fem" in token.morph.get("Gender", [])
    auxiliary = any(child.dep_.startswith("aux") for child in token.children)
    return listed and agrees and not auxiliary and not has_child(token.head, "aux:pass") and by_agent(token) is None


def is_asked_for(verb: Token, sentence: Span) -> bool:
    """Tell whether a verb of saying is only what one wants done ("appeler les élus à soutenir ce texte")."""
    wanted = verb.head != verb and verb.head.lemma_ in closed_class("planned", verb.doc.lang_)
    bare = "Inf" in verb.morph.get("VerbForm", []) and complementizer(verb, sentence) is None
    return wanted and bare and has_child(verb.head, "obj")


def negated_as_listed(verb: Token, words: Sequence[str], group: str) -> bool:
    """Tell whether the verb is negated where its entry is ("n'a pas confirmé"), and not where that would undo it."""
    listed = "pas" in words or "not" in words
    return is_negated(verb) == listed or (not listed and group not in {"denies", "asserts"})
