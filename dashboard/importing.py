"""What the import page does: keep what people bring, and run the pipeline over it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import data
from dashboard.i18n import Translator
from pipeline.config import Configuration, load_configuration

SUFFIXES = ("txt", "md", "html", "htm", "json", "jsonl", "csv", "xml", "zip")
_CONFIGURATION = Path("config.yaml")


def settings() -> Configuration:
    return load_configuration(_CONFIGURATION) if _CONFIGURATION.exists() else Configuration()


def folder() -> Path:
    """Say where imported files are kept: beside the runs, so that the next import starts from them."""
    return data.out_folder() / "imports"


def kept() -> int:
    return sum(path.is_file() for path in folder().glob("*")) if folder().is_dir() else 0


def keep(name: str, content: bytes) -> Path:
    """Keep a file under a name of its own making: of a hostile name only letters, digits and a known suffix remain."""
    stem, _, suffix = name.rpartition(".")
    if suffix.lower() not in SUFFIXES:
        stem, suffix = name, "txt"
    slug = re.sub(r"[^\w]+", "-", stem).strip("-")[:60] or "article"
    path = folder() / f"{slug}-{hashlib.blake2b(content, digest_size=4).hexdigest()}.{suffix.lower()}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def keep_pasted(article: Mapping[str, str]) -> Path:
    """Keep a pasted article as the JSON that the pipeline reads."""
    content = json.dumps({name: value for name, value in article.items() if value}, ensure_ascii=False, indent=1)
    return keep("article.json", content.encode())


def analyse(with_corpus: bool, progress: Watched) -> Any:
    """Run the pipeline over the imported files, and the configured corpus when asked; a RecoupeError says why not."""
    # Loading the pipeline loads its language models, which no other page needs.
    from pipeline.run import run

    chosen = settings()
    with tempfile.TemporaryDirectory(prefix="recoupe-") as scratch:
        sources = [folder(), *([Path(chosen.corpus)] if with_corpus else [])]
        for source in filter(Path.is_dir, sources):
            shutil.copytree(source, Path(scratch) / source.name)
        return run(Path(scratch), data.out_folder(), chosen, progress)


class Watched:
    """Shows the stages of a run as they pass."""

    def __init__(self, t: Translator) -> None:
        self._t = t
        self._bar = st.progress(0.0, text=t("import.running"))

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Enter a stage of `total` steps."""
        done, label = 0, self._t.label("stage", name)
        self._bar.progress(0.0, text=label)

        def advance(steps: int) -> None:
            nonlocal done
            done += steps
            self._bar.progress(min(done / total, 1.0) if total else 0.0, text=f"{label} · {self._t.number(done)}")

        yield advance
        self._bar.progress(1.0, text=label)

    def spent(self, name: str, seconds: float) -> None:
        """Learn how long a part took; nobody here needs it."""
