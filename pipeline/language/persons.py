"""Check which names are persons: a small recogniser takes a company it has never met for one."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.knowledge.data import lexicon

PERSON, ORGANISATION = "PER", "ORG"
REACH = 2  # words before a name where its title stands


@Language.component("persons", requires=["doc.ents"], assigns=["doc.ents"])
def persons(doc: Doc) -> Doc:
    """Call a person an organisation where its words say so, or where nothing in the article says that it is a person.

    News gives a person's name in full, or with a title, at least once; a lone word that it calls neither is a company,
    a paper or a movement.
    """
    full = {token.lower_ for entity in doc.ents if entity.label_ == PERSON and len(entity) > 1 for token in entity}
    doc.set_ents([_checked(entity, full) for entity in doc.ents])
    return doc


def _checked(entity: Span, full: set[str]) -> Span:
    if entity.label_ != PERSON or (not _says_organisation(entity) and _is_person(entity, full)):
        return entity
    return Span(entity.doc, entity.start, entity.end, label=ORGANISATION)


def _says_organisation(entity: Span) -> bool:
    return any(token.lower_ in _organisation_words() for token in entity)


def _is_person(entity: Span, full: set[str]) -> bool:
    before = entity.doc[max(0, entity.start - REACH) : entity.start]
    titled = any(token.lower_ in _titles(entity.doc.lang_) for token in before)
    return len(entity) > 1 or entity[0].lower_ in full or titled


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset().union(*lexicon("grammar")["organisation_words"].values())


@cache
def _titles(language: str) -> frozenset[str]:
    grammar = lexicon("grammar")
    return frozenset().union(*(grammar[name][language] for name in ("titles", "roles", "ranks")))
