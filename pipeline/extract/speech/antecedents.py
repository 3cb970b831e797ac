"""Whom a pronoun or a role told alone points back to: who has spoken so far, and who has come up since."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Span, Token

from pipeline.extract.parse.syntax import SUBJECTS, case_of
from pipeline.extract.speech.quotations import quotes
from pipeline.extract.speech.titles import People, bare_name, is_person_noun, is_role
from pipeline.knowledge.actors import actor_class, actor_key
from pipeline.knowledge.countries import is_demonym

_THEY = frozenset({"ils", "elles", "-ils", "-elles", "-t-ils", "-t-elles", "ceux-ci", "celles-ci", "they"})


_DOERS = frozenset({"", "par", "by"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name to show and its key, the words that gave it, and what kind of voice it is."""

    name: str
    key: str
    start: int
    end: int
    kind: str
    gender: str = ""
    human: bool = True
    plural: bool = False


@dataclass
class Antecedents:
    """Who has spoken in one article up to here."""

    people: People
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_of: dict[bool, Speaker] = field(default_factory=dict)
    called: dict[str, Speaker] = field(default_factory=dict)
    quoted: set[str] = field(default_factory=set)

    def remember(self, speaker: Speaker, is_person: bool, noun: str = "") -> None:
        """Note who has just spoken, and by what noun the article calls somebody whom it does not name."""
        if noun:
            self.called[noun] = speaker
        self.last = speaker
        self.last_of[speaker.plural] = speaker
        if is_person:
            self.last_person = speaker
            self.quoted.add(speaker.name)

    def agreeing(self, pronoun: Token) -> Speaker | None:
        """Find the last speaker whom a pronoun may stand for: "il" is never "la direction".

        Few bare names of bodies ("Matignon") are taken up by "il".
        """
        gender, several = gender_of(pronoun), is_several(pronoun)
        last = self.last_of.get(several)
        if several and last is not None and last.end < _before(pronoun).start_char:
            last = None
        candidates = (last,) if several else (last, self.last_person)
        spoke = [s for s in candidates if s is not None and (not gender or s.gender in {"", gender})]
        human = pronoun.lower_ in {"he", "she"}
        return next((s for s in spoke if s.human or (not human and (s.gender or gender != "Masc"))), None)

    def body(self, pronoun: Token) -> Speaker | None:
        """Return the last single speaker, were it a body without a gender, where nobody else can be meant."""
        last = self.last_of.get(False)
        return last if not is_several(pronoun) and last is not None and not last.gender else None

    def named_here(self, pronoun: Token) -> str:
        """Return the last person whom the sentence of "selon lui" names, where nobody spoke in it or right before."""
        if self.last is not None and self.last.end >= _before(pronoun).start_char:
            return ""
        here = [person for person in self._since(pronoun) if person.start >= pronoun.sent.start]
        return self.people.full_name(_text(here[0])) if here else ""

    def named_since(self, pronoun: Token) -> str:
        """Return the last person named since somebody last spoke, and by no complement."""
        since = [person for person in self._since(pronoun) if not case_of(person.root)]
        return self.people.full_name(_text(since[-1])) if since else ""

    def called_so(self, span: Span, head: Token) -> Speaker | None:
        """Find who has spoken under the noun that a phrase repeats alone ("un expert en armes", "l'expert")."""
        alone = definite(span) and len([token for token in span if not token.is_punct]) == 2
        return self.called.get(head.lower_) if alone and is_person_noun(head, self.people.language) else None

    def same_sort(self, head: Token) -> bool:
        """Tell whether a noun says what the last speaker is ("l'Observatoire …", then "l'ONG")."""
        sort = actor_key(head.text, self.people.language)
        return bool(sort) and self.last is not None and actor_class(self.last.key) == sort

    def points_back(self, span: Span, head: Token) -> bool:
        """Tell whether a phrase is a definite role with no institution of its own ("le haut responsable militaire")."""
        if self.last_person is not None and self.people.has_other_office(self.last_person.name, head):
            return False
        qualified = any(child.dep_ == "nmod" and child.i > head.i for child in head.children)
        return is_role(head, self.people.language) and self._is_bare(span) and not qualified

    def named_person(self, span: Span, head: Token) -> str:
        """Return the last person to speak, where the subject of an incise describes one ("l'ouvrier de production")."""
        if not is_person_noun(head, self.people.language) or not self._is_bare(span) or not _is_one(span, head):
            return ""
        since = {self.people.full_name(_text(p)) for p in self._since(head.sent[0]) if case_of(p.root) in _DOERS}
        name = self.last_person.name if self.last_person else ""
        name = next(iter(since)) if len(since) == 1 else name
        return "" if self.people.has_other_office(name, head) else name

    def subject_since(self, pronoun: Token) -> str:
        """Return the person whom the last sentence was about, named since somebody last spoke."""
        since = self._since(pronoun)
        about = [
            person
            for person, noun in ((person, _described(person.root)) for person in since)
            if noun.dep_ in SUBJECTS and noun.head.dep_ == "ROOT" and noun.head.i < pronoun.i
        ]
        return self.people.full_name(_text(about[-1])) if about else ""

    def is_the_only(self, span: Span, head: Token) -> bool:
        """Tell whether a definite phrase can only be the one person quoted so far ("la députée de Vion")."""
        if len(self.quoted) != 1 or not is_person_noun(head, self.people.language) or not _is_one(span, head):
            return False
        if any(token.ent_type_ == "PER" for token in span):
            return False
        (person,), key = self.quoted, actor_key(span.text, self.people.language)
        return not self.people.has_other_office(person, head) and (not key or self._named_beside(person, key))

    def _is_bare(self, span: Span) -> bool:
        named = any(token.pos_ == "PROPN" or (token.text[:1].isupper() and token.i > span.start) for token in span)
        return definite(span) and not named and ":" not in actor_key(span.text, self.people.language)

    def _since(self, token: Token) -> list[Span]:
        """Return the persons named outside quotations since the last speaker, up to a token."""
        spoke = self.last.end if self.last else 0
        persons = self.people.persons
        first = bisect_left(persons, spoke, key=lambda person: person.start_char)
        until = bisect_left(persons, token.idx, key=lambda person: person.start_char)
        named = (person for person in persons[first:until] if not is_demonym(person.text))
        return [person for person in named if person.start not in self._quoted_tokens]

    @cached_property
    def _quoted_tokens(self) -> frozenset[int]:
        return frozenset(place for first, last in quotes(self.people.doc) for place in range(first, last + 1))

    def _named_beside(self, person: str, key: str) -> bool:
        """Tell whether a body stands in a sentence that names a person."""
        family = person.split()[-1]
        return any(
            actor_key(other.text, self.people.language) == key
            for entity in self.people.persons
            if entity[-1].text == family
            for other in entity.sent.ents
            if other != entity
        )


