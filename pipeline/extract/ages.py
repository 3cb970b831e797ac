"""Whether a number of years is somebody's age or how long something lasts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.extract.mentions import Figure
from pipeline.extract.scene import Scene
from pipeline.knowledge.data import lexicon

_OLDEST = 116
_NEAR = 4  # tokens before a figure in which what lasts is named


def is_age(scene: Scene, figure: Figure) -> bool:
    """Tell an age ("un ouvrier de 36 ans", "à 62 ans", "Claude, 42 ans,") from a duration ("20 ans de prison")."""
    if figure.quantity.unit != "year":
        return False
    doc, first, last = scene.doc, figure.mention.first, figure.mention.last
    if figure.quantity.text.lower().endswith(("old", "olds")):
        return True
    sentence = scene.sentence(first)
    before = doc[max(sentence.start, first - _NEAR) : first]
    following = doc[last + 1].lower_ if last + 1 < sentence.end else ""
    lead = before[-1].lower_ if len(before) else ""
    starts, nouns = _lasting(scene.language)
    if following in {"de", "d'", "of", "in", "après", "avant", "later", "ago", "plus"} or lead in starts:
        return False
    if any(token.lemma_.lower() in nouns for token in before):
        return False
    return lead in {"de", "d'", "à", ",", "(", "et", "and", "aged", "âgé", "âgée", "âgés", "âgées", "moins", "plus"}


def as_age(scene: Scene, figure: Figure) -> Figure:
    """Read the bare number that English sets behind a name, between commas, as years of age ("Ann Lee, 33,")."""
    quantity, first, last = figure.quantity, figure.mention.first, figure.mention.last
    bare = scene.language == "en" and not quantity.unit and quantity.low == quantity.high and first == last
    if not bare or not 0 < quantity.low < _OLDEST or first < 2 or last + 1 >= len(scene.doc):
        return figure
    named = scene.doc[first - 2].pos_ == "PROPN" and scene.doc[first - 1].text == ","
    if not named or scene.doc[last + 1].text not in {",", ".", ";"}:
        return figure
    return replace(figure, quantity=replace(quantity, unit="year"))


@cache
def _lasting(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("figure_roles")["lasting"][language]
    return frozenset(words["before"]), frozenset(words["nouns"])
