"""The rules speak Universal Dependencies, so that another parser of French reads the same facts."""

import pytest
from spacy.util import is_package

from pipeline.extract import claims_of
from pipeline.language.load import load_pipeline
from tests.extract.conftest import Write

OFFICIAL = ("fr_core_news_sm", "fr_core_news_md", "fr_core_news_lg")
TEXT = "Le ministère a annoncé jeudi que l'explosion avait fait 14 morts à Lille. L'armée a bombardé un hôpital."


def kinds_and_speakers(choice: str, write: Write) -> set[tuple[str, str]]:
    doc = load_pipeline("fr", choice)(TEXT)
    return {(claim.kind, claim.speaker) for claim in claims_of(write(TEXT), doc)}


@pytest.mark.parametrize("choice", OFFICIAL)
def test_the_official_parser_gives_the_same_facts(choice: str, write: Write) -> None:
    if not is_package(choice):
        pytest.skip(f"{choice} is not installed")
    assert kinds_and_speakers(choice, write) == kinds_and_speakers("recoupe", write)