def _text(person: Span) -> str:
    return " ".join(bare_name(person).text.split())


def _before(token: Token) -> Span:
    """Return the sentence before that of a token, or its own where it is the first."""
    start = token.sent.start
    return token.doc[start - 1].sent if start else token.sent


def _described(name: Token) -> Token:
    """Return the noun that a name is set beside ("son maire, Anne Leroy"), or the name."""
    return name.head if name.dep_ in {"appos", "flat", "flat:name"} and name.head.pos_ == "NOUN" else name


def definite(span: Span) -> bool:
    """Tell whether an article or "this" points at what is known."""
    return span[0].lower_ in {"le", "la", "l'", "l’", "les", "ce", "cet", "cette", "the", "this"}


def _is_one(span: Span, head: Token) -> bool:
    return span[0].lower_ in {"le", "la", "l'", "l’", "the"} and "Plur" not in head.morph.get("Number", [])


def is_plural(token: Token) -> bool:
    """Tell whether a word is a plural."""
    return "Plur" in token.morph.get("Number", [])


def is_several(pronoun: Token) -> bool:
    """Tell whether a pronoun stands for several."""
    return pronoun.lower_ in _THEY


def gender_of(token: Token) -> str:
    """Return Masc or Fem where a French word shows it; a name set beside a role says nothing of it."""
    if token.lower_ in {"il", "-t-il", "-il", "ils"}:
        return "Masc"
    if token.lower_ in {"elle", "-t-elle", "-elle", "elles"}:
        return "Fem"
    return next(iter(token.morph.get("Gender", [])), "") if token.pos_ == "NOUN" else ""
