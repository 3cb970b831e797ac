"""What several rooms test with: one run on the demonstration corpus."""

from pathlib import Path

import pytest

from pipeline.config import Configuration
from pipeline.store.snapshots import Snapshot

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `out` folder of a run on corpus/; made once a session, so nobody may write into it."""
    from pipeline.run import run

    out = tmp_path_factory.mktemp("corpus") / "out"
    run(ROOT / "corpus", out, Configuration())
    return out


@pytest.fixture(scope="session")
def corpus_snapshot(corpus_run: Path) -> Snapshot:
    return Snapshot.current(corpus_run)
