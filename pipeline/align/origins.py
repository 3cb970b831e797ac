"""Which texts descend from one text: copies, one agency's story, passages that are near-identical."""

from __future__ import annotations

import re

import networkx as nx
import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from scipy import sparse

from pipeline.align.text import incidence
from pipeline.align.units import days
from pipeline.config import AlignSettings
from pipeline.records import content_id

_SHINGLE = 4
_AGENCY_OVERLAP = 0.35
_COMMONPLACE = 200


def trace_origins(
    claims: pd.DataFrame, articles: pd.DataFrame, settings: AlignSettings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give articles and claims the origin they descend from; an article that was joined to another says why."""
    reasons = pd.concat(
        [_declared(articles), _copied(articles, settings), _one_agency(articles, claims)],
        ignore_index=True,
    )
    articles = _with_origins(articles, reasons)
    origin = dict(zip(articles["article_id"], articles["origin_id"], strict=True))
    return claims.assign(origin_id=_passage_origins(claims, articles, origin, settings)), articles


def _declared(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles that reading the files already showed to be copies."""
    copies = articles[articles["duplicate_of"].fillna("").isin(articles["article_id"])]
    return _reasons(
        copies["duplicate_of"],
        copies["article_id"],
        ["texte presque identique"] * len(copies),
        ["near-identical text"] * len(copies),
    )


def _copied(articles: pd.DataFrame, settings: AlignSettings) -> pd.DataFrame:
    """Articles that hold most of another's word sequences, and little more than half as much again of their own."""
    pairs = _overlaps(articles)
    alike = (pairs["overlap"] >= settings.copy_similarity) & (pairs["share"] >= settings.copy_similarity / 2)
    pairs = pairs[alike & (pairs["words"] >= settings.copy_min_words)]
    facts = [(round(100 * overlap), words) for overlap, words in zip(pairs["overlap"], pairs["words"], strict=True)]
    return _reasons(
        pairs["a"], pairs["b"],
        [f"{percent} % identique sur {words} mots" for percent, words in facts],
        [f"{percent}% identical over {words} words" for percent, words in facts],
    )  # fmt: skip


def _one_agency(articles: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Articles that credit one agency, share an event, came out within a day and share much of their text."""
    told = claims[["article_id", "event_id"]].drop_duplicates()
    shared = told.merge(told, on="event_id", suffixes=("_a", "_b"))
    shared = set(zip(shared["article_id_a"], shared["article_id_b"], strict=True))
    pairs = _overlaps(articles[articles["agency"].fillna("") != ""])
    rows = articles.set_index("article_id")[["agency", "published"]]
    left, right = rows.reindex(pairs["a"]), rows.reindex(pairs["b"])
    gap = np.abs(days(left["published"]) - days(right["published"]))
    one_story = [pair in shared for pair in zip(pairs["a"], pairs["b"], strict=True)]
    one_credit = left["agency"].to_numpy() == right["agency"].to_numpy()
    kept = one_credit & (np.nan_to_num(gap) <= 1) & np.array(one_story, bool)
    pairs = pairs[kept & (pairs["overlap"] >= _AGENCY_OVERLAP)]
    agencies = rows["agency"].reindex(pairs["a"])
    french = [f"même crédit d'agence ({agency})" for agency in agencies]
    return _reasons(pairs["a"], pairs["b"], french, [f"same agency credit ({agency})" for agency in agencies])


def _reasons(a: pd.Series, b: pd.Series, french: list[str], english: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"a": list(a), "b": list(b), "reason": french, "reason_en": english})


def _overlaps(articles: pd.DataFrame) -> pd.DataFrame:
    """For each two articles that share word sequences: how much of the shorter one and of the longer one that is."""
    present = _shingles(articles["text"].fillna("").tolist())
    sizes = np.asarray(present.sum(axis=1)).ravel()
    common = sparse.triu(present @ present.T, k=1).tocoo()
    words = articles["text"].fillna("").str.split().str.len().to_numpy()
    shorter, longer = (pick(sizes[common.row], sizes[common.col]) for pick in (np.minimum, np.maximum))
    names = articles["article_id"].to_numpy(object)
    return pd.DataFrame(
        {
            "a": names[common.row],
            "b": names[common.col],
            "overlap": common.data / np.maximum(shorter, 1),
            "share": common.data / np.maximum(longer, 1),
            "words": np.minimum(words[common.row], words[common.col]),
        }
    )


def _shingles(texts: list[str]) -> sparse.csr_matrix:
    """Which runs of four words stand in which text; runs that many texts hold are left out."""
    present = incidence([_runs(text) for text in texts])
    spread = np.asarray(present.sum(axis=0)).ravel()
    return sparse.csr_matrix(present[:, spread <= _COMMONPLACE])


def _runs(text: str) -> list[str]:
    words = re.findall(r"\w+", text.casefold())
    return sorted({" ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)})


def _with_origins(articles: pd.DataFrame, reasons: pd.DataFrame) -> pd.DataFrame:
    """Name each group of articles by its earliest member, and give the others their reason."""
    root = _earliest(articles, reasons)
    origin = {article: content_id("origin", first) for article, first in root.items()}
    why: dict[str, tuple[str, str]] = {}
    for a, b, french, english in reasons.itertuples(index=False, name=None):
        for article in (a, b):
            if root[article] != article:
                why.setdefault(article, (french, english))
    names = articles["article_id"].tolist()
    return articles.assign(
        origin_id=[origin[name] for name in names],
        origin_reason=[why.get(name, ("", ""))[0] for name in names],
        origin_reason_en=[why.get(name, ("", ""))[1] for name in names],
    )


def _earliest(articles: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, str]:
    """Map each article to the earliest published one that it is joined to, itself included."""
    order = articles.sort_values(["published", "article_id"], na_position="last")["article_id"].tolist()
    rank = {article: number for number, article in enumerate(order)}
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from(zip(pairs["a"], pairs["b"], strict=True))
    return {member: min(group, key=rank.__getitem__) for group in nx.connected_components(graph) for member in group}


def _passage_origins(
    claims: pd.DataFrame, articles: pd.DataFrame, origin: dict[str, str], settings: AlignSettings
) -> pd.Series:
    """A claim's origin is its article's, unless its passage repeats one that an earlier article holds."""
    passages = claims[["article_id", "passage"]].drop_duplicates().reset_index(drop=True)
    passages = passages[passages["passage"].str.split().str.len() >= settings.copy_min_words].reset_index(drop=True)
    present = _shingles(passages["passage"].tolist())
    common = sparse.triu(present @ present.T, k=1).tocoo()
    texts = passages["passage"].str.casefold()
    alike = process.cpdist(texts[common.row].tolist(), texts[common.col].tolist(), scorer=fuzz.ratio)
    same = np.asarray(alike, dtype=float) >= 100 * settings.copy_similarity
    graph = nx.Graph()
    graph.add_nodes_from(range(len(passages)))
    graph.add_edges_from(zip(common.row[same].tolist(), common.col[same].tolist(), strict=True))
    order = articles.sort_values(["published", "article_id"], na_position="last")["article_id"].tolist()
    rank = passages["article_id"].map({article: number for number, article in enumerate(order)})
    first = {
        member: min(group, key=lambda i: (rank[i], i)) for group in nx.connected_components(graph) for member in group
    }
    passages["root"] = [passages["article_id"][first[number]] for number in range(len(passages))]
    root = {(row.article_id, row.passage): row.root for row in passages.itertuples()}
    pairs = zip(claims["article_id"], claims["passage"], strict=True)
    return pd.Series([origin[root.get(pair, pair[0])] for pair in pairs], index=claims.index, dtype=object)
