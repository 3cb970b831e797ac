"""Incises: "…, a déclaré le maire", where a verb and then its subject tell who says what stands before.

French asks nothing else of the verb than to come first: any verb reports there ("tonne", "s'agace", "égrène").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.lemmas import infinitive_of
from pipeline.extract.parse.syntax import NOMINAL
from pipeline.extract.speech.quotations import CLOSING, ENDS, OPENING
from pipeline.extract.speech.speaker_phrases import phrase_with_name, top_nominal, voiced
from pipeline.knowledge.actors import actor_kind
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.speech import incise_words
from pipeline.records import SpeakerKind

_COMPLETED = frozenset({"avoir", "être", "faire", "laisser"})  # verbs that another follows: "a dit", "fait valoir"
_STOPS = ENDS | CLOSING | set(OPENING) | {",", ";", ":", "("}
_PRESENT = re.compile("(?:[^é]e|nt|ait|ra|it|ut|od|et)$")  # a third person that may be taken for another word
_MEDIA = (SpeakerKind.MEDIA, SpeakerKind.AGENCY)
_FARTHEST = 25  # tokens between the verb and a subject that day, place and occasion part from it


@dataclass(frozen=True, slots=True)
class Incise:
    """A verb and its inverted subject: the tokens from first to last, the verb, and who speaks."""

    first: int
    last: int
    verb: Token
    speaker: Span
    clitic: bool


def incise_at(doc: Doc, start: int, end: int) -> Incise | None:
    """Read the incise that begins at a token, or right after the comma there, or find none."""
    first = _next_word(doc, start, end)
    if first < end and doc[first].text in {",", "–", "-"}:
        first = _next_word(doc, first + 1, end)
    at = first
    while at < end and doc[at].lower_ in incise_words("clitics"):
        at += 1
    if at >= end or not _is_finite(doc[at]):
        return None
    verb, at, pronoun = _verb_group(doc, at, end)
    far = min(end, at + _FARTHEST)
    speaker = _clitic_subject(doc, pronoun, at, far) if pronoun else _inverted_subject(doc, at, far)
    return Incise(first, max(at, speaker.end) - 1, verb, speaker, pronoun > 0) if speaker is not None else None


def _next_word(doc: Doc, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not doc[i].is_space), end)


def _is_finite(token: Token) -> bool:
    """Tell whether a word is a finite verb, by its tag or where only a dictionary knows it for one ("tonne")."""
    if token.text.endswith("ant"):
        return False
    if "Fin" in token.morph.get("VerbForm", []) or token.morph.get("Mood", []):
        return token.pos_ in {"VERB", "AUX"}
    if token.pos_ not in {"VERB", "NOUN", "ADJ", "PROPN", "X"} or not token.is_lower:
        return False
    return bool(_PRESENT.search(token.lower_)) and bool(infinitive_of(token.lower_))


def _verb_group(doc: Doc, at: int, end: int) -> tuple[Token, int, int]:
    """Return the verb that carries the meaning, the token after its group, and the place of a clitic subject or 0."""
    verb, pronoun, at = doc[at], 0, at + 1
    while at < end:
        token = doc[at]
        if token.lower_.startswith("-") and token.lower_ in incise_words("subjects"):
            pronoun, at = at, at + 1
        elif verb.lemma_ in _COMPLETED and token.pos_ in {"VERB", "AUX"} and _completes(verb, token):
            verb, at = (verb if verb.lemma_ in {"faire", "laisser"} else token), at + 1
        elif token.pos_ == "ADV" or _is_between(token):
            at += 1
        elif (
            verb.lemma_ in {"avoir", "être"}
            and token.pos_ == "ADP"
            and _verb_past(doc, _past_phrase(doc, at, end), end)
        ):
            at = _past_phrase(doc, at, end)
        else:
            break
    return verb, at, pronoun


def _is_between(token: Token) -> bool:
    """Tell whether a pronoun only stands within a verb group ("a lui répondu", "a lui-même reconnu")."""
    clitics = incise_words("clitics") - {"le", "la", "l'"}
    return token.lower_ in clitics or token.lower_.endswith(("-même", "-mêmes"))


def _completes(verb: Token, token: Token) -> bool:
    form = token.morph.get("VerbForm", [])
    return (
        "Inf" in form
        if verb.lemma_ in {"faire", "laisser"}
        else "Part" in form or token.text.endswith(("é", "u", "i", "t", "s"))
    )


def _verb_past(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a participle follows "pour sa part" and the like."""
    return at < end and doc[at].pos_ == "VERB"


