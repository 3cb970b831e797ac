import numpy as np
import spacy
from spacy.tokens import Doc
from thinc.api import Model

from pipeline.language.embedding import COLUMNS, WordShapes

VOCAB = spacy.blank("fr").vocab


def features(*words: str) -> np.ndarray:
    shapes = WordShapes()
    (rows,), _ = shapes(Model("shapes", shapes), [Doc(VOCAB, words=list(words))], False)
    return rows


def test_a_capital_that_lost_its_accent_keeps_form_and_beginnings() -> None:
    full, lost = features("État", "Etat")
    assert list(full[2:5]) == list(lost[2:5])
    assert full[0] != lost[0]


def test_endings_keep_their_accents() -> None:
    participle, present = features("bombardé", "bombarde")
    assert all(participle[5:] != present[5:])


def test_an_empty_document_has_no_rows() -> None:
    assert features().shape == (0, COLUMNS)
