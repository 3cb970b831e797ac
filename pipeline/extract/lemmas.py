"""Lemmas mended: base forms that a small treebank has not shown the lemmatizer."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import triggers

FUTURE = re.compile(r"(\w+[ei]r)(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)")


def mend_lemmas(doc: Doc, language: str) -> None:
    """Give French verb forms the infinitive they must have: no treebank has shown the lemmatizer every verb."""
    if language == "en":
        for token in doc:
            token.lemma_ = _english_base(token) if token.pos_ == "VERB" else token.lemma_
        return
    forms = _verb_forms()
    for token in doc:
        after_article = token.i > 0 and token.nbor(-1).pos_ == "DET"
        known = forms.get(token.lower_)
        if known is not None and not after_article and (token.pos_ == "VERB" or token.lemma_ in {token.lower_, known}):
            token.lemma_, token.pos_ = known, "VERB"
        elif token.pos_ == "VERB" and after_article and token.lower_.endswith("ment"):
            token.lemma_, token.pos_ = token.lower_, "NOUN"
        elif token.pos_ == "VERB":
            token.lemma_ = _infinitive(token)


def _english_base(token: Token) -> str:
    """Replace a lemma that no lexicon knows by the base form of the verb that one does ("neglecte" -> "neglect")."""
    known = triggers("en")
    if token.lemma_ in known or not token.lower_.endswith(("ed", "ing")):
        return token.lemma_
    stem = token.lower_.removesuffix("ed").removesuffix("ing")
    return next((base for base in (stem, stem + "e", stem[:-1]) if base in known), token.lemma_)


@cache
def _verb_forms() -> dict[str, str]:
    return {form: verb for verb, listed in lexicon("grammar")["verb_forms"]["fr"].items() for form in listed}


def _infinitive(token: Token) -> str:
    """Read the infinitive off a future, a conditional or a participle in -é."""
    future = FUTURE.fullmatch(token.lower_)
    told = {*token.morph.get("Mood", []), *token.morph.get("Tense", [])} & {"Cnd", "Fut"}
    if future is not None and (told or _no_verb(token.lemma_, future[1])):
        return str(future[1])
    stem = token.lemma_.rstrip("es") if token.lemma_[-1:] in "sé" or token.lemma_.endswith("ée") else token.lemma_
    return stem[:-1] + "er" if stem.endswith("é") else token.lemma_


def _no_verb(lemma: str, infinitive: str) -> bool:
    """Tell whether a lemma is no French infinitive, or one with an ending left on ("uniraier", "unire")."""
    return not lemma.endswith(("er", "ir", "re", "oir")) or lemma.removeprefix(infinitive) in {"e", "aier", "aire"}
