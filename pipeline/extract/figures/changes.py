"""Changes of a rule or a rate that a figure ends: "le relèvement de l'âge légal de 62 à 64 ans"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from pipeline.extract.mentions import Figure, Mention, mention_of
from pipeline.extract.parse.syntax import case_of, phrase
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import unit_kind
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Qualifier

_FROM = frozenset({"de", "d'", "from"})
_TO = frozenset({"à", "to"})
_OF = frozenset({"de", "d'", "du", "des", "of", "in"})
_REACH = 14  # tokens from the word that tells a change to the figure that it ends at


def change_of(scene: Scene, figure: Figure) -> Mention | None:
    """Return the change that a figure ends, from the word that tells it to the figure and to what is changed."""
    doc, first, last = scene.doc, figure.mention.first, figure.mention.last
    led_in = first > 0 and (doc[first - 1].lower_ in _TO or doc[first].lower_ in _FROM)
    if not led_in or unit_kind(figure.quantity.unit) == "length":  # "à 30 kilomètres" says where
        return None
    sentence = scene.sentence(first)
    before = doc[max(sentence.start, first - _REACH) : first]
    near = list(takewhile(_is_within_phrase, reversed(before)))
    told = next((token for token in near if _tells_change(token, scene.language)), None)
    if told is None:
        return None
    behind = _complement_behind(scene, last, sentence.end)
    between = (token for token in near if token.i > told.i)
    if behind is None and not any(token.pos_ == "NOUN" and case_of(token) in _OF | {""} for token in between):
        return None  # nothing says what is changed
    start = next((child.i for child in told.children if child.dep_ == "det" and child.i == told.i - 1), told.i)
    return mention_of(doc[start : (last if behind is None else behind) + 1])


def at_its_end(figure: Figure) -> Figure:
    """Read "de 62 à 64 ans" as what a change ends at, where it is no range."""
    return replace(figure, quantity=replace(figure.quantity, low=figure.quantity.high, qualifier=Qualifier.EXACT))


def _is_within_phrase(token: Token) -> bool:
    """Tell whether a word may stand inside one phrase: neither a stop nor a verb that states something."""
    states = token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])
    return not states and not token.is_punct and token.pos_ not in {"PRON", "SCONJ"}


def _tells_change(token: Token, language: str) -> bool:
    named = token.pos_ == "NOUN" or "Inf" in token.morph.get("VerbForm", [])
    return named and token.lemma_.lower() in closed_class("changes", language)


def _complement_behind(scene: Scene, last: int, end: int) -> int | None:
    """Return the last token of what is changed where it follows the figure ("le report à 64 ans de l'âge légal")."""
    if last + 2 >= end or scene.doc[last + 1].lower_ not in _OF:
        return None
    noun = next((token for token in scene.doc[last + 2 : min(last + 5, end)] if token.pos_ == "NOUN"), None)
    if noun is None or scene.in_time(noun.i):
        return None
    return max(noun.i, phrase(noun).end - 1)
