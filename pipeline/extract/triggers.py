"""Words of an article that speak of a kind of event."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.extract.syntax import follows
from pipeline.extract.words import Words
from pipeline.knowledge.kinds import Trigger, triggers

VERBAL = frozenset({"VERB", "AUX"})
VERB_FRAMES = frozenset({"acts", "undergoes", "meets"})


def trigger_of(token: Token, language: str) -> Trigger | None:
    """Return the trigger that a token is, phrases before single words."""
    verbal = token.pos_ in VERBAL or (token.pos_ == "ADJ" and "Part" in token.morph.get("VerbForm", []))
    if token.pos_ not in {"NOUN", "ADJ", "PROPN"} and not verbal:
        return None
    for trigger in triggers(language).get(token.lemma_.lower(), ()):
        if (trigger.frame in VERB_FRAMES) == verbal and follows(token, trigger.words):
            return trigger
    return None


def find_triggers(doc: Doc, words: Words, language: str) -> list[tuple[Token, Trigger]]:
    """Find every trigger of an article, in reading order."""
    tokens = (doc[place] for place in words.where(triggers(language)))
    return [(token, trigger) for token in tokens if (trigger := trigger_of(token, language)) is not None]
