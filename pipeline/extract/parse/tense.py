"""Whether the clause of a time looks ahead or back: what a bare "samedi" or "le 26 mai" is read by."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.parse.modality import AUXILIARIES, clause_verb, modality_of
from pipeline.extract.parse.syntax import children
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality

_NON_FINITE = {"Inf", "Ger", "Conv"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
# Verbs whose past looks like their present
UNCHANGING = frozenset("beat bet burst cast cost cut hit hurt let put quit set shut split spread thrust upset".split())  # noqa: SIM905
_MODALS = {"pouvoir", "devoir"}  # "pourrait être fermée dès lundi"
_CLIMB = 6
_UNANNOUNCED = frozenset({"attack", "strike", "casualties", "clash", "disaster", "accident"})


def looks_ahead(time: Token, language: str) -> bool | None:
    """Tell whether the clause of a time is in the future, in the past, or (None) in no tense that says which."""
    verb = clause_verb(time)
    if _dates_a_blow(time, language):
        return False
    if verb == time:
        return None
    if modality_of(verb, language) is Modality.PLANNED:
        return None if _clings(verb) and tense_of(verb.head, language) is False else True
    told = None if _completes_a_noun(time, verb) else tense_of(verb, language)
    return True if told is None and _closes(time, language) else told


def never_before(verb: Token) -> bool:
    """Tell whether a verb says what had never been until then ("n'avait jamais plu autant", "had never voted")."""
    had = any("Imp" in aux.morph.get("Tense", []) or aux.lower_ == "had" for aux in children(verb, "aux", "aux:tense"))
    return had and any(child.lower_ in {"jamais", "never"} for child in verb.children)


def _dates_a_blow(time: Token, language: str) -> bool:
    """Tell whether a time belongs to the name of what nobody announces ("Sunday's blasts", "l'incendie de mardi")."""
    told = trigger_of(time.head, language) if time.dep_ in {"nmod", "nmod:poss", "compound"} else None
    return told is not None and not told.weak and told.kind in _UNANNOUNCED


def _closes(time: Token, language: str) -> bool:
    """Tell whether a time is where something ends: nothing in the present ends in the past ("jusqu'à vendredi")."""
    day = time.head if time.dep_ == "nmod" and time.head.lower_ in closed_class("days") else time  # "samedi midi"
    return any(child.lower_ in closed_class("until", language) for child in children(day, "case", "advmod", "fixed"))


def _clings(verb: Token) -> bool:
    """Tell whether an infinitive of purpose may lend its time to the verb before it ("broke in to free her Sunday")."""
    return "Inf" in verb.morph.get("VerbForm", []) and verb.dep_ in {"advcl", "acl", "obl"} and verb.head != verb


def _completes_a_noun(time: Token, verb: Token) -> bool:
    """Tell whether a time belongs to a noun that is not the subject ("il prépare la marche de samedi")."""
    current = time
    for _ in range(_CLIMB):
        if current.head in (verb, current):
            return False
        of_a_day = current.head.lower_ in closed_class("days")  # "samedi soir" is one time
        if current.dep_ == "nmod" and current.head.pos_ in {"NOUN", "PROPN"} and not of_a_day:
            return not _leads_to_subject(current.head)
        current = current.head
    return False


def _leads_to_subject(noun: Token) -> bool:
    while noun.dep_ == "nmod" and noun.head != noun:
        noun = noun.head
    return noun.dep_ in _SUBJECTS


def tense_of(verb: Token, language: str) -> bool | None:
    """Tell whether a verb, or the one that governs a verb without tense, is future (True), past (False) or neither."""
    for _ in range(_CLIMB):
        group = [verb, *children(verb, *AUXILIARIES)]
        if _future(group) or (verb.lemma_ in _MODALS and "Cnd" in verb.morph.get("Mood", [])):
            return True
        if verb.lemma_ in closed_class("scheduled", language) and "Part" in verb.morph.get("VerbForm", []):
            return None if _past(verb, group) and len(group) > 1 else True
        if _states(verb, group):
            verb = clause_verb(verb.head)
            continue
        if _past(verb, group):
            return False
        if verb.dep_ == "acl" and "Inf" in verb.morph.get("VerbForm", []):
            return None  # what an order or a wish is about is still to come, or was
        bare = set(verb.morph.get("VerbForm", [])) & _NON_FINITE or _infinitive(group) or _gerund(verb, group)
        if verb.head == verb or not bare:
            return None
        verb = clause_verb(verb.head)
    return None


def _states(verb: Token, group: list[Token]) -> bool:
    """Tell whether a bare participle is the state that a verb says goes on ("reste placé", "remains closed")."""
    return len(group) == 1 and verb.dep_ == "xcomp" and "Part" in verb.morph.get("VerbForm", [])


def _future(group: list[Token]) -> bool:
    return any("Fut" in token.morph.get("Tense", []) or token.lower_ in {"will", "shall", "'ll"} for token in group)


def _past(verb: Token, group: list[Token]) -> bool:
    """Tell whether a verb group is past: "vint", "venait", "est venu", "was", "has come", or a bare past participle."""
    finite = [token for token in group if "Fin" in token.morph.get("VerbForm", [])]
    if any(set(token.morph.get("Tense", [])) & {"Past", "Imp", "Pqp"} for token in finite):
        return True
    if len(group) == 1 and verb.lower_ in UNCHANGING and verb.doc.lang_ == "en":
        return True  # "beat", "cut": in news the past of one rather than the present of several
    participle = "Part" in verb.morph.get("VerbForm", []) and "Pres" not in verb.morph.get("Tense", [])
    if not participle:
        return False
    if _infinitive(group):
        return False
    perfect = any(token.dep_ == "aux:tense" or token.lower_ in {"has", "have", "'ve"} for token in group)
    return perfect or not finite


def _infinitive(group: list[Token]) -> bool:
    """Tell whether a verb group is a passive infinitive ("être arrêtée")."""
    return any(token.dep_ == "aux:pass" and "Inf" in token.morph.get("VerbForm", []) for token in group)


def _gerund(verb: Token, group: list[Token]) -> bool:
    """Tell whether a participle in the present stands without an auxiliary ("en répondant", "leaving")."""
    return "Pres" in verb.morph.get("Tense", []) and "Part" in verb.morph.get("VerbForm", []) and len(group) == 1
