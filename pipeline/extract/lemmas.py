"""Lemmas mended by a dictionary: base forms that a small treebank has not shown the lemmatizer."""

from __future__ import annotations

from functools import lru_cache

import simplemma
from spacy.tokens import Doc

INFINITIVES = ("er", "ir", "re", "oir")
PARTICIPLES = ("", "e", "es")  # the feminine is often the only form of a participle that is no adjective or noun too


def mend_lemmas(doc: Doc, language: str) -> None:
    """Give words whose lemma is in no dictionary the one that simplemma has for them."""
    base = _french_base if language == "fr" else _english_base
    for token in doc:
        if token.pos_ in ("VERB", "NOUN", "ADJ"):
            token.lemma_ = base(token.lower_, token.lemma_, token.pos_ == "VERB")


@lru_cache(maxsize=100_000)
def _french_base(form: str, lemma: str, verb: bool) -> str:
    if simplemma.is_known(lemma, lang="fr") and (not verb or lemma.endswith(INFINITIVES)):
        return lemma
    if not verb:
        return simplemma.lemmatize(form, lang="fr")
    found = (simplemma.lemmatize(form.rstrip("s") + ending, lang="fr") for ending in PARTICIPLES)
    whole = simplemma.lemmatize(form, lang="fr")
    return next((verb for verb in (whole, *found) if verb.endswith(INFINITIVES)), lemma)


@lru_cache(maxsize=100_000)
def _english_base(form: str, lemma: str, verb: bool) -> str:
    """Trust the dictionary for every verb: English forms are seldom ambiguous, and treebanks show few of them."""
    return simplemma.lemmatize(form, lang="en") if verb or not simplemma.is_known(lemma, lang="en") else lemma
