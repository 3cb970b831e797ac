"""What a noun says of a figure beside it: its own sense, and what describes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from pipeline.extract.mentions import Figure
from pipeline.extract.parse.syntax import (
    children,
    follows,
)
from pipeline.knowledge.counted import counted_words
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class

CASES = frozenset({"cas", "case"})


def outside(noun: Token, figure: Figure | None) -> Token:
    """Climb from a noun that completes the figure ("une dizaine de personnes") to the figure's own head."""
    while figure is not None and figure.mention.first <= noun.head.i <= figure.mention.last and noun.i != noun.head.i:
        noun = noun.head
    return noun


def by_noun(noun: Token, language: str) -> str:
    """Read what is counted off the noun itself ("22 morts"), or return an empty string."""
    words = counted_words(language, "noun")
    phrased = _phrase_table(tuple(words.items()))
    first = {noun.lemma_.lower(), noun.lower_.rstrip("s")}
    phrase = next((code for said, code in phrased if len(said) > 1 and said[0] in first and follows(noun, said)), "")
    if phrase:
        return phrase
    if noun.lemma_.lower() in CASES and any(
        child.lemma_.lower() in closed_class("diseases", language) for child in noun.children
    ):
        return words.get("contamination", "") or words.get("infection", "")
    singular = "-".join(part.rstrip("s") for part in noun.lower_.split("-"))
    forms = [singular, noun.lemma_.lower(), noun.lower_, noun.lower_.rstrip("s")]
    if language == "fr":
        forms.append(singular.removesuffix("e"))  # "trois blessées"
    return next((words[form] for form in forms if form in words), "")


def by_modifier(noun: Token, language: str) -> str:
    """Read "14 civils tués", "300 personnes évacuées", "22 people dead"."""
    verbs, nouns = counted_words(language, "verb"), counted_words(language, "noun")
    for child in noun.children:
        behind = child.i > noun.i and not _of_a_part(noun, child) and not _acts_itself(child)
        if behind and child.dep_ in {"acl", "amod", "acl:relcl", "appos"}:
            code = verbs.get(child.lemma_, "") or nouns.get(child.lemma_, "") or nouns.get(child.lower_, "")
            code = code or (
                counted_words(language, "undergo").get(child.lemma_, "") if child.dep_ == "acl:relcl" else ""
            )
            if code:
                return code
    return ""


def _of_a_part(noun: Token, child: Token) -> bool:
    """Tell whether what a tree hangs on a noun is said of a part of it ("60 morts, dont 25 identifiés")."""
    between = noun.doc[noun.i + 1 : child.i]
    return any(token.like_num or token.lower_ in {"dont", "including", "notamment"} for token in between)


def _acts_itself(verb: Token) -> bool:
    """Tell whether a clause says what a noun did and not what befell it ("a man who killed two")."""
    return any("Rel" not in child.morph.get("PronType", []) for child in children(verb, "obj"))


def is_generic(noun: Token, language: str) -> bool:
    """Tell whether a noun means people in general."""
    return noun.lemma_.lower() in lexicon("people")["generic"][language]


def phrases(table: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Split the phrases of a lexicon into their words, each with its code."""
    return _phrase_table(tuple(table.items()))


@cache
def _phrase_table(items: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(key.split()), code) for key, code in items)
