"""How two values of one slot relate: tables of (value, value, expected relation)."""

import pandas as pd
import pytest

from pipeline.compare.comparators import AFFIRMED, COMPARATORS, DENIED, HEDGED, REFUSED, compare_values
from pipeline.compare.values import Value
from pipeline.config import CompareSettings
from pipeline.records import Relation, Slot

SETTINGS = CompareSettings()


def relation(slot, a, b):
    found, back = compare_values(slot, a, b, SETTINGS), compare_values(slot, b, a, SETTINGS)
    assert found.relation == back.relation
    assert 0 <= found.score <= 1
    return found.relation


def figure(text, low, high=None, qualifier="exact", unit=""):
    return Value(text, low=low, high=high or low, qualifier=qualifier, unit=unit)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(figure("14", 14), figure("14", 14), Relation.SAME, id="equal"),
        pytest.param(figure("14", 14), figure("22", 22), Relation.CONTRADICTS, id="apart"),
        pytest.param(figure("30", 30), figure("32", 32), Relation.CONTRADICTS, id="near but counted"),
        pytest.param(figure("38", 38), figure("39", 39), Relation.CONTRADICTS, id="one apart"),
        pytest.param(figure("une vingtaine", 17, 24, "about"), figure("19", 19), Relation.COMPATIBLE, id="vague"),
        pytest.param(figure("une dizaine", 8.5, 12, "about"), figure("14", 14), Relation.COMPATIBLE, id="vague border"),
        pytest.param(figure("une dizaine", 8.5, 12, "about"), figure("22", 22), Relation.CONTRADICTS, id="too vague"),
        pytest.param(
            figure("plus de deux millions", 2e6, None, "at_least"),
            figure("2,1 millions", 2.1e6),
            Relation.COMPATIBLE,
            id="above",
        ),
        pytest.param(
            figure("au moins 22", 22, None, "at_least"), figure("14", 14), Relation.CONTRADICTS, id="below the floor"
        ),
        pytest.param(
            figure("au plus 10", 0, 10, "at_most"), figure("12", 12), Relation.CONTRADICTS, id="above the ceiling"
        ),
        pytest.param(figure("14 à 22", 14, 22, "between"), figure("14", 14), Relation.COMPATIBLE, id="range"),
        pytest.param(figure("1,1 million", 1.1e6), figure("1,12 million", 1.12e6), Relation.COMPATIBLE, id="rounded"),
        pytest.param(
            figure("1,12 million", 1.12e6), figure("1,13 million", 1.13e6), Relation.CONTRADICTS, id="not rounded"
        ),
        pytest.param(figure("80 000", 8e4), figure("400 000", 4e5), Relation.CONTRADICTS, id="rivals"),
    ],
)
def test_figures(a, b, expected):
    assert relation(Slot.COUNT, a, b) == expected


def test_amounts_in_different_units_are_not_compared():
    assert (
        relation(Slot.AMOUNT, figure("45 m", 45, unit="m"), figure("45 km", 45, unit="km")) == Relation.NOT_COMPARABLE
    )


