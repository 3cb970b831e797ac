"""Claims -> events: first the stories that each article tells, then the happenings that several articles tell."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.align.blocking import candidates, neighbours_in_article
from pipeline.align.clusters import agglomerate
from pipeline.align.consistency import Consistency
from pipeline.align.events import describe_events
from pipeline.align.links import ACROSS, IN_ARTICLE, keep_company, shown_across, shown_in_article, weigh
from pipeline.align.origins import trace_origins
from pipeline.align.units import Units, build_units
from pipeline.align.weights import weights
from pipeline.config import AlignSettings
from pipeline.knowledge.place_relations import located
from pipeline.records import content_id
from pipeline.tables import table


@dataclass(frozen=True)
class Alignment:
    """Claims with event, origin and address, articles with their origin, the events, and why claims were joined."""

    claims: pd.DataFrame
    articles: pd.DataFrame
    events: pd.DataFrame
    links: pd.DataFrame


def align(claims: pd.DataFrame, articles: pd.DataFrame, settings: AlignSettings) -> Alignment:
    """Join the claims that speak of one happening, and find which texts descend from one origin."""
    ordered = claims.sort_values(["article_id", "start", "end", "claim_id"], kind="stable").reset_index(drop=True)
    ordered["place_key"] = ordered["place_key"].replace(located(ordered["place_key"].dropna()))
    texts = dict(zip(articles["article_id"], articles["text"].fillna(""), strict=True))
    stories, within = _tell_stories(ordered, texts, settings.threshold)
    happenings, across = _join_stories(ordered, stories, texts, settings.threshold)
    ordered["event_id"] = _event_ids(ordered["claim_id"], happenings)
    ordered["url"] = ordered["article_id"].map(dict(zip(articles["article_id"], articles["url"], strict=True)))
    ordered, articles = trace_origins(ordered, articles, settings)
    claims = table(ordered.set_index("claim_id").loc[claims["claim_id"]].reset_index(), "claims")
    return Alignment(claims, articles, describe_events(claims), table(pd.concat([within, across]), "links"))


def _tell_stories(
    claims: pd.DataFrame, texts: Mapping[str, str], threshold: float
) -> tuple[NDArray[np.int64], pd.DataFrame]:
    """Join the claims that one article makes of one happening."""
    units = build_units(claims, np.arange(len(claims)), texts)
    rules = weights("article")
    pairs = weigh(units, neighbours_in_article(units), IN_ARTICLE, rules)
    stories = _cluster(units, pairs, threshold)
    return stories, shown_in_article(pairs, stories, claims)


def _join_stories(
    claims: pd.DataFrame, stories: NDArray[np.int64], texts: Mapping[str, str], threshold: float
) -> tuple[NDArray[np.int64], pd.DataFrame]:
    """Join the stories of several articles that tell one happening."""
    units = build_units(claims, stories, texts)
    rules = weights("story")
    pairs = keep_company(weigh(units, candidates(units), ACROSS, rules), units, rules, threshold)
    happenings = _cluster(units, pairs, threshold)
    return happenings[stories], shown_across(pairs, stories, claims, threshold)


def _cluster(units: Units, pairs: pd.DataFrame, threshold: float) -> NDArray[np.int64]:
    """Cluster units whose average log-odds pass the threshold; number the clusters from 0."""
    line = math.log(threshold / (1 - threshold)) if 0 < threshold < 1 else math.copysign(math.inf, threshold - 0.5)
    left, right = (pairs[side].to_numpy(np.int64) for side in ("left", "right"))
    roots = agglomerate(len(units), left, right, pairs["odds"].to_numpy(float) - line, Consistency(units))
    return np.unique(roots, return_inverse=True)[1].astype(np.int64)


def _event_ids(claim_ids: pd.Series, happenings: NDArray[np.int64]) -> pd.Series:
    """Name each event by its first claim, so that more claims do not rename it."""
    first = claim_ids.groupby(happenings).transform("min")
    return first.map({claim: content_id("event", claim) for claim in first.unique()})
