"""Trees mended where the words leave one reading only and a small treebank has taught the parser another."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.extract.parse.hidden_verbs import find_hidden_verbs
from pipeline.extract.parse.lemmas import english_base
from pipeline.extract.parse.syntax import SUBJECTS, children, has_child

_PERSON_ENDING = re.compile("ante?s?$")
REACH = 15  # tokens between a verb and the subject that the parser hung elsewhere
_FINITE = frozenset({"Ind", "Cnd", "Sub"})
_NOUN_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod"})
_UNMARKED = frozenset({"obl", "nmod"})
_THAT = frozenset({"que", "qu'", "that"})
_MENDED = frozenset({"NOUN", "ADJ", "PRON"})


def mend_trees(doc: Doc, language: str) -> None:
    """Mend what a small treebank gets wrong most: verbs taken for adjectives or nouns, lost subjects, loose phrases.

    No token is ever hung below itself: spaCy does not survive a tree that goes in circles.
    """
    if language == "fr":
        for sentence in list(doc.sents):
            find_hidden_verbs(sentence)
    for token in doc:
        part, relation = token.pos_, token.dep_
        if relation == "case" and token.lower_ == "contre":
            _hang_against(token.head)
        if part in _MENDED or relation == "nsubj":
            _mend_noun(token)
            part = token.pos_
        if part == "VERB":
            _mend_verb(token)


def _mend_noun(token: Token) -> None:
    part, form = token.pos_, token.lower_
    if part == "NOUN" and form.endswith("ing") and has_child(token, "obj"):
        _make_gerund(token)
    if part == "ADJ" and form.endswith("ed") and token.dep_ != "amod" and has_child(token, "obj"):
        token.pos_, token.lemma_ = "VERB", english_base(token.lower_, token.lemma_)  # "and wounded four people"
    if token.dep_ == "nsubj" and token.i and token.nbor(-1).dep_ == "nsubj" and token.head == token.nbor(-1).head:
        token.head, token.dep_ = token.nbor(-1), "flat"  # "Colonel Karim Haddad": a title has no verb of its own
    if part == "PRON" and form == "l'" and token.i + 1 < len(token.doc):
        _mend_person(token, token.nbor(1))
    if part == "ADJ" and token.pos_ == "ADJ" and token.dep_ in _NOUN_PLACES and has_child(token, "nummod", "det"):
        token.pos_ = "NOUN"


def _mend_verb(token: Token) -> None:
    if _ends_compound(token):
        _hang_compound(token)
    elif (doer := _doer_before(token)) is not None:
        _raise_from_phrase(token, doer)
    elif "Tense=Pres|VerbForm=Part" in str(token.morph):
        _hang_participle(token)
    elif _lacks_subject(token) and (lost := _lost_subject(token)) is not None:
        _take_subject(token, lost)


def _mend_person(article: Token, noun: Token) -> None:
    """Make a noun of a participle that nothing completes: "a prévenu l'exploitant", "selon l'habitant"."""
    participle = noun.pos_ == "VERB" and _PERSON_ENDING.search(noun.lower_)
    last = noun.i + 1 == len(noun.doc) or noun.nbor(1).pos_ in {"PUNCT", "SPACE", "ADP"}
    if not participle or not last or noun.head != article.head or article.i == article.sent.start:
        return
    noun.pos_, noun.dep_ = "NOUN", article.dep_
    article.pos_, article.dep_, article.head = "DET", "det", noun


def _make_gerund(token: Token) -> None:
    """Make a verb of what has an object: "accused the regime of bombing a hospital"."""
    token.pos_, token.lemma_ = "VERB", english_base(token.lower_, token.lemma_)
    token.dep_ = "acl" if token.dep_ == "nmod" else token.dep_


def _hang_against(noun: Token) -> None:
    """Hang "contre un convoi" on the deed and not on who does it: "la frappe de la coalition contre un convoi"."""
    doer = noun.head
    if noun.dep_ == "nmod" and doer.dep_ in {"nmod", "obl:agent"} and doer.head != doer:
        noun.head, noun.dep_ = doer.head, "nmod" if doer.dep_ == "nmod" else "obl"


def _hang_participle(verb: Token) -> None:
    """Take a participle for no complement; one that reports (", ajoutant que…") goes on with its sentence's verb."""
    if verb.dep_ == "ccomp" and not has_child(verb, "mark"):
        verb.dep_ = "advcl"
    root = verb.sent.root
    reports = any(has_child(child, "mark") for child in children(verb, "ccomp"))
    after_comma = verb.i > verb.sent.start and verb.nbor(-1).text == ","
    if reports and after_comma and root.i < verb.i and root.pos_ == "VERB":
        verb.head, verb.dep_ = root, "advcl"