def _clitic_subject(doc: Doc, pronoun: int, at: int, end: int) -> Span:
    """Return a clitic subject, or who is behind "on": "indique-t-on à la mairie", "a-t-on appris de source sûre"."""
    clitic = doc[pronoun : pronoun + 1]
    if clitic.text.lower() not in {"-on", "-t-on"} or at >= end or doc[at].pos_ != "ADP":
        return clitic
    behind = next((i for i in range(at, end) if doc[i].pos_ != "ADP"), at)
    body = _subject_from(doc, behind, end)
    return body if body is not None and voiced(body, body.root, "fr") else clitic


def _inverted_subject(doc: Doc, at: int, end: int) -> Span | None:
    """Find the noun that follows a verb group across adverbs, days and what prepositions lead in."""
    while at < end:
        token = doc[at]
        if token.text in OPENING and at + 1 < end:
            return _subject_from(doc, at + 1, end)
        if token.text in _STOPS or (token.is_space and "\n" in token.text):
            return None
        if token.pos_ == "ADP" and token.lower_ not in {"des", "du"}:
            at = _past_phrase(doc, at, end)
        elif (
            token.is_space
            or token.pos_ == "ADV"
            or token.ent_type_ in {"DATE", "TIME"}
            or token.lower_ in closed_class("days")
        ):
            at += 1
        else:
            return _subject_from(doc, at, end)
    return None


def _subject_from(doc: Doc, at: int, end: int) -> Span | None:
    head = next((t for t in doc[at : min(end, at + 6)] if _names_somebody(t)), None)
    if head is None or head.lower_ in closed_class("spells", "fr") or any(_parts(token) for token in doc[at : head.i]):
        return None
    top = top_nominal(head)
    span = phrase_with_name(top if top.i >= at else head)
    last = max(span.end - 1, head.i)
    while last + 1 < end and doc[last].pos_ == doc[last + 1].pos_ == "PROPN":
        last += 1
    return _without_audience(doc[max(at, span.start) : last + 1])


def _parts(token: Token) -> bool:
    """Tell whether a word ends the search for the head of a subject."""
    return token.text in _STOPS or token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}


def _is_audience(span: Span) -> bool:
    nouns = {token.lower_ for token in span[:2]}
    return actor_kind(span.text, "fr") in _MEDIA or not nouns.isdisjoint(closed_class("towards", "fr"))


def _without_audience(span: Span) -> Span:
    """End a speaker before the paper or the channel spoken to: "précise le ministère au journal"."""
    doc = span.doc
    led = (t.i for t in span[1:-1] if t.lower_ in {"à", "au", "aux", "dans", "sur"})
    to = next((i for i in led if _is_audience(doc[i + 1 : span.end])), span.end)
    return doc[span.start : to]


def _names_somebody(token: Token) -> bool:
    """Tell whether a word may be the head of a subject; a noun that the tagger takes for a verb follows its article."""
    mistaken = token.pos_ == "VERB" and token.nbor(-1).pos_ == "DET" and token.dep_ in {"obj", "nsubj", "obl"}
    return mistaken or token.pos_ in NOMINAL - {"NUM"} or token.ent_type_ in {"PER", "ORG"}


def _past_phrase(doc: Doc, at: int, end: int) -> int:
    """Return the token after what a preposition leads in, its own "de" complements included."""
    named, at = False, at + 1
    while at < end:
        token = doc[at]
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            heard = token.text.istitle() and actor_kind(token.nbor(-1).text, "fr") in _MEDIA
            if named and (heard or token.ent_iob_ == "B" or (token.nbor(-1).ent_type_ and token.ent_iob_ == "O")):
                break  # "à Caen Claire Vasseur": another name begins
            named = True
        elif token.pos_ == "ADP" and named and token.lower_ in {"de", "du", "des", "d'"}:
            named = False
        elif token.pos_ not in {"ADJ", "DET", "NUM", "ADP", "ADV"} or (named and token.pos_ != "ADJ"):
            break
        at += 1
    return at
