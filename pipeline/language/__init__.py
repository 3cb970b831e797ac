"""spaCy pipelines: loading them, preparing text for them, and the recipe that trained the shipped ones."""

from pipeline.language.load import BATCH, load_pipeline, version
from pipeline.language.text import plain

__all__ = ["BATCH", "load_pipeline", "plain", "version"]