def moment(start, end=None, precision="day", **more):
    first = pd.Timestamp(start, tz="UTC")
    last = pd.Timestamp(end, tz="UTC") if end else first + pd.Timedelta(days=1, seconds=-1)
    return Value(start, start=first, end=last, precision=precision, **more)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(moment("2017-05-18"), moment("2017-05-18"), Relation.SAME, id="one day"),
        pytest.param(moment("2017-05-18"), moment("2017-05-19"), Relation.CONTRADICTS, id="two days"),
        pytest.param(
            moment("2017-05-18"), moment("2017-05-01", "2017-05-31T23:59", "month"), Relation.NARROWER, id="its month"
        ),
        pytest.param(
            moment("2017-05-18"),
            moment("2017-06-01", "2017-06-30", "month"),
            Relation.NOT_COMPARABLE,
            id="next month",
        ),
        pytest.param(
            moment("2017-05-18"),
            moment("2017-08-01", "2017-08-31", "month"),
            Relation.CONTRADICTS,
            id="another month",
        ),
        pytest.param(
            moment("2018-08-14T11:40", "2018-08-14T11:40:59", "minute"),
            moment("2018-08-14T12:00", "2018-08-14T12:00:59", "minute"),
            Relation.CONTRADICTS,
            id="twenty minutes",
        ),
        pytest.param(
            moment("2018-08-14T11:30", "2018-08-14T11:30:59", "minute"),
            moment("2018-08-14T11:40", "2018-08-14T11:40:59", "minute"),
            Relation.COMPATIBLE,
            id="ten minutes",
        ),
        pytest.param(
            moment("2018-08-14T11:40", "2018-08-14T11:40:59", "minute"),
            moment("2018-08-14"),
            Relation.NARROWER,
            id="minute in day",
        ),
        pytest.param(
            moment("2017-05-18", days=7), moment("2017-05-19", days=7), Relation.NOT_COMPARABLE, id="it may have lasted"
        ),
        pytest.param(
            moment("2017-05-18", single=False),
            moment("2017-05-19", single=False),
            Relation.NOT_COMPARABLE,
            id="many moments",
        ),
    ],
)
def test_moments(a, b, expected):
    assert relation(Slot.TIME, a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(
            Value("une milice pro-gouvernementale syrienne", "militia:SY:pro_government"),
            Value("les forces armées syriennes", "army:SY"),
            Relation.CONTRADICTS,
            id="militia and army",
        ),
        pytest.param(
            Value("une position de l'armée syrienne", "army:SY/position"),
            Value("les forces armées syriennes", "army:SY"),
            Relation.NARROWER,
            id="part of the army",
        ),
        pytest.param(
            Value("l'armée syrienne", "army:SY"),
            Value("forces armées syriennes", "army:SY"),
            Relation.SAME,
            id="one key",
        ),
        pytest.param(Value("un convoi"), Value("des civils"), Relation.NOT_COMPARABLE, id="words that merely differ"),
        pytest.param(
            Value("le convoi de ravitaillement"), Value("un convoi"), Relation.NARROWER, id="more precise words"
        ),
        pytest.param(Value("Igor Konachenkov"), Value("Igor Konashenkov"), Relation.SAME, id="two spellings"),
        pytest.param(
            Value("un convoi"), Value("l'armée syrienne", "army:SY"), Relation.NOT_COMPARABLE, id="one unknown"
        ),
    ],
)
def test_actors(a, b, expected):
    assert relation(Slot.TARGET, a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(Value("Raqqa", "city:172955"), Value("Homs", "city:169577"), Relation.CONTRADICTS, id="two towns"),
        pytest.param(
            Value("Raqqa", "city:172955"), Value("Syrie", "country:SY"), Relation.NARROWER, id="town and country"
        ),
        pytest.param(
            Value("le sud de la Syrie", "country:SY/south"),
            Value("près d'At Tanf", "around:place:tnf"),
            Relation.NOT_COMPARABLE,
            id="south and a village",
        ),
        pytest.param(
            Value("Koussour", "place:kusur"), Value("Qusur", "place:kusur"), Relation.SAME, id="transliterations"
        ),
        pytest.param(
            Value("Lyon", "city:2996944", single=False),
            Value("Rennes", "city:2983990", single=False),
            Relation.NOT_COMPARABLE,
            id="a happening of many places",
        ),
    ],
)
def test_places(a, b, expected):
    assert relation(Slot.PLACE, a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (AFFIRMED, DENIED, Relation.DENIES),
        (HEDGED, DENIED, Relation.DENIES),
        (AFFIRMED, REFUSED, Relation.NOT_COMPARABLE),
        (DENIED, REFUSED, Relation.NOT_COMPARABLE),
        (AFFIRMED, HEDGED, Relation.COMPATIBLE),
    ],
)
def test_positions(a, b, expected):
    assert relation(Slot.STATUS, Value(a, a), Value(b, b)) == expected


def test_a_value_held_and_rejected_is_denied():
    held, rejected = Value("la coalition", "group:coalition"), Value("la coalition", "group:coalition", denied=True)
    assert relation(Slot.AGENT, held, rejected) == Relation.DENIES


def test_a_denial_of_something_else_opposes_nothing():
    assert relation(Slot.AGENT, Value("un drone"), Value("la coalition", denied=True)) == Relation.NOT_COMPARABLE


@pytest.mark.parametrize("slot", list(Slot))
def test_every_slot_has_a_comparator_that_explains_itself(slot):
    assert COMPARATORS[slot].__doc__


def test_a_reason_names_both_values_in_both_languages():
    found = compare_values(Slot.COUNT, figure("14 civils", 14), figure("22 civils", 22), SETTINGS)
    assert all(value in text for value in ("14 civils", "22 civils") for text in (found.reason, found.reason_en))
