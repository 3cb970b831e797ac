"""What a question's answers amount to."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from pipeline.compare.comparators import AFFIRMED, DENIED, HEDGED, REFUSED
from pipeline.compare.rows import Bid, Link, group
from pipeline.records import Relation, Slot, Verdict

_TOGETHER = frozenset({Relation.SAME, Relation.NARROWER, Relation.COMPATIBLE})


def reach_verdict(bids: Sequence[Bid], links: Sequence[Link]) -> Verdict:
    """Judge one question from its bids and from how its answers relate."""
    if bids[0].slot == Slot.STATUS:
        return _status_verdict(bids, links)
    kinds = {link.relation for link in links}
    overtaken = {link.answer_a for link in links if link.relation == Relation.UPDATE}
    opposed = [{link.answer_a, link.answer_b} for link in links if link.relation == Relation.CONTRADICTS]
    if Relation.DENIES in kinds:
        return Verdict.DISPUTED
    if any(not both <= overtaken for both in opposed):
        return Verdict.DISCREPANCY
    if Relation.UPDATE in kinds:
        return Verdict.UPDATE
    return Verdict.AGREEMENT if _corroborated(bids, links) else Verdict.SINGLE_SOURCE


def _status_verdict(bids: Sequence[Bid], links: Sequence[Link]) -> Verdict:
    positions = {bid.key for bid in bids}
    kinds = {link.relation for link in links}
    if DENIED in positions and positions & {AFFIRMED, HEDGED}:
        return Verdict.UPDATE if Relation.UPDATE in kinds and Relation.DENIES not in kinds else Verdict.DISPUTED
    if REFUSED in positions and positions & {AFFIRMED, HEDGED}:
        return Verdict.UNCONFIRMED
    several = len({bid.origin_id for bid in bids}) > 1
    if positions == {HEDGED} and several:
        return Verdict.UNCONFIRMED
    return Verdict.AGREEMENT if several and positions != {REFUSED} else Verdict.SINGLE_SOURCE


def _corroborated(bids: Sequence[Bid], links: Sequence[Link]) -> bool:
    """Tell whether outlets of two origins give answers that agree."""
    held = group(bids, lambda bid: bid.answer_id)
    graph = nx.Graph()
    graph.add_nodes_from(held)
    graph.add_edges_from((link.answer_a, link.answer_b) for link in links if link.relation in _TOGETHER)
    for answers in nx.connected_components(graph):
        together = [bid for answer in answers for bid in held[answer]]
        if len({bid.outlet for bid in together}) > 1 and len({bid.origin_id for bid in together}) > 1:
            return True
    return False
