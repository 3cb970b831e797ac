"""A corpus in, its claims out: in the articles' order, each by its language's pipeline, none touched by another."""

from __future__ import annotations

from pipeline.config import LanguageSettings
from pipeline.extract import extract
from tests.extract.conftest import Read, Write

FRENCH = "L'armée a bombardé un hôpital mardi à Alep, faisant 14 morts selon l'OSDH."
FRENCH_TOO = "Quelque 12 000 manifestants ont défilé à Nantes."
ENGLISH = "The army attacked a hospital in Aleppo on Tuesday, killing 14 people, police said."


def test_claims_come_in_the_order_of_the_articles_whatever_their_language(write: Write) -> None:
    articles = [write(FRENCH), write(ENGLISH, "en"), write(FRENCH_TOO)]
    found = extract(articles, LanguageSettings())
    assert list(dict.fromkeys(claim.article_id for claim in found.claims)) == [a.article_id for a in articles]
    assert [claim.language for claim in found.claims if claim.article_id == articles[1].article_id] != []
    assert found.rejects == ()


def test_an_article_reads_the_same_alone_and_among_others(write: Write, read: Read) -> None:
    together = extract([write(FRENCH_TOO), write(FRENCH), write(ENGLISH, "en")], LanguageSettings())
    alone = read(FRENCH)
    assert [claim for claim in together.claims if claim.article_id == alone[0].article_id] == alone


def test_two_runs_give_the_same_claims(write: Write) -> None:
    articles = [write(FRENCH), write(ENGLISH, "en")]
    assert extract(articles, LanguageSettings()).claims == extract(articles, LanguageSettings()).claims


def test_a_claim_carries_its_outlet_and_language(write: Write) -> None:
    claims = extract([write(ENGLISH, "en")], LanguageSettings()).claims
    assert {(claim.outlet, claim.language) for claim in claims} == {("La Gazette", "en")}


def test_progress_is_told_once_for_each_article(write: Write) -> None:
    steps: list[int] = []
    extract([write(FRENCH), write(""), write(ENGLISH, "en")], LanguageSettings(), steps.append)
    assert steps == [1, 1, 1]


def test_no_articles_give_no_claims() -> None:
    found = extract([], LanguageSettings())
    assert (found.claims, found.rejects) == ((), ())


def test_seconds_are_told_apart(write: Write) -> None:
    found = extract([write(FRENCH)], LanguageSettings())
    assert found.parse_seconds > 0
    assert found.extract_seconds > 0
