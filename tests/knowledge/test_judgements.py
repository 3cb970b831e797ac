"""What speakers call a happening, and which names stand against each other."""

from __future__ import annotations

import pytest

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.judgements import judgements, pole_of

POLES = [
    ("une mesure d'autodéfense", "justifies"),
    ("Une violation du droit international", "condemns"),
    ("une regrettable erreur", "excuses"),
    ("an act of self-defence", "justifies"),
    ("a flagrant violation", "condemns"),
    ("a tragic mistake", "excuses"),
    ("une frappe", ""),
    ("", ""),
    # two poles are none
    ("une riposte et non une agression", ""),
    # a word inside another word is not that word
    ("une réponseuse", ""),
]


@pytest.mark.parametrize(("text", "pole"), POLES)
def test_a_name_for_a_happening_has_a_pole_when_its_words_agree(text: str, pole: str) -> None:
    assert pole_of(text) == pole


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_noun_has_one_pole_in_a_language(language: str) -> None:
    written = [word for words in lexicon("judgements").values() for word in words[language]]
    assert len(written) == len(set(written)) == len(judgements(language))
    assert set(judgements(language).values()) == {"justifies", "condemns", "excuses"}


def test_no_noun_has_two_poles_across_languages() -> None:
    french, english = judgements("fr"), judgements("en")
    assert [word for word in french.keys() & english.keys() if french[word] != english[word]] == []
