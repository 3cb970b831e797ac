"""From the words that name a speaker to who it is: pronouns, roles and family names resolved inside one article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.speech.antecedents import Antecedents, Speaker, definite, gender_of, is_plural, is_several
from pipeline.extract.speech.bodies import Bodies, stands_alone
from pipeline.extract.speech.frame import Frame
from pipeline.extract.speech.short_names import short_names
from pipeline.extract.speech.speaker_phrases import core, issuer, phrase_with_name, voiced
from pipeline.extract.speech.titles import People, bare_name, is_person_noun, is_role, titled_name
from pipeline.knowledge.actors import actor_kind
from pipeline.knowledge.counted import toll_count
from pipeline.knowledge.countries import is_demonym
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.names import fold
from pipeline.knowledge.voices import is_counterpart, is_document, is_platform, voice_key
from pipeline.records import SpeakerKind

ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une", "the", "a", "an", "des", "du"})
THIS = frozenset({"ce", "cet", "cette", "this"})
SAME = frozenset({"même", "same"})


_ALONE = frozenset({"il", "elle", "-t-il", "-t-elle", "-il", "-elle", "lui", "celui-ci", "celle-ci", "he", "she"})


@dataclass
class Speakers:
    """The speakers of one article, in the order in which they come up."""

    doc: Doc
    text: str
    language: str
    people: People = field(init=False)
    bodies: Bodies = field(init=False)
    short: dict[str, str] = field(init=False)
    before: Antecedents = field(init=False)

    def __post_init__(self) -> None:
        """Learn from the whole article who its persons and its institutions are."""
        self.people = People(self.doc, self.language)
        self.before = Antecedents(self.people)
        self.bodies = Bodies(self.doc)
        self.short = short_names(self.text)

    def name_all(self, frames: Iterable[Frame]) -> dict[int, Speaker | None]:
        """Resolve who speaks in each frame, by its cue and in reading order: a pronoun takes the speaker before it."""
        ordered = sorted(frames, key=lambda frame: frame.cue)
        return {
            frame.cue: self.resolve(frame.speaker, frame.inverted, frame.minded)
            for frame in ordered
            if frame.speaker is not None
        }

    def resolve(self, span: Span, inverted: bool = False, minded: bool = False) -> Speaker | None:
        """Name the speaker that a phrase points to, or nobody when the article does not say.

        The subject of an incise speaks whatever it is, and so do people of any name where only a mind can be the
        subject ("les gilets jaunes estiment que"); elsewhere it must be somebody who can.
        """
        span = issuer(span, self.language)
        head = _head(span)
        whose = lexicon("speech")["counts"][self.language]["whose"].get(head.lemma_) if head.pos_ == "ADJ" else None
        if whose:
            return self._remember(whose, span, head, is_person=False)
        if head.lower_ in closed_class("nobody") or head.lower_ in closed_class("whoever"):
            return None
        if _cannot_speak(head, self.language) and not self._person(span, head):
            return None
        if head.lower_ in closed_class("some", self.language):
            return self._remember(_clean(span.text), span, head, is_person=False)
        if head.lower_ in closed_class("pronouns", self.language) or head.pos_ == "PRON":
            return self._of_pronoun(span, head)
        if any(token.lemma_.lower() in SAME for token in span) and self.before.last is not None:
            return self._moved(self.before.last, span)
        person = self._person(span, head)
        if not person and (called := self.before.called_so(span, head)):
            return self._moved(called, span)
        person = person or self._with_role(span, head)
        if not person and inverted and (person := self.before.named_person(span, head)):
            self.people.note(person, head, span.text)
        if person:
            return self._remember(person, span, head, is_person=True)
        if self.before.last is not None and span[0].lower_ in THIS and is_role(head, self.language):
            return self._moved(self.before.last, span)
        only = inverted and self.before.is_the_only(span, head)
        if self.before.last_person is not None and (only or self.before.points_back(span, head)):
            self.people.note(self.before.last_person.name, head, span.text)
            return self._moved(self.before.last_person, span)
        if body := self.bodies.name_of(span, head):
            return self._remember(body, span, head, is_person=False)
        if stands_alone(span, head) and self.before.same_sort(head):
            return self._moved(self.before.last, span)
        many = minded and is_plural(head)
        if not (inverted or many) and not voiced(span, head, self.language):
            return None
        return self._remember(_clean(core(span, head).text), span, head, is_person=False)

    def _of_pronoun(self, span: Span, head: Token) -> Speaker | None:
        """Name whom a pronoun stands for: the person of the sentence before, the last to speak, its subject."""
        alone = head.lower_ in _ALONE
        if head.lower_ == "lui" and (person := self.before.named_here(head)):
            return self._remember(person, span, head, is_person=True)
        if alone and (person := self.before.subject_since(head)):
            return self._remember(person, span, head, is_person=True)
        if speaker := self.before.agreeing(head):
            return self._moved(speaker, span)
        if alone and (person := self.before.named_since(head)):
            return self._remember(person, span, head, is_person=True)
        return self._moved(self._subject_before(span, head) or self.before.body(head), span)

    def _subject_before(self, span: Span, pronoun: Token) -> Speaker | None:
        """Find who the last sentence was about, where nobody has spoken yet ("La CGT demande …, affirme-t-elle")."""
        start = pronoun.sent.start
        first = self.doc[start - 1].sent.start if start else start
        for token in reversed(self.doc[first : span.start]):
            main = token.dep_ in {"nsubj", "nsubj:pass"} and token.head.dep_ == "ROOT"
            agrees = gender_of(token) in {"", gender_of(pronoun)} and is_plural(token) == is_several(pronoun)
            if main and token.pos_ in {"NOUN", "PROPN"} and agrees and (found := self.resolve(phrase_with_name(token))):
                return found
        return None

    def kind_of(self, name: str, description: str) -> str:
        """Classify a voice by its description first, by its name otherwise."""
        kinds = (actor_kind(text, self.language) for text in (description, name) if text)
        return next((kind for kind in kinds if kind != SpeakerKind.OTHER), SpeakerKind.OTHER)

    def _person(self, span: Span, head: Token) -> str:
        within = (
            bisect_left(self.people.persons, span.start, key=_start),
            bisect_left(self.people.persons, span.end, key=_start),
        )
        for entity in self.people.persons[slice(*within)]:
            if entity.end <= span.end and _names(entity, head) and not is_demonym(entity.text):
                return self.people.full_name(_joined(bare_name(entity).text))
        titled = titled_name(span)
        if titled is not None:
            return self.people.full_name(_joined(titled.text))
        alone = self.people.full_name(head.text) if head.pos_ == "PROPN" and len(bare_name(span)) == 1 else ""
        return alone if " " in alone else ""

    def _with_role(self, span: Span, head: Token) -> str:
        """Find the person whose office a definite phrase names ("le chef du Pentagone", "la préfète")."""
        if head.pos_ == "PROPN" or not (definite(span) or is_counterpart(head.text)):
            return ""
        last = self.before.last_person.name if self.before.last_person else ""
        if named := self.people.holder(head, span.text, last):
            return named
        return self.people.with_office(head, span.start, last) if self.before.points_back(span, head) else ""

    def _remember(self, name: str, span: Span, head: Token, is_person: bool) -> Speaker | None:
        if not name:
            return None
        name = name if is_person else self.short.get(fold(name), name)
        gender = "" if is_person else gender_of(head)
        described = " ".join([span.text, self.people.described(name)]) if is_person else span.text
        key = voice_key(name, self.language, is_person)
        human = is_person or is_person_noun(head, self.language)
        several = not is_person and is_plural(head)
        kind = self.kind_of(name, described)
        speaker = Speaker(name, key, span.start_char, span.end_char, kind, gender, human, several)
        self.before.remember(speaker, is_person, head.lower_ if head.pos_ == "NOUN" and not is_person else "")
        return speaker

    def _moved(self, speaker: Speaker | None, span: Span) -> Speaker | None:
        """Keep the name, point at the words that stand for it here."""
        return replace(speaker, start=span.start_char, end=span.end_char) if speaker else None


def _start(span: Span) -> int:
    return int(span.start)


def _cannot_speak(head: Token, language: str) -> bool:
    """Tell whether a would-be speaker is a day, a number or a happening: a parser's slip, not a voice."""
    if head.ent_type_ in {"DATE", "TIME"} or head.like_num or head.pos_ == "NUM" or is_platform(head.text):
        return True
    if head.ent_type_ in {"PER", "ORG"}:
        return False
    if head.lemma_.lower() in toll_count(language) and head.dep_ == "nsubj":
        return True  # "un précédent bilan faisait état de quatre morts"
    told = trigger_of(head, language)
    return told is not None and not told.weak and head.pos_ == "NOUN" and not is_document(head.lemma_, language)


def _head(span: Span) -> Token:
    """Return the word that a phrase turns on; after "M." and the like, the name."""
    name = titled_name(span) or bare_name(span)
    first = next((token for token in name if token.pos_ != "DET"), name[0])
    if name.start > span.start and first.pos_ == "PROPN":
        return first
    return next(
        (t for t in span if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.head.i not in range(span.start, span.end)),
        span.root,
    )


def _names(entity: Span, head: Token) -> bool:
    """Tell whether a person's name is the speaker and not its complement ("le porte-parole de Vladimir Poutine")."""
    root = entity.root
    if root == head or head in entity:
        return True
    return not any(child.dep_ == "case" for child in root.children)


def _joined(name: str) -> str:
    return " ".join(name.split()).strip(' ,;:«»"')


def _clean(text: str) -> str:
    words = [word for word in text.replace("\n", " ").split() if word.lower() not in closed_class("titles")]
    while words and words[0].lower() in ARTICLES:
        words = words[1:]
    cleaned = " ".join(words)
    cleaned += ")" if "(" in cleaned and ")" not in cleaned else ""
    return cleaned.removeprefix("l'").removeprefix("L'").removeprefix("d'").strip(' ,;:«»"')
