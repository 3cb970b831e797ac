"""Quotation marks, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import ORTH
from spacy.tokens import Doc, Token

from pipeline.extract.parse.words import having
from pipeline.extract.speech.frame import Range

OPENING = {"«": "»", '"': '"', "“": "”"}
CLOSING = frozenset(OPENING.values())
ENDS = frozenset({".", "!", "?", "…", "..."})
LONGEST_QUOTE = 400  # tokens; a longer "quote" is an unbalanced mark


def quotes(doc: Doc) -> list[Range]:
    """Return the token ranges between quotation marks, marks excluded, in reading order.

    Marks of another kind may stand inside. A mark that nothing closes holds its paragraph when it opens a sentence, as
    the marks do that open each paragraph of a long speech; elsewhere it opens nothing.
    """
    found: list[Range] = []
    opened: Token | None = None
    for token in map(doc.__getitem__, having(doc, ORTH, (*OPENING, *CLOSING))):
        if opened is not None and token.i - opened.i > LONGEST_QUOTE:
            opened = None
        if opened is not None and _opens_anew(token, opened):
            found += _unclosed(opened, token.i)
            opened = None
        if opened is None:
            opened = token if token.text in OPENING and not _only_closes(token) else None
        elif token.text == OPENING[opened.text] and not _only_opens(token):
            found += [(opened.i + 1, token.i - 1)] if token.i - opened.i > 1 else []
            opened = None
    lasts = opened is not None and len(doc) - opened.i <= LONGEST_QUOTE + 1
    return found + (list(_unclosed(opened, len(doc))) if opened is not None and lasts else [])


def _opens_anew(token: Token, opened: Token) -> bool:
    """Tell whether a mark opens again what is still open: a guillemet, or a straight mark that can only open."""
    return token.text == opened.text and (token.text != OPENING[token.text] or _only_opens(token))


def _only_opens(token: Token) -> bool:
    """Tell whether a straight mark stands where none closes: after a blank and before a letter."""
    return token.text == '"' and not token.whitespace_ and _after_blank(token) and token.i + 1 < len(token.doc)


def _only_closes(token: Token) -> bool:
    """Tell whether a straight mark stands where none opens: after a letter and before a blank or a stop."""
    last = token.i + 1 == len(token.doc)
    before_blank = last or bool(token.whitespace_) or token.nbor(1).is_space or token.nbor(1).text in ENDS | {","}
    return token.text == '"' and before_blank and not _after_blank(token)


def _after_blank(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return before is None or bool(before.whitespace_) or before.is_space


def _unclosed(opening: Token, end: int) -> Iterator[Range]:
    """Yield what a mark left open holds: the rest of its paragraph, or of its sentence before another mark."""
    doc = opening.doc
    if not _opens_sentence(opening):
        return
    paragraph = next((t.i for t in doc[opening.i + 1 : end] if t.is_space and "\n" in t.text), end)
    stop = paragraph - 1
    if paragraph == end < len(doc):
        stop = next((t.i for t in doc[opening.i + 1 : end - 1] if t.text in ENDS and not t.nbor(1).is_lower), stop)
    if opening.i < stop <= opening.i + LONGEST_QUOTE:
        yield (opening.i + 1, stop)


def _opens_sentence(opening: Token) -> bool:
    before = opening.nbor(-1) if opening.i else None
    return before is None or before.is_space or before.text in ENDS | CLOSING | {":"}
