"""From treebanks and annotated news to the pipelines in `weights/`."""

import random
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import triggers
from pipeline.language import components, embedding, persons  # noqa: F401  (registers what the configurations name)
from pipeline.language.load import multiply_with_numpy
from pipeline.language.training.assemble import assemble
from pipeline.language.training.augment import regular_verbs, varied
from pipeline.language.training.conllu import Sentence, read_conllu
from pipeline.language.training.entities import (
    Named,
    joined,
    pool_of,
    propagated,
    read_brat,
    read_iob,
    shouted,
    swapped,
    tightened,
    undated,
)
from pipeline.language.training.treebank import documents

HERE = Path(__file__).parent
TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "recoupe.tokenizer.v1"}}}
# Treebank files in training order, with the most sentences taken from each.
TREEBANKS: dict[str, dict[str, int | None]] = {
    "fr": {"fr_sequoia-ud-train": None, "fr_gsd-ud-dev": None, "fr_pud-ud": None, "fr_fqb-ud": 400},
    "en": {"en_ewt-ud-train": None, "en_pud-ud": None},
}
# What a language needs otherwise than the configurations say. English has four times the French treebanks and freer
# text: its syntax stack is wider, and its recogniser, which cannot start from it then, is small to keep the size down.
_NER = "components.ner.model.tok2vec"
SETTINGS: dict[str, dict[str, dict[str, Any]]] = {
    "fr": {"syntax.cfg": {}, "entities.cfg": {}},
    "en": {
        "syntax.cfg": {
            "components.tok2vec.model.encode.width": 128,
            "components.parser.model.extra_state_tokens": True,
            "training.dropout": 0.3,
            "training.max_steps": 4500,
        },
        "entities.cfg": {
            f"{_NER}.encode.width": 64,
            f"{_NER}.embed.rows": [3000, 300, 1500, 300, 1000, 300, 1000, 2000],
        },
    },
}
STARTS_FROM_SYNTAX = {"fr"}
HELD_OUT = {"fr": "fr_sequoia-ud-dev", "en": "en_ewt-ud-dev"}


def convert_treebanks(data: Path, out: Path, language: str) -> None:
    """Write the training and held-out documents of the syntax stack."""
    rng = random.Random(7)
    vocab = spacy.blank(language).vocab
    folder = data / "ud"
    parts = [
        _sample(list(read_conllu(folder / f"{name}.conllu")), most, rng) for name, most in TREEBANKS[language].items()
    ]
    out.mkdir(parents=True, exist_ok=True)
    sentences = list(chain.from_iterable(parts))
    verbs = _verbs(sentences) if language == "fr" else []
    documents(list(varied(sentences, verbs, rng)), vocab, rng).to_disk(out / "train.spacy")
    documents(held_out_sentences(data, language), vocab, random.Random(7)).to_disk(out / "dev.spacy")


def held_out_sentences(data: Path, language: str) -> list[Sentence]:
    """Read the treebank that a language is measured on."""
    return list(read_conllu(data / "ud" / f"{HELD_OUT[language]}.conllu"))


def _verbs(sentences: list[Sentence]) -> list[str]:
    """Gather regular verbs from the lexicons, where news verbs stand, and from the treebanks."""
    grammar = lexicon("grammar")
    told = [
        *chain.from_iterable(lexicon("speech")["fr"].values()),
        *grammar["light_verbs"]["fr"],
        *grammar["blames"]["fr"],
        *(trigger.words[0] for group in triggers("fr").values() for trigger in group if len(trigger.words) == 1),
        *(verb for entry in lexicon("counted").values() for role in ("verb", "undergo") for verb in entry["fr"][role]),
    ]
    seen = [word.lemma for sentence in sentences for word in sentence if word.pos == "VERB"]
    return regular_verbs(word.rstrip("~") for word in (*told, *seen))


def _sample(sentences: list[Sentence], most: int | None, rng: random.Random) -> list[Sentence]:
    """Take some sentences at random, in their order."""
    if most is None:
        return sentences
    return [sentences[index] for index in sorted(rng.sample(range(len(sentences)), most))]


