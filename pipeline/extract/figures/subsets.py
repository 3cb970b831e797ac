"""The part of a total that a figure stands for: a nationality, children, officers."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.figures.figure_roles import is_part
from pipeline.extract.mentions import Figure
from pipeline.extract.scene import Scene
from pipeline.knowledge.countries import country_of
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.places import is_known_place


@cache
def _subsets(language: str) -> dict[str, str]:
    return {word: code for code, entry in lexicon("people")["subsets"].items() for word in entry[language]}


def subset_of(noun: Token, language: str) -> str:
    """Return the part of a total that a noun stands for: a nationality, children, officers."""
    known = _subsets(language).get(noun.lemma_.lower(), "")
    if known:
        return known
    if noun.lemma_.lower() in lexicon("people")["citizens"][language]:  # "foreign nationals"
        told = (
            _subsets(language).get(child.lemma_.lower()) or _nation(child.text, language) for child in noun.children
        )
        return next((code for code in told if code), "")
    located = noun.pos_ == "PROPN" and is_known_place(noun.text, language)
    return "" if located else _nation(noun.text, language)


def _nation(text: str, language: str) -> str:
    country = country_of(text, language)
    return f"country:{country}" if country else ""


def partitive_subset(scene: Scene, figure: Figure, noun: Token | None) -> str:
    """Read "dont 12 graves" as a part of the total before."""
    language = scene.language
    after = scene.doc[figure.mention.last + 1 : figure.mention.last + 8]
    if noun is not None and noun.lemma_.lower() not in lexicon("people")["generic"][language]:
        after = after[: max(0, noun.i - figure.mention.last)]
    code = next((_subsets(language)[t.lemma_.lower()] for t in after if t.lemma_.lower() in _subsets(language)), "")
    return code if is_part(scene, figure) else ""
