"""What is only wanted, planned, due, feared or prevented, by the words that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.parse.syntax import AGENT_CASES, case_of, children, completed, has_child, is_passive
from pipeline.knowledge.grammar import closed_class

_LASTING = frozenset({"durant", "pendant", "depuis", "during", "for", "since"})  # how long, not what, one plans
_AIMED_AT = frozenset({"à", "au", "aux", "de", "du", "des", "d'", "pour", "to", "for", "of"})
_FULFILLED = frozenset({"devoir", "pouvoir", "permettre", "allow", "permit"})
NOUNS = frozenset({"NOUN", "PROPN"})


def is_to_come(trigger: Token, verb: Token, language: str) -> bool:
    """Tell whether the clause, or the noun that names the event, is only wanted, planned, due or prevented."""
    if _planned(verb, language):
        return True
    if trigger == verb or trigger.pos_ not in NOUNS:
        return False
    if verb.lemma_ == "devoir" and has_child(verb, "xcomp") and not fulfilled(verb):
        return True
    top = top_noun(trigger)
    return _named_as_plan(trigger, language) or any(_planned(noun, language) for noun in (top, _first_named(top)))


def top_noun(noun: Token) -> Token:
    """Climb from a noun that completes another ("une journée de mobilisation") to the first."""
    return completed(noun, _LASTING)


def _first_named(noun: Token) -> Token:
    """Step from a noun to the one that it is set beside ("réclame 300 embauches et une prime")."""
    return noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun


def _planned(token: Token, language: str) -> bool:
    """Tell whether a verb or an event noun stands under a verb, a noun or an adjective of what has not happened."""
    if _for_a_purpose(token) or _completes_a_noun(token) or _named_as_plan(token, language):
        return True
    if _is_judged(token, language):
        return True
    governor = token.head
    if governor == token or fulfilled(governor) or case_of(token) in _LASTING:
        return False
    return _is_next(token, governor, language) or _is_wanted(token, governor, language)


def _is_next(token: Token, governor: Token, language: str) -> bool:
    """Read "va fermer", "est attendu pour être jugé"."""
    due = is_passive(governor) and governor.lemma_ in closed_class("scheduled", language)
    return token.dep_ == "xcomp" and (due or governor.lemma_ in {"aller", "go"})


def _is_wanted(token: Token, governor: Token, language: str) -> bool:
    """Tell whether a verb of wanting, planning or preventing takes a token, which may say where one spoke of it."""
    relations = {"xcomp", "ccomp", "obl", "obl:arg"} | ({"obj", "nsubj:pass"} if token.pos_ == "NOUN" else set())
    elsewhere = closed_class("place_prepositions") - _AIMED_AT  # "a promis, dans un discours, …"
    if token.dep_ == "obl" and token.pos_ == "NOUN" and case_of(token) in elsewhere:
        return False
    wanted = governor.pos_ in {"VERB", "AUX"} and governor.lemma_ in closed_class("planned", language)
    return wanted and token.dep_ in relations


def _named_as_plan(token: Token, language: str) -> bool:
    """Read "un appel à manifester", "le risque d'inondation", "threats of a strike"."""
    governor = _called_for(token) or token.head
    beside = token.dep_ == "nmod" and case_of(token) in AGENT_CASES  # "la proposition … par 189 voix"
    completes = token.dep_ in {"acl", "nmod", "obl"} and governor.pos_ == "NOUN" and governor.i < token.i and not beside
    return completes and governor.lemma_ in closed_class("plans", language) and not is_passive(token)


def _called_for(token: Token) -> Token | None:
    """Find the noun that "à" or "de" joins to the one before it, though the tree hangs it on their verb."""
    before = token.doc[token.left_edge.i - 1] if token.dep_ == "obl" and token.left_edge.i else None
    return before if before is not None and before.dep_ == "obj" and before.head == token.head else None


def _is_judged(token: Token, language: str) -> bool:
    """Tell whether one is only ready for something ("prêt à négocier") or judges what to do ("il est utile de…")."""
    over = token.head
    if over.pos_ != "ADJ" or over == token or has_child(token, "aux", "aux:tense"):
        return False
    if token.pos_ not in NOUNS:
        return "Inf" in token.morph.get("VerbForm", []) and has_child(token, "mark", "case")
    return over.lemma_.lower() in closed_class("inclined", language) and case_of(token) in _AIMED_AT


def is_aim(verb: Token) -> bool:
    """Tell whether an infinitive only says what something is for or of, or what is kept from happening."""
    prevented = verb.dep_ in {"xcomp", "ccomp", "obl", "advcl"} and verb.head.lemma_ in closed_class("prevents")
    infinitive = "Inf" in verb.morph.get("VerbForm", [])
    return _for_a_purpose(verb) or _completes_a_noun(verb) or (prevented and infinitive)


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


def fulfilled(governor: Token) -> bool:
    """Tell whether "a dû", "a pu", "a permis de" says that it was done, which "doit", "peut" and "aurait dû" do not."""
    past = [aux for aux in children(governor, "aux", "aux:tense") if "Ind" in aux.morph.get("Mood", [])]
    return governor.lemma_ in _FULFILLED and bool(past)
