"""Files -> articles."""

from pipeline.ingest.corpus import Corpus, read_corpus

__all__ = ["Corpus", "read_corpus"]
