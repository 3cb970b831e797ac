"""The title of an article: stated and added to its text, or found at the head of it."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.ingest.folding import Span, covers, fold, lines_of

_HEAD_LINES = 3
_SAME = 90
_LONGEST_TITLE = 160
_FEWEST_WORDS = 4  # fewer are a section: "International"
_CUT = 100
_SENTENCE = re.compile(r"(.+?[.!?…])(?:\s|$)")


def with_title(text: str, title: str) -> str:
    """Append the title after a blank line unless the text opens with it, so that offsets into the text stay."""
    return text if not title or opens_with(text, title) else f"{text}\n\n{title}"


def opens_with(text: str, title: str) -> bool:
    """Say whether one of the first lines is the title, or holds it."""
    wanted = fold(title)
    heads = [fold(line.text[: 2 * _LONGEST_TITLE]) for line in lines_of(text[:4000])[:_HEAD_LINES]]
    is_telling = wanted.count(" ") >= _FEWEST_WORDS - 1  # "La crue" stands in many a first sentence
    return any((is_telling and f" {wanted} " in f" {head} ") or fuzz.ratio(wanted, head) >= _SAME for head in heads)


def title_in(text: str, noise: tuple[Span, ...]) -> str:
    """Find a title at the head of a text that states none: a short first line, otherwise the first sentence, cut."""
    lines = [line for line in lines_of(text) if not covers(noise, line.start)]
    opening = []
    for line in lines[:_HEAD_LINES]:
        opening.append(line.text.lstrip("#*_ ").rstrip("*_ "))
        if len(line.text) > _LONGEST_TITLE:
            break
    titles = (line for line in opening if len(line) <= _LONGEST_TITLE and len(line.split()) >= _FEWEST_WORDS)
    return next(titles, None) or _first_sentence(max(opening, key=len, default=""))


def _first_sentence(paragraph: str) -> str:
    match = _SENTENCE.match(paragraph[:1000])
    sentence = match.group(1) if match else paragraph
    return sentence if len(sentence) <= _CUT else sentence[:_CUT].rsplit(" ", 1)[0] + "…"
