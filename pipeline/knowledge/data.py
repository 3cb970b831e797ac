"""The one way to read a lexicon that lies beside the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Read a YAML lexicon of this folder, once per process."""
    loaded: dict[str, Any] = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded
