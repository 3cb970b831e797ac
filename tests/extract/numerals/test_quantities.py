from math import inf

import pytest

from pipeline.extract.numerals.quantities import find_quantities

FRENCH = [
    ("1.120.000", 1_120_000, 1_120_000, "exact", ""),
    ("1,12 million", 1_120_000, 1_120_000, "exact", ""),
    ("80 000", 80_000, 80_000, "exact", ""),
    ("près de 2.1 millions", 1_890_000, 2_100_000, "about", ""),
    ("10.000", 10_000, 10_000, "exact", ""),
    ("3500", 3500, 3500, "exact", ""),
    ("2,300", 2300, 2300, "exact", ""),
    ("34,6%", 34.6, 34.6, "exact", "percent"),
    ("500 millions d'euros", 5e8, 5e8, "exact", "EUR"),
    ("500 M€", 5e8, 5e8, "exact", "EUR"),
    ("4.252,047 tonnes", 4252.047, 4252.047, "exact", "t"),
    ("45 m", 45, 45, "exact", "m"),
    ("onze", 11, 11, "exact", ""),
    ("quatre-vingt-dix-sept", 97, 97, "exact", ""),
    ("soixante et onze", 71, 71, "exact", ""),
    ("deux cent mille", 200_000, 200_000, "exact", ""),
    ("deux millions et demi", 2_500_000, 2_500_000, "exact", ""),
    ("le million", 1e6, 1e6, "exact", ""),
    ("un demi-milliard", 5e8, 5e8, "exact", ""),
    ("une vingtaine", 17, 24, "about", ""),
    ("une dizaine", 8.5, 12, "about", ""),
    ("une bonne centaine", 100, 130, "about", ""),
    ("une bonne heure", 1, 1, "exact", "hour"),
    ("des dizaines", 20, 99, "at_least", ""),
    ("plusieurs dizaines", 20, 99, "at_least", ""),
    ("quelques dizaines", 20, 90, "about", ""),
    ("des centaines de milliers", 200_000, 999_999, "at_least", ""),
    ("plusieurs", 2, inf, "at_least", ""),
    ("au moins 20", 20, inf, "at_least", ""),
    ("au moins une vingtaine", 17, inf, "at_least", ""),
    ("plus de deux millions", 2e6, inf, "at_least", ""),
    ("plus d'une centaine", 100, inf, "at_least", ""),
    ("moins de 10 %", 0, 10, "at_most", "percent"),
    ("près de 16 kilomètres carrés", 14.4, 16, "about", "km2"),
    ("quelque 400", 360, 440, "about", ""),
    ("300 environ", 270, 330, "about", ""),
    ("jusqu'à 200.000", 0, 200_000, "at_most", ""),
    ("à peine 20", 18, 20, "about", ""),
    ("entre 30 et 40", 30, 40, "between", ""),
    ("600.000 à 800.000", 600_000, 800_000, "between", ""),
    ("2 à 3 millions d'euros", 2e6, 3e6, "between", "EUR"),
    ("deux ou trois", 2, 3, "between", ""),
    ("30-40", 30, 40, "between", ""),
    ("64 ans", 64, 64, "exact", "year"),
    ("trois salariés sur dix", 30, 30, "exact", "percent"),
    ("dépassent pas les 1000", 0, 1000, "at_most", ""),
    ("3 à 400", 300, 400, "between", ""),
    ("deux mois et demi", 2.5, 2.5, "exact", "month"),
    ("plus de 20 et moins de 30", 20, 30, "between", ""),
    ("environ 20 à 30", 20, 30, "between", ""),
    ("moins de 20 à 30", 0, 30, "at_most", ""),
    ("environ 500 ou plus", 500, inf, "at_least", ""),
    ("supérieur ou égal à 30", 30, inf, "at_least", ""),
    ("autour d'une dizaine", 8.5, 12, "about", ""),
    ("jusqu\u2019à 700", 0, 700, "at_most", ""),
    ("deux prochaines années", 2, 2, "exact", "year"),
    ("45 euros par mois", 45, 45, "exact", "EUR/month"),
    ("1,611 € par litre", 1.611, 1.611, "exact", "EUR/l"),
    ("15 euros et 50 centimes", 15.5, 15.5, "exact", "EUR"),
    ("34 cents", 34, 34, "exact", "centime"),
    ("0,2 point", 0.2, 0.2, "exact", "points"),
    ("dix fois plus", 10, 10, "exact", "times"),
    ("une demi-heure", 0.5, 0.5, "exact", "hour"),
    ("1 h 30", 1.5, 1.5, "exact", "hour"),
]

