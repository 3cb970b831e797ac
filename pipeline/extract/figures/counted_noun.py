"""The noun that a figure counts, by the order of words."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.mentions import Figure
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_words

BRIDGES = frozenset({"de", "d'", "des", "of", "»", "«", '"', "autres", "other", "more", "-"})
_REACH = 8
OTHERS = frozenset({"autres", "others"})
DEGREES = frozenset({"plus", "moins", "très", "most", "more", "very"})


def noun_of(scene: Scene, figure: Figure) -> Token | None:
    """Find the noun that a figure counts by the order of words: right after it, across "de", quotes and adjectives.

    Word order is surer than the tree here: in "36.000 à Toulouse, 26.000 à Marseille" a parser hangs figures on cities.
    """
    doc = scene.doc
    for token in doc[figure.mention.last + 1 : figure.mention.last + _REACH]:
        if token.lower_ == "year" and token.i + 1 < len(doc) and doc[token.i + 1].text == "-":
            continue  # "two 16-year-old boys"
        if token.dep_ == "compound" and token.head.i > token.i and token.pos_ == "NOUN":
            continue
        if token.pos_ in {"NOUN", "PROPN"} and not _locates(scene, token):
            return token
        if token.pos_ in {"VERB", "ADJ"} and _participle_ends(token):
            return token
        if token.pos_ == "PRON" and token.lower_ in OTHERS:
            return token
        if token.lower_ in DEGREES and token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "ADJ":
            continue
        if token.lower_ not in BRIDGES and token.pos_ not in {"ADJ", "DET", "NUM"}:
            break
    return _carried(scene, figure)


def _participle_ends(token: Token) -> bool:
    """Tell whether a participle or adjective itself names who is counted ("22 tués", "500 injured")."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        following is None
        or following.pos_ not in {"NOUN", "PROPN"}
        or (token.head != following and following.dep_ not in {"nsubj", "obj", "nmod", "conj", "obl"})
    )


def _locates(scene: Scene, token: Token) -> bool:
    return in_time(scene, token) or (token.ent_type_ == "LOC" and token.pos_ == "PROPN")


def _carried(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun inside the figure's own words, for "une dizaine" that a tree lets count its complement."""
    doc = scene.doc
    last = doc[figure.mention.last]
    return last if last.pos_ == "NOUN" and last.lemma_.lower() in counted_words(scene.language, "noun") else None


def in_time(scene: Scene, token: Token) -> bool:
    """Tell whether a token belongs to a time that the article names."""
    return scene.in_time(token.i)
