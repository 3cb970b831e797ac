"""The first layer reads every number; the second tells figures from names."""

import pytest

from pipeline.extract.numerals.number_names import figures_among
from pipeline.extract.numerals.numbers import find_numbers

FRENCH = [
    ("vingt et un mille", 21_000),
    ("deux cent deux mille", 202_000),
    ("quatre vingt dix neuf", 99),
    ("trois cents et vingt", 320),
    ("2millions", 2e6),
    ("trois quarts", 0.75),
    ("un cinquième", 0.2),
    ("cent trois et deux tiers", 103 + 2 / 3),
    ("deux et demi", 2.5),
    ("un million et demi", 1.5e6),
    ("cinq milliards et trois quarts", 5.75e9),
    ("un demi million", 5e5),
    ("deux cent virgule zéro trois", 200.03),
    ("3/4", 0.75),
    ("2 1/4", 2.25),
    ("½", 0.5),
    ("1,5e3", 1500),
    ("10k", 10_000),
    ("2,33 k", 2330),
    ("négatif cinq", -5),
    ("1,611 €", 1.611),
    ("2,000 €", 2000),
    ("2,373 milliards", 2.373e9),
    ("trois douzaines", 36),
]
ENGLISH = [
    ("two hundred and two thousand", 202_000),
    ("one hundred and sixty-one", 161),
    ("five eighths", 0.625),
    ("a twenty-first", 1 / 21),
    ("three twenty-firsts", 3 / 21),
    ("one and a half", 1.5),
    ("two thirds of a million", 2e6 / 3),
    ("five and a half million", 5.5e6),
    ("two hundred point zero three", 200.03),
    ("minus five point five", -5.5),
    ("13 lakh", 1.3e6),
    ("10 bln", 1e10),
    ("12,34,567.89", 1_234_567.89),
]


@pytest.mark.parametrize(
    ("language", "words", "value"), [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH]
)
def test_a_number_is_read_to_its_end(language: str, words: str, value: float) -> None:
    (number,) = find_numbers(words, language)
    assert number.nominal == pytest.approx(value)
    assert words.startswith(words[number.start : number.end].strip())


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "deux cents et trois cents", [200, 300]),
        ("fr", "trois, quatre et cinq", [3, 4, 5]),
        ("fr", "423 0000", [423, 0]),
        ("fr", "les deux premiers", [2, 1]),
        ("en", "3 hundred and 2 hundred", [300, 200]),
        ("en", "22,24,26,31", [22, 24, 26, 31]),
        ("en", "the one that got away", []),
        ("fr", "voir https://exemple.test/?a=305 avant", []),
    ],
)
def test_a_list_is_read_number_by_number(language: str, text: str, values: list[float]) -> None:
    assert [number.nominal for number in find_numbers(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le vingt-cinquième jour"),
        ("fr", "un cinquième des voix"),
        ("fr", "la 5G"),
        ("fr", "selon 20 Minutes"),
        ("fr", "les années 70"),
        ("fr", "à la 90+5"),
        ("fr", "un rang de deux-pièces"),
        ("en", "the third man"),
    ],
)
def test_what_names_or_ranks_is_read_and_counts_nothing(language: str, text: str) -> None:
    numbers = [number for number in find_numbers(text, language) if number.nominal != 1]
    assert numbers
    assert figures_among(numbers, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "- 10 morts", [10]),
        ("fr", "il a frôlé les 2000 la semaine dernière", [2000]),
        ("fr", "deux-trois semaines", [2, 3]),
        ("fr", "un quart d'heure", [0.25]),
    ],
)
def test_a_figure_is_kept_where_its_context_says_so(language: str, text: str, values: list[float]) -> None:
    assert [number.nominal for number in figures_among(find_numbers(text, language), text, language)] == values
