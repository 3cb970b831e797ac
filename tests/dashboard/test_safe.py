import html as standard
import re

import pandas as pd
import pytest
from markdown_it import MarkdownIt
from newsroom import HOSTILE

from dashboard import safe

TEXTS = [
    HOSTILE,
    "<b>gras</b>",
    "&amp; &lt;",
    "\"'><svg onload=alert(1)>",
    "1. liste",
    "# titre",
    "- point",
    "> citation",
    "$3 million … $5 million",
    ":red[rouge] :material/home:",
    "[lien](http://x.example)",
    "![image](http://x.example/p.png)",
    "a_b_c *d* ~~e~~ `f`",
    "http://x.example",
    "| a | b |",
    "\\*",
    "l’été : 12 % ; « oui »",
]


@pytest.mark.parametrize("text", TEXTS)
def test_html_shows_exactly_the_text_and_opens_no_tag(text: str) -> None:
    shown = safe.html(text)
    assert not re.search(r"[<>\"']", shown)
    assert standard.unescape(shown) == safe.plain(text)


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_shows_exactly_the_text(text: str) -> None:
    inline = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(safe.markdown(text))
    assert [token.type for token in inline] == ["paragraph_open", "inline", "paragraph_close"]
    assert {token.type for token in inline[1].children} <= {"text", "text_special"}
    assert "".join(token.content for token in inline[1].children) == " ".join(safe.plain(text).split())


def test_markdown_leaves_no_directive_or_formula_unescaped() -> None:
    assert not re.search(r"(?<!\\)[:$\[\]]", safe.markdown(":red[rouge] $x$"))


def test_characters_that_reorder_their_neighbours_are_dropped() -> None:
    assert safe.plain("\u202eabc\u2066d\x00e\ufeff") == "abcde"


@pytest.mark.parametrize("missing", [None, pd.NA, float("nan"), pd.NaT])
def test_what_is_missing_is_empty(missing: object) -> None:
    assert safe.html(missing) == safe.markdown(missing) == safe.address(missing) == ""


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("http://a.example", "http://a.example"),
        ("javascript:alert(1)", ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://a.example/ b", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_linked(url: str, shown: str) -> None:
    assert safe.address(url) == shown
