"""What the words around a figure make of it: a change, a rate, a part of the figure before it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extract.mentions import Figure
from pipeline.extract.numerals.number import plain
from pipeline.extract.numerals.rates import rate_at
from pipeline.extract.scene import Scene
from pipeline.knowledge.data import lexicon

CHANGE, PART = "variation", "part"  # words that both languages have, as they are shown
_AFTER = 7  # tokens behind a figure in which "parmi les victimes" still speaks of it
_NEAR = 5  # tokens after a figure in which its role is said
_CLAUSE = 10  # tokens before "by" in which a verb says what moves ("lowered the toll of Sunday's fire by 100")


def is_part(scene: Scene, figure: Figure) -> bool:
    """Tell whether "dont", "parmi" or "including" leads in the figure, or "among them" follows it."""
    first, last = figure.mention.first, figure.mention.last
    lead = {token.lower_ for token in scene.doc[max(0, first - 2) : first]}
    whole = first > 0 and "Def" in scene.doc[first - 1].morph.get("Definite", [])  # "parmi les 1 500 inscrits"
    if not whole and lead & set(lexicon("people")["partitive"][scene.language]):
        return True
    sentence = scene.sentence(first)
    before, after = (
        scene.doc[max(sentence.start, first - 3) : first],
        scene.doc[last + 1 : min(last + 1 + _AFTER, sentence.end)],
    )
    told = f" {before.text.lower()} | {after.text.lower().partition(',')[0]} "
    return any(f" {phrase} " in told for phrase in lexicon("figure_roles")["part"][scene.language])


def role_of(scene: Scene, figure: Figure, noun: Token | None) -> str:
    """Return the part of a question that a change or a rate stands for, so that it is set against no total."""
    if _is_change(scene, figure):
        return CHANGE
    last = noun.i if noun is not None and 0 < noun.i - figure.mention.last <= _NEAR else figure.mention.last
    following = scene.doc[last + 1 : min(last + 1 + _NEAR, scene.sentence(last).end)]
    _, rate = rate_at(plain(f" {following.text}"), 0, scene.language)
    return f"/{rate}" if rate else ""


def _is_change(scene: Scene, figure: Figure) -> bool:
    words = lexicon("figure_roles")["change"][scene.language]
    first, last = figure.mention.first, figure.mention.last
    sentence = scene.sentence(first)
    after = scene.doc[last + 1 : min(last + 1 + _NEAR, sentence.end)]
    clause = after.text.lower().partition(",")[0]
    if any(clause.startswith(f"{word} ") or f" {word} " in f"{clause} " for word in words["after"]):
        return True
    range_ = len(after) > 0 and after[0].lower_ == "à"  # "de 100 à 253"; in English "by 100 to 253" is a change
    while first > sentence.start and scene.doc[first - 1].is_quote:
        first -= 1
    if first == 0 or scene.doc[first - 1].lower_ not in words["by"] or range_:
        return False
    before = scene.doc[max(sentence.start, first - _CLAUSE) : first - 1]
    return any(token.lemma_.lower() in _moves(scene.language) for token in before)


@cache
def _moves(language: str) -> frozenset[str]:
    return frozenset(lexicon("figure_roles")["change"][language]["moves"])
