"""Measure who is quoted saying what, against what a careful reader marked in real articles.

The gold stands off: it holds places in the articles and none of their words. A quote is what somebody says, directly or
indirectly, with who says it; two quotes are one when they share enough characters of the longer.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from spacy.tokens import Doc

from pipeline.bench.spans import characters, match
from pipeline.config import LanguageSettings
from pipeline.errors import NothingReadError
from pipeline.extract.scene import Scene, build_scene
from pipeline.knowledge.names import fold
from pipeline.language import load_pipeline
from pipeline.records import Article

THRESHOLDS = (0.3, 0.8)
SAME_NAME = 80.0
SMALL_WORDS = frozenset({"le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "m", "mme", "me"})
_AROUND = " \n\t\u00a0,;:.«»“”\"'"  # blanks and marks, which no reader marks alike


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says: its characters, and the name of who says it, empty where nobody is named."""

    said: frozenset[int]
    speaker: str


@dataclass(frozen=True, slots=True)
class Marked:
    """An article of the gold, with the quotes that a reader marked in it."""

    text: str
    quotes: tuple[Quote, ...]
    held_out: bool


def quotes(gold: Path, data: Path, settings: LanguageSettings, misses: bool = False) -> dict[str, Any]:
    """Return precision, recall and F1 of quotes, and how many of the matched have the right speaker."""
    nlp = load_pipeline("fr", settings.fr)
    tallies = {"tuned": Counter[str](), "held_out": Counter[str]()}
    wrong: list[str] = []
    articles = _read(gold, data)
    for marked, doc in zip(articles, nlp.pipe(article.text for article in articles), strict=True):
        found = spoken(_scene(marked.text, doc))
        tallies["held_out" if marked.held_out else "tuned"] += tally(marked.quotes, found)
        wrong += _missed(marked, found) if misses else []
    tallies["all"] = tallies["tuned"] + tallies["held_out"]
    return {name: _figures(counts) for name, counts in tallies.items()} | ({"wrong": wrong} if misses else {})


def _read(gold: Path, data: Path) -> list[Marked]:
    """Join the marks with the texts they were made on; a text that has changed is an error."""
    try:
        marks = {row["sha256"]: row for row in json.loads(gold.read_text(encoding="utf-8"))}
        with gzip.open(data, "rt", encoding="utf-8") as lines:
            texts = {sha256(text.encode()).hexdigest(): text for line in lines if (text := json.loads(line)["text"])}
    except (OSError, ValueError, KeyError) as error:
        raise NothingReadError(f"{gold} with {data}: cannot be read ({error})") from error
    if lost := [row["id"] for key, row in marks.items() if key not in texts]:
        raise NothingReadError(f"{data}: does not hold the texts that were marked ({', '.join(lost)})")
    return [_marked(row, texts[key]) for key, row in marks.items()]


def _marked(row: dict[str, Any], text: str) -> Marked:
    quotes = [Quote(characters(quote["content"]), _words(text, quote["speaker"])) for quote in row["quotes"]]
    return Marked(text, tuple(quotes), row["held_out"])


def _words(text: str, stretch: Sequence[int] | None) -> str:
    return text[stretch[0] : stretch[1]] if stretch else ""


def _scene(text: str, doc: Doc) -> Scene:
    return build_scene(Article(article_id="", outlet="", title="", text=text, language="fr", path=""), doc)


def spoken(scene: Scene) -> list[Quote]:
    """Return the quotes of a scene: the words of each frame whose speaker is named, or stands unnamed in an incise."""
    named = scene.speakers.name_all(scene.frames)
    found = []
    for frame in scene.frames:
        speaker = named.get(frame.cue)
        said = characters(_trimmed(scene, first, last) for first, last in frame.content)
        if said and (speaker is not None or (frame.speaker is None and frame.inverted)):
            found.append(Quote(said, speaker.name if speaker else ""))
    return found


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Return the characters of a stretch of tokens, less the marks and blanks around them."""
    span = scene.doc[first : last + 1]
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip(_AROUND))
    return start, max(start, span.end_char - len(text) + len(text.rstrip(_AROUND)))


def tally(expected: Sequence[Quote], found: Sequence[Quote]) -> Counter[str]:
    """Count the quotes of one article: expected, found, matched at each overlap, and speakers that are right."""
    counts = Counter(expected=len(expected), found=len(found))
    for least in THRESHOLDS:
        pairs = match([quote.said for quote in expected], [quote.said for quote in found], least)
        counts[f"matched {least}"] += len(pairs)
        named = [(expected[a].speaker, found[b].speaker) for a, b in pairs if expected[a].speaker]
        counts[f"named {least}"] += len(named)
        counts[f"right {least}"] += sum(same_name(a, b) for a, b in named)
    return counts


def same_name(a: str, b: str) -> bool:
    """Tell whether two mentions name one speaker: a family name is enough, an article or a title is not."""
    return fuzz.token_set_ratio(_bare(a), _bare(b)) >= SAME_NAME


def _bare(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in SMALL_WORDS)


def _figures(counts: Counter[str]) -> dict[str, Any]:
    shown: dict[str, Any] = {"quotes": counts["expected"], "found": counts["found"]}
    for least in THRESHOLDS:
        matched = counts[f"matched {least}"]
        shown[f"overlap {least}"] = {
            "precision": _ratio(matched, counts["found"]),
            "recall": _ratio(matched, counts["expected"]),
            "f1": _ratio(2 * matched, counts["found"] + counts["expected"]),
            "speaker": _ratio(counts[f"right {least}"], counts[f"named {least}"]),
        }
    return shown


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _missed(marked: Marked, found: Sequence[Quote]) -> Iterator[str]:
    """Describe what is missed, what is found though nobody marked it, and who is taken for another."""
    pairs = match([quote.said for quote in marked.quotes], [quote.said for quote in found], THRESHOLDS[0])
    matched, taken = {a for a, _ in pairs}, {b for _, b in pairs}
    told = [
        *(("missed", quote.said, quote.speaker) for n, quote in enumerate(marked.quotes) if n not in matched),
        *(("invented", quote.said, quote.speaker) for n, quote in enumerate(found) if n not in taken),
        *(
            ("speaker", marked.quotes[a].said, f"{found[b].speaker!r}, not {marked.quotes[a].speaker!r}")
            for a, b in pairs
            if marked.quotes[a].speaker and not same_name(marked.quotes[a].speaker, found[b].speaker)
        ),
    ]
    for kind, said, who in sorted(told, key=lambda item: min(item[1])):
        start, end = min(said), max(said) + 1
        yield f"{kind}: {' '.join(marked.text[start:end].split())} | {who}"
