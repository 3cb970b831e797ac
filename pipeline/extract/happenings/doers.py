"""Who can do a deed, as the words say it: people, bodies, forces and states; neither things nor towns."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.knowledge.actors import actor_key
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.places import is_known_place, place_key
from pipeline.knowledge.voices import may_speak


def can_act(noun: Token, language: str) -> bool:
    """Tell whether a noun names somebody who can do a deed: "les tirs de l'armée", but not "l'attentat de Metz".

    A town is where it happened, even where its name may stand for a government; a country acts.
    """
    if noun.lemma_.lower() in closed_class("means_nouns", language):
        return False
    if noun.pos_ == "PROPN" or noun.ent_type_:
        return _name_acts(noun, language)
    if noun.lemma_.lower() in closed_class("forces", language):
        return True
    return may_speak(noun.lemma_.lower(), language) or actor_key(_with_adjective(noun), language) != ""


def _name_acts(noun: Token, language: str) -> bool:
    if noun.ent_type_ == "PER":
        return True
    if place_key(noun.text, language).startswith("country:"):
        return True
    return noun.ent_type_ != "LOC" and not is_known_place(noun.text, language)


def _with_adjective(noun: Token) -> str:
    """Return a noun with the word that may make it a name: "gilets jaunes"."""
    after = next((child for child in noun.children if child.dep_ == "amod" and child.i == noun.i + 1), noun)
    return str(noun.doc[noun.i : after.i + 1].text)
