"""Which circumstances of a sentence reach a happening: those of its own clause, not those of what stands beside it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Mention
from pipeline.extract.parse.modality import NOUNS, VERBAL, clause_verb
from pipeline.extract.parse.syntax import SUBJECTS, case_of, children, has_child
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import kin, kinds

_DESCRIBES = frozenset({"acl", "acl:relcl"})
_IN_A_PHRASE = frozenset({"nmod", "flat", "appos", "conj", "compound", "obl"})
_BESIDE = frozenset({"conj", "parataxis"})


def out_of_reach(draft: Draft, mention: Mention, language: str) -> bool:
    """Tell whether a time or a place of the sentence is that of something else than the draft's trigger.

    What opens the sentence holds for all of it, and what hangs on the trigger is its own.
    """
    trigger = draft.trigger
    place = trigger.doc[mention.first : mention.last + 1].root
    clause = _clause_around(place, mention)
    if _of_a_subclause(draft, clause, place, language):
        return True
    if trigger.pos_ in NOUNS and trigger.is_ancestor(place):
        return _of_a_later_clause(trigger, clause)
    if _only_named(trigger, place, language) or _of_another_noun(draft, place, language):
        return True
    if _opens(place):
        return False
    told = draft.figure is None and _describes_another(trigger, place, language)
    return told or _of_a_later_clause(trigger, clause)


def _clause_around(place: Token, mention: Mention) -> Token:
    """Return the head of the clause of a circumstance, which is none of its own words ("il y a deux ans")."""
    head = _predicate(place)
    while mention.first <= head.i <= mention.last and head.head != head:
        head = _predicate(head.head)
    return head


def _predicate(token: Token) -> Token:
    """Climb to the verb of the clause, or to the noun or adjective that a copula makes its predicate."""
    verb = clause_verb(token)
    above = (t for t in (token, *token.ancestors) if t.i == verb.i or t.is_ancestor(verb) or has_child(t, "cop"))
    return next(above, verb)


def _only_named(trigger: Token, place: Token, language: str) -> bool:
    """Tell whether an event noun says what something is about ("une marche contre la hausse") or comes after."""
    if trigger.pos_ not in NOUNS or trigger_of(trigger, language) is None:
        return False
    cases = {case_of(noun) for noun in (trigger, *_nouns_above(trigger))}
    return bool(cases & closed_class("about", language)) or (
        bool(cases & closed_class("then", language)) and place.i < trigger.i
    )


def _of_another_noun(draft: Draft, place: Token, language: str) -> bool:
    """Tell whether a circumstance completes another event noun ("des incidents à Metz et des rixes")."""
    trigger, owner = draft.trigger, next((noun for noun in _nouns_above(place) if _happens(noun, language)), None)
    if owner is None or owner == trigger or trigger.is_ancestor(owner):
        return False
    if trigger in owner.conjuncts:
        return place.i < trigger.i
    return not owner.is_ancestor(trigger) and not _is_of_it(draft, owner, language)


def _happens(noun: Token, language: str) -> bool:
    """Tell whether a noun names what happens on a day, and no sum or rate."""
    told = trigger_of(noun, language)
    return told is not None and kinds()[told.kind].central != "amount"


def _is_of_it(draft: Draft, noun: Token, language: str) -> bool:
    """Tell whether a noun names the very happening that a draft tells, or one that goes with it."""
    told = trigger_of(noun, language)
    return told is not None and kin(told.kind, draft.kind)


def _nouns_above(token: Token) -> list[Token]:
    """Return the nouns that a circumstance completes, the nearest first, up to the verb of its clause."""
    found: list[Token] = []
    while token.head != token and token.dep_ in _IN_A_PHRASE and token.head.pos_ in NOUNS:
        token = token.head
        found.append(token)
    return found


def _of_a_subclause(draft: Draft, clause: Token, place: Token, language: str) -> bool:
    """Tell whether a circumstance stands in a clause that says who or what something is, what for, or what else."""
    trigger = draft.trigger
    while clause not in {clause_verb(trigger), trigger, place} and not clause.is_ancestor(trigger):
        if _describes(clause, place) and clause.head != trigger and not _is_of_it(draft, clause.head, language):
            return True
        if clause.dep_ == "advcl" and _tells_another(clause, language):
            return True
        if clause.head == clause:
            break
        clause = clause.head
    return False


def _describes(clause: Token, place: Token) -> bool:
    """Tell whether a clause only says who or what something is.

    The participle of a headline is its verb ("12 trains supprimés vendredi"), and what a comma sets off from one may
    well be of the whole sentence.
    """
    if clause.dep_ == "acl":
        headline = not any("Fin" in token.morph.get("VerbForm", []) for token in clause.sent)
        return not headline and all(token.text != "," for token in clause.doc[clause.i : place.i])
    return clause.dep_ == "acl:relcl"


def _tells_another(clause: Token, language: str) -> bool:
    """Tell whether a clause of circumstance says what for or what else, and not when ("lorsqu'un ferry a chaviré")."""
    marks = {child.lower_ for child in children(clause, "mark", "advmod")}
    return has_child(clause, "mark") and not marks & closed_class("when", language)


def _opens(place: Token) -> bool:
    """Tell whether a circumstance stands before the subject and the verb of its sentence."""
    before = place.doc[place.sent.start : place.i]
    return not any(token.pos_ in VERBAL or token.dep_ in SUBJECTS for token in before)


def _describes_another(trigger: Token, place: Token, language: str) -> bool:
    """Tell whether the trigger only says who or what something is, and the circumstance stands outside that clause.

    What describes a happening or a place shares its circumstances: "l'attentat, qui a tué deux passants, a eu lieu
    lundi", "à Metz, où une voiture a brûlé".
    """
    clause = _description(trigger)
    if clause is None or clause.is_ancestor(place) or trigger_of(clause.head, language) is not None:
        return False
    return not any(token.lower_ in {"où", "where"} for token in clause.subtree)


def _description(trigger: Token) -> Token | None:
    """Return the verb of the clause around the trigger that describes a noun, unless a whole clause was hung there."""
    for token in (trigger, *trigger.ancestors):
        if token.dep_ in _DESCRIBES:
            return token if "Pres" not in token.morph.get("Tense", []) or token.dep_ == "acl:relcl" else None
        if token.dep_ in _BESIDE and has_child(token, *SUBJECTS):
            return None
    return None


def _of_a_later_clause(trigger: Token, owner: Token) -> bool:
    """Tell whether a circumstance stands in a clause set beside the trigger's, behind it, with a subject of its own."""
    own = clause_verb(trigger)
    if owner in {own, trigger} or owner.is_ancestor(trigger):
        return False
    return owner.dep_ in _BESIDE and own.is_ancestor(owner) and has_child(owner, *SUBJECTS)
