"""The few tags that the screens are written in; every text and address given to them is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.safe import html


def link(href: str, label: Any, css: str = "") -> str:
    """A link to a screen of ours."""
    return f'<a{f" class={css!r}" if css else ""} href="{html(href)}">{html(label)}</a>'


def outside(url: str, label: str) -> str:
    """A link out of the dashboard, which learns nothing of where it was followed from."""
    return f'<a href="{html(url)}" target="_blank" rel="noopener noreferrer nofollow">{html(label)} ↗</a>'


def span(css: str, text: Any) -> str:
    return f'<span class="{css}">{html(text)}</span>'


def sub(text: Any) -> str:
    """A paragraph in the background."""
    return f'<p class="rc-sub">{html(text)}</p>'


def table(heads: Iterable[str], rows: Iterable[str], label: str, css: str = "") -> str:
    """A table that scrolls by itself where it is too wide; `heads` and `rows` are HTML, `label` is its name."""
    return (
        f'<div class="rc-scroll" tabindex="0" role="region" aria-label="{html(label)}">'
        f'<table class="rc-plain {css}"><thead><tr>{"".join(heads)}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def text_table(heads: Iterable[str], rows: Iterable[Iterable[Any]], label: str) -> str:
    """A table of text."""
    lines = ("<tr>" + "".join(f"<td>{html(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return table((head(name) for name in heads), lines, label)


def head(name: str, css: str = "", title: str = "") -> str:
    """The head of a column."""
    return f'<th scope="col" class="{css}" title="{html(title)}">{html(name)}</th>'
