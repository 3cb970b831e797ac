"""Whether a clause says that it is so, and how firmly."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.parse.syntax import AGENT_CASES, case_of, children, has_child, is_passive
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality

VERBAL = frozenset({"VERB", "AUX"})
CLIMB = 12  # steps from a noun to the verb of its clause: a longer way goes through other clauses
CONDITIONS = frozenset({"si", "s'", "if", "unless"})
_LASTING = frozenset({"durant", "pendant", "depuis", "during", "for", "since"})  # how long, not what, one plans
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
NOUNS = frozenset({"NOUN", "PROPN"})
FULFILLED = frozenset({"devoir", "pouvoir", "permettre", "allow", "permit"})
MODALS_EN = frozenset({"may", "might", "could", "would"})


def clause_verb(token: Token) -> Token:
    """Climb from a noun to the verb of its clause; a noun without one stands for itself."""
    current = token
    for _ in range(CLIMB):
        if current.pos_ in VERBAL and current.dep_ not in AUXILIARIES:
            return current
        if current.dep_ == "ROOT" or current.head == current:
            break
        current = current.head
    return token


def modality_of(trigger: Token, language: str) -> Modality:
    """Read mood, tense, governing verb and hedges of the trigger's clause."""
    verb = _said_verb(trigger)
    if any(child.lower_ in CONDITIONS and child.dep_ in {"mark", "advmod"} for child in verb.children):
        return Modality.CONDITIONAL
    if trigger.pos_ in NOUNS and _in_case(trigger):
        return Modality.CONDITIONAL
    if _is_to_come(trigger, verb, language):
        return Modality.PLANNED
    if _suspected(verb, language) or _mood(verb, "Cnd") or _modal(verb, language) or _hedged(trigger, verb, language):
        return Modality.HEDGED
    if _tense(verb, "Fut"):
        return Modality.PLANNED
    return Modality.ACTUAL


def _said_verb(trigger: Token) -> Token:
    """Return the verb of the clause, or what a copula says of the trigger ("un accord serait proche")."""
    verb = clause_verb(trigger)
    said = trigger.head
    return said if verb == trigger and trigger.dep_ == "nsubj" and has_child(said, "cop") else verb


def _in_case(noun: Token) -> bool:
    """Read "en cas de grève", "in the event of an attack"."""
    governor = noun.head
    return governor.lemma_ in {"cas", "case", "event"} and case_of(governor) in {"en", "in"} and noun.dep_ == "nmod"


def _is_to_come(trigger: Token, verb: Token, language: str) -> bool:
    """Tell whether the clause, or the noun that names the event, is only wanted, planned, due or prevented."""
    if _planned(verb, language):
        return True
    if trigger == verb or trigger.pos_ not in NOUNS:
        return False
    due = verb.lemma_ == "devoir" and has_child(verb, "xcomp") and not _fulfilled(verb)
    return due or _planned(top_noun(trigger), language) or _named_as_plan(trigger, language)


def top_noun(noun: Token) -> Token:
    """Climb from a noun that completes another ("une journée de mobilisation") to the first."""
    while noun.dep_ == "nmod" and noun.head.pos_ == "NOUN" and case_of(noun) not in _LASTING:
        noun = noun.head
    return noun


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
    return governor.lemma_ == "pouvoir" and (verb.dep_ == "xcomp" or governor == verb) and not _fulfilled(governor)


def _fulfilled(governor: Token) -> bool:
    """Tell whether "a dû", "a pu", "a permis de" says that it was done, which "doit", "peut" and "aurait dû" do not."""
    past = [aux for aux in children(governor, "aux", "aux:tense") if "Ind" in aux.morph.get("Mood", [])]
    return governor.lemma_ in FULFILLED and bool(past)


def _planned(token: Token, language: str) -> bool:
    """Tell whether a verb or an event noun stands under a verb of wanting, planning or preventing."""
    governor = token.head
    if _for_a_purpose(token) or _completes_a_noun(token) or _named_as_plan(token, language):
        return True
    if governor == token or _fulfilled(governor):
        return False
    if case_of(token) in _LASTING:
        return False
    if governor.lemma_ in {"aller", "go"} and token.dep_ == "xcomp":
        return True
    if token.dep_ == "xcomp" and is_passive(governor) and governor.lemma_ in closed_class("scheduled", language):
        return True
    relations = {"xcomp", "ccomp", "obl", "obl:arg"} | ({"obj", "nsubj:pass"} if token.pos_ == "NOUN" else set())
    return governor.lemma_ in closed_class("planned", language) and token.dep_ in relations and governor.pos_ in VERBAL


def _named_as_plan(token: Token, language: str) -> bool:
    """Read "un appel à manifester", "le risque d'inondation", "threats of a strike"."""
    governor = token.head
    beside = token.dep_ == "nmod" and case_of(token) in AGENT_CASES  # "la proposition … par 189 voix"
    completes = token.dep_ in {"acl", "nmod"} and governor.pos_ == "NOUN" and governor.i < token.i and not beside
    return completes and governor.lemma_ in closed_class("plans", language) and not is_passive(token)


def _suspected(verb: Token, language: str) -> bool:
    """Tell whether a deed is only laid at somebody's door: "soupçonné d'avoir volé", "accused of stealing"."""
    governor = verb.head
    if governor == verb or governor.lemma_ not in closed_class("suspects", language):
        return False
    passive = is_passive(governor) or (
        "Part" in governor.morph.get("VerbForm", []) and "Past" in governor.morph.get("Tense", [])
    )
    return verb.dep_ in {"xcomp", "ccomp", "obl", "advcl", "acl"} and passive and not has_child(governor, "obj")


def _for_a_purpose(verb: Token) -> bool:
    """Tell whether an infinitive only says what something is for ("afin de sauver la trêve")."""
    if verb.dep_ not in {"advcl", "acl", "obl"} or "Inf" not in verb.morph.get("VerbForm", []):
        return False
    return any(child.lower_ in {"pour", "afin", "to"} for child in children(verb, "mark", "case"))


def _completes_a_noun(verb: Token) -> bool:
    """Tell whether an infinitive only says what a noun is of ("des appels à manifester"); a past one has happened."""
    if verb.dep_ != "acl" or verb.head.pos_ != "NOUN" or "Inf" not in verb.morph.get("VerbForm", []):
        return False
    return not any(child.dep_.startswith("aux") for child in verb.children)


def _hedged(trigger: Token, verb: Token, language: str) -> bool:
    words = _hedge_words(language)
    beside = (child for token in (trigger, verb) for child in token.children)
    told = (child for child in beside if child.pos_ not in {"NOUN", "PROPN"} and child.dep_ != "advcl")  # "in May"
    return _seems(verb, language) or any(words & {child.lower_, child.lemma_.lower()} for child in told)


def _seems(verb: Token, language: str) -> bool:
    """Read "semble avoir agressé", "il semble que"."""
    governor = verb.head
    return governor != verb and verb.dep_ in {"xcomp", "ccomp"} and governor.lemma_ in closed_class("seems", language)


@cache
def _hedge_words(language: str) -> frozenset[str]:
    return frozenset(lexicon("speech")["hedges"][language])


def is_question(trigger: Token) -> bool:
    """Tell whether the trigger stands in a question, which asserts nothing."""
    sentence = trigger.sent
    tail = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    return tail is not None and tail.text == "?"
