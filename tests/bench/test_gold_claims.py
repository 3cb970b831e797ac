"""The bench of claims: what counts as right, what the gold looks like, and how far extraction has come on it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.bench.claim_pairs import locate, same_figure, same_words
from pipeline.bench.claims import Reading, claim_scores, measure_claims, missed, pair_up
from pipeline.bench.gold_passages import GoldClaim, Passage, days_of, figure_of, read_gold
from pipeline.config import Configuration
from pipeline.errors import NothingReadError
from pipeline.knowledge.kinds import kinds
from pipeline.records import Claim, Modality, Polarity, Stance

GOLD = Path(__file__).parent.parent / "gold_passages"
PASSAGES = read_gold(GOLD)
CLAIMS = [
    pytest.param(passage, claim, id=f"{passage.id} {claim.at[0]}") for passage in PASSAGES for claim in passage.claims
]
QUOTED = ("agent", "target", "place", "means", "statement", "speaker")
PRECISION, RECALL = 0.90, 0.80

TEXT = "Mardi à Lille, deux drones ont frappé un dépôt, selon la mairie. Trois agents ont été blessés."
NAMED = frozenset({"strike", "casualties"})
ASKED = Passage(
    id="made",
    language="fr",
    constructions=("verb",),
    text=TEXT,
    claims=(
        GoldClaim(
            ("frappé",),
            ("strike",),
            {
                "agent": ["deux drones"], "target": ["un dépôt"], "place": ["Lille"], "time": ["2024-10-15"],
                "speaker": ["la mairie"], "modality": ["actual"], "stance": ["asserts"],
            },
            {},
        ),
        GoldClaim(
            ("Trois agents",),
            ("casualties",),
            {"count": [3], "of": ["wounded"], "speaker": [""], "modality": ["actual"], "stance": ["asserts"]},
            {"target": ["agents"]},
        ),
    ),
)  # fmt: skip


def _found(trigger: str, kind: str, figure: str = "", **slots: Any) -> Claim:
    spans = {"trigger": locate(TEXT, trigger)} | ({"count": locate(TEXT, figure)} if figure else {})
    names = {"claim_id": trigger, "article_id": "a", "outlet": "o", "language": "fr", "start": 0, "end": len(TEXT)}
    return Claim(**names, passage=TEXT, event_type=kind, trigger=trigger, spans=json.dumps(spans), **slots)


STRIKE = _found(
    "frappé", "strike", agent="deux drones", target="un dépôt", place="Lille", speaker="mairie",
    time_start=datetime(2024, 10, 15, tzinfo=UTC), time_end=datetime(2024, 10, 15, 23, 59, 59, tzinfo=UTC),
)  # fmt: skip
WOUNDED = _found("blessés", "casualties", "Trois", count_low=3.0, count_high=3.0, count_of="wounded", target="agents")


def _read(*found: Claim) -> Reading:
    return pair_up(ASKED, TEXT, found, NAMED)


def _rates(*found: Claim) -> tuple[float | int | None, float | int | None]:
    rates = claim_scores([_read(*found)])["claims"]["all"]
    return rates["precision"], rates["recall"]


def test_what_states_the_gold_and_nothing_else_is_perfect() -> None:
    assert _rates(WOUNDED, STRIKE) == (1.0, 1.0)
    assert missed([_read(WOUNDED, STRIKE)]) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"event_type": "casualties"},
        {"agent": "la mairie de Lille"},
        {"place": "Arras"},
        {"time_end": datetime(2024, 10, 20, tzinfo=UTC)},
        {"speaker": ""},
        {"modality": Modality.HEDGED},
        {"stance": Stance.DENIES},
        {"polarity": Polarity.NEGATED},
        {"count_low": 2.0, "count_high": 2.0},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_wrong_or_invented_value_spoils_its_claim(changed: dict[str, Any]) -> None:
    assert _rates(replace(STRIKE, **changed), WOUNDED) == (0.5, 0.5)


@pytest.mark.parametrize(
    "changed",
    [{"count_low": 4.0, "count_high": 4.0}, {"count_low": None, "count_high": None}, {"count_of": "killed"}],
)
def test_a_figure_must_be_the_golds(changed: dict[str, Any]) -> None:
    assert _rates(STRIKE, replace(WOUNDED, **changed)) == (0.5, 0.5)


def test_a_slot_left_open_is_missed_but_not_wrong() -> None:
    reading = _read(replace(STRIKE, place=""), WOUNDED)
    assert reading.right == 2
    assert claim_scores([reading])["slots"]["place"] == {
        "precision": None, "recall": 0.0, "right": 0, "found": 0, "gold": 1,
    }  # fmt: skip


def test_a_claim_told_twice_or_out_of_place_is_one_too_many() -> None:
    elsewhere = replace(STRIKE, spans=json.dumps({"trigger": locate(TEXT, "dépôt")}))
    assert _rates(STRIKE, STRIKE, WOUNDED, elsewhere) == (0.5, 1.0)


def test_an_optional_claim_is_neither_needed_nor_wrong() -> None:
    strike, wounded = ASKED.claims
    passage = replace(ASKED, claims=(strike, replace(wounded, optional=True)))
    for found in ([STRIKE], [STRIKE, WOUNDED]):
        rates = claim_scores([pair_up(passage, TEXT, found, NAMED)])["claims"]["all"]
        assert (rates["precision"], rates["recall"]) == (1.0, 1.0)


def test_an_open_claim_takes_any_kind_that_the_gold_never_names() -> None:
    passage = replace(ASKED, claims=(replace(ASKED.claims[0], kinds=("open",)), ASKED.claims[1]))
    for kind, right in (("statement", 2), ("casualties", 1)):
        assert pair_up(passage, TEXT, [replace(STRIKE, event_type=kind), WOUNDED], NAMED).right == right


@pytest.mark.parametrize(
    ("answer", "low", "high", "same"),
    [
        ("14", 14, 14, True),
        ("14", 14, float("inf"), False),
        (">14", 14, float("inf"), True),
        (">14", 14, 14, False),
        ("<50", float("-inf"), 50, True),
        ("~20", 18, 24, True),
        ("~20", 20, 20, False),
        ("20-30", 20, 30, True),
    ],
)
def test_figures_are_compared_with_their_bounds(answer: str, low: float, high: float, same: bool) -> None:
    assert same_figure(answer, (low, high)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("la préfecture du Nord", "préfecture", True),
        ("le maire", "la maire de Lyon", True),
        ("deux gendarmes blessés à Lille", "Lille", False),
        ("la mairie", "", False),
        ("", "", True),
    ],
)
def test_words_are_the_same_when_half_of_them_are_shared(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


def test_the_gold_has_sixty_passages_two_thirds_of_them_french() -> None:
    assert Counter(passage.language for passage in PASSAGES) == {"fr": 40, "en": 20}
    assert len({passage.id for passage in PASSAGES}) == 60


def test_few_claims_are_left_to_choice() -> None:
    claims = [claim for passage in PASSAGES for claim in passage.claims]
    assert sum(claim.optional for claim in claims) < 0.1 * len(claims)
    assert {passage.id for passage in PASSAGES if not passage.claims} >= {"fr39", "fr40", "en20"}


@pytest.mark.parametrize(("passage", "claim"), CLAIMS)
def test_a_gold_claim_is_well_formed(passage: Passage, claim: GoldClaim) -> None:
    quoted = [words for slots in (claim.told, claim.may) for slot in QUOTED for words in slots.get(slot, [])]
    absent = [words for words in (*claim.at, *filter(None, quoted)) if not _stands(words, passage)]
    assert absent == []
    assert set(claim.kinds) <= {*kinds(), "open"}
    for slots in (claim.told, claim.may):
        assert all(days_of(time)[0] < days_of(time)[1] for time in slots.get("time", []))
        assert all(
            figure_of(figure) for slot in ("count", "amount") for figure in slots.get(slot, []) if figure != "vague"
        )
        assert set(slots.get("stance", [])) <= {*Stance, "any"}
        assert set(slots.get("modality", [])) <= {*Modality, "any"}


def _stands(words: str, passage: Passage) -> bool:
    return locate(passage.wording, words) is not None


def test_an_empty_folder_of_gold_says_what_it_wants(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match=r"fr\.yaml"):
        read_gold(tmp_path)


def test_extraction_keeps_what_it_has_reached() -> None:
    rates = claim_scores(measure_claims(GOLD, Configuration()))["claims"]["all"]
    assert (rates["precision"] or 0) >= PRECISION
    assert (rates["recall"] or 0) >= RECALL
