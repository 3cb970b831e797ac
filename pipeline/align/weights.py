"""The weights of alignment, read once from weights.yaml."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

Levels = Mapping[str, NDArray[np.object_]]
"""For each feature, the level that each pair reaches."""

Rules = tuple[Mapping[str, tuple[str, ...]], ...]
"""Levels by feature; a rule holds for a pair when all its features are at one of their levels."""

_BELOW_THE_LINE = -1.0


@dataclass(frozen=True)
class Weights:
    """The log-weight of every level of every feature, and what forbids a pair."""

    prior: float
    features: Mapping[str, Mapping[str, float]]
    vetoes: Rules
    unsupported: Rules

    def of(self, levels: Levels) -> dict[str, NDArray[np.float64]]:
        """Weigh each feature of each pair; a level without a weight says nothing."""
        return {
            feature: np.array([self.features[feature].get(level, 0.0) for level in levels[feature]], dtype=float)
            for feature in self.features
            if feature in levels
        }

    def ceiling(self, levels: Levels) -> NDArray[np.float64]:
        """How high the log-odds of each pair may rise: never for a veto, below the line without support."""
        forbidden, unsupported = (_holds(rules, levels) for rules in (self.vetoes, self.unsupported))
        return np.select([forbidden, unsupported], [-np.inf, _BELOW_THE_LINE], np.inf)


def _holds(rules: Rules, levels: Levels) -> NDArray[np.bool_]:
    """Say for which pairs every level of one of the rules holds; a rule on a feature that is not there never does."""
    found = np.zeros(len(next(iter(levels.values()))), dtype=bool)
    for rule in rules:
        if all(feature in levels for feature in rule):
            found |= np.logical_and.reduce([np.isin(levels[name], list(among)) for name, among in rule.items()])
    return found


@cache
def weights(stage: str) -> Weights:
    """Load the weights of a stage: `article` (claims of one article) or `story` (stories of two)."""
    table = _read()
    features = {
        feature: {level: math.log(odds["m"] / odds["u"]) for level, odds in levels.items()}
        for feature, levels in table[stage].items()
        if feature != "prior"
    }
    return Weights(
        prior=float(table[stage]["prior"]),
        features=features,
        vetoes=tuple(table["vetoes"]),
        unsupported=tuple(table["unsupported"]),
    )


@cache
def accompanying_kinds() -> frozenset[str]:
    """Name the kinds that tell how a happening went on."""
    return frozenset(_read()["accompanying"])


@cache
def _read() -> Mapping[str, Any]:
    text = files("pipeline.align").joinpath("weights.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded
