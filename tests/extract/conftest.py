"""What the tests of extraction share: an article of one's own words, read by the shipped pipelines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.extract import claims_of
from pipeline.extract.scene import Scene, build_scene
from pipeline.language.load import load_pipeline
from pipeline.records import Article, Claim, content_id

PUBLISHED = datetime(2023, 3, 9, 18, 0, tzinfo=UTC)  # a Thursday

Write = Callable[..., Article]
Read = Callable[..., list[Claim]]
Look = Callable[..., Scene]


def missed(reason: str, *values: object) -> Any:
    """Keep a case that is known to be missed, and why: the day it is read, the test says so."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def _article(
    text: str,
    language: str = "fr",
    published: datetime | None = PUBLISHED,
    noise: Iterable[tuple[int, int]] = (),
) -> Article:
    return Article(
        article_id=content_id("a", text),
        outlet="La Gazette",
        title="",
        text=text,
        language=language,
        path="essai.txt",
        published=published,
        published_precision="minute" if published else "none",
        noise=tuple(noise),
    )


@pytest.fixture(scope="session")
def write() -> Write:
    """Make an article of a text; published on Thursday 9 March 2023 unless told otherwise."""
    return _article


@pytest.fixture(scope="session")
def look() -> Look:
    """Parse a text and build its scene."""

    def build(text: str, language: str = "fr", **more: object) -> Scene:
        article = _article(text, language, **more)  # type: ignore[arg-type]
        return build_scene(article, load_pipeline(language)(text))

    return build


@pytest.fixture(scope="session")
def read() -> Read:
    """Parse a text and read its claims."""

    def claims(text: str, language: str = "fr", **more: object) -> list[Claim]:
        article = _article(text, language, **more)  # type: ignore[arg-type]
        return claims_of(article, load_pipeline(language)(text))

    return claims
