"""The one place where hostile text becomes safe to show."""

from __future__ import annotations

import html as _html
import re
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

# Controls that reorder or hide what follows them would change words that are not the article's own.
_CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))
_DIRECTIONS = (0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_INVISIBLE = dict.fromkeys((*_CONTROLS, *_DIRECTIONS))
_MARKDOWN = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")


def plain(text: Any) -> str:
    """Give the text without the characters that reorder or hide their neighbours; a missing value is empty."""
    return "" if text is None or pd.isna(text) else str(text).translate(_INVISIBLE)


def html(text: Any) -> str:
    """Give the text as HTML that shows exactly its own characters, in an element or in a quoted attribute."""
    return _html.escape(plain(text), quote=True)


def markdown(text: Any) -> str:
    """Give the text as one line of Markdown that shows exactly its own characters."""
    return _MARKDOWN.sub(r"\\\1", " ".join(plain(text).split()))


def address(url: Any) -> str:
    """Give the address when it is an http or https one with a host, else nothing."""
    text = plain(url).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", text) else ""
