"""Bytes -> text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from pipeline.ingest.draft import UnreadableError

_MARKS = (  # the four-byte marks first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{2,30})""", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_WESTERN = set("àâäæçéèêëîïíìôöœóòùûüúÿñßáÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÑ€«»‹›“”‘’„‚…–—•·°º²³™©®§¡¿±×½¼¾µ£\u00a0\u00ad")
_SAMPLE = 200_000
_BINARY = "binary content: give the text of the article, or its page as .html"


def decode(data: bytes, *, declares: bool = False) -> str:
    r"""Decode by byte order mark, UTF-8, the declared charset (where `declares`), cp1252, then by statistics.

    Line ends become \n; nothing else changes. Raise UnreadableError for an empty or binary file.
    """
    if not data.strip():
        raise UnreadableError("the file is empty")
    text = _decoded(data, declares).replace("\r\n", "\n").replace("\r", "\n")
    return readable(text)


def readable(text: str) -> str:
    """Return the text, or raise UnreadableError when control characters show that it is none."""
    if "\x00" in text or len(_CONTROLS.findall(text[:_SAMPLE])) > 2 + len(text[:_SAMPLE]) / 100:
        raise UnreadableError(_BINARY)
    return text


def _decoded(data: bytes, declares: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\x00" in data:
        raise UnreadableError(_BINARY)
    attempts = (_utf8(data), _declared(data) if declares else None, _western(data), _guessed(data))
    text = next((attempt for attempt in attempts if attempt is not None), None)
    if text is None:
        raise UnreadableError("the encoding is not recognised: save the file as UTF-8")
    return text


def _utf8(data: bytes) -> str | None:
    """Accept a stray broken byte among good ones: that is damaged UTF-8, not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if not broken or broken * 10 < sum(map(str.isalpha, _beyond_ascii(text))) else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    try:
        return data.decode(match.group(1).decode("ascii")) if match else None
    except (LookupError, UnicodeError):
        return None


def _western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = _beyond_ascii(text[:_SAMPLE])
    return text if sum(character in _WESTERN for character in beyond) >= 0.95 * len(beyond) else None


def _guessed(data: bytes) -> str | None:
    best = from_bytes(data[:_SAMPLE]).best()
    try:
        return data.decode(best.encoding) if best else None
    except (LookupError, UnicodeError):
        return None


def _beyond_ascii(text: str) -> str:
    return re.sub(r"[\x00-\x7f]+", "", text)