ENGLISH = [
    ("twenty-two", 22, 22, "exact", ""),
    ("one hundred and five", 105, 105, "exact", ""),
    ("a hundred", 100, 100, "exact", ""),
    ("2,300", 2300, 2300, "exact", ""),
    ("€500m", 5e8, 5e8, "exact", "EUR"),
    ("$2.3bn", 2.3e9, 2.3e9, "exact", "USD"),
    ("nearly 2000", 1800, 2000, "about", ""),
    ("45m", 45, 45, "exact", "m"),
    ("half a million", 5e5, 5e5, "exact", ""),
    ("a dozen", 10.2, 14.4, "about", ""),
    ("two dozen", 20.4, 28.8, "about", ""),
    ("dozens", 24, 119, "at_least", ""),
    ("several hundred", 200, 999, "at_least", ""),
    ("hundreds of thousands", 200_000, 999_999, "at_least", ""),
    ("tens of thousands", 20_000, 99_999, "at_least", ""),
    ("a few hundred", 200, 900, "about", ""),
    ("more than a dozen", 12, inf, "at_least", ""),
    ("at least 290", 290, inf, "at_least", ""),
    ("nearly 500", 450, 500, "about", ""),
    ("some 400", 360, 440, "about", ""),
    ("as many as 50", 0, 50, "at_most", ""),
    ("from 14 up to 22", 14, 22, "between", ""),
    ("3 per cent", 3, 3, "exact", "percent"),
    ("35-year-old", 35, 35, "exact", "year"),
    ("more than 20 and less than 30", 20, 30, "between", ""),
    ("$5 a day", 5, 5, "exact", "USD/day"),
    ("13 dollars and 45 cents", 13.45, 13.45, "exact", "USD"),
]


def values(text, language):
    return [(q.text, q.low, q.high, q.qualifier, q.unit) for q in find_quantities(text, language)]


@pytest.mark.parametrize(("words", "low", "high", "qualifier", "unit"), FRENCH)
def test_french_figures(words, low, high, qualifier, unit):
    noun = "" if unit or "sur dix" in words else " personnes"
    ((text, *rest),) = values(f"Selon lui, on a vu {words}{noun}, a-t-il dit.", "fr")
    assert text == words
    assert rest == [pytest.approx(low), pytest.approx(high), qualifier, unit]


@pytest.mark.parametrize(("words", "low", "high", "qualifier", "unit"), ENGLISH)
def test_english_figures(words, low, high, qualifier, unit):
    ((text, *rest),) = values(f"He said that there were {words}{'' if unit else ' people'}, he said.", "en")
    assert text == words
    assert rest == [pytest.approx(low), pytest.approx(high), qualifier, unit]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("un mort et une personne", "fr"),
        ("l'article 38 du code", "fr"),
        ("sur l'A10", "fr"),
        ("un Boeing 737", "fr"),
        ("appelez le 01 42 56 78 90", "fr"),
        ("le 5e arrondissement", "fr"),
        ("le 1er mai", "fr"),
        ("un score de 2-1", "fr"),
        ("la crise de 2008 a éclaté", "fr"),
        ("en 2011", "fr"),
        ("l'épidémie de Covid-19", "fr"),
        ("un véhicule neuf.", "fr"),
        ("one of them is a man", "en"),
        ("Flight 370 vanished", "en"),
        ("in 2019 he left", "en"),
        ("the 21st century", "en"),
        ("an F-16 and a G20 summit", "en"),
        ("the 2018 elections", "en"),
        ("les élections 2017 passées", "fr"),
        ("se battre à un contre tous", "fr"),
        ("jusqu'à un certain point", "fr"),
        ("près d'un dépôt", "fr"),
        ("mis sur un pied d'égalité", "fr"),
        ("une troisième journée d'action", "fr"),
    ],
)
def test_names_ordinals_years_and_articles_are_no_figures(text, language):
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le bilan passe de 14 à 22 morts", "fr"),
        ("the toll rose from 14 to 22", "en"),
        ("le report de l'âge de 14 à 22 ans", "fr"),
    ],
)
def test_a_change_is_two_figures_and_no_range(text, language):
    assert [low for _, low, *_ in values(text, language)] == [14, 22]


@pytest.mark.parametrize(
    ("text", "language", "factor", "name"),
    [
        ("le double selon la CGT", "fr", 2, "double"),
        ("la moitié des salariés", "fr", 0.5, "half"),
        ("un tiers des lits", "fr", 1 / 3, "third"),
        ("twice as many victims", "en", 2, "double"),
    ],
)
def test_a_factor_is_relative_to_a_figure_told_elsewhere(text, language, factor, name):
    (found,) = find_quantities(text, language)
    assert (found.low, found.high, found.relative) == (pytest.approx(factor), pytest.approx(factor), name)


def test_excluded_spans_are_left_alone():
    text = "Le 18 mai, 20 civils ont été tués"
    assert [q.text for q in find_quantities(text, "fr", exclude=[(0, 9)])] == ["20"]


def test_offsets_point_into_the_text():
    text = "Au moins 39 morts, 16 blessés et près de 400.000 euros."
    found = find_quantities(text, "fr")
    assert [text[q.start : q.end] for q in found] == [q.text for q in found]
    assert [q.text for q in found] == ["Au moins 39", "16", "près de 400.000 euros"]


def test_years_before_a_plural_noun_count():
    assert values("les 2000 manifestants", "fr") == [("2000", 2000, 2000, "exact", "")]


def test_a_vague_number_before_a_large_one_is_no_range():
    text = "plusieurs à 400 mètres, le double à 300"
    assert [(q.text, q.low) for q in find_quantities(text, "fr")] == [
        ("plusieurs", 2),
        ("400 mètres", 400),
        ("le double", 2),
        ("300", 300),
    ]
