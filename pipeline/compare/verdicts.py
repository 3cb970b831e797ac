"""What a question's answers amount to."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import pandas as pd

from pipeline.compare.comparators import AFFIRMED, DENIED, HEDGED, REFUSED
from pipeline.records import Relation, Slot, Verdict

_TOGETHER = frozenset({Relation.SAME, Relation.NARROWER, Relation.COMPATIBLE})


def reach_verdict(slot: str, bids: pd.DataFrame, relations: Iterable[tuple[str, str, str]]) -> Verdict:
    """Judge one question from its bids and from its relations (answer, answer, relation)."""
    links = list(relations)
    if slot == Slot.STATUS:
        return _status_verdict(bids)
    kinds = {relation for _, _, relation in links}
    overtaken = {a for a, _, relation in links if relation == Relation.UPDATE}
    opposed = [(a, b) for a, b, relation in links if relation == Relation.CONTRADICTS]
    if Relation.DENIES in kinds:
        return Verdict.DISPUTED
    if any(not {a, b} <= overtaken for a, b in opposed):
        return Verdict.DISCREPANCY
    if Relation.UPDATE in kinds:
        return Verdict.UPDATE
    return Verdict.AGREEMENT if _corroborated(bids, links) else Verdict.SINGLE_SOURCE


def _status_verdict(bids: pd.DataFrame) -> Verdict:
    positions = set(bids["key"])
    if DENIED in positions and positions & {AFFIRMED, HEDGED}:
        return Verdict.DISPUTED
    if REFUSED in positions and positions & {AFFIRMED, HEDGED}:
        return Verdict.UNCONFIRMED
    several = bids["origin_id"].nunique() > 1
    if positions == {HEDGED} and several:
        return Verdict.UNCONFIRMED
    return Verdict.AGREEMENT if several and positions != {REFUSED} else Verdict.SINGLE_SOURCE


def _corroborated(bids: pd.DataFrame, links: list[tuple[str, str, str]]) -> bool:
    """Tell whether outlets of two origins give answers that agree."""
    graph = nx.Graph()
    graph.add_nodes_from(bids["answer_id"])
    graph.add_edges_from((a, b) for a, b, relation in links if relation in _TOGETHER)
    held = bids.groupby("answer_id")[["outlet", "origin_id"]].agg(frozenset)
    for group in nx.connected_components(graph):
        outlets, origins = (frozenset().union(*held.loc[sorted(group), name]) for name in ("outlet", "origin_id"))
        if len(outlets) > 1 and len(origins) > 1:
            return True
    return False
