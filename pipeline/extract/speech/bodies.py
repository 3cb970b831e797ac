"""Which bodies an article names: "la société Ardoval", then "l'entreprise"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.attrs import POS
from spacy.symbols import ADJ, NOUN
from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.syntax import case_of
from pipeline.extract.parse.words import having
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.months import is_month
from pipeline.knowledge.places import is_known_place
from pipeline.knowledge.voices import is_body, same_body

_QUALIFIES = frozenset({"ADJ", "ADP", "NOUN"})


@dataclass
class Bodies:
    """The institutions of one article: the names that stand beside a common noun."""

    doc: Doc
    beside: dict[int, str] = field(default_factory=dict)
    introduced: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Learn names from the whole article."""
        for token in map(self.doc.__getitem__, having(self.doc, POS, (NOUN, ADJ))):
            if token.text.islower() and is_body(token.lemma_):
                self._learn_name(token)

    def name_of(self, span: Span, head: Token) -> str:
        """Return the name of the body that a phrase names by a noun alone, or nothing."""
        if head.i in self.beside:
            return self.beside[head.i]
        if not stands_alone(span, head):
            return ""
        names = {name for noun, name in self.introduced if same_body(noun, head.lemma_)}
        return next(iter(names)) if len(names) == 1 else ""

    def _learn_name(self, noun: Token) -> None:
        name = _name_after(noun) or _name_before(noun)
        if name:
            self.beside[noun.i] = name
            self.introduced.append((noun.lemma_, name))
            role = _described(noun)
            if role is not None:
                self.beside[role.i] = name
                self.introduced.append((role.lemma_, name))


def stands_alone(span: Span, head: Token) -> bool:
    """Tell whether a phrase is an article and a noun that can only point back to one body."""
    if "Plur" in head.morph.get("Number", []):
        return False
    determined = any(child.dep_ == "det" and child.lower_ in closed_class("definite") for child in head.children)
    led_on = any(child.i > head.i and child.pos_ not in {"PUNCT"} for child in head.children if child.i < span.end)
    named = any(token.pos_ == "PROPN" for token in span if token != head or not is_body(token.text))
    return determined and not led_on and not named


def _name_after(noun: Token) -> str:
    """Return the name right after a noun ("le groupe norvégien Haldvik", "le cabinet d'études Horizon")."""
    first = noun.i + 1
    while first < min(len(noun.doc), noun.i + 3) and noun.doc[first].pos_ in _QUALIFIES and noun.doc[first].is_lower:
        first += 1
    if noun.doc[first - 1].pos_ in {"ADP", "DET"}:
        return ""
    words = list(_run(noun.doc, first, 1))
    return noun.doc[words[0] : words[-1] + 1].text if words else ""


def _name_before(noun: Token) -> str:
    """Return the name that a noun explains across a comma ("Ardoval, the company that runs the mine")."""
    for comma in range(noun.i - 1, max(noun.sent.start, noun.i - 4), -1):
        if noun.doc[comma].text == ",":
            words = list(_run(noun.doc, comma - 1, -1))
            led = not words or case_of(noun) or "Plur" in noun.morph.get("Number", []) or _is_led(noun.doc, words[-1])
            return "" if led else noun.doc[words[-1] : words[0] + 1].text
        if noun.doc[comma].pos_ not in {"DET", "ADJ", "NOUN"}:
            return ""
    return ""


def _is_led(doc: Doc, first: int) -> bool:
    """Tell whether a preposition leads in a name: "dans le Grand Est, le mouvement…" names no movement."""
    return any(token.pos_ == "ADP" for token in doc[max(first - 2, 0) : first])


def _described(noun: Token) -> Token | None:
    """Return the role before a body that a comma sets beside it ("son exploitant, la société Ardoval")."""
    doc, place = noun.doc, noun.i - 1
    if place > noun.sent.start and doc[place].pos_ == "DET" and doc[place - 1].text == ",":
        role = doc[place - 2] if place > 1 else None
        return role if role is not None and role.pos_ == "NOUN" and is_body(role.lemma_) else None
    return None


def _run(doc: Doc, first: int, step: int) -> Iterator[int]:
    """Yield the places of capitalised words that follow each other, none of them a person's or a place's name."""
    place = first
    while 0 <= place < len(doc) and doc[place].text[:1].isupper() and not _names_another(doc[place]):
        yield place
        place += step


def _names_another(word: Token) -> bool:
    """Tell whether a capital opens a sentence, a date, a person's name or a place's."""
    opens = word.is_sent_start and not word.ent_type_ and word.pos_ != "PROPN"
    if opens or is_month(word.text, word.lang_) or word.ent_type_ in {"PER", "DATE", "TIME"}:
        return True
    return is_known_place(word.text, word.lang_)
