"""The room's tables: YAML files beside the code."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def load(name: str) -> Any:
    """Read one of the room's YAML tables."""
    return yaml.safe_load(files("pipeline.ingest").joinpath(name).read_text(encoding="utf-8"))
