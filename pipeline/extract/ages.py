"""Whether a number of years is somebody's age or how long something lasts."""

from __future__ import annotations

from functools import cache

from pipeline.extract.mentions import Figure
from pipeline.extract.scene import Scene
from pipeline.knowledge.data import lexicon

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


@cache
def _lasting(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("figure_roles")["lasting"][language]
    return frozenset(words["before"]), frozenset(words["nouns"])
