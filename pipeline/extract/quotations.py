"""Quotation marks, and what stands between them."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.extract.frame import Range

OPENING = {"«": "»", '"': '"', "“": "”"}
CLOSING = frozenset(OPENING.values())
LONGEST_QUOTE = 400  # tokens; a longer "quote" is an unbalanced mark


def quotes(doc: Doc) -> list[Range]:
    """Return the token ranges between quotation marks, marks excluded; an unbalanced mark opens nothing."""
    found: list[Range] = []
    opened: tuple[int, str] | None = None
    for token in doc:
        if opened is None and token.text in OPENING:
            opened = (token.i, OPENING[token.text])
        elif opened is not None and token.text == opened[1]:
            if opened[0] + 1 <= token.i - 1:
                found.append((opened[0] + 1, token.i - 1))
            opened = None
        elif opened is not None and token.i - opened[0] > LONGEST_QUOTE:
            opened = None
    return found
