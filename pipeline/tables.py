"""The declared schema of every table, and the one way to build a table that has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pandas as pd

from pipeline.records import Claim

TEXT, REAL, WHOLE, FLAG, MOMENT = "string", "Float64", "Int64", "boolean", "datetime64[us, UTC]"

Schema = Mapping[str, str]

_CLAIM_TYPES = {"start": WHOLE, "end": WHOLE, "time_start": MOMENT, "time_end": MOMENT} | {
    name: REAL for name in ("count_low", "count_high", "amount", "amount_high")
}

CLAIMS: Schema = {field.name: _CLAIM_TYPES.get(field.name, TEXT) for field in fields(Claim)} | {
    "published": MOMENT,
    "event_id": TEXT,
    "origin_id": TEXT,
}

SCHEMAS: Mapping[str, Schema] = {
    "articles": {
        "article_id": TEXT, "outlet": TEXT, "title": TEXT, "published": MOMENT, "published_precision": TEXT,
        "language": TEXT, "url": TEXT, "path": TEXT, "words": WHOLE, "origin_id": TEXT, "origin_reason": TEXT,
        "origin_reason_en": TEXT, "agency": TEXT, "duplicate_of": TEXT, "text": TEXT, "noise": TEXT,
    },
    "claims": CLAIMS,
    "events": {
        "event_id": TEXT, "title": TEXT, "title_en": TEXT, "event_type": TEXT, "time_start": MOMENT,
        "time_end": MOMENT, "place": TEXT, "n_claims": WHOLE, "n_outlets": WHOLE, "n_origins": WHOLE,
    },
    "questions": {
        "question_id": TEXT, "event_id": TEXT, "event_type": TEXT, "slot": TEXT, "question": TEXT, "question_en": TEXT,
        "verdict": TEXT, "scope": TEXT, "n_answers": WHOLE, "n_outlets": WHOLE, "n_speakers": WHOLE,
        "n_origins": WHOLE, "severity": REAL, "severity_reason": TEXT, "severity_reason_en": TEXT,
        "first_published": MOMENT, "last_published": MOMENT,
    },
    "answers": {
        "answer_id": TEXT, "question_id": TEXT, "value": TEXT, "low": REAL, "high": REAL, "iso": TEXT,
        "key": TEXT, "n_outlets": WHOLE, "n_origins": WHOLE,
    },
    "holders": {
        "answer_id": TEXT, "question_id": TEXT, "claim_id": TEXT, "outlet": TEXT, "speaker": TEXT, "speaker_kind": TEXT,
        "speaker_chain": TEXT, "stance": TEXT, "voice": TEXT, "origin_id": TEXT, "published": MOMENT, "url": TEXT,
        "article_id": TEXT, "start": WHOLE, "end": WHOLE, "passage": TEXT, "value_start": WHOLE, "value_end": WHOLE,
    },
    "relations": {
        "question_id": TEXT, "answer_a": TEXT, "answer_b": TEXT, "relation": TEXT, "score": REAL, "reason": TEXT,
        "reason_en": TEXT,
    },
    "links": {"claim_a": TEXT, "claim_b": TEXT, "probability": REAL},
    "sources": {"source": TEXT, "kind": TEXT},
    "rejects": {"path": TEXT, "reason": TEXT},
}  # fmt: skip


def table(rows: Iterable[Any], name: str) -> pd.DataFrame:
    """Build the named table from records, mappings or a frame; columns beyond the schema are kept after it."""
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame([_plain(row) for row in rows])
    schema = SCHEMAS[name]
    extra = [column for column in frame.columns if column not in schema]
    frame = frame.reindex(columns=[*schema, *extra])
    return frame.astype({column: kind for column, kind in schema.items() if kind != MOMENT}).assign(
        **{column: _moments(frame[column]) for column, kind in schema.items() if kind == MOMENT}
    )


def _plain(row: Any) -> dict[str, Any]:
    return asdict(row) if is_dataclass(row) and not isinstance(row, type) else dict(row)


def _moments(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column, utc=True).astype(MOMENT)
