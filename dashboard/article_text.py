"""An article's text with the passages that answer a question marked, and what the page added greyed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard import links
from dashboard.components import SIGNS
from dashboard.i18n import Translator
from dashboard.safe import html


@dataclass(frozen=True)
class Mark:
    """A passage [start, end) that answers a question, the most important question first among equals."""

    start: int
    end: int
    claim_id: str
    question_id: str
    verdict: str


def noise_of(column: Any, length: int) -> list[tuple[int, int]]:
    """Read the noise column; what is not a pair of offsets inside the text is left out."""
    try:
        pairs = json.loads(column) if isinstance(column, str) else []
    except ValueError:
        return []
    whole = [
        pair for pair in pairs if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, int) for x in pair)
    ]
    return [(start, end) for start, end in whole if 0 <= start < end <= length]


def split_title(text: str, title: str) -> tuple[int, int, int]:
    """Find the title after the body: the end of the body, the start and the end of the title (empty if none)."""
    body = text.removesuffix(title).rstrip() if title and text.endswith(f"\n\n{title}") else None
    return (len(text), len(text), len(text)) if body is None else (len(body), len(text) - len(title), len(text))


def highlighted(
    text: str,
    span: tuple[int, int],
    marks: Sequence[Mark],
    noise: Sequence[tuple[int, int]],
    target: str,
    t: Translator,
) -> str:
    """Show text[span]; of two marks on the same words the first given wins, and `target` names the claim asked for."""
    pieces, named = [], set()
    for start, end in _pieces(span, marks, noise):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        anchors = [mark.claim_id for mark in over if mark.claim_id not in named]
        named.update(anchors)
        pieces.append("".join(f'<a id="c-{html(claim)}"></a>' for claim in dict.fromkeys(anchors)))
        pieces.append(_piece(text[start:end], over, any(a <= start and end <= b for a, b in noise), target, t))
    return "".join(pieces)


def _pieces(
    span: tuple[int, int], marks: Sequence[Mark], noise: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    edges = {
        *span,
        *(edge for mark in marks for edge in (mark.start, mark.end)),
        *(edge for pair in noise for edge in pair),
    }
    inside = sorted(edge for edge in edges if span[0] <= edge <= span[1])
    yield from pairwise(inside)


def _piece(text: str, over: Sequence[Mark], grey: bool, target: str, t: Translator) -> str:
    shown = html(text)
    if over:
        asked = " rc-target" if any(mark.claim_id == target for mark in over) else ""
        mark = next((mark for mark in over if mark.claim_id == target), over[0])
        sign = f'<sup aria-hidden="true">{html(SIGNS.get(mark.verdict, "·"))}</sup>'
        label = html(t.label("verdict", mark.verdict))
        shown = (
            f'<a class="rc-mark rc-v-{html(mark.verdict)}{asked}" title="{label}" '
            f'href="{html(links.question(mark.question_id, t))}">{shown}{sign}</a>'
        )
    return f'<span class="rc-noise">{shown}</span>' if grey else shown
