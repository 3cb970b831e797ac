# ruff: noqa: E501 (articles and passages stand on one line each, as offsets want them)
"""A small newsroom of invented articles, with the claims and answers that a run would have found in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.config import ReliabilitySettings
from pipeline.reliability import score_sources
from pipeline.store.snapshots import write_snapshot
from pipeline.tables import SCHEMAS, table

HOSTILE = (
    "<script>document.title='cassé'</script><img src=x onerror=\"document.title='cassé'\"> **gras** [lien](javascript:alert(1)) "
    "![pixel](http://pixel.example/p.png) $x^2$ :red[rouge] `code` # titre {nom} </div></article> =1+1 \u202eesrevni"
)
HOSTILE_OUTLET = "Le <b>Gros</b> *Titre* $a$"

ARTICLES: dict[str, dict[str, Any]] = {
    "a_echo": {
        "outlet": "L’Écho du Port",
        "published": "2026-03-02T08:10:00Z",
        "title": "Incendie à l’entrepôt de Saint-Brévin",
        "text": "Accueil | Abonnez-vous\n\nUn incendie a ravagé lundi l’entrepôt de Saint-Brévin. Douze personnes sont mortes, selon la préfecture."
        "\n\nLa direction dément toute négligence. Une vingtaine d’ouvriers étaient à l’intérieur, affirme le syndicat Solidarité.",
    },
    "a_gazette": {
        "outlet": "La Gazette des Quais",
        "published": "2026-03-02T11:30:00Z",
        "title": "Quinze morts dans un entrepôt",
        "text": "Le feu a tué quinze personnes à Saint-Brévin, d’après les pompiers.\n\nIl serait parti d’un chariot électrique, "
        "avance un ouvrier qui n’a pas voulu être nommé.",
    },
    "a_radio": {
        "outlet": "Radio Plaine",
        "published": "2026-03-02T12:00:00Z",
        "title": "Le feu de Saint-Brévin",
        "text": "Quinze personnes sont mortes dans l’incendie de l’entrepôt, d’après les pompiers.",
        "origin_id": "o_gazette",
    },
    "a_harbour": {
        "outlet": "The Harbour Times",
        "published": "2026-03-04T09:00:00Z",
        "title": "Toll rises after warehouse fire",
        "language": "en",
        "text": "Seventeen people are now known to have died in the Saint-Brévin fire, the prefect said on Wednesday.",
    },
    "a_hostile": {
        "outlet": HOSTILE_OUTLET,
        "published": "2026-03-03T07:00:00Z",
        "title": f"Titre hostile {HOSTILE}",
        "text": f"Onze personnes sont mortes à Saint-Brévin {HOSTILE} selon la mairie.",
        "url": "javascript:alert(1)",
    },
    "a_manif": {
        "outlet": "L’Écho du Port",
        "published": "2026-03-10T18:00:00Z",
        "title": "Manifestation à Valbrune",
        "text": "La police a compté 4 000 manifestants samedi à Valbrune ; les organisateurs, 9 000.",
    },
    "a_manif_g": {
        "outlet": "La Gazette des Quais",
        "published": "2026-03-10T19:00:00Z",
        "title": "Valbrune dans la rue",
        "text": "Ils étaient 9 000 à Valbrune, selon les organisateurs. Le défilé s’est terminé sans incident.",
    },
}

EVENTS: dict[str, dict[str, Any]] = {
    "e_feu": {
        "title": "Incendie à Saint-Brévin",
        "title_en": "Fire in Saint-Brévin",
        "event_type": "disaster",
        "time_start": "2026-03-02",
        "place": "Saint-Brévin",
    },
    "e_manif": {
        "title": "Manifestation à Valbrune",
        "title_en": "Demonstration in Valbrune",
        "event_type": "demonstration",
        "time_start": "2026-03-07",
        "place": "Valbrune",
    },
}

QUESTIONS: dict[str, dict[str, Any]] = {
    "q_morts": {
        "event_id": "e_feu",
        "slot": "count",
        "question": "Combien de personnes sont mortes à Saint-Brévin ?",
        "question_en": "How many people died in Saint-Brévin?",
        "verdict": "discrepancy",
        "severity": 0.82,
        "severity_reason": "Quatre origines, jusqu’à six morts d’écart.",
        "severity_reason_en": "Four origins, up to six deaths apart.",
    },
    "q_cause": {
        "event_id": "e_feu",
        "slot": "means",
        "question": "Comment le feu a-t-il pris à Saint-Brévin ?",
        "question_en": "How did the fire start in Saint-Brévin?",
        "verdict": "unconfirmed",
        "severity": 0.4,
    },
    "q_faute": {
        "event_id": "e_feu",
        "slot": "status",
        "question": "Y a-t-il eu négligence ?",
        "question_en": "Was there negligence?",
        "verdict": "disputed",
        "severity": 0.55,
    },
    "q_manif": {
        "event_id": "e_manif",
        "slot": "count",
        "question": "Combien de manifestants à Valbrune ?",
        "question_en": "How many demonstrators in Valbrune?",
        "verdict": "discrepancy",
        "severity": 0.7,
    },
    "q_fin": {
        "event_id": "e_manif",
        "slot": "statement",
        "question": "Comment le défilé s’est-il terminé ?",
        "question_en": "How did the march end?",
        "verdict": "single_source",
        "severity": 0.0,
    },
}

# answer -> question, value, (low, high), then its holders: article, passage start, deciding words, speaker, kind, stance.
ANSWERS: dict[str, tuple[str, str, tuple[float, float] | None, list[tuple[str, str, str, str, str, str]]]] = {
    "n_12": (
        "q_morts",
        "douze personnes",
        (12, 12),
        [
            (
                "a_echo",
                "Douze personnes sont mortes, selon la préfecture.",
                "Douze personnes",
                "la préfecture",
                "official",
                "asserts",
            )
        ],
    ),
    "n_15": (
        "q_morts",
        "quinze personnes",
        (15, 15),
        [
            (
                "a_gazette",
                "Le feu a tué quinze personnes à Saint-Brévin, d’après les pompiers.",
                "quinze personnes",
                "les pompiers",
                "official",
                "asserts",
            ),
            (
                "a_radio",
                "Quinze personnes sont mortes dans l’incendie de l’entrepôt, d’après les pompiers.",
                "Quinze personnes",
                "les pompiers",
                "official",
                "asserts",
            ),
        ],
    ),
    "n_17": (
        "q_morts",
        "seventeen people",
        (17, 17),
        [
            (
                "a_harbour",
                "Seventeen people are now known to have died in the Saint-Brévin fire, the prefect said on Wednesday.",
                "Seventeen people",
                "the prefect",
                "official",
                "asserts",
            )
        ],
    ),
    "n_11": (
        "q_morts",
        "onze personnes",
        (11, 11),
        [
            (
                "a_hostile",
                f"Onze personnes sont mortes à Saint-Brévin {HOSTILE} selon la mairie.",
                "Onze personnes",
                HOSTILE,
                "official",
                "asserts",
            )
        ],
    ),
    "n_chariot": (
        "q_cause",
        "un chariot électrique",
        None,
        [
            (
                "a_gazette",
                "Il serait parti d’un chariot électrique, avance un ouvrier qui n’a pas voulu être nommé.",
                "un chariot électrique",
                "un ouvrier",
                "anonymous",
                "hedges",
            )
        ],
    ),
    "n_faute": (
        "q_faute",
        "pas de négligence",
        None,
        [
            (
                "a_echo",
                "La direction dément toute négligence.",
                "dément toute négligence",
                "la direction",
                "other",
                "denies",
            )
        ],
    ),
    "n_faute_oui": (
        "q_faute",
        "négligence",
        None,
        [
            (
                "a_gazette",
                "Il serait parti d’un chariot électrique, avance un ouvrier qui n’a pas voulu être nommé.",
                "",
                "un ouvrier",
                "anonymous",
                "hedges",
            )
        ],
    ),
    "n_4000": (
        "q_manif",
        "4 000 manifestants",
        (4000, 4000),
        [
            (
                "a_manif",
                "La police a compté 4 000 manifestants samedi à Valbrune ; les organisateurs, 9 000.",
                "4 000 manifestants",
                "la police",
                "official",
                "asserts",
            )
        ],
    ),
    "n_9000": (
        "q_manif",
        "9 000",
        (9000, 9000),
        [
            (
                "a_manif",
                "La police a compté 4 000 manifestants samedi à Valbrune ; les organisateurs, 9 000.",
                "9 000",
                "les organisateurs",
                "ngo",
                "asserts",
            ),
            (
                "a_manif_g",
                "Ils étaient 9 000 à Valbrune, selon les organisateurs.",
                "9 000",
                "les organisateurs",
                "ngo",
                "asserts",
            ),
        ],
    ),
    "n_calme": (
        "q_fin",
        "sans incident",
        None,
        [("a_manif_g", "Le défilé s’est terminé sans incident.", "sans incident", "", "", "asserts")],
    ),
}

RELATIONS = (
    (
        "q_morts",
        "n_12",
        "n_15",
        "contradicts",
        0.9,
        "12 et 15 morts : les deux totaux s’excluent.",
        "12 and 15 deaths exclude each other.",
    ),
    (
        "q_morts",
        "n_15",
        "n_17",
        "update",
        0.8,
        "17 est publié deux jours après 15.",
        "17 was published two days after 15.",
    ),
    (
        "q_morts",
        "n_11",
        "n_12",
        "contradicts",
        0.7,
        f"11 et 12 morts {HOSTILE}",
        "11 and 12 deaths exclude each other.",
    ),
    ("q_faute", "n_faute", "n_faute_oui", "denies", 0.9, "La direction dément.", "The management denies it."),
    (
        "q_manif",
        "n_4000",
        "n_9000",
        "contradicts",
        0.95,
        "4 000 et 9 000 : plus du double.",
        "4,000 and 9,000: more than twice.",
    ),
)


def tables() -> dict[str, pd.DataFrame]:
    """The newsroom as the tables of a snapshot."""
    holders = list(_holders())
    rows: Mapping[str, list[dict[str, Any]]] = {
        "articles": [_article(name, article) for name, article in ARTICLES.items()],
        "claims": [_claim(holder) for holder in holders],
        "events": [
            {"event_id": name, **event, **_support(holders, "event_id", name)} for name, event in EVENTS.items()
        ],
        "questions": [
            {
                "question_id": name,
                "event_type": EVENTS[question["event_id"]]["event_type"],
                **question,
                **_support(holders, "question_id", name),
            }
            for name, question in QUESTIONS.items()
        ],
        "answers": [_answer(name, holders) for name in ANSWERS],
        "holders": [
            {name: value for name, value in holder.items() if name in SCHEMAS["holders"]} for holder in holders
        ],
        "relations": [dict(zip(SCHEMAS["relations"], row, strict=True)) for row in RELATIONS],
        "links": [
            {
                "claim_a": "c_n_12_0",
                "claim_b": "c_n_15_0",
                "probability": 0.94,
                "weight_kind": 2.1,
                "weight_time": 1.6,
                "weight_place": 2.4,
                "weight_agent": -0.7,
            },
            {
                "claim_a": "c_n_15_0",
                "claim_b": "c_n_15_1",
                "probability": 0.99,
                "weight_kind": 2.1,
                "weight_time": 1.6,
                "weight_place": 2.4,
                "weight_agent": 1.2,
            },
        ],
        "rejects": [{"path": "photos/<i>une</i>.pdf", "reason": "format inconnu ; convertissez-le en texte"}],
    }
    made = {name: table(rows.get(name, []), name) for name in SCHEMAS}
    parts = (made[name] for name in ("claims", "questions", "answers", "holders", "relations"))
    return made | {"sources": score_sources(*parts, ReliabilitySettings())}


def write(out: Path) -> Path:
    """Put the newsroom in force under `out`."""
    return write_snapshot(out, tables(), {"recoupe_version": "test", "corpus": "newsroom"})


def _article(name: str, article: dict[str, Any]) -> dict[str, Any]:
    noise = [[0, 22]] if article["text"].startswith("Accueil") else []
    plain = {
        "article_id": name,
        "language": "fr",
        "url": f"https://{name}.example/une",
        "published_precision": "minute",
        "path": f"{name}.txt",
        "words": len(article["text"].split()),
        "origin_id": f"o_{name.removeprefix('a_')}",
        "noise": json.dumps(noise),
        "agency": "",
    }
    return plain | article


def _holders() -> Any:
    for answer_id, (question_id, _, _, held) in ANSWERS.items():
        for number, (article_id, passage, words, speaker, kind, stance) in enumerate(held):
            article = _article(article_id, ARTICLES[article_id])
            start = article["text"].index(passage)
            first = article["text"].index(words, start) if words else None
            yield {
                "answer_id": answer_id,
                "question_id": question_id,
                "event_id": QUESTIONS[question_id]["event_id"],
                "claim_id": f"c_{answer_id}_{number}",
                "outlet": article["outlet"],
                "speaker": speaker,
                "speaker_kind": kind,
                "stance": stance,
                "voice": "reported" if speaker else "own",
                "origin_id": article["origin_id"],
                "published": article["published"],
                "url": article["url"],
                "article_id": article_id,
                "start": start,
                "end": start + len(passage),
                "passage": passage,
                "value_start": first,
                "value_end": None if first is None else first + len(words),
                "language": article["language"],
            }


def _claim(holder: dict[str, Any]) -> dict[str, Any]:
    event_type = EVENTS[holder["event_id"]]["event_type"]
    return {name: value for name, value in holder.items() if name in SCHEMAS["claims"]} | {
        "event_type": event_type,
        "trigger": "",
    }


def _answer(name: str, holders: list[dict[str, Any]]) -> dict[str, Any]:
    question_id, value, bounds, _ = ANSWERS[name]
    low, high = bounds or (None, None)
    found = {"answer_id": name, "question_id": question_id, "value": value, "low": low, "high": high}
    return found | _support(holders, "answer_id", name)


def _support(holders: list[dict[str, Any]], column: str, value: str) -> dict[str, Any]:
    mine = [holder for holder in holders if holder[column] == value]
    return {
        "n_claims": len(mine),
        "n_answers": len({holder["answer_id"] for holder in mine}),
        "n_outlets": len({holder["outlet"] for holder in mine}),
        "n_speakers": len({holder["speaker"] for holder in mine if holder["speaker"]}),
        "n_origins": len({holder["origin_id"] for holder in mine}),
        "first_published": min(holder["published"] for holder in mine),
        "last_published": max(holder["published"] for holder in mine),
    }
