"""What figures count: codes, labels, and which figures may be set against each other."""

from __future__ import annotations

import pytest

from pipeline.knowledge.counted import (
    comparable,
    counted_asked,
    counted_kind,
    counted_label,
    counted_words,
    default_count,
    dimensions,
    part_of,
    toll_count,
)
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import kinds

CODES = sorted(lexicon("counted"))
ROLES = ("noun", "verb", "undergo", "of")


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_label_in_each_language_and_a_kind_that_exists(code: str) -> None:
    assert counted_label(code, "fr") != code
    assert counted_label(code, "en")
    assert counted_asked(code, "fr")
    assert counted_asked(code, "en")
    assert counted_kind(code) in {"", *kinds()}


@pytest.mark.parametrize("code", CODES)
def test_the_parts_of_a_code_are_codes_and_never_the_code_itself(code: str) -> None:
    parts = set(lexicon("counted")[code]["includes"])
    assert parts <= set(CODES) - {code}
    assert all(part_of(part, code) and not part_of(code, part) for part in parts)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_a_word_counts_one_thing_in_one_role(language: str, role: str) -> None:
    written = [word for entry in lexicon("counted").values() for word in entry[language][role]]
    assert len(written) == len(set(written)) == len(counted_words(language, role))


WORDS = [
    ("fr", "noun", "mort", "killed"),
    ("fr", "verb", "blesser", "wounded"),
    ("fr", "undergo", "défiler", "demonstrators"),
    ("fr", "of", "mort", "killed"),
    ("en", "noun", "arrest", "arrested"),
    ("en", "verb", "evacuate", "evacuated"),
]


@pytest.mark.parametrize(("language", "role", "word", "code"), WORDS)
def test_a_word_in_its_role_says_what_is_counted(language: str, role: str, word: str, code: str) -> None:
    assert counted_words(language, role)[word] == code


LABELS = [
    ("killed", "fr", "morts"),
    ("killed", "en", "people killed"),
    ("height:barrage", "fr", "hauteur («\u00a0barrage\u00a0»)"),
    ("length:bridge", "en", "length (bridge)"),
    ("length:crane", "en", "length (“crane”)"),
    ("duration:truce", "fr", "durée (trêve)"),
    ("money:loss", "fr", "montant (pertes)"),
    ("extent", "fr", "étendue touchée"),
    ("people:chanter", "fr", "personnes («\u00a0chanter\u00a0»)"),
    ("people:sing", "en", "people (“sing”)"),
    ("money:aide", "fr", "montant («\u00a0aide\u00a0»)"),
    ("duration", "fr", "durée"),
    ("kg:sugar", "en", "“sugar”"),
    ("camion", "fr", "«\u00a0camion\u00a0»"),
]


@pytest.mark.parametrize(("code", "language", "label"), LABELS)
def test_what_is_counted_is_named_as_a_question_puts_it(code: str, language: str, label: str) -> None:
    assert counted_label(code, language) == label


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("killed", "killed", True),
        ("killed", "wounded", False),
        ("killed", "victims", False),
        ("camion", "camion", True),
    ],
)
def test_only_figures_of_the_very_same_thing_are_compared(a: str, b: str, expected: bool) -> None:
    assert comparable(a, b) is expected
    assert comparable(b, a) is expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("killed", "victims", True),
        ("victims", "killed", False),
        ("custody", "arrested", True),
        ("camion", "voiture", False),
    ],
)
def test_a_part_is_known_as_a_part(part: str, whole: str, expected: bool) -> None:
    assert part_of(part, whole) is expected


def test_an_unknown_code_belongs_to_no_kind() -> None:
    assert counted_kind("camion") == ""


def test_a_bare_crowd_is_counted_by_what_gathers_it() -> None:
    assert default_count("demonstration") == "demonstrators"
    assert default_count("strike") == ""


def test_a_toll_without_a_noun_is_one_of_the_dead() -> None:
    assert toll_count("fr")["bilan"] == "killed"
    assert toll_count("en")["toll"] == "killed"


@pytest.mark.parametrize("name", sorted(lexicon("dimensions")))
def test_a_dimension_has_labels_units_that_exist_and_words(name: str) -> None:
    entry = dimensions()[name]
    assert entry["label"]
    assert entry["label_en"]
    assert set(entry["units"]) <= set(lexicon("units"))  # type: ignore[call-overload]
    assert {"fr", "en"} <= set(entry)


@pytest.mark.parametrize("name", sorted(lexicon("people")["subsets"]))
def test_a_subset_has_labels_and_words_in_both_languages(name: str) -> None:
    entry = lexicon("people")["subsets"][name]
    assert all(entry[key] for key in ("label", "label_en", "fr", "en"))
