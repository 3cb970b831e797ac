import pytest

from pipeline.extract.parse.lemmas import english_base, infinitive_of


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("conteste", "contester"),
        ("dément", "démentir"),
        ("uniraient", "unir"),
        ("rompu", "rompre"),
        ("blessées", "blesser"),
        ("disparues", "disparaître"),
        ("triste", ""),
        ("ministre", ""),
    ],
)
def test_a_french_verb_form_has_its_infinitive_and_other_words_have_none(form: str, expected: str) -> None:
    assert infinitive_of(form) == expected


@pytest.mark.parametrize(
    ("form", "lemma", "verb", "expected"),
    [
        ("blamed", "blam", True, "blame"),
        ("bombing", "bombing", True, "bomb"),
        ("struck", "struck", True, "strike"),
        ("cancelling", "cancell", True, "cancel"),
        ("labelled", "labell", True, "label"),
        ("installed", "install", True, "install"),
        ("allegations", "allegation", False, "allegation"),
    ],
)
def test_an_english_word_has_the_base_that_the_dictionary_gives(
    form: str, lemma: str, verb: bool, expected: str
) -> None:
    assert english_base(form, lemma, verb) == expected
