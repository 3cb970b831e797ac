"""Who an article says its persons are: the office that it sets beside each name, and the names that they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.syntax import phrase
from pipeline.extract.parse.words import having
from pipeline.knowledge.actors import actor_key, actor_relation
from pipeline.knowledge.countries import country_of
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.voices import is_counterpart, is_human, is_particle, is_rank, office
from pipeline.records import Relation

_TOGETHER = frozenset({Relation.SAME, Relation.NARROWER})


@dataclass(frozen=True, slots=True)
class Title:
    """An office that the article gives a person: the noun, its institution's key, the words, and the token."""

    person: str
    noun: str
    office: str
    key: str
    text: str
    at: int


@dataclass
class People:
    """The persons of one article: their full names and their titles."""

    doc: Doc
    language: str
    persons: list[Span] = field(default_factory=list)
    families: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    titles: list[Title] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Learn names and titles from the whole article."""
        self.persons = [entity for entity in self.doc.ents if entity.label_ == "PER"]
        persons = [entity for entity in self.doc.ents if self._is_person(entity)]
        for name in map(bare_name, persons):
            if len(name) > 1:
                self.families[name[-1].lower_].add(name.text)
        for entity in persons:
            person = self.full_name(bare_name(entity).text)
            self.titles += [self._title(person, head, text) for head, text in self._roles_beside(entity)]

    def _is_person(self, entity: Span) -> bool:
        """Tell whether a name is a person's: the recogniser says so, or an office stands right before it."""
        led = entity.label_ == "MISC" and len(entity) > 1 and entity.start > entity.sent.start
        return entity.label_ == "PER" or (led and is_role(entity[0].nbor(-1), self.language))

    def full_name(self, name: str) -> str:
        """Return the full name that the article gives to a family name ("Le Goff"), when it gives only one."""
        *before, family = name.split() or [""]
        if not family or (before and not is_particle(before[0])):
            return name
        known = {full for full in self.families.get(family.lower(), ()) if full != name and full.endswith(name)}
        known = known or (set() if before else self._run_before(name))
        return next(iter(known)) if len(known) == 1 else name

    def holder(self, head: Token, text: str, last: str) -> str:
        """Return the only person to whom the article gives the office that a phrase names, or nobody."""
        if is_counterpart(head.text):
            return self._counterpart(text, last)
        wanted, key = office(_office_noun(head)), actor_key(text, self.language)
        if not key:
            return ""
        fitting = {
            title.person for title in self.titles
            if title.office == wanted and actor_relation(title.key, key) in _TOGETHER
        }  # fmt: skip
        return next(iter(fitting)) if len(fitting) == 1 else ""

    def with_office(self, head: Token, at: int, last: str) -> str:
        """Return who has an office told alone ("le ministre") at a token: the last to speak, or whom one named last."""
        holders = [title for title in self.titles if _office_noun(head) == title.noun]
        if any(title.person == last for title in holders):
            return last
        before = [title.person for title in holders if title.at < at]
        return before[-1] if before else next((title.person for title in holders), "")

    def has_other_office(self, person: str, head: Token) -> bool:
        """Tell whether the article gives a person an office, and never the one that a noun names."""
        held = {title.office for title in self.titles if title.person == person}
        named = is_role(head, self.language) and head.lemma_.lower() not in closed_class("any_office", self.language)
        return bool(held) and named and office(_office_noun(head)) not in held

    def note(self, person: str, head: Token, text: str) -> None:
        """Note the office by which a person is called without the name."""
        if is_role(head, self.language) and head.lemma_.lower() not in closed_class("any_office", self.language):
            self.titles.append(self._title(person, head, text))

    def described(self, name: str) -> str:
        """Return the words by which the article says who a person is."""
        return next((title.text for title in self.titles if title.person == name), "")

    def _counterpart(self, text: str, last: str) -> str:
        """Find "son homologue russe": the same office as that of the person before, in another country."""
        country = country_of(text, self.language)
        offices = {":".join([kind, country, *rest]) for title in self.titles if title.person == last and country
                   for kind, _, *rest in [title.key.split(":")] if title.key.count(":")}  # fmt: skip
        return next((title.person for title in self.titles if title.key in offices and title.person != last), "")

    def _title(self, name: str, head: Token, text: str) -> Title:
        noun = _office_noun(head)
        return Title(name, noun, office(noun), actor_key(text, self.language), text, head.i)

    def _roles_beside(self, entity: Span) -> Iterator[tuple[Token, str]]:
        """Yield the office before a name ("le ministre russe X") and the one set after it ("X, ministre russe")."""
        doc, start = self.doc, entity.start
        before = start - 2 if start > 1 and doc[start - 1].text == "," else start - 1
        complement = doc[before].pos_ in {"ADP", "DET"} if before >= 0 else True
        earlier = doc[max(entity.sent.start, before - 6) : before + 1] if not complement else doc[:0]
        for head in _roles(earlier, self.language):
            span = phrase(head)
            if before in range(head.i, max(span.end, head.i + 1)) or head.i == before:
                yield head, doc[span.start : before + 1].text
        after = doc[entity.end : min(entity.end + 6, entity.sent.end)]
        if len(after) > 1 and after[0].text == ",":
            for head in _roles(after[1:5], self.language)[:1]:
                span = phrase(head)
                if span.end < len(doc) and doc[span.end].pos_ not in {"VERB", "AUX", "ADV", "PRON"}:
                    yield head, span.text

    def _run_before(self, name: str) -> set[str]:
        """Find the given names that stand before a family name where the entity recogniser has missed them."""
        found = set()
        for place in having(self.doc, ORTH, [name]):
            given = self.doc[place - 1] if place else None
            if given is not None and given.pos_ == "PROPN" and _is_given(given):
                found.add(f"{given.text} {name}")
        return found


