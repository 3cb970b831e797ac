"""Scorecards: every rate with its n and its interval."""

import pytest
from scipy.stats import binomtest

from pipeline.align import align
from pipeline.compare import compare
from pipeline.config import AlignSettings, CompareSettings, ReliabilitySettings
from pipeline.reliability import RATES, score_sources
from tests.factories import articles, claim, claims, day, toll

SCENE = {"place": "Raqqa", "place_key": "city:172955"} | day("2017-05-18")
OSDH = {"speaker": "OSDH", "speaker_kind": "ngo", "voice": "reported"}


def scored(*rows, settings=None):
    frame = claims(*rows)
    aligned = align(frame, articles(frame), AlignSettings())
    told = compare(aligned.claims, aligned.events, CompareSettings())
    tables = (told.questions, told.answers, told.holders, told.relations)
    return score_sources(aligned.claims, *tables, settings or ReliabilitySettings()).set_index(["kind", "source"])


@pytest.fixture
def cards():
    return scored(
        claim("A", **SCENE, agent="la coalition"), claim("A", **toll(14, **OSDH)),
        claim("B", **SCENE, agent="la coalition"), claim("B", **toll(22)),
        claim("C", **SCENE, stance="hedges", speaker="un officier", speaker_kind="anonymous"),
    )  # fmt: skip


def test_outlets_and_named_speakers_have_a_card(cards):
    assert list(cards.index) == [
        ("outlet", "A"),
        ("outlet", "B"),
        ("outlet", "C"),
        ("speaker", "OSDH"),
        ("speaker", "un officier"),
    ]


@pytest.mark.parametrize(
    ("source", "rate", "hits", "n"),
    [
        pytest.param(("outlet", "A"), "attributed", 1, 2, id="half of A is attributed"),
        pytest.param(("outlet", "C"), "hedged", 1, 1, id="C hedges"),
        pytest.param(("outlet", "C"), "anonymous", 1, 1, id="C relies on an unnamed officer"),
        pytest.param(("speaker", "OSDH"), "contradicted", 1, 1, id="the observatory is contradicted"),
        pytest.param(("outlet", "B"), "copied", 0, 2, id="B copies nothing"),
    ],
)
def test_rates(cards, source, rate, hits, n):
    card = cards.loc[source]
    interval = binomtest(hits, n).proportion_ci(0.95, method="wilson")
    assert card[rate] == pytest.approx(hits / n)
    assert card[f"{rate}_n"] == n
    assert (card[f"{rate}_low"], card[f"{rate}_high"]) == pytest.approx((interval.low, interval.high))


def test_a_rate_of_too_few_is_not_shown(cards):
    assert not cards.loc[("outlet", "A"), "attributed_shown"]
    assert {f"{rate}_shown" for rate in RATES} <= set(cards.columns)


def test_copies_are_counted_against_those_who_copy():
    wire = "Une frappe a visé jeudi 18 mai un convoi à Raqqa et fait quatorze morts, selon une source locale sur place."
    cards = scored(
        claim("A", passage=wire, **SCENE, published="2017-05-18"),
        claim("B", passage=wire, **SCENE, published="2017-05-19"),
    )
    assert cards.loc[("outlet", "A"), "copied"] == 0
    assert cards.loc[("outlet", "B"), "copied"] == 1
    assert cards.loc[("outlet", "B"), "corroborated"] == 0
