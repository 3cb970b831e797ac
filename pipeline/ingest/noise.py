"""What a page adds to an article: menus, notices, captions, teasers, found line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.ingest.data import load
from pipeline.ingest.folding import Line, Span, fold, lines_of, plain_spaces

_LONGEST_LINE = 400
_LONGEST_HEADLINE = 160
_MOST_HEADLINES = 8
_LONGEST_TAIL = 200
_SHORTEST_HEADLINE = 15
_HEADLINE_END = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ«“][\w'’ ])|(?<=[?!»”…\d])(?=[A-ZÀ-Þ«“])|(?<=[.?!]) |\s{2}")
_MOST_LABELS = 12
_MENU_RUN = 4  # this many short lines in a row, and no article was ever laid out so
_CLOSING_FROM = 0.4  # "Commentaires" in the bar above the article opens nothing
_REPEAT_WORDS = 4
_SENTENCE_END = re.compile(r"[.!…;:,][\"»”'’)\]\s]*$")
_MENU_LINE = re.compile(r"(?:[•·▪●◦*|>–-]\s*)?[^\W\d_][^.?!:;,…\d«»\"“”]{0,40}")


@dataclass(frozen=True, slots=True)
class _Rule:
    where: str
    pattern: re.Pattern[str]
    longest: int
    headlines: bool


def noise_of(text: str) -> list[Span]:
    """Find the spans that are no prose of the article; a heading or a title is none of them.

    The second occurrence of a paragraph is noise too: pages repeat their lead and their headline.
    """
    lines = lines_of(text)
    noisy = {number for number, line in enumerate(lines) if _is_noise(line.text)}
    noisy |= _repeats(lines) | _menus(lines) | _teased(lines)
    spans = [(lines[number].start, lines[number].end) for number in sorted(noisy)]
    spans += [span for number, line in enumerate(lines) if number not in noisy for span in _inside(line)]
    return spans + _closing(lines, len(text))


def _is_noise(line: str) -> bool:
    return _is_label(line) or any(_matches(rule, line) for rule in _rules() if rule.where in ("line", "start"))


def _matches(rule: _Rule, line: str) -> bool:
    if len(line) > rule.longest:
        return False
    line = plain_spaces(line)
    return bool(rule.pattern.fullmatch(line) if rule.where in ("line", "closing") else rule.pattern.match(line))


def _is_label(line: str) -> bool:
    if len(line) > _LONGEST_HEADLINE or line.endswith((".", "!", "?")):
        return False
    words = fold(line).split()
    return 0 < len(words) <= _MOST_LABELS and all(word in _labels() for word in words)


def _inside(line: Line) -> Iterator[Span]:
    text = plain_spaces(line.text)
    for rule in _rules():
        if rule.where == "span":
            yield from ((line.start + match.start(), line.start + match.end()) for match in rule.pattern.finditer(text))
        elif rule.where == "tail" and (match := rule.pattern.search(text)):
            yield line.start + match.start(), line.start + _tail_end(text, match.end())


def _tail_end(line: str, start: int) -> int:
    """Stop a tail at the end of its headline where a whole article may follow on the same line."""
    if len(line) - start <= _LONGEST_TAIL:
        return len(line)
    end = _HEADLINE_END.search(line, start + _SHORTEST_HEADLINE, start + 2 * _LONGEST_TAIL)
    return end.start() if end else start


def _repeats(lines: list[Line]) -> set[int]:
    seen: set[str] = set()
    repeated = set()
    for number, line in enumerate(lines):
        words = fold(line.text)
        if words in seen:
            repeated.add(number)
        elif words.count(" ") >= _REPEAT_WORDS - 1:
            seen.add(words)
    return repeated


def _menus(lines: list[Line]) -> set[int]:
    """Find runs of short lines without punctuation or figures."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate([*lines, None]):
        if line and len(line.text.split()) <= _MENU_RUN + 1 and _MENU_LINE.fullmatch(line.text):
            run.append(number)
            continue
        if len(run) >= _MENU_RUN:
            found.update(run)
        run = []
    return found


def _teased(lines: list[Line]) -> set[int]:
    """Find the headlines listed under a heading such as "Sur le même sujet"."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if any(rule.headlines and _matches(rule, line.text) for rule in _rules()):
            for follower in range(number + 1, min(number + 1 + _MOST_HEADLINES, len(lines))):
                if not _is_headline(lines[follower].text):
                    break
                found.add(follower)
    return found


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(line)


def _closing(lines: list[Line], length: int) -> list[Span]:
    late = (line for line in lines if line.start >= _CLOSING_FROM * length)
    closers = [rule for rule in _rules() if rule.where == "closing"]
    first = next((line for line in late if any(_matches(rule, line.text) for rule in closers)), None)
    return [(first.start, lines[-1].end)] if first else []


@cache
def _rules() -> tuple[_Rule, ...]:
    table = load("noise.yaml")
    fragments: Mapping[str, str] = table["fragments"]
    return tuple(_rule(entry, fragments) for entry in table["rules"])


def _rule(entry: Mapping[str, Any], fragments: Mapping[str, str]) -> _Rule:
    source = "|".join(f"(?:{pattern})" for pattern in entry["patterns"])
    for _ in fragments:  # a fragment may hold another
        source = re.sub(r"<(\w+)>", lambda name: fragments.get(name[1], name[0]), source)
    pattern = re.compile(source, re.IGNORECASE)
    return _Rule(entry["where"], pattern, entry.get("longest", _LONGEST_LINE), entry.get("headlines", False))


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(load("noise.yaml")["labels"]).split())
