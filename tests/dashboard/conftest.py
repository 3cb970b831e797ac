"""The small newsroom, in force in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import newsroom
import pytest

from dashboard.data import Reading
from pipeline.store.snapshots import Snapshot


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the newsroom in force, which the dashboard reads."""
    newsroom.write(tmp_path / "out")
    monkeypatch.setenv("RECOUPE_OUT", str(tmp_path / "out"))
    return tmp_path / "out"


@pytest.fixture
def reading(out: Path) -> Reading:
    from dashboard import data

    snapshot = Snapshot.current(out)
    assert data.reading().version == snapshot.version
    return data.reading()
