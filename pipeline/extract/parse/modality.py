"""Whether a clause says that it is so, and how firmly."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.parse.plans import NOUNS, fulfilled, is_to_come, top_noun
from pipeline.extract.parse.syntax import CLIMB, case_of, children, completed, has_child, is_passive
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality

VERBAL = frozenset({"VERB", "AUX"})
CONDITIONS = frozenset({"si", "s'", "if", "unless"})
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
MODALS_EN = frozenset({"may", "might", "could", "would"})


def clause_verb(token: Token) -> Token:
    """Climb from a noun to the verb or the predicate of its clause; a noun without one stands for itself."""
    current = token
    for _ in range(CLIMB):
        if (current.pos_ in VERBAL and current.dep_ not in AUXILIARIES) or has_child(current, "cop"):
            return current
        if current.dep_ == "ROOT" or current.head == current:
            break
        current = current.head
    return token


def modality_of(trigger: Token, language: str) -> Modality:
    """Read mood, tense, governing verb and hedges of the trigger's clause."""
    verb = _said_verb(trigger)
    if supposes(verb) or (trigger.pos_ in NOUNS and _in_case(trigger)):
        return Modality.CONDITIONAL
    if _is_taken_for_granted(trigger):
        return Modality.PLANNED if _tense(verb, "Fut") else Modality.ACTUAL
    if is_to_come(trigger, verb, language) or _was_to_come(verb, language):
        return Modality.PLANNED
    if _suspected(verb, language) or _mood(verb, "Cnd") or _modal(verb, language) or _hedged(trigger, verb, language):
        return Modality.HEDGED
    if _tense(verb, "Fut"):
        return Modality.PLANNED
    return Modality.ACTUAL


def supposes(verb: Token) -> bool:
    """Tell whether a clause is a condition ("si la grève dure"), which "même si la grève dure" is not."""
    marks = (child for child in children(verb, "mark", "advmod") if child.lower_ in CONDITIONS)
    return any(mark.i == 0 or mark.nbor(-1).lower_ not in {"même", "even"} for mark in marks)


def _is_taken_for_granted(trigger: Token) -> bool:
    """Tell whether a noun only says when or despite what something else is so ("promet… après la grève")."""
    granted = closed_class("granted")
    return trigger.pos_ in NOUNS and case_of(completed(trigger, granted)) in granted


def _was_to_come(verb: Token, language: str) -> bool:
    """Read the future of a past ("a annoncé que la ville paierait"); a perfect ("aurait payé") hedges."""
    told = verb.dep_ in {"ccomp", "acl"} and verb.pos_ == "VERB" and language == "fr"
    simple = "Cnd" in verb.morph.get("Mood", []) and not _stands_for_hedge(verb)
    past = {tense for token in _auxiliaries(verb.head) for tense in token.morph.get("Tense", [])}
    return told and simple and bool(past & {"Past", "Imp"})


def _stands_for_hedge(verb: Token) -> bool:
    return verb.lemma_ in {"être", "avoir", "pouvoir", "devoir", "sembler"}


def _said_verb(trigger: Token) -> Token:
    """Return the verb of the clause, or what a copula says of the trigger ("un accord serait proche")."""
    verb = clause_verb(trigger)
    said = trigger.head
    return said if verb == trigger and trigger.dep_ == "nsubj" and has_child(said, "cop") else verb


def _in_case(noun: Token) -> bool:
    """Read "en cas de grève", "in the event of an attack"."""
    governor = noun.head
    return governor.lemma_ in {"cas", "case", "event"} and case_of(governor) in {"en", "in"} and noun.dep_ == "nmod"


def _auxiliaries(verb: Token) -> list[Token]:
    return [verb, *children(verb, *AUXILIARIES)]


def _mood(verb: Token, mood: str) -> bool:
    return any(mood in token.morph.get("Mood", []) for token in _auxiliaries(verb))


def _tense(verb: Token, tense: str) -> bool:
    auxiliaries = _auxiliaries(verb)
    return any(tense in token.morph.get("Tense", []) for token in auxiliaries) or any(
        token.lower_ in {"will", "shall", "'ll"} for token in auxiliaries
    )


def _modal(verb: Token, language: str) -> bool:
    if language == "en":
        return any(token.lower_ in MODALS_EN for token in _auxiliaries(verb))
    governor = verb if has_child(verb, "xcomp") else verb.head
    return governor.lemma_ == "pouvoir" and (verb.dep_ == "xcomp" or governor == verb) and not fulfilled(governor)


def _suspected(verb: Token, language: str) -> bool:
    """Tell whether a deed is only laid at somebody's door: "soupçonné d'avoir volé", "accused of stealing"."""
    governor = verb.head
    if governor == verb or governor.lemma_ not in closed_class("suspects", language):
        return False
    passive = is_passive(governor) or (
        "Part" in governor.morph.get("VerbForm", []) and "Past" in governor.morph.get("Tense", [])
    )
    return verb.dep_ in {"xcomp", "ccomp", "obl", "advcl", "acl"} and passive and not has_child(governor, "obj")


def _hedged(trigger: Token, verb: Token, language: str) -> bool:
    words = _hedge_words(language)
    beside = (child for token in (trigger, top_noun(trigger), verb) for child in token.children)
    told = (child for child in beside if child.pos_ not in {"NOUN", "PROPN"} and child.dep_ != "advcl")  # "in May"
    return (
        _seems(verb, language)
        or _seems(top_noun(trigger), language)
        or any(words & {child.lower_, child.lemma_.lower()} for child in told)
    )


def _seems(verb: Token, language: str) -> bool:
    """Read "semble avoir agressé", "il semble que", "on pourrait croire que", "craint des heurts"."""
    governor = verb.head
    complements = {"xcomp", "ccomp"} if verb.pos_ not in NOUNS else {"obj", "obl"}
    if governor == verb or verb.dep_ not in complements:
        return False
    unsure = verb.dep_ == "ccomp" and governor.pos_ in VERBAL and (_mood(governor, "Cnd") or _modal(governor, language))
    return unsure or governor.lemma_ in closed_class("seems", language)


@cache
def _hedge_words(language: str) -> frozenset[str]:
    return frozenset(lexicon("speech")["hedges"][language])


def is_question(trigger: Token) -> bool:
    """Tell whether the trigger stands in a question, which asserts nothing."""
    sentence = trigger.sent
    tail = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    return tail is not None and tail.text == "?"
