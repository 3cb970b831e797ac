"""The rules by which claims share their questions: bids.yaml, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def rules() -> Mapping[str, Any]:
    """Read bids.yaml once."""
    loaded: Mapping[str, Any] = yaml.safe_load(
        files("pipeline.compare").joinpath("bids.yaml").read_text(encoding="utf-8")
    )
    return loaded