def train(config: str, folder: Path, language: str, start_from: Path | None = None) -> Path:
    """Train one stack on the documents of a folder and return the best pipeline; entities may start from syntax."""
    multiply_with_numpy()
    overrides = {
        "nlp.lang": language,
        "paths.train": str(folder / "train.spacy"),
        "paths.dev": str(folder / "dev.spacy"),
        **SETTINGS[language][config],
    }
    nlp = init_nlp(load_config(HERE / config, overrides=overrides, interpolate=False))
    if start_from:
        _lend(spacy.load(start_from), nlp)
    train_loop(nlp, folder, stdout=sys.stdout, stderr=sys.stderr)
    return folder / "model-best"


def _lend(syntax: Language, entities: Language) -> None:
    """Copy the weights that read words from one stack to the other."""
    source: Any = syntax.get_pipe("tok2vec")
    target: Any = entities.get_pipe("ner")
    target.model.get_ref("tok2vec").layers[0].from_bytes(source.model.to_bytes())


def convert_entities(data: Path, out: Path, language: str) -> None:
    """Write the training and held-out documents of the entity recogniser."""
    rng = random.Random(7)
    nlp = spacy.blank(language, config=TOKENIZER)
    train_texts, held_out = read_entities(data, language)
    pool = pool_of([*train_texts, *_english_sentences(data / "ner")[0]])
    texts = [form for text in train_texts for form in entity_forms(text, pool, rng)]
    rng.shuffle(texts)
    out.mkdir(parents=True, exist_ok=True)
    for name, part in (("train", texts), ("dev", held_out)):
        docs = [text.document(nlp.vocab) for text in part]
        DocBin(docs=docs, store_user_data=False).to_disk(out / f"{name}.spacy")


def read_entities(data: Path, language: str) -> tuple[list[Named], list[Named]]:
    """Read the annotated texts of a language: those to train on, those to measure on."""
    return ENTITY_READERS[language](data / "ner", spacy.blank(language, config=TOKENIZER))


def entity_forms(text: Named, pool: dict[str, list[tuple[str, ...]]], rng: random.Random) -> Iterator[Named]:
    """Yield a text, a second one with other names in it and, for some, a headline in capitals."""
    yield text if rng.random() < 0.3 else tightened(text)
    yield tightened(swapped(text, pool, rng))
    if rng.random() < 0.05:
        yield shouted(text)


def _wikinews(folder: Path, nlp: Language) -> tuple[list[Named], list[Named]]:
    """Read WiNER-fr; what was written from September 2017 on is held out, and kept as annotated."""
    paths = sorted(path for path in (folder / "WiNER-fr").rglob("*.txt") if path.with_suffix(".ann").exists())
    earlier = [read_brat(path, nlp) for path in paths if path.name < "2017_09"]
    later = [read_brat(path, nlp) for path in paths if path.name >= "2017_09"]
    return [propagated(text) for text in earlier], later


def _english(folder: Path, nlp: Language) -> tuple[list[Named], list[Named]]:
    """Read the English sentences and, as names and acronyms are much the same, French Wikinews beside them."""
    sentences, held_out = _english_sentences(folder)
    texts = list(joined(sentences, random.Random(7)))
    foreign, _ = _wikinews(folder, spacy.blank("fr", config=TOKENIZER))
    return [*texts, *texts, *(undated(text) for text in foreign)], held_out


def _english_sentences(folder: Path) -> tuple[list[Named], list[Named]]:
    """Read wikigold and the entities of EWT, the last seventh of each held out."""
    parts = [list(read_iob(folder / name)) for name in ("en_wikigold.conllu", "en_ewt_uner-dev.iob2")]
    cuts = [len(part) * 6 // 7 for part in parts]
    sentences = [text for part, cut in zip(parts, cuts, strict=True) for text in part[:cut]]
    return sentences, [text for part, cut in zip(parts, cuts, strict=True) for text in part[cut:]]


ENTITY_READERS = {"fr": _wikinews, "en": _english}


def build(data: Path, out: Path, language: str) -> Path:
    """Convert, train both stacks and assemble them; return the folder of the finished pipeline."""
    convert_treebanks(data, out / "syntax", language)
    convert_entities(data, out / "entities", language)
    syntax = train("syntax.cfg", out / "syntax", language)
    start_from = syntax if language in STARTS_FROM_SYNTAX else None
    entities = train("entities.cfg", out / "entities", language, start_from=start_from)
    held_out = {name: out / name / "dev.spacy" for name in ("syntax", "entities")}
    assemble(syntax, entities, held_out, out / "pipeline")
    return out / "pipeline"
