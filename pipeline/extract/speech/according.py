"""Speech without a verb of saying: "selon", "according to", and headlines that end in their source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from operator import attrgetter

from spacy.tokens import Span, Token

from pipeline.extract.parse.syntax import NOMINAL, children
from pipeline.extract.parse.words import Words
from pipeline.extract.speech.frame import Frame, Range
from pipeline.extract.speech.quotations import OPENING
from pipeline.extract.speech.speaker_phrases import phrase_with_name, top_nominal, voiced
from pipeline.knowledge.actors import actor_kind
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.records import SpeakerKind, Stance

_HEADLINE_SOURCE = 5  # words at the end of a headline, its colon included
_AS = frozenset({"comme", "as"})
_PARTS = frozenset({",", ";", ":", "et", "mais", "non", "and", "but", "not"})


def headline_frames(sentence: Span, language: str) -> list[Frame]:
    """Read a headline that ends in its source ("Death toll rises to 359: police")."""
    last = list(islice((token for token in reversed(sentence) if not token.is_space), _HEADLINE_SOURCE))
    colon = next((token for token in last if token.text == ":"), None)
    if colon is None or colon.i - sentence.start < 4 or last[0].is_punct:
        return []
    speaker = sentence.doc[colon.i + 1 : last[0].i + 1]
    if not len(speaker) or actor_kind(speaker.text, language) == SpeakerKind.OTHER:
        return []
    return [Frame(((sentence.start, colon.i - 1),), colon.i, speaker, Stance.ASSERTS, ":", True)]


def according_frames(sentence: Span, words: Words, language: str) -> list[Frame]:
    """Read each "selon X" of a sentence together with what X answers for."""
    cues = [(cue, speaker) for cue, speaker in _according_cues(sentence, words, language) if speaker is not None]
    if not cues:
        return []
    brackets = [token for token in sentence if token.text in {"(", ")"}]
    asides = [_parenthesis(sentence, brackets, cue) for cue, _ in cues]
    open_ones = [cue for cue, aside in zip(cues, asides, strict=True) if aside is None]
    found, place = [], 0
    for (cue, speaker), aside in zip(cues, asides, strict=True):
        if aside is not None:
            found.append(Frame((aside,), cue.i, speaker, Stance.ASSERTS, cue.lower_, True))
        else:
            found.append(_according_frame(sentence, open_ones, place))
            place += 1
    return found


def as_said_frame(verb: Token, sentence: Span) -> Frame | None:
    """Read "et non 12 millions, comme le soutient le syndicat": the speaker answers for the words just before."""
    cue = next((child for child in verb.children if child.lower_ in _AS and child.i < verb.i), None)
    if cue is None or verb.i - cue.i > 4 or cue.nbor(1).lower_ in {"si", "if"}:
        return None
    speaker = next((child for child in verb.children if child.i > verb.i and child.pos_ in {"NOUN", "PROPN"}), None)
    last = cue.i - 2 if sentence.doc[cue.i - 1].text == "," else cue.i - 1
    first = next((t.i + 1 for t in reversed(sentence.doc[sentence.start : last]) if t.lower_ in _PARTS), sentence.start)
    if speaker is None or last < first:
        return None
    return Frame(((first, last),), verb.i, phrase_with_name(speaker), Stance.ASSERTS, verb.lemma_, inverted=True)


def _according_cues(sentence: Span, words: Words, language: str) -> Iterator[tuple[Token, Span | None]]:
    for token in words.tokens(sentence, _according_words(language)):
        for phrase in _according_words(language).get(token.lower_, ()):
            end = token.i + len(phrase)
            if end < sentence.end and [t.lower_ for t in sentence.doc[token.i : end]] == list(phrase):
                speaker = _np_after(sentence, end - 1 if phrase[-1] in {"source", "sources"} else end)
                if speaker is not None and speaker.root.lower_ in closed_class("own_words", language):
                    break
                if phrase[0] not in {"pour", "for"} or _opens_for_somebody(token, speaker, sentence):
                    yield token, speaker
                break


def _opens_for_somebody(cue: Token, speaker: Span | None, sentence: Span) -> bool:
    """Accept "Pour l'OSDH, …" at the head of a sentence and no other "pour"."""
    if speaker is None or cue.i > sentence.start + 1 or speaker.end >= sentence.end:
        return False
    named = any(token.pos_ == "PROPN" or token.ent_type_ in {"PER", "ORG"} for token in speaker)
    named = named and voiced(speaker, speaker.root, sentence.doc.lang_)
    return named and sentence.doc[speaker.end].text == ","


@cache
def _according_words(language: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in lexicon("speech")["according"][language]:
        words = tuple(entry.replace("d'", "d' ").split())
        found.setdefault(words[0], []).append(words)
    return found


def _before_next_voice(sentence: Span, start: int, end: int) -> int:
    """End a speaker's phrase before a number or another "selon": what follows is the next figure and its own source."""
    stops = (t.i for t in sentence.doc[start + 1 : end] if _is_figure(t) or t.lower_ in {"selon", "according"})
    stop = next(stops, end)
    while stop > start + 1 and sentence.doc[stop - 1].text in {",", "et", "and", ";"}:
        stop -= 1
    return stop


