from dataclasses import replace
from datetime import date

import pytest
from newsroom import HOSTILE, HOSTILE_OUTLET

from dashboard.data import Reading
from dashboard.filters import VERDICTS, Filters, apply, counts, fold, from_query, to_query, without

ALL = Filters(verdict=())


def shown(filters: Filters, reading: Reading) -> list[str]:
    return list(apply(filters, reading.questions, reading.members)["question_id"])


def test_the_default_view_is_what_differs_the_most_important_first(reading: Reading) -> None:
    assert shown(Filters(), reading) == ["q_morts", "q_manif", "q_faute", "q_cause"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (replace(ALL, outlet=("Radio Plaine",)), {"q_morts"}),
        (
            replace(ALL, outlet=("Radio Plaine", "La Gazette des Quais")),
            {"q_morts", "q_cause", "q_faute", "q_manif", "q_fin"},
        ),
        (replace(ALL, outlet=(HOSTILE_OUTLET,)), {"q_morts"}),
        (replace(ALL, speaker=("la police",)), {"q_manif"}),
        (replace(ALL, verdict=("single_source",)), {"q_fin"}),
        (replace(ALL, slot=("count",)), {"q_morts", "q_manif"}),
        (replace(ALL, kind=("demonstration",)), {"q_manif", "q_fin"}),
        (replace(ALL, place=("Saint-Brévin",)), {"q_morts", "q_cause", "q_faute"}),
        (replace(ALL, event=("e_manif",), slot=("count",)), {"q_manif"}),
        (replace(ALL, since=date(2026, 3, 5)), {"q_manif", "q_fin"}),
        (replace(ALL, until=date(2026, 3, 2)), {"q_morts", "q_cause", "q_faute"}),
        (replace(ALL, since=date(2026, 3, 3), until=date(2026, 3, 4)), {"q_morts"}),
        (replace(ALL, words="brevin"), {"q_morts", "q_cause", "q_faute"}),
        (replace(ALL, words="ECHO negligence"), {"q_faute"}),
        (replace(ALL, words="defile"), {"q_fin"}),
        (replace(ALL, words="$x^2$ ["), {"q_morts"}),
        (replace(ALL, words="nulle part"), set()),
    ],
)
def test_each_filter_keeps_what_it_names(filters: Filters, expected: set[str], reading: Reading) -> None:
    assert set(shown(filters, reading)) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("recent", ["q_fin", "q_manif", "q_morts", "q_cause", "q_faute"]),
        ("outlets", ["q_morts", "q_manif", "q_faute", "q_cause", "q_fin"]),
        ("event", ["q_manif", "q_fin", "q_morts", "q_faute", "q_cause"]),
    ],
)
def test_each_order_is_total(sort: str, expected: list[str], reading: Reading) -> None:
    assert shown(replace(ALL, sort=sort), reading) == expected


def test_a_facet_counts_what_each_of_its_values_would_show_beside_the_others(reading: Reading) -> None:
    found = counts(replace(ALL, outlet=("Radio Plaine",), slot=("count",)), reading.questions, reading.members)
    assert found["outlet"]["La Gazette des Quais"] == 2
    assert found["slot"] == {"count": 1}
    for value, number in found["outlet"].items():
        assert len(shown(replace(ALL, outlet=(value,), slot=("count",)), reading)) == number


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        ALL,
        Filters(
            verdict=("agreement",),
            outlet=(HOSTILE_OUTLET, "Radio Plaine"),
            speaker=(HOSTILE,),
            slot=("count",),
            kind=("disaster",),
        ),
        Filters(
            place=("Valbrune",), event=("e_manif",), since=date(2026, 3, 1), until=date(2026, 3, 9), words="à & b=c #d"
        ),
        Filters(sort="recent", view="grid", by="speaker", page=2),
    ],
)
def test_an_address_gives_back_the_view_it_was_made_from(filters: Filters, reading: Reading) -> None:
    options = reading.options | {"verdict": list(VERDICTS)}
    assert from_query(to_query(filters), options) == filters


def test_the_default_view_has_a_bare_address() -> None:
    assert to_query(Filters()) == {}


@pytest.mark.parametrize(
    "query",
    [
        {
            "verdict": ["<script>"],
            "outlet": ["nobody"],
            "from": ["yesterday"],
            "to": ["2026-13-01"],
            "sort": ["x"],
            "view": ["y"],
            "page": ["-1"],
        },
        {"by": ["__class__"], "page": ["9" * 40], "event": ["' OR 1=1"], "nothing": ["at all"]},
    ],
)
def test_what_the_data_does_not_offer_is_left_out_of_an_address(query: dict[str, list[str]], reading: Reading) -> None:
    assert from_query(query, reading.options) == Filters()


def test_dropping_the_filters_keeps_the_layout() -> None:
    assert without(Filters(words="x", outlet=("y",), view="grid", sort="recent")) == Filters(view="grid", sort="recent")


def test_restrictions_are_counted_against_the_default() -> None:
    assert Filters().restrictions == 0
    assert (
        Filters(verdict=(), outlet=("a", "b"), since=date(2026, 1, 1), until=date(2026, 2, 1), words="x").restrictions
        == 4
    )


@pytest.mark.parametrize(
    ("text", "folded"), [("État", "etat"), ("cœur", "coeur"), ("L’Écho", "l'echo"), ("Besançon", "besancon")]
)
def test_folding_forgets_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded
