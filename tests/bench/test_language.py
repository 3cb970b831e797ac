from pathlib import Path

import pytest

from pipeline.bench.language import accuracy, attachment, footprint, pace
from pipeline.errors import NothingReadError
from pipeline.language import load_pipeline
from pipeline.language.training.conllu import Sentence, Word


def sentence(*rows: tuple[str, int, str, bool]) -> Sentence:
    return tuple(
        Word(form=form, lemma=form, pos="X", features="", head=head, relation=relation, space=space)
        for form, head, relation, space in rows
    )


RIGHT = sentence(
    ("L'", 1, "det", False),
    ("armée", 3, "nsubj", True),
    ("a", 3, "aux:tense", True),
    ("bombardé", 3, "ROOT", True),
    ("Alep", 3, "obj", False),
    (".", 3, "punct", True),
)
WRONG = (*RIGHT[:4], sentence(("Alep", 1, "nmod", False))[0], RIGHT[5])


@pytest.mark.parametrize(("gold", "expected"), [([RIGHT], 1.0), ([WRONG], 0.8), ([RIGHT, WRONG], 0.9), ([], 0.0)])
def test_attachment_is_the_share_of_words_with_their_head_and_relation(gold: list[Sentence], expected: float) -> None:
    assert attachment(load_pipeline("fr"), gold) == expected


def test_a_missing_treebank_is_named(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match="sequoia"):
        accuracy(tmp_path, "fr", "recoupe")


def test_the_footprint_is_that_of_the_shipped_folder() -> None:
    assert 1 < footprint("fr", "recoupe")["megabytes"] < 20


def test_pace_compares_the_pipeline_with_its_tokenizer(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"text": "Le maire a parlé hier."}\n{"text": null}\n', encoding="utf-8")
    told = pace(articles, "fr", "recoupe")
    assert told["tokens"] == 6
    assert told["ratio_to_tokenizer"] > 1
