"""Futures and conditionals told by their build, of which a small treebank has shown the tagger too few."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.attrs import POS
from spacy.symbols import AUX, VERB
from spacy.tokens import Doc

from pipeline.extract.parse.words import having

_FUTURE = frozenset({"ai", "as", "a", "ons", "ez", "ont"})
_BUILT = re.compile(r"(.*r)(ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)")
# Stems that are no infinitive, and on which nothing else is built; the last ones end the stems of many verbs
_STEMS = frozenset({"ser", "aur", "pourr", "devr", "fer", "ir", "saur", "voudr", "verr", "faudr", "vaudr", "enverr"})
_ENDS_OF_STEMS = ("viendr", "tiendr", "cevr", "mourr", "courr", "querr")


def mend_moods(doc: Doc, language: str) -> None:
    """Give French verbs the future or the conditional that they are built as ("seraient", "saura", "soumettra")."""
    if language != "fr":
        return
    for place in having(doc, POS, (VERB, AUX)):
        token = doc[place]
        built = _built_as(token.lower_, token.lemma_)
        read = (*token.morph.get("Mood", []), *token.morph.get("Tense", []))
        if built and read != built:
            features = token.morph.to_dict() | {"Mood": built[0], "Tense": built[1], "VerbForm": "Fin"}
            token.set_morph(features)  # type: ignore[attr-defined]  # spaCy's stubs leave it out


@lru_cache(maxsize=100_000)
def _built_as(form: str, lemma: str) -> tuple[str, str] | None:
    """Return the mood and tense that a form shows by its stem and ending, or nothing."""
    parts = _BUILT.fullmatch(form)
    if parts is None:
        return None
    stem, ending = parts[1], parts[2]
    if lemma == f"{stem}er" and ending not in _FUTURE:
        return ("Ind", "Imp")  # "tirait"
    if stem in _STEMS or stem.endswith(_ENDS_OF_STEMS) or lemma in {stem, f"{stem}e"}:
        return ("Ind", "Fut") if ending in _FUTURE else ("Cnd", "Pres")
    return None
