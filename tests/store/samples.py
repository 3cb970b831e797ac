"""A small story told by three outlets, as a finished run's tables."""

from collections.abc import Mapping

import pandas as pd

from pipeline.tables import SCHEMAS, table

PASSAGES = {
    "a1": "La préfecture compte 19 blessés.",
    "a2": '=HYPERLINK("http://exemple.test") : 25 blessés, selon un élu.',
    "a3": "Dix-neuf personnes ont été blessées.",
}

_HOLDERS = [
    ("n19", "q1", "c1", "Le Quai", "préfecture", "official", "reported", "o1", "2024-03-02T08:00Z", "a1"),
    ("n25", "q1", "c2", "L'Estran", "un élu", "official", "reported", "o2", "2024-03-02T09:00Z", "a2"),
    ("n19", "q1", "c3", "La Rive", "", "", "own", "o3", "2024-03-03T07:00Z", "a3"),
    ("p1", "q2", "c1", "Le Quai", "", "", "own", "o1", "2024-03-02T08:00Z", "a1"),
    ("s1", "q3", "c2", "L'Estran", "", "", "own", "o2", "2024-03-02T09:00Z", "a2"),
    ("s2", "q3", "c3", "La Rive", "", "", "own", "o3", "2024-03-03T07:00Z", "a3"),
]
_HOLDER_COLUMNS = [
    "answer_id",
    "question_id",
    "claim_id",
    "outlet",
    "speaker",
    "speaker_kind",
    "voice",
    "origin_id",
    "published",
    "article_id",
]


def sample_tables() -> Mapping[str, pd.DataFrame]:
    holders = [
        dict(zip(_HOLDER_COLUMNS, holder, strict=True))
        | {"passage": PASSAGES[holder[-1]], "start": 0, "end": len(PASSAGES[holder[-1]]), "stance": "asserts"}
        | {"url": f"https://{holder[-1]}.test/"}
        for holder in _HOLDERS
    ]
    rows = {
        "articles": [
            {"article_id": article, "outlet": outlet, "title": f"Titre {article}", "text": PASSAGES[article]}
            for article, outlet in (("a1", "Le Quai"), ("a2", "L'Estran"), ("a3", "La Rive"))
        ],
        "events": [{"event_id": "e1", "title": "Chute d'un mur", "title_en": "Wall collapse", "n_claims": 3}],
        "questions": [
            _question("q1", "count", "Combien de blessés ?", "How many injured?", "discrepancy", 0.8),
            _question("q2", "place", "Où ?", "Where?", "agreement", 0.0),
            _question("q3", "status", "A-t-il eu lieu ?", "Did it happen?", "disputed", 0.4),
        ],
        "answers": [
            {"answer_id": "n25", "question_id": "q1", "value": "25", "low": 25, "high": 25, **_spread(1)},
            {"answer_id": "n19", "question_id": "q1", "value": "19", "low": 19, "high": 19, **_spread(2)},
            {"answer_id": "p1", "question_id": "q2", "value": "le port", **_spread(1)},
            {"answer_id": "s1", "question_id": "q3", "value": "oui", **_spread(1)},
            {"answer_id": "s2", "question_id": "q3", "value": "non", **_spread(1)},
        ],
        "holders": holders,
        "relations": [
            _relation("q1", "n19", "n25", "contradicts", "19 n'est pas 25", "19 is not 25"),
            _relation("q3", "s1", "s2", "denies", "l'un dément", "one denies"),
        ],
        "rejects": [{"path": "vide.txt", "reason": "vide"}],
    }
    return {name: table(rows.get(name, []), name) for name in SCHEMAS}


def _question(name: str, slot: str, french: str, english: str, verdict: str, severity: float) -> dict[str, object]:
    texts = {"question_id": name, "event_id": "e1", "slot": slot, "question": french, "question_en": english}
    return texts | {"verdict": verdict, "severity": severity, "n_answers": 2, "first_published": "2024-03-02T08:00Z"}


def _spread(n: int) -> dict[str, int]:
    return {"n_origins": n, "n_outlets": n}


def _relation(question: str, one: str, other: str, relation: str, french: str, english: str) -> dict[str, object]:
    pair = {"question_id": question, "answer_a": one, "answer_b": other, "relation": relation, "score": 0.9}
    return pair | {"reason": french, "reason_en": english}
