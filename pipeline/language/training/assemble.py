"""Join the syntax stack and the entity recogniser into the pipeline that ships."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

HERE = Path(__file__).parent
# Languages whose entities are annotated in whole articles; names in lone sentences cannot show what `persons` does.
WHOLE_ARTICLES = {"fr"}
REPORTED = {
    "syntax": ["pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "dep_las_per_type"],
    "entities": ["ents_p", "ents_r", "ents_f", "ents_per_type"],
}


def assemble(syntax: Path, entities: Path, held_out: dict[str, Path], out: Path) -> Language:
    """Put both stacks into one pipeline, measure it on the held-out documents and write it."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("paragraphs", first=True)
    nlp.add_pipe("ner", source=spacy.load(entities))
    if nlp.lang in WHOLE_ARTICLES:
        nlp.add_pipe("persons")
    scores = {stack: measure(nlp, _stored(path, nlp), REPORTED[stack]) for stack, path in held_out.items()}
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the corpora lay is nobody's business
    nlp.meta.update(_description(str(nlp.lang)), performance=scores)
    nlp.to_disk(out)
    _stamp(out)
    return nlp


def _stored(path: Path, nlp: Language) -> Iterable[Doc]:
    return DocBin().from_disk(path).get_docs(nlp.vocab)


def measure(nlp: Language, gold: Iterable[Doc], reported: Iterable[str]) -> dict[str, Any]:
    """Score a pipeline against held-out documents, from their bare text."""
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {name: _rounded(scores[name]) for name in reported}


def _rounded(score: Any) -> Any:
    """Round a score, or a table of scores, to four places."""
    if isinstance(score, dict):
        return {name: _rounded(value) for name, value in score.items()}
    return round(score, 4)


def _description(language: str) -> dict[str, Any]:
    """Read what the pipeline's meta says about itself: name, sources, licences."""
    descriptions: dict[str, dict[str, Any]] = json.loads((HERE / "meta.json").read_text(encoding="utf-8"))
    return descriptions["both"] | descriptions[language]


def _stamp(out: Path) -> None:
    """Make the version say which weights these are."""
    digest = sha256(b"".join(path.read_bytes() for path in sorted(out.rglob("model")))).hexdigest()[:8]
    path = out / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["version"] = f"{meta['version']}+{digest}"
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
