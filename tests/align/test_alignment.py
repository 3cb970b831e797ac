"""Which claims become one event, and which never do."""

import pandas as pd
import pytest

from pipeline.align import Alignment, align
from pipeline.config import AlignSettings
from tests.factories import articles, claim, claims, day, toll

TANF = {"place": "At Tanf", "place_key": "place:tnf"}
RAQQA = {"place": "Raqqa", "place_key": "city:172955"}
HOMS = {"place": "Homs", "place_key": "city:169577"}
SYRIA = {"place": "Syrie", "place_key": "country:SY"}


def aligned(*rows, settings=None):
    frame = claims(*rows)
    return align(frame, articles(frame), settings or AlignSettings())


def events(result: Alignment) -> list[str]:
    return result.claims["event_id"].tolist()


def test_three_outlets_with_three_targets_tell_one_strike():
    told = aligned(
        claim("A", target="une milice pro-gouvernementale", agent="les États-Unis", **TANF, **day("2017-05-18")),
        claim("B", target="les forces armées syriennes", **TANF, **day("2017-05-18")),
        claim("C", target="un convoi", agent="la coalition", **SYRIA, **day("2017-05-18")),
    )
    assert len(set(events(told))) == 1
    assert told.events["n_outlets"].tolist() == [3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(day("2017-05-18") | TANF, day("2017-05-25") | TANF, id="a week apart"),
        pytest.param(day("2017-05-18") | RAQQA, day("2017-05-18") | HOMS, id="two towns on one day"),
        pytest.param(day("2016-05-18") | TANF, day("2017-05-18") | TANF, id="a year apart"),
    ],
)
def test_look_alikes_stay_apart(one, other):
    first, second = events(aligned(claim("A", **one), claim("B", **other)))
    assert first != second


def test_an_undated_claim_does_not_join_two_dated_happenings():
    first, _, second = events(
        aligned(claim("A", **RAQQA, **day("2017-05-12")), claim("B", **RAQQA), claim("C", **RAQQA, **day("2017-05-19")))
    )
    assert first != second


def test_a_toll_joins_its_strike_within_the_article():
    strike, killed, wounded = events(
        aligned(claim("A", **RAQQA, **day("2017-05-18")), claim("A", **toll(14)), claim("A", **toll(32, "wounded")))
    )
    assert strike == killed == wounded


def test_figures_quoted_from_an_older_day_stay_apart():
    march = {"event_type": "demonstration", "trigger": "manifesté", "count_of": "demonstrators", "qualifier": "exact"}
    france = {"place": "France", "place_key": "country:FR", "published": "2023-01-19"}
    now, older = events(
        aligned(
            claim("A", **march, **france, **day("2023-01-19"), count_low=1_120_000, count_high=1_120_000),
            claim("A", **march, **france, **day("2019-12-05"), count_low=806_000, count_high=806_000),
        )
    )
    assert now != older


def test_a_demonstration_in_many_towns_is_one_event():
    march = {"event_type": "demonstration", "trigger": "manifesté", **day("2023-01-19")}
    told = aligned(
        claim("A", place="Toulouse", place_key="city:2972315", **march),
        claim("A", place="Nantes", place_key="city:2990969", **march),
        claim("B", place="France", place_key="country:FR", **march),
        claim("B", place="Toulouse", place_key="city:2972315", **march),
    )
    assert len(set(events(told))) == 1


def test_a_growing_toll_stays_with_its_disaster():
    where = {"place": "Gênes", "place_key": "city:3176219"}
    told = aligned(
        claim("A", event_type="disaster", trigger="effondrement", published="2018-08-14", **where, **day("2018-08-14")),
        claim("A", published="2018-08-14", **toll(22)),
        claim("B", event_type="disaster", trigger="effondrement", published="2018-08-18", **where, **day("2018-08-14")),
        claim("B", published="2018-08-18", **toll(43), **day("2018-08-18")),
    )
    assert len(set(events(told))) == 1


def test_predicates_outside_the_lexicon_need_the_same_words():
    said = {"event_type": "statement", "trigger": "inaugurer", "trigger_lemma": "inaugurer", "published": "2024-03-02"}
    same, again, other = events(
        aligned(
            claim("A", passage="Le maire a inauguré la médiathèque Simone-Veil du quartier des Arènes.", **said),
            claim(
                "B", passage="La médiathèque Simone-Veil du quartier des Arènes a été inaugurée par le maire.", **said
            ),
            claim("C", passage="Une ligne de tramway a été inaugurée hier à la gare.", **said),
        )
    )
    assert same == again
    assert same != other


def test_every_link_carries_its_weights():
    links = aligned(claim("A", **RAQQA, **day("2017-05-18")), claim("B", **RAQQA, **day("2017-05-18"))).links
    weights = links.filter(like="weight_").loc[0]
    assert links["probability"].between(0, 1).all()
    assert weights["weight_place"] > 0
    assert weights["weight_time"] > 0


def test_a_higher_threshold_joins_less():
    rows = (claim("A", **SYRIA, **day("2017-05-18")), claim("B", **RAQQA))
    loose, strict = (aligned(*rows, settings=AlignSettings(threshold=level)) for level in (0.2, 0.999))
    assert len(set(events(loose))) < len(set(events(strict)))


def test_the_order_of_the_claims_changes_nothing():
    rows = [
        claim("A", **TANF, **day("2017-05-18")), claim("A", **toll(6)), claim("B", **SYRIA, **day("2017-05-18")),
        claim("B", **toll(8)), claim("C", **RAQQA, **day("2017-05-25")),
    ]  # fmt: skip
    frame = claims(*rows)
    forth, back = (align(f, articles(frame), AlignSettings()) for f in (frame, frame.iloc[::-1].reset_index(drop=True)))
    pd.testing.assert_frame_equal(forth.events, back.events)
    pd.testing.assert_frame_equal(forth.links, back.links)
    pairs = [dict(zip(result.claims["claim_id"], result.claims["event_id"], strict=True)) for result in (forth, back)]
    assert pairs[0] == pairs[1]


def test_no_claims_make_no_events():
    frame = claims(claim("A"))
    result = align(frame.iloc[:0], articles(frame), AlignSettings())
    assert result.events.empty
    assert result.claims.empty
    assert result.links.empty


@pytest.mark.parametrize(
    ("language", "title"), [("title", "Frappe, Raqqa, 18 mai 2017"), ("title_en", "Strike, Raqqa, May 18, 2017")]
)
def test_an_event_is_named_by_kind_place_and_date(language, title):
    assert aligned(claim("A", **RAQQA, **day("2017-05-18"))).events[language].tolist() == [title]
