"""Measure the language pipelines: accuracy on held-out text, clean and as newsrooms print it, size and speed."""

import gzip
import json
import random
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from pipeline.errors import NothingReadError
from pipeline.language import BATCH, load_pipeline
from pipeline.language.training.assemble import REPORTED, measure
from pipeline.language.training.conllu import Sentence
from pipeline.language.training.printed import PERTURBATIONS
from pipeline.language.training.recipe import held_out_sentences, read_entities
from pipeline.language.training.treebank import documents

PER_DOCUMENT = 8  # sentences of one document of perturbed text
SPEED_TEXTS = 200


def accuracy(data: Path, language: str, choice: str) -> dict[str, Any]:
    """Score a pipeline on the held-out parts of the training data, from bare text; shares between 0 and 1.

    `data` is laid out as the recipe's README says. Under `perturbed` stands the labelled attachment score of the
    treebank's words once they are printed in each of the ways that `printed.py` describes.
    """
    nlp = load_pipeline(language, choice)
    try:
        sentences, (_, named) = held_out_sentences(data, language), read_entities(data, language)
    except FileNotFoundError as error:
        raise NothingReadError(
            f"{error.filename}: not found; give the folder that the recipe's README lays out"
        ) from error
    gold = {
        "syntax": documents(sentences, nlp.vocab, random.Random(7)).get_docs(nlp.vocab),
        "entities": (text.document(nlp.vocab) for text in named),
    }
    scores = {stack: measure(nlp, docs, REPORTED[stack]) for stack, docs in gold.items()}
    return {**scores, "perturbed": _perturbed(nlp, sentences, language)}


def _perturbed(nlp: Language, sentences: Sequence[Sentence], language: str) -> dict[str, float]:
    scores = {"as_printed": attachment(nlp, sentences)}
    for printing in PERTURBATIONS[language]:
        rng = random.Random(7)
        scores[printing.__name__] = attachment(nlp, [printing(sentence, rng) for sentence in sentences])
    return scores


def attachment(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Return the share of words, punctuation and added words aside, whose head and relation a pipeline finds.

    A word that the pipeline's tokenizer cuts otherwise counts as missed.
    """
    groups = [sentences[start : start + PER_DOCUMENT] for start in range(0, len(sentences), PER_DOCUMENT)]
    right = asked = 0
    for group, doc in zip(groups, nlp.pipe(map(_text, groups)), strict=True):
        found = {(token.idx, token.idx + len(token)): token for token in doc}
        for span, head, relation in _wanted(group):
            token = found.get(span)
            asked += 1
            right += token is not None and token.dep_ == relation and _span(token.head) == head
    return round(right / asked, 4) if asked else 0.0


def _text(sentences: Sequence[Sentence]) -> str:
    return "".join(_line(sentence) for sentence in sentences)


def _line(sentence: Sentence) -> str:
    """Print a sentence; one that ends without a stop, as headlines do, has a line of its own."""
    stopped = sentence[-1].pos == "PUNCT"
    return "".join(word.form + " " * word.space for word in sentence) + ("" if stopped else "\n")


def _span(token: Any) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _wanted(sentences: Sequence[Sentence]) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    """Return the characters, the head's characters and the relation of each word that is asked for."""
    wanted, start = [], 0
    for sentence in sentences:
        spans = []
        for word in sentence:
            spans.append((start, start + len(word.form.strip())))
            start += len(word.form) + word.space
        start += sentence[-1].pos != "PUNCT"
        wanted += [
            (spans[place], spans[word.head], "ROOT" if word.head == place else word.relation)
            for place, word in enumerate(sentence)
            if not word.added and word.relation != "punct"
        ]
    return wanted


def pace(data: Path, language: str, choice: str) -> dict[str, Any]:
    """Time a pipeline on the texts of a JSON Lines file against its own tokenizer; seconds of processor time.

    `ratio_to_tokenizer` is the whole pipeline's time over the tokenizer's in the same run.
    """
    nlp = load_pipeline(language, choice)
    opener = gzip.open if data.suffix == ".gz" else open
    with opener(data, "rt", encoding="utf-8") as lines:
        texts = [text for line in islice(lines, SPEED_TEXTS) if (text := json.loads(line).get("text"))]
    list(nlp.pipe(texts[:5]))
    tokens, tokenizing = _timed(lambda: sum(len(nlp.make_doc(text)) for text in texts))
    _, whole = _timed(lambda: sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)))
    return {
        "tokens": tokens,
        "tokens_per_second": round(tokens / whole),
        "ratio_to_tokenizer": round(whole / tokenizing, 1),
    }


def _timed(work: Any) -> tuple[int, float]:
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


def footprint(language: str, choice: str) -> dict[str, Any]:
    """Return the size of a pipeline on disk, in megabytes, and how long it takes to load, in seconds."""
    path = Path(str(load_pipeline(language, choice).path))
    began = time.perf_counter()
    spacy.load(path)
    seconds = time.perf_counter() - began
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return {"megabytes": round(size / 1e6, 1), "load_seconds": round(seconds, 2)}
