"""Articles to claims: happenings, figures and opinions, with who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.config import LanguageSettings
from pipeline.extract.claims import claims
from pipeline.extract.discourse import adopt, inherit
from pipeline.extract.figures.counting import figures
from pipeline.extract.figures.single_victims import single_victims
from pipeline.extract.figures.spelled import spelled
from pipeline.extract.happenings.assertion import tells
from pipeline.extract.happenings.happenings import happenings
from pipeline.extract.happenings.merging import merge
from pipeline.extract.happenings.opinions import identifications, opinions
from pipeline.extract.happenings.remarks import remarks
from pipeline.extract.scene import build_scene
from pipeline.language.load import BATCH, load_pipeline
from pipeline.records import Article, Claim, Reject

__all__ = ["Extraction", "claims_of", "extract"]

Progress = Callable[[int], None]

_BATCH_CHARACTERS = 100_000  # parsed at a time at most: what a parse needs of memory grows with them


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of a corpus, what could not be read, and where the seconds went."""

    claims: tuple[Claim, ...]
    rejects: tuple[Reject, ...]
    parse_seconds: float
    extract_seconds: float


def extract(articles: Sequence[Article], settings: LanguageSettings, progress: Progress | None = None) -> Extraction:
    """Read every claim of every article, in the articles' order; each language is parsed in one stream."""
    found: dict[str, list[Claim]] = {}
    rejects: list[Reject] = []
    parsing = extracting = 0.0
    for language in sorted({article.language for article in articles}):
        nlp = load_pipeline(language, getattr(settings, language))
        group = [article for article in articles if article.language == language]
        stream = _parsed(nlp, [article.text for article in group])
        for article in group:
            start = perf_counter()
            doc = next(stream)
            parsed = perf_counter()
            try:
                found[article.article_id] = claims_of(article, doc)
            except Exception as error:  # one article that trips a rule must not cost the newsroom the others
                rejects.append(
                    Reject(article.path, f"could not be analysed ({type(error).__name__}: {error}); please report it")
                )
            parsing, extracting = parsing + parsed - start, extracting + perf_counter() - parsed
            if progress is not None:
                progress(1)
    ordered = tuple(claim for article in articles for claim in found.get(article.article_id, ()))
    return Extraction(ordered, tuple(rejects), parsing, extracting)


def claims_of(article: Article, doc: Doc) -> list[Claim]:
    """Read the claims of one parsed article."""
    scene = build_scene(article, doc)
    counts = [*figures(scene), *spelled(scene)]
    told = merge(happenings(scene), [*counts, *single_victims(scene, counts)])
    told += identifications(scene, told)
    told += opinions(scene, told)
    adopt(scene, told)
    inherit(scene, told)
    return claims(scene, [*filter(tells, told), *remarks(scene, told)])


def _parsed(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    for batch in _batches(texts):
        yield from nlp.pipe(batch, batch_size=len(batch))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Group texts in their order, a few at a time; one that is longer than a batch may be stands alone."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == BATCH or sum(map(len, batch)) + len(text) > _BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch
