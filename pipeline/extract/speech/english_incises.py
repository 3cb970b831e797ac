"""English incises: a verb of saying between commas, its subject on either side (", the mayor said", ", said Reed")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.page import Page
from pipeline.extract.parse.syntax import NOMINAL, SUBJECTS
from pipeline.extract.speech.incises import Incise
from pipeline.extract.speech.quotations import CLOSING, ENDS, OPENING
from pipeline.extract.speech.speaker_phrases import phrase_with_name
from pipeline.extract.speech.speech_speakers import nominal_after
from pipeline.knowledge.speech import speech_words
from pipeline.knowledge.voices import may_speak
from pipeline.records import Stance

_CLAUSES = frozenset({"ccomp", "xcomp"})
_LEADS = CLOSING | {",", "–", "—", "-"}


def english_incises(page: Page, sentence: Span) -> Iterator[Incise]:
    """Yield each incise of a sentence, in reading order."""
    words, closed = speech_words("en"), {last + 1 for _, last in page.marks}
    for verb in sentence:
        groups = {group for _, group in words.get(verb.lemma_.lower(), ())}
        found = _incise(page.doc, verb, sentence) if verb.pos_ == "VERB" and Stance.ASSERTS in groups else None
        if found is not None and (not closed.isdisjoint(range(found.first - 2, found.first)) or _is_apart(found)):
            yield found


def _incise(doc: Doc, verb: Token, sentence: Span) -> Incise | None:
    """Read an incise around a verb: a comma or a mark before it and its subject, a comma or a stop behind both."""
    leads = verb.i > sentence.start and _is_led(doc, verb.i, sentence)
    clauses = (child for child in verb.children if child.i > verb.i and child.dep_ in _CLAUSES)
    if "Fin" not in verb.morph.get("VerbForm", []) or any(not (leads and _is_resumed(clause)) for clause in clauses):
        return None
    subject = nominal_after(verb, sentence) if leads else _subject_before(verb)
    if subject is None or any(child.dep_ == "obj" and not _hears(child) for child in verb.children):
        return None
    speaker = phrase_with_name(subject)
    first = min(speaker.start, verb.i)
    if first <= sentence.start or not _is_led(doc, first, sentence):
        return None
    last = _end(doc, max(verb.i, speaker.end - 1), sentence)
    return Incise(first, last, verb, speaker, subject.pos_ == "PRON") if last else None


def _subject_before(verb: Token) -> Token | None:
    return next((c for c in reversed(list(verb.children)) if c.dep_ in SUBJECTS and c.pos_ in NOMINAL), None)


def _is_resumed(clause: Token) -> bool:
    """Tell whether a clause behind a verb is the rest of a quotation that the verb and its subject cut."""
    return clause.lower_ == "according" or any(t.text in OPENING for t in clause.doc[clause.head.i : clause.i])


def _hears(noun: Token) -> bool:
    """Tell whether an object is to whom one speaks ("told reporters")."""
    return noun.pos_ in {"PRON", "PROPN"} or may_speak(noun.lemma_, "en")


def _is_apart(incise: Incise) -> bool:
    """Tell whether the tree sets a verb apart from a clause before it, or a clause goes on behind it."""
    verb, doc = incise.verb, incise.verb.doc
    told = any(child.dep_ in {"ccomp", "parataxis"} and child.i < incise.first for child in verb.children)
    aside = verb.dep_ == "parataxis" and verb.head.i < incise.first
    behind = incise.last + 2
    goes_on = behind < len(doc) and doc[behind - 1].text == "," and "Fin" in doc[behind].morph.get("VerbForm", [])
    return told or aside or goes_on


def _is_led(doc: Doc, first: int, sentence: Span) -> bool:
    """Tell whether a comma, a dash or a closing mark stands right before a token."""
    before = first - 1
    while before > sentence.start and doc[before].is_space:
        before -= 1
    return doc[before].text in _LEADS


def _end(doc: Doc, at: int, sentence: Span) -> int:
    """Return the last token of an incise: across whom one told, when and where, up to a comma, a mark or the stop."""
    for token in doc[at + 1 : sentence.end]:
        if token.text in ENDS or token.text in {",", ";"} or token.text in OPENING:
            return token.i - 1
        if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.text == ":":
            return 0
    return sentence.end - 1
