"""Words of an article that speak of a kind of event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.extract.parse.syntax import (
    by_agent,
    case_of,
    children,
    follows,
    has_child,
    is_passive,
    obj,
    obliques,
    subject,
)
from pipeline.extract.parse.words import Words
from pipeline.knowledge.kinds import Trigger, triggers

VERBAL = frozenset({"VERB", "AUX"})
VERB_FRAMES = frozenset({"acts", "undergoes", "meets"})
PARTITIVE = frozenset({"de", "d'", "des", "du", "of"})  # "n'ont pas bloqué de route", "a bloqué des routes"
_CLITIC = frozenset({"se", "s'", "s’"})
_REFLEXIVE = frozenset({"se", "s"})
_DIGITS = re.compile(r"\d+")


def trigger_of(token: Token, language: str) -> Trigger | None:
    """Return the trigger that a token is, phrases before single words."""
    verbal = token.pos_ in VERBAL or (token.pos_ == "ADJ" and "Part" in token.morph.get("VerbForm", []))
    if token.pos_ not in {"NOUN", "ADJ", "PROPN"} and not verbal:
        return None
    if (token.pos_ == "AUX" and token.dep_.startswith("aux")) or _in_a_name(token):
        return None
    for trigger in triggers(language).get(token.lemma_.lower(), ()):
        if (trigger.frame in VERB_FRAMES) == verbal and follows(token, trigger.words) and _fits(token, trigger):
            return trigger
    return None


def _in_a_name(token: Token) -> bool:
    """Tell whether a word inside a French sentence is part of a name ("Paris Match", "l'Inspection générale")."""
    capital = token.lang_ == "fr" and token.text[:1].isupper() and token.ent_type_ != ""
    return capital and not token.is_sent_start and not token.nbor(-1).is_punct


def _fits(token: Token, trigger: Trigger) -> bool:
    """Tell whether an ambiguous word has the company of the sense that speaks of the kind."""
    reflexive = not _REFLEXIVE.isdisjoint(trigger.words)
    if trigger.frame == "acts" and not reflexive and _is_reflexive(token):
        return False  # "se poursuivre" is another verb than "poursuivre"
    if reflexive and has_child(token, "aux:caus"):
        return False  # in "se faire entendre" the pronoun is of another verb
    if not trigger.depends:
        return True
    company = {sign: _company(token, trigger, sign) for sign in trigger.needs.keys() | trigger.bars.keys()}
    return all(company[sign] & words for sign, words in trigger.needs.items()) and not any(
        company[sign] & words for sign, words in trigger.bars.items()
    )


def _company(token: Token, trigger: Trigger, sign: str) -> set[str]:
    """Collect the words that stand to a trigger in the relation of a sign (see kinds/README.md)."""
    match sign:
        case "<":
            actor = by_agent(token) if is_passive(token) else subject(token)
            return set(_lemmas(actor)) if actor is not None else set()
        case "^":
            return {token.head.lemma_.lower()} if token.head != token else set()
        case "=":
            return {case_of(token)}
        case "!":
            return _form(token)
        case _:
            return {lemma for noun in _complements(token, trigger) for lemma in _lemmas(noun)}


def _form(token: Token) -> set[str]:
    """Name the form of a trigger: its number, whether it is passive or reflexive."""
    number = {"Sing": "singular", "Plur": "plural"}.get("".join(token.morph.get("Number", [])), "")
    return {number, "passive" if is_passive(token) else "active", "reflexive" if _is_reflexive(token) else "plain"}


def _is_reflexive(verb: Token) -> bool:
    """Tell whether a French verb has its own subject for object ("se poursuit", "s'est arrêté")."""
    return any(child.lower_ in _CLITIC and child.i < verb.i for child in verb.children)


def _complements(token: Token, trigger: Trigger) -> Iterator[Token]:
    """Yield what completes a verb or a noun: objects, what a passive undergoes, obliques where no object is due."""
    acts = trigger.frame == "acts"
    yield from (noun for noun in obliques(token) if not acts or case_of(noun) in PARTITIVE)
    if trigger.frame in VERB_FRAMES:
        undergone = subject(token) if not acts or is_passive(token) else None
        modified = token.head if token.dep_ in {"acl", "amod"} and is_passive(token) else None
        yield from (noun for noun in (obj(token), undergone, modified, *children(token, "obj:lvc")) if noun is not None)
    else:
        yield from children(token, "amod")


def _lemmas(noun: Token) -> Iterator[str]:
    """Yield a complement's lemmas with those it is coordinated with or a measure of ("des dizaines de voitures").

    Digits count as noughts, so that "A6" and "A10" are one word of the lexicon; "@PER" stands for any person's name.
    """
    for one in (noun, *noun.conjuncts):
        for token in (one, *children(one, "nmod")):
            yield _DIGITS.sub("0", token.lemma_.lower())
            yield f"@{token.ent_type_}"


def find_triggers(doc: Doc, words: Words, language: str) -> list[tuple[Token, Trigger]]:
    """Find every trigger of an article, in reading order."""
    tokens = (doc[place] for place in words.where(triggers(language)))
    return [(token, trigger) for token in tokens if (trigger := trigger_of(token, language)) is not None]
