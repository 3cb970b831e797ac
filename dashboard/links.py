"""Where each screen is: relative addresses, so that they hold behind any base path."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.i18n import LANGUAGES, Translator


def to(page: str, t: Translator, **parameters: str | list[str]) -> str:
    """Give the address of a page in the reader's language; empty parameters are left out."""
    query: dict[str, str | list[str]] = {name: value for name, value in parameters.items() if value}
    if t.language != LANGUAGES[0]:
        query["lang"] = t.language
    return f"{page}?{urlencode(query, doseq=True)}" if query else page


def question(question_id: str, t: Translator) -> str:
    return to("question", t, id=question_id)


def article(article_id: str, t: Translator, claim: str = "") -> str:
    return to("article", t, id=article_id, claim=claim)
