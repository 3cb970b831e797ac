"""Measure who says what in English news against PolNeAR: source, cue and content of every attribution.

PolNeAR marks every reported attitude, down to "Trump wants a wall"; the program reads speech. Recall tells how much of
the first the second covers, precision how much of what is read somebody marked as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline.bench.spans import Stretch, characters, match, overlap
from pipeline.config import LanguageSettings
from pipeline.errors import NothingReadError
from pipeline.extract.scene import build_scene
from pipeline.extract.speech.frame import Frame
from pipeline.language import load_pipeline
from pipeline.records import Article

ROLES = ("source", "cue", "content")
THRESHOLDS = {"exact": 1.0, "overlap 0.3": 0.3}
_AROUND = " \n\t\u00a0,;:.“”\"'"  # blanks and marks, which no two readers mark alike
_MARK = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_EVENT = re.compile(r"Attribution[^:]*:T\d+ .*")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The characters of who says something, of the words that say so, and of what is said; a source may be unnamed."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def polnear(data: Path, settings: LanguageSettings, misses: bool = False) -> dict[str, Any]:
    """Return precision, recall and F1 of each role, and of whole attributions: those whose three roles overlap.

    With `misses`, list the attributions of the corpus whose content nothing overlaps, and the other way round.
    """
    texts = _texts(data)
    nlp = load_pipeline("en", settings.en)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for (name, text), doc in zip(texts.items(), nlp.pipe(texts.values()), strict=True):
        expected = marked(_marks_of(data, name), text)
        scene = build_scene(Article(article_id="", outlet="", title="", text=text, language="en", path=""), doc)
        found = [_read(frame, doc) for frame in scene.frames if frame.speaker is not None or frame.inverted]
        counts += tally(expected, found)
        wrong += _errors(text, expected, found) if misses else []
    return _figures(counts) | ({"wrong": wrong} if misses else {})


def _texts(data: Path) -> dict[str, str]:
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted((data / "text").glob("*.txt"))}
    if not found:
        raise NothingReadError(f"{data}: no articles; give the folder that holds text/ and attributions/")
    return found


def _marks_of(data: Path, name: str) -> Path:
    """Find the marks of an article: their file has the article's name, or adds a reader's to it."""
    found = sorted((data / "attributions").glob(f"{name}*.ann"))
    if not found:
        raise NothingReadError(f"{data}/attributions: nothing is marked in {name}")
    return found[0]


def marked(path: Path, text: str) -> list[Attribution]:
    """Read the attributions of a brat file; a role that stands in several pieces is one set of characters."""
    lines = path.read_text(encoding="utf-8").splitlines()
    marks = {found[1]: _pieces(found[3], text) for line in lines if (found := _MARK.match(line))}
    events = (line.split("\t")[1] for line in lines if line.startswith("E"))
    return [_event(event, marks) for event in events if _EVENT.match(event)]


def _pieces(places: str, text: str) -> frozenset[int]:
    stretches = (tuple(map(int, piece.split())) for piece in places.split(";"))
    return characters(_trimmed(text, start, end) for start, end in stretches)


def _event(event: str, marks: Mapping[str, frozenset[int]]) -> Attribution:
    roles: dict[str, frozenset[int]] = {role: frozenset() for role in ROLES}
    for part in event.split()[1:]:
        role, _, mark = part.partition(":")
        name = role.rstrip("0123456789").lower()
        if name in roles:
            roles[name] |= marks[mark]
    return Attribution(**roles)


def _read(frame: Frame, doc: Doc) -> Attribution:
    """Return a frame's attribution in characters."""
    text = doc.text
    cue = doc[frame.cue]
    source = [_trimmed(text, frame.speaker.start_char, frame.speaker.end_char)] if frame.speaker is not None else []
    ranges = (doc[first : last + 1] for first, last in frame.content)
    said = characters(_trimmed(text, span.start_char, span.end_char) for span in ranges)
    return Attribution(characters(source), characters([(cue.idx, cue.idx + len(cue))]), said)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """Return a stretch less the marks and blanks around it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def tally(expected: Sequence[Attribution], found: Sequence[Attribution]) -> Counter[str]:
    """Count the roles of one article that are marked, read and matched, one to one, and the whole attributions."""
    counts: Counter[str] = Counter()
    for role in ROLES:
        wanted, read = (_filled(role, group) for group in (expected, found))
        counts[f"{role} marked"], counts[f"{role} read"] = len(wanted), len(read)
        for name, least in THRESHOLDS.items():
            counts[f"{role} {name}"] = len(match(wanted, read, least))
    counts["whole marked"], counts["whole read"] = len(expected), len(found)
    for name, least in THRESHOLDS.items():
        counts[f"whole {name}"] = sum(_agree(a, b, least) for a, b in _pairs(expected, found, least))
    return counts


def _filled(role: str, group: Sequence[Attribution]) -> list[frozenset[int]]:
    return [place for attribution in group if (place := getattr(attribution, role))]


def _pairs(
    expected: Sequence[Attribution], found: Sequence[Attribution], least: float
) -> list[tuple[Attribution, Attribution]]:
    """Pair attributions by what is said."""
    pairs = match([a.content for a in expected], [b.content for b in found], least)
    return [(expected[a], found[b]) for a, b in pairs]


def _agree(a: Attribution, b: Attribution, least: float) -> bool:
    """Tell whether two attributions of one content have one source as well and cues that touch."""
    same = a.source == b.source or overlap(a.source, b.source) >= least
    return same and bool(a.cue & b.cue)


def _figures(counts: Counter[str]) -> dict[str, Any]:
    return {
        role: {
            "marked": counts[f"{role} marked"],
            "read": counts[f"{role} read"],
            **{name: _ratios(counts[f"{role} {name}"], counts, role) for name in THRESHOLDS},
        }
        for role in (*ROLES, "whole")
    }


def _ratios(matched: int, counts: Counter[str], role: str) -> dict[str, float]:
    marked_, read = counts[f"{role} marked"], counts[f"{role} read"]
    shares = {"precision": (matched, read), "recall": (matched, marked_), "f1": (2 * matched, read + marked_)}
    return {name: round(part / whole, 3) if whole else 0.0 for name, (part, whole) in shares.items()}


def _errors(text: str, expected: Sequence[Attribution], found: Sequence[Attribution]) -> Iterator[str]:
    pairs = match([a.content for a in expected], [b.content for b in found], THRESHOLDS["overlap 0.3"])
    matched, taken = {a for a, _ in pairs}, {b for _, b in pairs}
    yield from (_shown("missed", a, text) for n, a in enumerate(expected) if n not in matched)
    yield from (_shown("invented", b, text) for n, b in enumerate(found) if n not in taken)
    for a, b in ((expected[a], found[b]) for a, b in pairs):
        if a.source and overlap(a.source, b.source) < THRESHOLDS["overlap 0.3"]:
            yield _shown("source", b, text) + f" | marked: {_words(a.source, text)}"


def _shown(kind: str, attribution: Attribution, text: str) -> str:
    return f"{kind}: " + " | ".join(_words(getattr(attribution, role), text) for role in ROLES)


def _words(places: frozenset[int], text: str) -> str:
    return " ".join(text[min(places) : max(places) + 1].split()) if places else "-"
