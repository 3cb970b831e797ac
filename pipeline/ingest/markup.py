"""HTML -> text: whole pages, and fragments that feeds and exports carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from pipeline.ingest.draft import Draft, UnreadableError

_BLOCKS = ("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
           "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
           "table", "td", "th", "tr", "ul")  # fmt: skip
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "form", "button")
_TAG = re.compile(
    r"</?(?:p|br|div|a|strong|em|b|i|h[1-6]|ul|li|img|figure|span|blockquote)\b[^<>]{0,500}>", re.IGNORECASE
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @name='dcterms.created']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
_SHORTEST = "40"  # trafilatura's own floor of 250 characters falls back on the page's menus for a news brief


def is_page(text: str) -> bool:
    """Say whether the text is a whole HTML page, whatever its file is called."""
    return bool(_PAGE.match(text))


def is_markup(text: str) -> bool:
    """Say whether the text is an HTML fragment rather than prose that mentions a tag."""
    tags = _TAG.findall(text)
    return len(tags) >= 2 and any(tag.startswith("</") or tag.lower().startswith(("<p", "<br")) for tag in tags)


def fragment_text(markup: str) -> str:
    """Turn a fragment into text with one paragraph per block; the original if it has none."""
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return markup
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    pieces = "".join(_pieces(root))
    lines = (" ".join(line.split()) for line in pieces.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def page(text: str, file: str) -> Draft:
    """Extract the article of a page with its title, date, site and address; raise UnreadableError if it has none.

    The page's `lang` is the template's more often than the article's: the text tells.
    """
    import trafilatura  # loads slowly: only a corpus with pages pays for it

    tree = _tree(text)
    document: Any = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, config=_extraction(), date_extraction_params=_dates()
    )
    if tree is None or document is None or not (document.text or "").strip():
        raise UnreadableError("no article text found in the page: save the article itself as .txt")
    return Draft(
        file=file,
        text=document.text,
        title=document.title or "",
        outlet=document.sitename or "",
        published=_published(tree) or document.date or "",
        url=document.url or "",
    )


def _pieces(element: Any) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_element = isinstance(node.tag, str)
        edge = "\n\n" if is_element and node.tag in _BLOCKS else ""
        if event == "start":
            yield edge + ("\n" if node.tag == "br" else "") + (_flat(node.text) if is_element else "")
        else:
            yield edge + (_flat(node.tail) if node is not element else "")


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tree(text: str) -> Any:
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _published(tree: Any) -> str:
    """Prefer the page's own statement to the minute: trafilatura keeps the day only."""
    stated = (str(value) for path in _PUBLISHED for value in tree.xpath(path))
    linked = (str(item.get("datePublished") or "") for item in _linked_data(tree))
    return next((value.strip() for value in (*stated, *linked) if value.strip()), "")


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        yield from (item for item in (graph if isinstance(graph, list) else [graph]) if isinstance(item, dict))


@cache
def _extraction() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    return config


def _dates() -> dict[str, Any]:
    # A fixed horizon instead of today's date: a run must not depend on the clock.
    return {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
