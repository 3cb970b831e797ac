"""One parsed article with everything that its claims are read from: times, places, figures, frames of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from spacy.tokens import Doc, Span, Token

from pipeline.extract.attribution import Frame, frames, quotes
from pipeline.extract.modality import clause_verb, modality_of
from pipeline.extract.quantities import Quantity, find_quantities
from pipeline.extract.speakers import Speakers
from pipeline.extract.syntax import case_of, phrase
from pipeline.extract.times import Interval, TimeMention, find_times
from pipeline.extract.triggers import find_triggers
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import Trigger, triggers
from pipeline.knowledge.places import is_known_place, place_key
from pipeline.records import Article, Modality


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article, in tokens [first, last] and characters [start, end)."""

    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A time that an article names, resolved against its date."""

    mention: Mention
    interval: Interval


@dataclass(frozen=True, slots=True)
class Where:
    """A place that an article names."""

    mention: Mention
    key: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the tokens that carry it."""

    mention: Mention
    quantity: Quantity


@dataclass(frozen=True)
class Scene:
    """What one article offers to the rules."""

    article: Article
    doc: Doc
    language: str
    frames: tuple[Frame, ...]
    speakers: Speakers
    times: tuple[When, ...]
    time_words: tuple[Mention, ...]
    places: tuple[Where, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[tuple[int, int], ...]
    triggers: tuple[tuple[Token, Trigger], ...]

    def frame_of(self, token: int) -> Frame | None:
        """Return the frame that speaks for a token: the smallest around it, the nearest cue first among equals."""
        around = [frame for frame in self.frames if frame.holds(token) and frame.cue != token]
        quoted = any(first <= token <= last for first, last in self.quotes)
        return min(around, key=lambda f: (not (quoted and f.inverted), f.size, abs(f.cue - token)), default=None)

    def chain_of(self, token: int) -> list[Frame]:
        """Return every frame around a token, the nearest speaker first."""
        first = self.frame_of(token)
        around = [frame for frame in self.frames if frame.holds(token) and frame.cue != token and frame is not first]
        return [first, *sorted(around, key=lambda f: f.size)] if first else []

    def in_noise(self, start: int, end: int) -> bool:
        """Tell whether a stretch of characters is page furniture rather than article."""
        return any(low < end and start < high for low, high in self.article.noise)


def build_scene(article: Article, doc: Doc) -> Scene:
    """Read an article's times, places, figures and frames, in that order: a date is not a figure."""
    language = article.language
    _mend_lemmas(doc, language)
    times = _times(article, doc, language)
    taken = [(when.start, when.end) for when in times[1]]
    datelines = _datelines(doc)
    found = tuple(frames(doc, language))
    return Scene(
        article=article,
        doc=doc,
        language=language,
        frames=found,
        speakers=Speakers(doc, language),
        times=tuple(when for when in times[0] if not _within(when.mention, datelines)),
        time_words=tuple(place for found in times[1] if (place := mention(doc, found.start, found.end)) is not None),
        places=tuple(where for where in _places(doc, language, taken) if not _within(where.mention, datelines)),
        figures=tuple(_figures(doc, language, taken)),
        quotes=tuple(quotes(doc)),
        triggers=tuple(find_triggers(doc, language)),
    )


# "DAMAS, 18 mai (Agence) -", "April 22 (UPI) —", "COLOMBO:", "BEYROUTH —", "(AP) –": where an article is sent from, and when.
DATELINE = re.compile(
    r"^[ \t]*(?:[A-ZÀ-Ý][\w'’.-]*(?:[ /][A-ZÀ-Ýa-zà-ÿ][\w'’.-]*){0,3},?[ ]*)?(?:(?:le )?(?:\d{1,2}(?:er)? \w+|[A-Z]\w+\.? \d{1,2})(?:,? \d{4})?[ ]*)?"
    r"(?:\([^()\n]{2,40}\)[ ]*(?:[-–—]+|:)|(?<=[A-ZÀ-Ý]{3})[ ]*(?:[-–—]{1,2}|:)(?=[ ]))",
    re.MULTILINE,
)


def _datelines(doc: Doc) -> list[tuple[int, int]]:
    """Locate the datelines among an article's first lines."""
    return [match.span() for match in DATELINE.finditer(doc.text, 0, 600)]


def _within(mention: Mention, ranges: list[tuple[int, int]]) -> bool:
    return any(low <= mention.start < high for low, high in ranges)


def _mend_lemmas(doc: Doc, language: str) -> None:
    """Give French verb forms the infinitive they must have: the treebanks behind the lemmatizer have not shown every verb."""
    if language == "en":
        for token in doc:
            token.lemma_ = _english_base(token) if token.pos_ == "VERB" else token.lemma_
        return
    forms = _verb_forms()
    for token in doc:
        after_article = token.i > 0 and token.nbor(-1).pos_ == "DET"
        known = forms.get(token.lower_)
        if known is not None and not after_article and (token.pos_ == "VERB" or token.lemma_ in {token.lower_, known}):
            token.lemma_, token.pos_ = known, "VERB"
        elif token.pos_ == "VERB" and after_article and token.lower_.endswith("ment"):
            token.lemma_, token.pos_ = token.lower_, "NOUN"
        elif token.pos_ == "VERB":
            token.lemma_ = _infinitive(token)


def _english_base(token: Token) -> str:
    """Replace a lemma that no lexicon knows by the base form of the verb that one does ("neglecte" -> "neglect")."""
    known = triggers("en")
    if token.lemma_ in known or not token.lower_.endswith(("ed", "ing")):
        return token.lemma_
    stem = token.lower_.removesuffix("ed").removesuffix("ing")
    return next((base for base in (stem, stem + "e", stem[:-1]) if base in known), token.lemma_)


@cache
def _verb_forms() -> dict[str, str]:
    return {form: verb for verb, listed in lexicon("grammar")["verb_forms"]["fr"].items() for form in listed}


def _infinitive(token: Token) -> str:
    """Read the infinitive off a future, a conditional or a participle in -é."""
    future = FUTURE.fullmatch(token.lower_)
    told = {*token.morph.get("Mood"), *token.morph.get("Tense")} & {"Cnd", "Fut"}
    if future is not None and (told or _no_verb(token.lemma_, future[1])):
        return str(future[1])
    stem = token.lemma_.rstrip("es") if token.lemma_[-1:] in "sé" or token.lemma_.endswith("ée") else token.lemma_
    return stem[:-1] + "er" if stem.endswith("é") else token.lemma_


def _no_verb(lemma: str, infinitive: str) -> bool:
    """Tell whether a lemma is no French infinitive, or only the infinitive with an ending left on ("uniraier", "unire")."""
    return not lemma.endswith(("er", "ir", "re", "oir")) or lemma.removeprefix(infinitive) in {"e", "aier", "aire"}


FUTURE = re.compile(r"(\w+[ei]r)(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)")


def mention(doc: Doc, start: int, end: int) -> Mention | None:
    """Turn a stretch of characters into the tokens that cover it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (
        Mention(span.start, span.end - 1, start, end, doc.text[start:end]) if span is not None and len(span) else None
    )


def mention_of(span: Span) -> Mention:
    """Turn a span into a mention."""
    return Mention(span.start, span.end - 1, span.start_char, span.end_char, span.text)


def _times(article: Article, doc: Doc, language: str) -> tuple[list[When], list[TimeMention]]:
    """Resolve the times of an article in reading order, so that "la veille" has a day to count from."""
    resolved: list[When] = []
    anchor: Interval | None = None
    mentions = find_times(doc.text, language)
    for found in mentions:
        place = mention(doc, found.start, found.end)
        if place is None:
            continue
        future = modality_of(clause_verb(doc[place.last]), language) is Modality.PLANNED
        interval = found.resolve(article.published, future=future, anchor=anchor or _day_published(article))
        if interval is not None:
            anchor = interval
            resolved.append(When(place, interval))
    return resolved, mentions


def _day_published(article: Article) -> Interval | None:
    """Return the day an article came out: a bare "vers 12h" is that day's, until the text names another."""
    published = article.published
    if published is None or article.published_precision not in {"minute", "day"}:
        return None
    day = published.replace(hour=0, minute=0, second=0, microsecond=0)
    return Interval(day, day + timedelta(days=1, seconds=-1), "day")


def _figures(doc: Doc, language: str, taken: list[tuple[int, int]]) -> list[Figure]:
    found = []
    for quantity in find_quantities(doc.text, language, exclude=taken):
        place = mention(doc, quantity.start, quantity.end)
        if place is not None:
            found.append(Figure(place, quantity))
    return found


def _places(doc: Doc, language: str, taken: list[tuple[int, int]]) -> list[Where]:
    """Find places: names after a preposition of place, with the noun that says what they are."""
    found: dict[int, Where] = {}
    for token in doc:
        if (
            token.ent_type_ == "PER"
            or any(low <= token.idx < high for low, high in taken)
            or not _names_place(token, language)
        ):
            continue
        head = _widest(token, language)
        if head is None:
            continue
        span = phrase(head) if head.pos_ == "NOUN" else _name_span(head)
        key = place_key(_name(token), language) or place_key(span.text, language)
        listed = _list_end(head)
        if listed is not None:
            span, key = doc[span.start : listed], ""
        found.setdefault(span.start, Where(mention_of(span), key))
    return sorted(found.values(), key=lambda where: where.mention.first)


def _list_end(head: Token) -> int | None:
    """Return where a list of names that the head opens ends ("Paris, Lyon et Rennes"), if it opens one."""
    names = [child for child in head.conjuncts if child.i > head.i and child.pos_ == "PROPN" and not case_of(child)]
    return max(name.i for name in names) + 1 if names and head.pos_ == "PROPN" and head.dep_ != "conj" else None


def _names_place(token: Token, language: str) -> bool:
    first_of_name = token.dep_ not in {"flat", "flat:name", "flat:foreign", "compound"} or token.head.pos_ != "PROPN"
    if not first_of_name or token.pos_ not in {"PROPN", "NOUN", "X"}:
        return False
    if (
        token.ent_type_ == "LOC"
        or _near_it(token, language)
        or (token.pos_ == "PROPN" and _is_place_noun(token.head, language))
    ):
        return True
    return token.text[:1].isupper() and not token.ent_type_ and is_known_place(_name(token), language)


def _near_it(token: Token, language: str) -> bool:
    """Tell whether "près d'", "à l'est de" or "near" leads straight to a name: whatever its name, that is a place."""
    if token.pos_ not in {"PROPN", "X"} or token.ent_type_ in {"PER", "ORG"}:
        return False
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    joined = bool(before) and before[-1] in {"de", "d'", "du", "des", "of", "near"}
    return joined and bool(set(before) & NEAR)


NEAR = frozenset(
    "près proximité loin abords est ouest nord sud nord-est nord-ouest sud-est sud-ouest environs périphérie sortie route "
    "near outside east west north south outskirts".split()
)


def _name_span(token: Token) -> Span:
    """Return the whole name: the entity it is part of, or the run of proper nouns from it on."""
    entity = next((entity for entity in token.doc.ents if entity.start <= token.i < entity.end), None)
    if entity is not None and entity.label_ == "LOC":
        return entity
    last = token.i
    while last + 1 < len(token.doc) and _continues_name(token.doc[last + 1]):
        last += 1
    return token.doc[token.i : last + 1]


def _continues_name(token: Token) -> bool:
    return (
        token.pos_ in {"PROPN", "X"} and token.ent_type_ not in {"PER", "ORG"} and token.is_alpha | ("-" in token.text)
    )


def _name(token: Token) -> str:
    return _name_span(token).text


def _widest(token: Token, language: str) -> Token | None:
    """Climb from a name to the noun of place that it completes, and check that a preposition of place leads in."""
    head, steps = token, 0
    while (
        head.dep_ in {"nmod", "appos", "flat", "compound", "flat:name"}
        and _is_place_noun(head.head, language)
        and steps < 3
    ):
        head, steps = head.head, steps + 1
    located = case_of(head) or case_of(token)
    if located in _prepositions(language):
        return head
    if (
        _near_it(token, language)
        or any(child.lower_ in {"près", "near"} for child in head.children)
        or (head.head.lower_ in {"près", "autour", "proche"})
    ):
        return head
    return head if head != token and _is_place_noun(head, language) else None


def _is_place_noun(token: Token, language: str) -> bool:
    return token.lemma_.lower() in _place_nouns(language)


@cache
def _prepositions(language: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")["place_prepositions"][language])


@cache
def _place_nouns(language: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")["place_nouns"][language])
