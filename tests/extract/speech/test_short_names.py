"""Bodies that an article names in full and by their initials."""

import pytest

from pipeline.extract.speech.short_names import short_names

NAMED = [
    ("La Fédération nationale du transport (FNT) dit oui.", "FNT – Fédération nationale du transport"),
    ("L'Office vétérinaire de la mer (OVM) dit oui.", "OVM – Office vétérinaire de la mer"),
    ("The Bureau for River Safety (BRS) said so.", "BRS – Bureau for River Safety"),
]
UNNAMED = ["Jean Dupont (LR) a dit oui.", "la maire de Nantes (PS)", "un accord (ACC) de paix"]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_long_and_the_short_name_are_one(text: str, name: str) -> None:
    short, _, long = name.partition(" – ")
    found = short_names(text)
    assert {found[short.lower()], *found.values()} == {name}
    assert long in name


@pytest.mark.parametrize("text", UNNAMED)
def test_what_its_letters_do_not_spell_is_no_short_name(text: str) -> None:
    assert short_names(text) == {}
