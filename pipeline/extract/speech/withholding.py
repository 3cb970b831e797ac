"""Who will not say: "a refusé d'en publier la liste", "n'a voulu préciser ni le lieu ni le jour"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from pipeline.extract.parse.negation import is_negated
from pipeline.extract.parse.polarity import SPEAKING_NOT
from pipeline.extract.parse.syntax import children
from pipeline.extract.speech.frame import Frame, Range
from pipeline.extract.speech.speech_content import right_content, spoken_ranges
from pipeline.extract.speech.speech_speakers import speaker_of
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Stance


def withheld(verb: Token, sentence: Span, language: str, marks: Sequence[Range]) -> Frame | None:
    """Read a refusal to tell: its content is what is not confirmed, or the telling alone, for what it names stands."""
    if verb.lemma_ not in closed_class("withholds", language) and not is_unwilling(verb, language):
        return None
    telling = next((child for child in children(verb, "xcomp", "obl", "obj", "advcl") if _tells(child, language)), None)
    if telling is None or telling.i < verb.i:
        return None
    speaker, inverted = speaker_of(verb, sentence)
    content: list[Range] = [(telling.i, telling.i)]
    if telling.lemma_ in SPEAKING_NOT:
        untold = right_content(telling, sentence) or content[0]
        content = spoken_ranges(verb, untold, inverted, speaker, sentence, marks) or [untold]
    told = f"{verb.lemma_} {telling.lemma_}"
    return Frame(tuple(content), verb.i, speaker, Stance.REFUSES, told, inverted=inverted)


def is_unwilling(verb: Token, language: str) -> bool:
    """Tell whether somebody does not want to ("n'a pas souhaité", "did not wish")."""
    return verb.lemma_ in closed_class("wills", language) and is_negated(verb)


def _tells(verb: Token, language: str) -> bool:
    return verb.pos_ in {"VERB", "AUX"} and verb.lemma_ in closed_class("tells", language)
