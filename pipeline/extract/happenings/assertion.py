"""Whether an event noun tells of its happening, or only speaks of one that the reader is taken to know."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.doers import can_act
from pipeline.extract.happenings.triggers import VERB_FRAMES, trigger_of
from pipeline.extract.mentions import Mention
from pipeline.extract.parse.plans import is_aim
from pipeline.extract.parse.syntax import case_of, children, has_child, subject
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Modality

LEVEL = "level"  # the frame of what only a figure tells
_HEADS = frozenset({"ROOT", "parataxis", "appos", "dislocated", "nsubj", "nsubj:pass", "obl:agent"})
_CONTRACTED = frozenset({"du", "au", "aux", "des"})  # prepositions that hold a definite article
_COMPLEMENTS = frozenset({"obj", "obl", "obl:arg", "xcomp", "advcl", "ccomp"})
_PARTS = frozenset({"compound", "flat", "flat:name", "amod"})  # "riot police", "agent de sécurité incendie"
_NAMED = frozenset({"PER", "PERSON", "ORG", "LOC", "GPE"})


def tells(draft: Draft) -> bool:
    """Tell whether a draft says that something happened: a noun may only name it beside what its clause says.

    It tells where a verb says that there was such a thing, where it heads its clause or brings in something new and
    the sentence dates or places it, and where its own phrase says when, where or who.
    """
    noun = draft.trigger
    trigger = trigger_of(noun, noun.lang_)
    if trigger is None or draft.figure is not None:
        return True
    if trigger.frame == LEVEL:
        return False
    if draft.is_contested:
        return True
    if trigger.frame in VERB_FRAMES:
        return _verb_tells(draft)
    if noun.dep_ in _PARTS or (draft.modality is Modality.PLANNED and not draft.own_circumstances):
        return False
    top = _top(noun)
    if draft.is_said_outright or _is_said_to_be(top) or _says_when_where_who(draft):
        return True
    if top.dep_ in _HEADS:
        return _is_set(draft) or _has_a_doer(draft)
    return _is_new(top) and _is_set(draft)


def _verb_tells(draft: Draft) -> bool:
    """Tell whether a verb speaks of something done, and is neither an order nor a habit nor what a thing is for."""
    verb = draft.trigger
    if _is_addressed(verb):
        return False
    return bool(draft.own_circumstances) or not (is_aim(verb) or _is_habit(verb))


def _is_addressed(verb: Token) -> bool:
    """Tell whether a verb is an order, or says something of whom one speaks to ("sors d'ici", "tu vas mourir")."""
    doer = subject(verb)
    if doer is None:
        return "Imp" in verb.morph.get("Mood", [])
    return doer.lower_ in closed_class("addressees")


def _is_habit(verb: Token) -> bool:
    """Tell whether "on" does it as everybody does ("quand on bloque une route")."""
    doer = subject(verb)
    present = any("Pres" in word.morph.get("Tense", []) for word in (verb, *children(verb, "aux:pass")))
    return doer is not None and doer.lower_ in closed_class("anybody") and present and not has_child(verb, "aux:tense")


def _top(noun: Token) -> Token:
    """Climb from "guérilla" to "scènes de guérilla", and from the last of a list to its first."""
    while (noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}) or (
        noun.dep_ == "nmod" and noun.head.lemma_.lower() in closed_class("classifiers")
    ):
        noun = noun.head
    return noun


def _is_said_to_be(noun: Token) -> bool:
    """Tell whether a verb says that there was such a happening, that it began or that it ended."""
    governors = [noun.head] if noun.dep_ in _COMPLEMENTS | _HEADS else []
    happens = closed_class("occurs") | closed_class("light_verbs") | closed_class("phases")
    verbs = (*governors, *children(noun, "acl", "acl:relcl"))
    return has_child(noun, "cop") or any(verb.lemma_ in happens for verb in verbs)


def _is_new(noun: Token) -> bool:
    """Tell whether a noun brings in what has not been spoken of: "dans une frappe", "in scuffles", not "la frappe"."""
    if noun.dep_ not in _COMPLEMENTS or case_of(noun) in _CONTRACTED:
        return False
    determiners = {child.lower_ for child in children(noun, "det", "det:poss", "nmod:poss")}
    return not determiners or bool(determiners & closed_class("indefinite"))


def _is_set(draft: Draft) -> bool:
    """Tell whether the sentence dates or places a happening, or a speaker says whom it hit or how it stands."""
    return any((draft.own_circumstances, draft.means, draft.frames and (draft.target or draft.told_of)))


def _has_a_doer(draft: Draft) -> bool:
    """Tell whether somebody who can act did or underwent it ("l'arrestation du maire", not "la hausse des taxes")."""
    doc = draft.trigger.doc
    actors = (doc[mention.last] for mention in (draft.agent, draft.target) if mention is not None)
    return any(can_act(actor, doc.lang_) for actor in actors)


def _says_when_where_who(draft: Draft) -> bool:
    """Tell whether a noun's own phrase, or what follows it at once, gives a day, a place, a number or a name."""
    noun, doc = draft.trigger, draft.trigger.doc
    first, last = noun.left_edge.i, noun.right_edge.i
    while last + 1 < noun.sent.end and doc[last + 1].dep_ in {"case", "det"}:
        last += 1
    if any(first <= mention.first <= last + 1 for mention in draft.own_circumstances):
        return True
    actors = (mention for mention in (draft.agent, draft.target) if mention is not None)
    return any(noun.is_ancestor(doc[mention.last]) and _is_named(noun, mention) for mention in actors)


def _is_named(noun: Token, mention: Mention) -> bool:
    words = noun.doc[mention.first : mention.last + 1]
    return any(word.ent_type_ in _NAMED or word.pos_ == "NUM" for word in words)
