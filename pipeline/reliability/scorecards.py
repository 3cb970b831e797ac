"""One scorecard per outlet and per speaker: counts, and rates that never come without n and an interval."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from scipy.stats import binomtest

from pipeline.config import ReliabilitySettings
from pipeline.records import Modality, Relation, SpeakerKind, Stance, Voice, content_id
from pipeline.tables import table

OUTLET, SPEAKER = "outlet", "speaker"
RATES = ("corroborated", "alone", "contradicted", "attributed", "hedged", "anonymous", "copied")
"""Each rate fills five columns: the share, `_n` (of how many), `_low` and `_high` (Wilson), `_shown` (n is enough)."""

_AGREES = frozenset({Relation.SAME, Relation.NARROWER, Relation.COMPATIBLE})
_OPPOSES = frozenset({Relation.CONTRADICTS, Relation.DENIES})


def score_sources(
    claims: pd.DataFrame, questions: pd.DataFrame, answers: pd.DataFrame, holders: pd.DataFrame,
    relations: pd.DataFrame, settings: ReliabilitySettings,
) -> pd.DataFrame:  # fmt: skip
    """Count, for each outlet and each named speaker, what others confirm, contradict or leave to it alone."""
    held = _stand(holders, relations)
    frames = [_score(claims, held, column, settings) for column in (OUTLET, SPEAKER)]
    return table(pd.concat(frames, ignore_index=True), "sources")


def _stand(holders: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """Say of each held answer whether an independent origin supports it, opposes it, or answers the question at all."""
    held = holders[["question_id", "answer_id", "origin_id", OUTLET, SPEAKER]].drop_duplicates()
    both_ways = pd.concat(
        [relations, relations.rename(columns={"answer_a": "answer_b", "answer_b": "answer_a"})], ignore_index=True
    )
    own = (
        held[["answer_id"]]
        .drop_duplicates()
        .assign(answer_b=lambda same: same["answer_id"], relation=str(Relation.SAME))
    )
    related = pd.concat(
        [own, both_ways.rename(columns={"answer_a": "answer_id"})[["answer_id", "answer_b", "relation"]]]
    )
    others = (
        held[["answer_id", "origin_id"]]
        .drop_duplicates()
        .rename(columns={"answer_id": "answer_b", "origin_id": "other"})
    )
    met = held.reset_index().merge(related, on="answer_id").merge(others, on="answer_b")
    met = met[met["origin_id"] != met["other"]]
    return held.assign(
        corroborated=held.index.isin(met.loc[met["relation"].isin(_AGREES), "index"]),
        contradicted=held.index.isin(met.loc[met["relation"].isin(_OPPOSES), "index"]),
        alone=held.groupby("question_id")["origin_id"].transform("nunique") == 1,
    )


def _score(claims: pd.DataFrame, held: pd.DataFrame, column: str, settings: ReliabilitySettings) -> pd.DataFrame:
    claims = claims[claims[column].fillna("") != ""]
    held = held[held[column].fillna("") != ""]
    by_claim = claims.assign(**_traits(claims)).groupby(column)
    by_question = held.groupby([column, "question_id"])[["corroborated", "contradicted", "alone"]].any().groupby(column)
    cards = pd.DataFrame(
        {"articles": by_claim["article_id"].nunique(), "claims": by_claim.size(), "questions": by_question.size()}
    ).fillna(0)
    sums = by_question.sum().join(by_claim[["attributed", "hedged", "anonymous", "copied"]].sum(), how="right")
    bases = {"corroborated": "questions", "alone": "questions", "contradicted": "questions"}
    for rate in RATES:
        base = cards[bases.get(rate, "claims")].astype(int)
        cards = cards.join(_rate(rate, sums[rate].reindex(cards.index).fillna(0).astype(int), base, settings))
    named = cards.rename_axis("source").reset_index()
    return named.assign(
        kind=column, **{name: named[name].astype("Int64") for name in ("articles", "claims", "questions")}
    )


def _traits(claims: pd.DataFrame) -> Mapping[str, pd.Series]:
    """What each claim shows of how its source works."""
    own = [content_id("origin", article) for article in claims["article_id"]]
    return {
        "attributed": claims["voice"] == Voice.REPORTED,
        "hedged": (claims["stance"] == Stance.HEDGES) | (claims["modality"] == Modality.HEDGED),
        "anonymous": claims["speaker_kind"] == SpeakerKind.ANONYMOUS,
        "copied": claims["origin_id"] != own,
    }


def _rate(name: str, hits: pd.Series, base: pd.Series, settings: ReliabilitySettings) -> pd.DataFrame:
    """A share with its n and its Wilson interval (Wilson 1927, as scipy computes it); no share of nothing."""
    intervals = {
        (k, n): binomtest(k, n).proportion_ci(settings.confidence, method="wilson")
        for k, n in sorted(set(zip(hits, base, strict=True))) if n
    }  # fmt: skip
    found = [intervals.get(pair) for pair in zip(hits, base, strict=True)]
    return pd.DataFrame(
        {
            name: (hits / base.where(base > 0)).astype("Float64"),
            f"{name}_n": base.astype("Int64"),
            f"{name}_low": pd.array([ci.low if ci else None for ci in found], dtype="Float64"),
            f"{name}_high": pd.array([ci.high if ci else None for ci in found], dtype="Float64"),
            f"{name}_shown": base >= settings.min_n,
        },
        index=hits.index,
    )