def _office_noun(head: Token) -> str:
    """Return the noun of an office: a Prime Minister is another than a minister, and so is a deputy mayor a mayor."""
    before = head.nbor(-1).lower_ if head.i else ""
    return f"{before} {head.lower_}" if before in closed_class("other_office") else head.lower_


def _roles(tokens: Span | Sequence[Token], language: str) -> list[Token]:
    """Return the nouns of a stretch that name an office."""
    return [token for token in tokens if is_role(token, language)]


def is_role(token: Token, language: str) -> bool:
    """Tell whether a noun names an office, by its lemma or, where the lemmatizer is lost, as it stands."""
    return not {token.lemma_.lower(), token.lower_}.isdisjoint(closed_class("roles", language))


def is_person_noun(token: Token, language: str) -> bool:
    """Tell whether a noun stands for one human being: an office, a trade, a relation."""
    return is_role(token, language) or (token.pos_ == "NOUN" and is_human(token.lemma_, language))


def _is_given(token: Token) -> bool:
    return token.text.istitle() and token.ent_type_ not in {"LOC", "DATE", "TIME"} and not is_rank(token.text)


def bare_name(span: Span) -> Span:
    """Drop the titles before a person's name and what comes before them ("Franklin Police Chief Tim Lowell")."""
    ranks = [token.i for token in span[:-1] if is_rank(token.text)]
    start = ranks[-1] + 1 if ranks else span.start
    while start < span.end - 1 and span.doc[start].is_punct:
        start += 1
    return span.doc[start : span.end]


def titled_name(span: Span) -> Span | None:
    """Return the name that a title leads in, where the recogniser sees no person ("Principal Allan Lowell")."""
    name = bare_name(span)
    bare = name[1:] if len(name) > 1 and name[0].text.istitle() and is_particle(name[0].text) else name
    capitals = all(token.pos_ == "PROPN" and token.text[0].isupper() for token in bare)
    courtesy = name.start > span.start and span.doc[name.start - 1].lower_ in closed_class("titles")
    return name if name.start > span.start and capitals and (courtesy or len(name) > 1) else None
