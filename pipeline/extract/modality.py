"""Whether a clause says that it is so, and how firmly."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.negation import is_negated
from pipeline.extract.syntax import case_of, children, has_child, is_passive
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality, Polarity

SPEAKING_NOT = frozenset(
    {"confirmer", "commenter", "confirm", "comment"}
)  # "n'a pas confirmé la frappe" denies nothing
VERBAL = frozenset({"VERB", "AUX"})
CONDITIONS = frozenset({"si", "s'", "if", "unless"})
_LASTING = frozenset({"durant", "pendant", "depuis", "during", "for", "since"})  # how long, not what, one plans
_DIRECT = frozenset({"nsubj", "nsubj:pass", "obj", "xcomp", "expl:subj"})
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
MODALS_EN = frozenset({"may", "might", "could", "would"})


def clause_verb(token: Token) -> Token:
    """Climb from a noun to the verb of its clause; a noun without one stands for itself."""
    current = token
    for _ in range(12):
        if current.pos_ in VERBAL and current.dep_ not in AUXILIARIES:
            return current
        if current.dep_ == "ROOT" or current.head == current:
            break
        current = current.head
    return token


def polarity_of(trigger: Token) -> Polarity:
    """Read the negation of the trigger or of the verb it depends on."""
    if trigger.head.lemma_ in SPEAKING_NOT and trigger.dep_ in {"obj", "obl", "xcomp"}:
        return Polarity.AFFIRMED
    none = closed_class("negative_determiners")
    if (
        _denied(trigger)
        or _without_ground(trigger)
        or any(child.lower_ in none for child in children(trigger, "det", "case", "advmod"))
    ):
        return Polarity.NEGATED
    verb = clause_verb(trigger)
    top = _top(trigger)
    direct = verb == trigger or (top.dep_ in _DIRECT and _says_whether(verb))
    denied = _denied(verb) or _existential_no(verb, trigger) or (verb == trigger and _without(verb))
    return Polarity.NEGATED if direct and denied else Polarity.AFFIRMED


def _says_whether(verb: Token) -> bool:
    """Tell whether a verb says that its noun happens: "la marche n'a pas eu lieu", not "n'a pas débouché sur"."""
    happens = closed_class("occurs") | closed_class("light_verbs")
    return verb.lemma_ in happens or verb.pos_ not in VERBAL


def _without(verb: Token) -> bool:
    """Read "sans être blessé", "without hurting anybody" as a denial."""
    return any(child.lower_ in {"sans", "without"} for child in children(verb, "mark", "case"))


def _without_ground(trigger: Token) -> bool:
    """Read "n'avait aucune raison de bombarder", "n'a pas l'intention de fermer": what has no ground is denied."""
    ground = trigger.head
    if trigger.pos_ not in VERBAL or trigger.dep_ != "acl" or ground.lemma_.lower() not in closed_class("grounds"):
        return False
    none = closed_class("negative_determiners")
    return any(child.lower_ in none for child in ground.children) or _denied(ground.head)


def _denied(token: Token) -> bool:
    return token.pos_ in VERBAL | {"ADJ", "NOUN"} and is_negated(token) and not _only(token)


def _only(token: Token) -> bool:
    """Spare "ne … plus de", "not only" and the restrictive "plus": they do not deny the event."""
    lowered = {child.lower_ for child in token.children}
    return (
        "seulement" in lowered
        or "only" in lowered
        or (lowered & closed_class("negations") == {"plus"} and not lowered & {"ne", "n'"})
    )


def _existential_no(verb: Token, trigger: Token) -> bool:
    """Read "aucun civil n'a été tué" as a denial; "l'accident n'a fait aucun blessé" denies no accident."""
    nouns = children(verb, "nsubj", "nsubj:pass", "obj") if trigger == verb else ()
    return any(child.lower_ in {"aucun", "aucune", "no"} for noun in nouns for child in noun.children)


def modality_of(trigger: Token, language: str) -> Modality:
    """Read mood, tense, governing verb and hedges of the trigger's clause."""
    verb = _said_verb(trigger)
    if any(child.lower_ in CONDITIONS and child.dep_ in {"mark", "advmod"} for child in verb.children):
        return Modality.CONDITIONAL
    if _planned(verb, language) or (trigger != verb and trigger.pos_ == "NOUN" and _planned(_top(trigger), language)):
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


def _top(noun: Token) -> Token:
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
    governor = verb.head
    return verb.dep_ == "xcomp" and governor.lemma_ == "pouvoir" and not _had_to(governor)


def _planned(token: Token, language: str) -> bool:
    """Tell whether a verb or an event noun stands under a verb of wanting, planning or preventing."""
    governor = token.head
    if _for_a_purpose(token) or _completes_a_noun(token):
        return True
    if _had_to(governor):
        return False
    if governor == token or governor.lemma_ not in closed_class("planned", language):
        return governor != token and governor.lemma_ in {"aller", "go"} and token.dep_ == "xcomp"
    if case_of(token) in _LASTING:
        return False
    relations = {"xcomp", "ccomp", "obl", "obl:arg"} | ({"obj", "nsubj:pass"} if token.pos_ == "NOUN" else set())
    return token.dep_ in relations and governor.pos_ in VERBAL


def _suspected(verb: Token, language: str) -> bool:
    """Tell whether a deed is only laid at somebody's door: "soupçonné d'avoir volé", "accused of stealing"."""
    governor = verb.head
    if governor == verb or governor.lemma_ not in closed_class("suspects", language):
        return False
    passive = is_passive(governor) or "Past" in governor.morph.get("Tense", [])
    return verb.dep_ in {"xcomp", "ccomp", "obl", "advcl", "acl"} and passive and not has_child(governor, "obj")


def _for_a_purpose(verb: Token) -> bool:
    """Tell whether an infinitive only says what something is for ("afin de sauver la trêve")."""
    marks = {child.lower_ for child in children(verb, "mark", "case")}
    return (
        "Inf" in verb.morph.get("VerbForm", [])
        and verb.dep_ in {"advcl", "acl", "obl"}
        and bool(marks & {"pour", "afin", "to"})
    )


def _completes_a_noun(verb: Token) -> bool:
    """Tell whether an infinitive only says what a noun is of ("des appels à manifester"); a past one has happened."""
    bare = "Inf" in verb.morph.get("VerbForm", []) and not any(child.dep_.startswith("aux") for child in verb.children)
    return bare and verb.dep_ == "acl" and verb.head.pos_ == "NOUN"


def _had_to(verb: Token) -> bool:
    """Read "ont dû disperser", "a pu être rouverte" as done: what one had to or could do then has happened."""
    return verb.lemma_ in {"devoir", "pouvoir"} and any(
        child.lemma_ == "avoir" for child in children(verb, "aux", "aux:tense")
    )


def _hedged(trigger: Token, verb: Token, language: str) -> bool:
    words = _hedge_words(language)
    beside = (child for token in (trigger, verb) for child in token.children)
    told = (child for child in beside if child.pos_ not in {"NOUN", "PROPN"} and child.dep_ != "advcl")  # "in May"
    return any(child.lower_ in words for child in told)


@cache
def _hedge_words(language: str) -> frozenset[str]:
    return frozenset(lexicon("speech")["hedges"][language])


def is_question(trigger: Token) -> bool:
    """Tell whether the trigger stands in a question, which asserts nothing."""
    sentence = trigger.sent
    tail = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    return tail is not None and tail.text == "?"
