"""config.yaml -> one validated, frozen object."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import ConfigurationError


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IngestSettings(_Section):
    """How files become articles."""

    languages: tuple[str, ...] = ("fr", "en")
    max_file_mb: float = Field(default=20, gt=0)
    max_words: int = Field(default=20_000, gt=0)
    max_unbroken: int = Field(default=1_000, gt=0)
    min_distinct: float = Field(default=0.03, ge=0, le=1)
    max_figures: float = Field(default=0.6, ge=0, le=1)
    max_archive_files: int = Field(default=20_000, gt=0)
    near_duplicate: float = Field(default=0.9, gt=0, le=1)


class LanguageSettings(_Section):
    """Which spaCy pipeline parses which language: `recoupe` for the shipped one, or an installed package."""

    fr: str = "recoupe"
    en: str = "recoupe"


class AlignSettings(_Section):
    """When two claims speak of the same happening."""

    threshold: float = Field(default=0.5, ge=0, le=1)
    copy_similarity: float = Field(default=0.8, gt=0, le=1)
    copy_min_words: int = Field(default=12, gt=0)


class CompareSettings(_Section):
    """How far apart two values may lie and still be one answer; what makes a discrepancy severe."""

    count_tolerance: float = Field(default=0.05, ge=0)
    same_text: float = Field(default=0.88, gt=0, le=1)
    severity: dict[str, float] = Field(
        default={"distance": 0.35, "origins": 0.3, "centrality": 0.25, "directness": 0.1}
    )


class ReliabilitySettings(_Section):
    """When a rate is shown."""

    min_n: int = Field(default=5, gt=0)
    confidence: float = Field(default=0.95, gt=0, lt=1)


class Configuration(_Section):
    """Everything a run may be told."""

    corpus: str = "corpus"
    out: str = "out"
    ingest: IngestSettings = IngestSettings()
    language: LanguageSettings = LanguageSettings()
    align: AlignSettings = AlignSettings()
    compare: CompareSettings = CompareSettings()
    reliability: ReliabilitySettings = ReliabilitySettings()


def load_configuration(path: Path) -> Configuration:
    """Read a configuration; every wrong key is named by its path in one error."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path}: cannot be read as YAML ({error})") from error
    try:
        return Configuration.model_validate(raw)
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, item['loc'])) or 'the file'}: {item['msg']}" for item in error.errors())
        raise ConfigurationError(f"{path}: " + "; ".join(wrong)) from error
