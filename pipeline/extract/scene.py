"""One parsed article with everything that its claims are read from: times, places, figures, frames of speech."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from operator import attrgetter, itemgetter

from spacy.tokens import Doc, Span, Token

from pipeline.extract.happenings.triggers import find_triggers
from pipeline.extract.mentions import Figure, Mention, When, Where, mention, mention_of
from pipeline.extract.moments.datelines import datelines, within
from pipeline.extract.moments.times import Interval, TimeMention, find_times
from pipeline.extract.numerals.quantities import find_quantities
from pipeline.extract.parse.lemmas import mend_lemmas
from pipeline.extract.parse.moods import mend_moods
from pipeline.extract.parse.page import Page
from pipeline.extract.parse.tense import looks_ahead
from pipeline.extract.parse.trees import mend_trees
from pipeline.extract.parse.words import Words
from pipeline.extract.places.place_names import places
from pipeline.extract.speech.antecedents import Speaker
from pipeline.extract.speech.attribution import frames
from pipeline.extract.speech.frame import Frame, Range
from pipeline.extract.speech.speakers import Speakers
from pipeline.knowledge.kinds import Trigger, kinds
from pipeline.records import Article

__all__ = ["Figure", "Mention", "Scene", "When", "Where", "build_scene", "mention_of"]


_LASTS = 60  # tokens for which a day dates what follows it in an article that bears no date of its own
_DAYS = frozenset({"minute", "hour", "part", "day"})


@dataclass(frozen=True)
class Scene:
    """What one article offers to the rules."""

    article: Article
    doc: Doc
    text: str
    language: str
    frames: tuple[Frame, ...]
    speakers: Speakers
    times: tuple[When, ...]
    time_words: tuple[Mention, ...]
    places: tuple[Where, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[tuple[int, int], ...]
    triggers: tuple[tuple[Token, Trigger], ...]
    words: Words

    def frame_of(self, token: int) -> Frame | None:
        """Return the frame that speaks for a token: the smallest around it, the nearest cue first among equals."""
        around = [frame for frame in self._frames_near(token) if frame.holds(token) and frame.cue != token]
        quoted = around != [] and self.in_quote(token)
        return min(around, key=lambda f: (not (quoted and f.inverted), f.size, abs(f.cue - token)), default=None)

    def chain_of(self, token: int) -> list[Frame]:
        """Return every frame around a token, the nearest speaker first."""
        first = self.frame_of(token)
        near = self._frames_near(token)
        around = [frame for frame in near if frame.holds(token) and frame.cue != token and frame is not first]
        return [first, *sorted(around, key=lambda f: f.size)] if first else []

    def _quotes_at(self, token: int) -> Sequence[Range]:
        """Return the quotation that may hold a token: they stand in reading order, none inside another."""
        at = bisect_right(self.quotes, token, key=itemgetter(0))
        return self.quotes[max(at - 1, 0) : at]

    def in_quote(self, token: int) -> bool:
        """Tell whether a token stands between quotation marks."""
        return any(first <= token <= last for first, last in self._quotes_at(token))

    def _frames_near(self, token: int) -> Sequence[Frame]:
        """Return the frames that reach into the sentence of a token, in the order of all."""
        return self._frames_by_sentence.get(self.sentence_number(token), ())

    @cached_property
    def _frames_by_sentence(self) -> dict[int, list[Frame]]:
        found: dict[int, list[Frame]] = defaultdict(list)
        for frame in self.frames:
            for number in sorted({number for stretch in frame.content for number in self._sentence_numbers(stretch)}):
                found[number].append(frame)
        return found

    def _sentence_numbers(self, stretch: Range) -> range:
        return range(self.sentence_number(stretch[0]), self.sentence_number(stretch[1]) + 1)

    @cached_property
    def _sentences(self) -> tuple[list[int], list[Span]]:
        sentences = list(self.doc.sents)
        return [sentence.start for sentence in sentences], sentences

    def sentence(self, token: int) -> Span:
        """Return the sentence of a token; spaCy's own look-up walks to both of its ends each time."""
        return self._sentences[1][self.sentence_number(token)]

    def sentence_number(self, token: int) -> int:
        """Return which sentence of the article holds a token, from 0."""
        return bisect_right(self._sentences[0], token) - 1

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The tokens of the phrases that name a speaker."""
        spans = [frame.speaker for frame in self.frames if frame.speaker is not None]
        return frozenset(place for span in spans for place in range(span.start, span.end))

    @cached_property
    def voices(self) -> dict[int, Speaker | None]:
        """Who speaks in each frame, by its cue."""
        return self.speakers.name_all(self.frames)

    @cached_property
    def cues(self) -> frozenset[int]:
        """The tokens that say that somebody speaks."""
        return frozenset(frame.cue for frame in self.frames)

    def in_time(self, token: int) -> bool:
        """Tell whether a token belongs to the words of a time."""
        at = bisect_right(self.time_words, token, key=attrgetter("first"))
        return at > 0 and token <= self.time_words[at - 1].last

    @cached_property
    def kinds_named(self) -> frozenset[str]:
        """Return the kinds that a strong trigger of the article tells."""
        return frozenset(trigger.kind for _, trigger in self.triggers if not trigger.weak)

    @cached_property
    def kinds_told(self) -> frozenset[str]:
        """Return the kinds that the article tells, and those that go with them."""
        named = self.kinds_named
        return named | {kind for told in named for kind in kinds()[told].goes_with}

    def tells(self, trigger: Trigger) -> bool:
        """Tell whether a trigger means its kind in this article: a weak one asks for a stronger one beside it."""
        return trigger.told(self.kinds_named, self.kinds_told)

    def where(self, words: Iterable[str], first: int = 0, last: int | None = None) -> list[int]:
        """Return where any of the words or lemmas stands in tokens [first, last), in reading order."""
        return self.words.where(words, first, last)

    def in_noise(self, start: int, end: int) -> bool:
        """Tell whether a stretch of characters is page furniture rather than article."""
        return any(low < end and start < high for low, high in self.article.noise)


def build_scene(article: Article, doc: Doc) -> Scene:
    """Read an article's times, places, figures and frames, in that order: a date is not a figure."""
    language, text = article.language, doc.text  # with plain quotation marks; spaCy builds it anew at each call
    mend_lemmas(doc, language)
    mend_moods(doc, language)
    mend_trees(doc, language)
    times = _times(article, text, doc, language)
    taken = [(when.start, when.end) for when in times[1]]
    sent_from = datelines(text)
    words, page = Words(doc), Page(doc)
    found = tuple(frames(page, words, language))
    return Scene(
        article=article,
        doc=doc,
        text=text,
        language=language,
        frames=found,
        speakers=Speakers(doc, text, language),
        times=tuple(when for when in times[0] if not within(when.mention, sent_from)),
        time_words=tuple(place for found in times[1] if (place := mention(doc, found.start, found.end)) is not None),
        places=tuple(where for where in places(doc, language, taken) if not within(where.mention, sent_from)),
        figures=tuple(_figures(text, doc, language, taken)),
        quotes=tuple(page.marks),
        triggers=tuple(find_triggers(doc, words, language)),
        words=words,
    )


