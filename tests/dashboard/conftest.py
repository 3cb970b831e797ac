"""The small newsroom, in force in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import newsroom
import pytest

from dashboard import data
from dashboard.data import Reading


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom in force; made once a session, so nobody may write into it."""
    out = tmp_path_factory.mktemp("newsroom") / "out"
    newsroom.write(out)
    return out


@pytest.fixture
def out(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the newsroom for a test to write into, which the dashboard reads."""
    shutil.copytree(written, tmp_path / "out")
    monkeypatch.setenv("RECOUPE_OUT", str(tmp_path / "out"))
    return tmp_path / "out"


@pytest.fixture(scope="session")
def reading(written: Path) -> Reading:
    """What the screens read of the newsroom."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RECOUPE_OUT", str(written))
        return data.reading()
