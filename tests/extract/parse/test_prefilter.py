import re
from pathlib import Path

import pytest

from pipeline.config import IngestSettings
from pipeline.extract.moments.time_patterns import time_patterns
from pipeline.extract.numerals.number import plain
from pipeline.extract.numerals.number_vague import vague_patterns
from pipeline.extract.parse.prefilter import Prefiltered, needed, reach
from pipeline.ingest import read_corpus
from tests.extract.moments.test_times import ENGLISH, FRENCH

CORPUS = Path(__file__).parents[3] / "corpus"

PIECES = [
    ("lundi", {"lundi"}),
    ("(?:le )?lundi(?: matin)?", {"lundi"}),
    ("lundi|(?P<day>mardi)", {"lundi", "mardi"}),
    ("f[ée]vrier", {"fevrier", "février"}),
    ("il y a (?:deux|trois) (?:an|jour)s", {"deux", "trois"}),
    (r"\d{1,2}/\d\d?", set("0123456789")),
    ("[ltd]e (?:mois|an) dernier", {"dernier"}),
    ("(?:le )?(?:soir)?", set()),
    (r"\w+ième", {"ième"}),
    (r"\w+ ?", set()),
    ("lundi|.*", set()),
    ("(?!demain)hier", {"hier"}),
    ("(?i:LUNDI)", {"lundi"}),
]


@pytest.mark.parametrize(("pattern", "pieces"), PIECES)
def test_every_match_holds_one_of_the_pieces_that_a_pattern_needs(pattern: str, pieces: set[str]) -> None:
    assert needed(re.compile(pattern)) == pieces


REACHES = [
    ("lundi", 5 + 16),
    ("lundi +(?:matin|soir)?", 11 + 16),
    (r"(?<!\w)\d{1,2}/\d\d?(?!/)", 5 + 16),
    ("an(?:née)s?|mois", 6 + 16),
    (r"\w+ième", 80),
    ("(?:jour ?){40}", 80),
]


@pytest.mark.parametrize(("pattern", "characters"), REACHES)
def test_a_pattern_is_tried_no_further_from_its_pieces_than_its_longest_match(pattern: str, characters: int) -> None:
    assert reach(re.compile(pattern)) == characters


def test_patterns_find_together_what_each_finds_alone() -> None:
    patterns = [re.compile(source, re.IGNORECASE) for source in (r"lundi \d", "hier|demain", r"\b\w", "nulle part")]
    text = f"Hier, LUNDI 3.{' Rien de neuf.' * 200} Demain lundi 5 ou\nlundi\n6."
    alone = [(number, match.span()) for number, pattern in enumerate(patterns) for match in pattern.finditer(text)]
    assert [(number, match.span()) for number, match in Prefiltered(patterns).finditer(text)] == alone


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_time_is_lost_far_from_what_its_pattern_needs(language: str) -> None:
    articles = read_corpus(CORPUS, IngestSettings()).articles
    texts = [article.text for article in articles if article.language == language]
    texts += [case[0] for case in (FRENCH if language == "fr" else ENGLISH)]
    patterns = time_patterns(language)[1]
    for text in texts:
        alone = [match.span() for pattern in patterns.patterns for match in pattern.finditer(text)]
        assert [match.span() for _, match in patterns.finditer(text)] == alone
    assert not any(needed(pattern) == set() for pattern in patterns.patterns)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_vague_number_is_lost_far_from_what_its_pattern_needs(language: str) -> None:
    texts = [article.text for article in read_corpus(CORPUS, IngestSettings()).articles if article.language == language]
    patterns = vague_patterns(language)[1]
    for text in map(plain, texts):
        alone = [match.span() for pattern in patterns.patterns for match in pattern.finditer(text)]
        assert [match.span() for _, match in patterns.finditer(text)] == alone