def _is_figure(token: Token) -> bool:
    return token.like_num and token.lower_ not in {"un", "une", "one"}


def _np_after(sentence: Span, position: int) -> Span | None:
    """Return the noun phrase that starts at a position, whatever the tree says of its preposition."""
    for token in sentence.doc[position : min(position + 6, sentence.end)]:
        if (token.pos_ in NOMINAL and token.dep_ not in {"det"}) or token.ent_type_:
            span = phrase_with_name(top_nominal(token))
            first = max(span.start, position)
            return sentence.doc[first : _before_next_voice(sentence, token.i, span.end)]
        if token.is_punct and token.text not in OPENING:
            return None
    return None


def count_frames(sentence: Span, words: Words, language: str) -> Iterator[Frame]:
    """Read "les comptages préfectoraux étaient élevés : 36 000 à Toulouse": an adjective says whose figures follow."""
    counts = lexicon("speech")["counts"][language]
    for token in words.tokens(sentence, counts["nouns"]):
        if token.lemma_ in counts["nouns"]:
            whose = next((c for c in children(token, "amod") if c.lemma_ in counts["whose"]), None)
            if whose is not None and any(other.like_num for other in sentence.doc[whose.i + 1 : sentence.end]):
                span = sentence.doc[whose.i : whose.i + 1]
                yield Frame(((whose.i + 1, sentence.end - 1),), whose.i, span, Stance.ASSERTS, token.lemma_, True)


def _according_frame(sentence: Span, cues: list[tuple[Token, Span]], place: int) -> Frame:
    """Return what one of the cues outside brackets answers for: up to its neighbours."""
    cue, speaker = cues[place]
    doc, end = sentence.doc, sentence.end - 1
    before = cues[place - 1][1].end if place else sentence.start
    before = max([before, *(t.i + 1 for t in doc[before : cue.i] if t.text == ":" and _states(doc[t.i + 1 : cue.i]))])
    after = cues[place + 1][0].i - 1 if place + 1 < len(cues) else end
    figure_between = any(token.like_num for token in doc[max(before, sentence.start) : cue.i])
    after_stop = doc[cue.i - 1].text in {":", ";", ".", "\n"}
    opens = after_stop or (cue.i - max(before, sentence.start) <= 2 and not figure_between)
    content: tuple[Range, ...] = ((before, cue.i - 1), *(((speaker.end, end),) if after == end else ()))
    if opens:
        content = ((speaker.end, _before_next_figure(sentence, after) if after < end else end),)
    kept = tuple(r for r in content if r[1] >= r[0]) or ((cue.i, cue.i),)
    return Frame(kept, cue.i, speaker, Stance.ASSERTS, cue.lower_, True)


def _states(span: Span) -> bool:
    """Tell whether what a colon and a source hold says something: a list of names goes with what leads in to it."""
    return any(t.like_num or (t.pos_ in {"VERB", "AUX"} and "Fin" in t.morph.get("VerbForm", [])) for t in span)


def _before_next_figure(sentence: Span, last: int) -> int:
    """Stop an opening "selon" at the comma before the figure that the next "selon" takes."""
    for token in reversed(sentence.doc[sentence.start : last + 1]):
        if token.text in {",", ";", "et", "and", "mais", "but"}:
            return token.i
    return last


def _parenthesis(sentence: Span, brackets: list[Token], cue: Token) -> Range | None:
    """Return what stands between the brackets around a cue; `brackets` are those of its sentence, in order."""
    at = bisect_left(brackets, cue.i, key=attrgetter("i"))
    if not at or brackets[at - 1].text != "(":
        return None
    closing = next((bracket.i for bracket in brackets[at:] if bracket.text == ")"), sentence.end)
    return (brackets[at - 1].i + 1, closing - 1)
