"""Trees as a small treebank draws them, and as they must be read."""

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.parse.trees import mend_trees

# Each word with its part of speech, the place of its head, its relation and, where it counts, its features.
Row = tuple[str, str, int, str] | tuple[str, str, int, str, str]

CASES: list[tuple[str, str, list[Row], str, tuple[str, str, str]]] = [
    (
        "a verb that was taken for an adjective governs its sentence",
        "fr",
        [("La", "DET", 1, "det"), ("direction", "NOUN", 1, "ROOT"), ("conteste", "ADJ", 1, "amod"),
         ("la", "DET", 4, "det"), ("mesure", "NOUN", 1, "nmod")],
        "direction",
        ("NOUN", "nsubj", "conteste"),
    ),
    (
        "what can only be a verb is one, above its subject",
        "fr",
        [("Ankara", "PROPN", 0, "ROOT"), ("dément", "ADV", 0, "advmod")],
        "Ankara",
        ("PROPN", "nsubj", "dément"),
    ),
    (
        "and above what it denies",
        "fr",
        [("Ankara", "PROPN", 3, "nsubj"), ("dément", "ADV", 3, "advmod"), ("avoir", "AUX", 3, "aux:tense"),
         ("tiré", "VERB", 3, "ROOT")],
        "tiré",
        ("VERB", "xcomp", "dément"),
    ),
    (
        "but not in a clause that has its verb",
        "fr",
        [("Ankara", "PROPN", 1, "nsubj"), ("semble", "VERB", 1, "ROOT", "Mood=Ind"), ("dément", "ADJ", 1, "xcomp")],
        "dément",
        ("ADJ", "xcomp", "semble"),
    ),
    (
        "a subject takes its article back from the verb",
        "fr",
        [("L'", "DET", 2, "det"), ("intersyndicale", "ADJ", 2, "amod"), ("réclame", "VERB", 2, "ROOT", "Mood=Ind")],
        "intersyndicale",
        ("NOUN", "nsubj", "réclame"),
    ),
    (
        "an adjective that nothing follows as an object would stays one",
        "fr",
        [("Manifestation", "NOUN", 0, "ROOT"), ("calme", "ADJ", 0, "amod"), ("à", "ADP", 3, "case"),
         ("Lyon", "PROPN", 0, "nmod")],
        "calme",
        ("ADJ", "amod", "Manifestation"),
    ),
    (
        "a finite verb takes the noun that no preposition leads in",
        "fr",
        [("Visé", "VERB", 0, "ROOT"), ("ministre", "NOUN", 0, "obl"), ("avait", "AUX", 3, "aux:tense", "Mood=Ind"),
         ("nié", "VERB", 0, "parataxis", "VerbForm=Part")],
        "ministre",
        ("NOUN", "nsubj", "nié"),
    ),
    (
        "a noun above the verb is never hung below it",
        "fr",
        [("Visé", "VERB", 0, "ROOT"), ("ministre", "NOUN", 0, "obl"), ("avait", "AUX", 3, "aux:tense", "Mood=Ind"),
         ("nié", "VERB", 1, "acl:relcl", "VerbForm=Part")],
        "ministre",
        ("NOUN", "obl", "Visé"),
    ),
    (
        "whom a deed is against hangs on the deed",
        "fr",
        [("frappe", "NOUN", 0, "ROOT"), ("de", "ADP", 2, "case"), ("Damas", "PROPN", 0, "nmod"),
         ("contre", "ADP", 4, "case"), ("Alep", "PROPN", 2, "nmod")],
        "Alep",
        ("PROPN", "nmod", "frappe"),
    ),
    (
        "what a noun and a participle joined by a hyphen describe takes their place",
        "en",
        [("died", "VERB", 0, "ROOT"), ("in", "ADP", 2, "case"), ("rebel", "NOUN", 0, "obl"), ("-", "PUNCT", 4, "punct"),
         ("held", "VERB", 2, "acl"), ("districts", "NOUN", 4, "obj")],
        "districts",
        ("NOUN", "obl", "died"),
    ),
    (
        "a participle behind the noun of a would-be compound is a verb, and the noun its subject",
        "en",
        [("Ministers", "NOUN", 2, "compound"), ("blamed", "VERB", 2, "amod"), ("rebels", "NOUN", 2, "ROOT")],
        "Ministers",
        ("NOUN", "nsubj", "blamed"),
    ),
    (
        "a participle that opens a phrase describes its noun",
        "en",
        [("Armed", "VERB", 2, "amod"), ("rebel", "NOUN", 2, "compound"), ("groups", "NOUN", 2, "ROOT")],
        "rebel",
        ("NOUN", "compound", "groups"),
    ),
    (
        "a title and a name are one subject",
        "en",
        [("Colonel", "PROPN", 2, "nsubj"), ("Haddad", "PROPN", 2, "nsubj"), ("spoke", "VERB", 2, "ROOT")],
        "Haddad",
        ("PROPN", "flat", "Colonel"),
    ),
    (
        "what has an object is a verb",
        "en",
        [("accused", "VERB", 0, "ROOT"), ("them", "PRON", 0, "obj"), ("of", "ADP", 3, "case"),
         ("bombing", "NOUN", 1, "nmod"), ("it", "PRON", 3, "obj")],
        "bombing",
        ("VERB", "acl", "them"),
    ),
    (
        "an adjective that is counted is a noun",
        "fr",
        [("Vingt", "NUM", 1, "nummod"), ("civils", "ADJ", 2, "nsubj"), ("fuient", "VERB", 2, "ROOT")],
        "civils",
        ("NOUN", "nsubj", "fuient"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "rows", "word", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_trees_are_mended(language: str, rows: list[Row], word: str, expected: tuple[str, str, str]) -> None:
    doc = Doc(
        spacy.blank(language).vocab,
        words=[row[0] for row in rows],
        spaces=["-" not in {row[0], after[0]} for row, after in zip(rows, [*rows[1:], rows[0]], strict=True)],
        pos=[row[1] for row in rows],
        heads=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        morphs=[row[4] if len(row) > 4 else "" for row in rows],
    )
    mend_trees(doc, language)
    token = next(token for token in doc if token.text == word)
    assert (token.pos_, token.dep_, token.head.text) == expected