def _times(article: Article, text: str, doc: Doc, language: str) -> tuple[list[When], list[TimeMention]]:
    """Resolve the times of an article in reading order, so that "la veille" has a day to count from.

    What steps aside from the story ("comme samedi dernier") is the day of its own sentence only.
    """
    resolved: list[When] = []
    anchor, named_at = _day_published(article), 0
    aside: dict[int, Interval] = {}
    mentions = find_times(text, language)
    placed = [(found, place) for found in mentions if (place := mention(doc, found.start, found.end)) is not None]
    futures = [looks_ahead(doc[place.last], language) for _, place in placed]
    # What the article's text looks ahead to, its headline, which has no tense, means too.
    ahead = {place.text.lower() for (_, place), future in zip(placed, futures, strict=True) if future}
    for (found, place), future in zip(placed, futures, strict=True):
        if not future and place.text.lower() in ahead and _without_tense(doc[place.last].sent):
            future = True
        sentence = doc[place.first].sent.start
        if article.published is None and place.first - named_at > _LASTS:
            anchor = None
        interval = found.resolve(article.published, future=future, anchor=aside.get(sentence, anchor))
        if interval is None:
            continue
        if found.steps_aside:
            aside[sentence] = interval
        elif article.published is not None or interval.precision in _DAYS:
            anchor, named_at = interval, place.last
        resolved.append(When(place, interval))
    return resolved, mentions


def _without_tense(sentence: Span) -> bool:
    return not any("Fin" in token.morph.get("VerbForm", []) for token in sentence)


def _day_published(article: Article) -> Interval | None:
    """Return the day an article came out: a bare "vers 12h" is that day's, until the text names another."""
    published = article.published
    if published is None or article.published_precision not in {"minute", "day"}:
        return None
    day = published.replace(hour=0, minute=0, second=0, microsecond=0)
    return Interval(day, day + timedelta(days=1, seconds=-1), "day")


def _figures(text: str, doc: Doc, language: str, taken: list[tuple[int, int]]) -> list[Figure]:
    found = []
    for quantity in find_quantities(text, language, exclude=taken):
        place = mention(doc, quantity.start, quantity.end)
        if place is not None:
            found.append(Figure(place, quantity))
    return found