def _ends_compound(verb: Token) -> bool:
    """Tell whether a hyphen joins a verb to the noun before it ("government-held"), which no verb of a clause is."""
    joined = verb.i > verb.sent.start + 1 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_
    if not joined or verb.nbor(-2).whitespace_ or verb.dep_ not in {"acl", "advcl"}:
        return False
    return verb.head in {verb.nbor(-2), verb.nbor(-2).head}


def _hang_compound(verb: Token) -> None:
    """Make "rebel-held" describe the noun after it: "in the rebel-held district" is in a district, not in a rebel."""
    modifier, noun = verb.nbor(-2), next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if noun is None or modifier.head == modifier:
        return
    before = [child for child in modifier.children if child.i < modifier.i]
    noun.head, noun.dep_ = modifier.head, modifier.dep_
    verb.head, verb.dep_ = noun, "amod"
    modifier.head, modifier.dep_ = verb, "compound"
    for child in before:
        child.head = noun


def _doer_before(verb: Token) -> Token | None:
    """Find the noun that a phrase cannot hold before a participle: in "police blamed local gangs" it is the subject."""
    if verb.dep_ != "amod" or not verb.lower_.endswith("ed") or verb.i == verb.sent.start or verb.head.i < verb.i:
        return None
    if has_child(verb.head, "det", "case", "nmod:poss") or verb.nbor(-1).text == "-":
        return None
    before = [child for child in children(verb.head, "compound") if child.i < verb.i]
    return before[-1] if before and before[-1].right_edge.i == verb.i - 1 else None


def _raise_from_phrase(verb: Token, doer: Token) -> None:
    """Make a participle the verb of the phrase that the parser made of its whole clause."""
    top = verb.head
    before = [child for child in top.children if child.i < verb.i and child != doer]
    after = [child for child in top.children if child.dep_ in {"punct", "parataxis", "conj"} and child.i > top.i]
    if top.head == top:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = top.head, "parataxis"
    top.head, top.dep_ = verb, "obj"
    doer.head, doer.dep_ = verb, "nsubj"
    for child in before:
        child.head = doer if child.dep_ in {"compound", "amod"} else verb
    for child in after:
        child.head = verb


def _lacks_subject(verb: Token) -> bool:
    """Tell whether a verb is finite, by itself or by an auxiliary, and has no subject of its own nor one to share."""
    parts = (verb, *(child for child in verb.children if child.dep_.startswith("aux")))
    finite = any(_FINITE.intersection(part.morph.get("Mood", [])) for part in parts)
    return finite and verb.dep_ != "conj" and not has_child(verb, *SUBJECTS)


def _lost_subject(verb: Token) -> Token | None:
    """Find the noun before a verb that the parser took for a complement though no preposition leads it in."""
    for place in range(verb.i - 1, max(verb.sent.start, verb.i - REACH) - 1, -1):
        token = verb.doc[place]
        if token.dep_ in _UNMARKED and _stands_alone(token) and not token.is_ancestor(verb) and token.head != verb:
            return token
        if _opens_clause(token, verb):
            return token
        if token.pos_ == "VERB" or token.dep_ in SUBJECTS:
            return None
    return None


def _take_subject(verb: Token, lost: Token) -> None:
    """Give a verb the subject it had lost, with the "que" that opens their clause and the place that clause has."""
    opening = next((child for child in children(lost, "case", "mark") if child.lower_ in _THAT), None)
    if opening is not None:
        verb.head, verb.dep_ = lost.head, "ccomp"
        opening.head, opening.dep_ = verb, "mark"
    lost.head, lost.dep_ = verb, "nsubj"


def _opens_clause(noun: Token, verb: Token) -> bool:
    """Tell whether "que" leads in a noun that stands where the clause of the next verb should: "dit que le feu…"."""
    led_in = noun.dep_ in {"ccomp", "obj", "obl", "xcomp"} and noun.pos_ in {"NOUN", "PROPN"} and noun.head == verb.head
    return (
        led_in and any(child.lower_ in _THAT for child in children(noun, "case", "mark")) and not has_child(noun, "cop")
    )


def _stands_alone(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and not noun.ent_type_ and not has_child(noun, "case", "mark")
