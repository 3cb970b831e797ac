"""Lemmas mended by a dictionary: base forms that a small treebank has not shown the lemmatizer."""

from __future__ import annotations

from functools import lru_cache

import simplemma
from spacy.attrs import POS
from spacy.symbols import ADJ, NOUN, VERB
from spacy.tokens import Doc

from pipeline.extract.parse.words import having

INFINITIVES = ("er", "ir", "re", "oir")
# Other forms of the same verb: where one is a noun or an adjective too, another is often a verb only.
OTHER_FORMS = ("", "e", "es", "ent", "r", "ir")
PASTS_THAT_ARE_WORDS = {  # the dictionary knows these as nouns or adjectives
    "shot": "shoot",
    "left": "leave",
    "felt": "feel",
    "bound": "bind",
}
PARTICIPLE_OF = {"é": ("er",), "u": ("aître", "ire")}


def mend_lemmas(doc: Doc, language: str) -> None:
    """Give words whose lemma is in no dictionary the one that simplemma has for them."""
    base = _french_base if language == "fr" else english_base
    for place in having(doc, POS, (VERB, NOUN, ADJ)):
        token = doc[place]
        lemma = base(token.lower_, token.lemma_, token.pos == VERB)
        if lemma != token.lemma_:
            token.lemma_ = lemma


@lru_cache(maxsize=100_000)
def _french_base(form: str, lemma: str, verb: bool) -> str:
    if simplemma.is_known(lemma, lang="fr") and (not verb or lemma.endswith(INFINITIVES)):
        return lemma
    if not verb:
        return simplemma.lemmatize(form, lang="fr")
    return infinitive_of(form) or lemma


@lru_cache(maxsize=100_000)
def infinitive_of(form: str) -> str:
    """Return the infinitive of a French verb form, or nothing where the dictionary knows no verb of that form."""
    stem = form.rstrip("s").removesuffix("e")
    regular = (stem[:-1] + ending for ending in PARTICIPLE_OF.get(stem[-1:], ()))
    inflected = (form, *(stem + ending for ending in OTHER_FORMS), *regular)
    found = (simplemma.lemmatize(other, lang="fr") for other in inflected if simplemma.is_known(other, lang="fr"))
    return next((verb for verb in found if verb != form and verb.endswith(INFINITIVES)), "")


@lru_cache(maxsize=100_000)
def english_base(form: str, lemma: str, verb: bool = True) -> str:
    """Trust the dictionary for every verb: treebanks show few; a form in -ing, often a noun too, asks that in -ed."""
    if not verb:
        return lemma if simplemma.is_known(lemma, lang="en") else simplemma.lemmatize(form, lang="en")
    if form in PASTS_THAT_ARE_WORDS:
        return PASTS_THAT_ARE_WORDS[form]
    if form.endswith("s") and simplemma.lemmatize(form, lang="en") == form and simplemma.is_known(form[:-1], lang="en"):
        form = form[:-1]  # "remains" is a word of its own
    past = form.removesuffix("ing") + "ed"
    forms = (form, past) if form.endswith("ing") else (form,)
    found = (simplemma.lemmatize(other, lang="en") for other in forms if simplemma.is_known(other, lang="en"))
    return _with_one_l(next((base for base in found if not base.endswith(("ing", "ed"))), lemma))


def _with_one_l(base: str) -> str:
    """Undo the doubling of British spelling that the dictionary keeps: "cancelled" is "canceled", of "cancel"."""
    single = base.removesuffix("l")
    american = f"{single}ed"
    doubled = base.endswith("ll") and simplemma.is_known(american, lang="en")
    return single if doubled and simplemma.lemmatize(american, lang="en") == single else base
