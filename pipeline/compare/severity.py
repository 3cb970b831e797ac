"""How much a difference matters to a fact-checker: four components between 0 and 1, weighed by the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.compare.rows import Bid, Link, group
from pipeline.config import CompareSettings
from pipeline.knowledge.kinds import kinds
from pipeline.records import Relation, Slot, SpeakerKind, Verdict

_DIFFERS = frozenset({Relation.CONTRADICTS, Relation.DENIES, Relation.UPDATE})
_ENOUGH_ORIGINS = 3
_SIDE_QUESTION = 0.5
_UPDATE_SHARE = 0.5
_INDIRECT = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.MEDIA, SpeakerKind.AGENCY})


@dataclass(frozen=True, slots=True)
class Severity:
    """A figure between 0 and 1 and the sentence that takes it apart."""

    score: float
    reason: str
    reason_en: str


NOTHING = Severity(0.0, "", "")


def weigh_difference(
    verdict: Verdict, bids: Sequence[Bid], links: Sequence[Link], settings: CompareSettings
) -> Severity:
    """Weigh one question whose answers differ; an update weighs half, as nobody contradicts anybody."""
    if verdict in (Verdict.AGREEMENT, Verdict.SINGLE_SOURCE):
        return NOTHING
    differing = [link for link in links if link.relation in _DIFFERS]
    parts = {
        "distance": _distance(differing),
        "origins": _origins(bids, differing),
        "centrality": _centrality(bids[0].slot, bids[0].kind),
        "directness": sum(bid.speaker_kind not in _INDIRECT for bid in bids) / len(bids),
    }
    total = sum(settings.severity.get(name, 0.0) * value for name, value in parts.items())
    score = min(1.0, total * (_UPDATE_SHARE if verdict == Verdict.UPDATE else 1.0))
    return Severity(round(score, 4), *(_explain(parts, settings, names) for names in (_NAMES, _NAMES_EN)))


def _distance(differing: Sequence[Link]) -> float:
    return 1 - min((link.score for link in differing), default=0.5)


def _origins(bids: Sequence[Bid], differing: Sequence[Link]) -> float:
    """How many independent origins stand on the weaker side of the best supported opposition."""
    held = group(bids, lambda bid: bid.answer_id)
    counts = {answer: len({bid.origin_id for bid in own}) for answer, own in held.items()}
    sides = [min(counts[link.answer_a], counts[link.answer_b]) for link in differing]
    return min(1.0, max(sides, default=1) / _ENOUGH_ORIGINS)


def _centrality(slot: str, kind: str) -> float:
    known = kinds().get(kind)
    return 1.0 if slot == Slot.STATUS or (known and slot == known.central) else _SIDE_QUESTION


_NAMES = {"distance": "distance", "origins": "origines", "centrality": "centralité", "directness": "sources directes"}
_NAMES_EN = {"distance": "distance", "origins": "origins", "centrality": "centrality", "directness": "direct sources"}


def _explain(parts: dict[str, float], settings: CompareSettings, names: dict[str, str]) -> str:
    return " ; ".join(
        f"{names[name]} {value:.2f} × {settings.severity.get(name, 0.0):g}" for name, value in parts.items()
    )
