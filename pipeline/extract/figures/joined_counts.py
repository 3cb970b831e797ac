"""One figure for two fates: "30 killed or wounded"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.figures.counted_sense import CASUALTIES, VICTIMS
from pipeline.extract.figures.governor_sense import by_participle
from pipeline.extract.figures.noun_sense import by_noun
from pipeline.extract.mentions import Figure
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_kind, counted_words


def joined(scene: Scene, figure: Figure, code: str) -> str:
    """Read "30 morts et blessés", "30 killed or wounded": one figure for two fates counts victims."""
    if counted_kind(code) != CASUALTIES:
        return code
    doc, language = scene.doc, scene.language
    sentence = scene.sentence(figure.mention.last)
    for link in doc[figure.mention.last + 2 : min(figure.mention.last + 6, sentence.end - 1)]:
        if link.like_num or link.text in {",", ";"}:
            return code
        if link.lower_ in {"et", "ou", "and", "or"}:
            fates = {_fate(link.nbor(-1), language), _fate(link.nbor(), language)}
            return VICTIMS if fates.isdisjoint({"", VICTIMS}) and len(fates) == 2 and code in fates else code
    return code


def _fate(token: Token, language: str) -> str:
    """Return the casualty that one word tells, as a noun or a participle."""
    code = (
        by_noun(token, language)
        or counted_words(language, "verb").get(token.lemma_, "")
        or by_participle(token, language)
    )
    return code if counted_kind(code) == CASUALTIES else ""
