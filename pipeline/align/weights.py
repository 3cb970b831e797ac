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


@dataclass(frozen=True)
class Weights:
    """The log-weight of every level of every feature, and what forbids a pair."""

    prior: float
    features: Mapping[str, Mapping[str, float]]
    vetoes: tuple[Mapping[str, tuple[str, ...]], ...]

    def of(self, levels: Levels) -> dict[str, NDArray[np.float64]]:
        """Weigh each feature of each pair; a level without a weight says nothing."""
        return {
            feature: np.array([self.features[feature].get(level, 0.0) for level in levels[feature]], dtype=float)
            for feature in self.features
            if feature in levels
        }

    def forbids(self, levels: Levels) -> NDArray[np.bool_]:
        """Say which pairs a veto keeps apart."""
        size = len(next(iter(levels.values())))
        forbidden = np.zeros(size, dtype=bool)
        for veto in self.vetoes:
            if all(feature in levels for feature in veto):
                forbidden |= np.logical_and.reduce([np.isin(levels[name], among) for name, among in veto.items()])
        return forbidden


@cache
def weights(stage: str) -> Weights:
    """Load the weights of a stage: `article` (claims of one article) or `story` (stories of two)."""
    table = _read()
    features = {
        feature: {level: math.log(odds["m"] / odds["u"]) for level, odds in levels.items()}
        for feature, levels in table[stage].items()
        if feature != "prior"
    }
    vetoes = tuple({feature: tuple(levels) for feature, levels in veto.items()} for veto in table["vetoes"])
    return Weights(prior=float(table[stage]["prior"]), features=features, vetoes=vetoes)


@cache
def accompanying_kinds() -> frozenset[str]:
    """Name the kinds that tell how a happening went on."""
    return frozenset(_read()["accompanying"])


@cache
def _read() -> Mapping[str, Any]:
    text = files("pipeline.align").joinpath("weights.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded
