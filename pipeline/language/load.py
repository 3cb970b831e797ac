"""Find, load and name the spaCy pipeline of a language."""

import json
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from pipeline.errors import ConfigurationError
from pipeline.language import components, embedding, persons  # noqa: F401  (registers what the weights name)

OURS = "recoupe"
BATCH = 16  # documents parsed at a time: what more of them need no longer fits in a processor's cache
UNIVERSAL = {"nsubj", "obj", "obl", "nmod"}  # relations that every Universal Dependencies parser knows
WEIGHTS = Path(__file__).parent / "weights"


@cache
def load_pipeline(language: str, choice: str = OURS) -> Language:
    """Load a pipeline once per process; every text given to it is prepared with `plain`, offsets untouched."""
    multiply_with_numpy()
    if choice == OURS:
        return spacy.load(_shipped(language))
    nlp = _installed(language, choice)
    nlp.tokenizer = components.PlainTokenizer(nlp.tokenizer)
    nlp.add_pipe("paragraphs", first=True)
    nlp.add_pipe("relations")
    return nlp


def multiply_with_numpy() -> None:
    """Let numpy multiply matrices: on recent processors it is far faster than the kernels that thinc brings."""
    set_current_ops(NumpyOps(use_blis=False))


@cache
def version(language: str, choice: str = OURS) -> str:
    """Name the weights in use, so that a cache made with others is never read."""
    if choice == OURS:
        meta = json.loads((_shipped(language) / "meta.json").read_text(encoding="utf-8"))
    else:
        meta = _installed(language, choice).meta
    return f"{choice}-{language}-{meta['version']}"


def _shipped(language: str) -> Path:
    """Return the folder of the shipped weights."""
    folder = WEIGHTS / language
    if not (folder / "meta.json").is_file():
        known = ", ".join(sorted(path.parent.name for path in WEIGHTS.glob("*/meta.json")))
        raise ConfigurationError(f"language.{language}: no pipeline is shipped for '{language}'; shipped: {known}")
    return folder


def _installed(language: str, choice: str) -> Language:
    """Load an installed spaCy package of the wanted language."""
    if not spacy.util.is_package(choice):
        remedy = f"install it with `python -m spacy download {choice}` or write `{OURS}`"
        raise ConfigurationError(f"language.{language}: the spaCy package '{choice}' is not installed; {remedy}")
    nlp = spacy.load(choice)
    if nlp.lang != language:
        raise ConfigurationError(f"language.{language}: '{choice}' is a pipeline for '{nlp.lang}', not '{language}'")
    if "parser" in nlp.pipe_names and not set(nlp.pipe_labels["parser"]) >= UNIVERSAL:
        remedy = f"write `{OURS}` or a package trained on a UD treebank"
        raise ConfigurationError(f"language.{language}: '{choice}' does not speak Universal Dependencies; {remedy}")
    return nlp
