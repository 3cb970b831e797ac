from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import IngestSettings
from pipeline.ingest import Corpus, read_corpus

Read = Callable[..., Corpus]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write files (name=content) into a corpus folder, and read it with the given settings."""

    def write_and_read(files: dict[str, str | bytes], **settings: Any) -> Corpus:
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_corpus(folder, IngestSettings(**settings))

    return write_and_read
