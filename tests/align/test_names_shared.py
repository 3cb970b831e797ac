"""Words and names as alignment compares them."""

from __future__ import annotations

import pytest

from pipeline.align.text import cosines, names, rarity_vectors
from pipeline.knowledge.names import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les pompiers de Valbrune ont secouru Mme Ardoval.", ["Valbrune", "Mme", "Ardoval"]),
        ("Hier, à Saint-Aubin, rien. Personne n'a vu Ardoval.", ["Saint-Aubin", "Ardoval"]),
        ("La Mairie attend. Un adjoint de la mairie aussi.", []),  # in small letters elsewhere: a common noun
        ("A man was shot near Fulton Street. Police named him as Odell Marsh.", ["Fulton", "Street", "Odell", "Marsh"]),
        ("Il a dit : « Demain, nous partirons. »", []),
    ],
)
def test_a_name_bears_a_capital_inside_a_sentence(text: str, expected: list[str]) -> None:
    """The first word of a sentence or of a quotation proves nothing."""
    assert names(text) == sorted(fold(name) for name in expected)


def test_two_texts_with_the_same_rare_names_are_closer_than_two_with_the_same_town() -> None:
    """A town stands in every story; a victim's name in one."""
    told = [["leeds", "marsh"], ["leeds", "marsh"], ["leeds", "okafor"], ["leeds", "perry"]]
    vectors = rarity_vectors(told)
    same, town = cosines(vectors, [0, 0], [1, 2])  # type: ignore[arg-type]
    assert same > 0.9
    assert town < 0.5
