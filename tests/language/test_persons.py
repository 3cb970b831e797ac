import pytest
import spacy
from spacy.tokens import Doc, Span

from pipeline.language.persons import persons

VOCAB = spacy.blank("fr").vocab


def labels(text: str, *names: str) -> list[str]:
    """Label each name of a text as a person, check them, and return the labels."""
    doc = Doc(VOCAB, words=text.split())
    words = [token.text for token in doc]
    spans, start = [], 0
    for name in names:
        first = words.index(name.split()[0], start)
        start = first + len(name.split())
        spans.append(Span(doc, first, start, label="PER"))
    doc.ents = spans
    return [entity.label_ for entity in persons(doc).ents]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Paul Martin a vendu Zorvex à Martin", ["Paul Martin", "Zorvex", "Martin"], ["PER", "ORG", "PER"]),
        ("le président Zorvex et M. Dubreuil", ["Zorvex", "Dubreuil"], ["PER", "PER"]),
        ("le rachat de Sud Airlines", ["Sud Airlines"], ["ORG"]),
        ("la ministre déléguée Awa Diop", ["Awa Diop"], ["PER"]),
    ],
)
def test_a_lone_name_is_a_person_only_where_the_article_says_so(
    text: str, names: list[str], expected: list[str]
) -> None:
    assert labels(text, *names) == expected


def test_other_entities_stay() -> None:
    doc = Doc(VOCAB, words=["Lille", "brûle"])
    doc.ents = [Span(doc, 0, 1, label="LOC")]
    assert [(entity.text, entity.label_) for entity in persons(doc).ents] == [("Lille", "LOC")]
