"""The one way to read a lexicon that lies beside the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Read a YAML lexicon of this folder, once per process; one that fills a folder of its own is read as one table."""
    merged: dict[str, Any] = {}
    for path in lexicon_files(name):
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if twice := merged.keys() & table.keys():
            raise ValueError(f"{path}: {', '.join(sorted(twice))} stands in another file too")
        merged |= table
    return merged


def lexicon_files(name: str) -> list[Path]:
    """List the files of a lexicon."""
    folder = HERE / name
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else [HERE / f"{name}.yaml"]
