"""The recipe's small steps, on sentences of our own."""

import random
from pathlib import Path

import pytest
import spacy

from pipeline.language.training.augment import announced, quoted, regular_verbs, reworded
from pipeline.language.training.conllu import Sentence, read_conllu
from pipeline.language.training.entities import (
    Named,
    joined,
    outermost,
    pool_of,
    propagated,
    read_brat,
    read_iob,
    shouted,
    swapped,
    tightened,
    undated,
)
from pipeline.language.training.printed import (
    PERTURBATIONS,
    SHARES,
    Printing,
    bare_capitals,
    bullet,
    cut_passage,
    dotted_thousands,
    headline_in_capitals,
    spaced_thousands,
    thin_guillemets,
    tight_guillemets,
    unstopped,
)
from pipeline.language.training.recipe import TOKENIZER
from pipeline.language.training.treebank import document, documents

FRENCH = """\
# text = Le bilan du raid dépasse 1 200 morts.
1\tLe\tle\tDET\t_\tGender=Masc|Number=Sing\t2\tdet\t_\t_
2\tbilan\tbilan\tNOUN\t_\tGender=Masc|Number=Sing\t6\tnsubj\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def|Gender=Masc\t5\tdet\t_\t_
5\traid\traid\tNOUN\t_\tGender=Masc|Number=Sing\t2\tnmod\t_\t_
6\tdépasse\tdépasser\tVERB\t_\tMood=Ind|Typo=Yes\t0\troot\t_\t_
7\t1 200\t1 200\tNUM\t_\tNumber=Plur\t8\tnummod\t_\t_
8\tmorts\tmort\tNOUN\t_\tNumber=Plur\t6\tobl:arg\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_

1\tauquel\tlequel\tPRON\t_\t_\t0\troot\t_\t_

1-2\tauquel\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tà\tà\tADP\t_\t_\t2\tcase\t_\t_
2\tlequel\tlequel\tPRON\t_\t_\t0\troot\t_\t_
"""
ENGLISH = """\
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn’t\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tsay\tsay\tVERB\t_\t_\t0\troot\t_\t_
4.1\tit\tit\tPRON\t_\t_\t_\t_\t_\t_
"""


def sentences(tmp_path: Path, text: str) -> list[Sentence]:
    path = tmp_path / "bank.conllu"
    path.write_text(text, encoding="utf-8")
    return list(read_conllu(path))


def printed(sentence: Sentence) -> str:
    return "".join(word.form + " " * word.space for word in sentence)


def names(named: Named) -> list[tuple[str, str]]:
    return [(" ".join(named.words[start:end]), label) for start, end, label in named.entities]


def named(text: str, *entities: tuple[int, int, str]) -> Named:
    words = tuple(text.split())
    return Named(words, (True,) * len(words), entities)


def test_contractions_are_one_word(tmp_path: Path) -> None:
    first = sentences(tmp_path, FRENCH)[0]
    assert printed(first) == "Le bilan du raid dépasse 1 200 morts. "
    contraction = first[2]
    assert (contraction.form, contraction.lemma, contraction.pos, contraction.relation) == ("du", "de", "ADP", "case")
    assert first[contraction.head].form == "raid"
    assert contraction.features == "Definite=Def|Gender=Masc"


def test_a_contracted_pronoun_is_a_pronoun(tmp_path: Path) -> None:
    contraction = sentences(tmp_path, FRENCH)[2][0]
    assert (contraction.lemma, contraction.pos, contraction.head, contraction.space) == ("lequel", "PRON", 0, False)


def test_numbers_are_cut_where_the_tokenizer_cuts(tmp_path: Path) -> None:
    first = sentences(tmp_path, FRENCH)[0]
    pieces = [(word.form, word.relation, first[word.head].form, word.features) for word in first[5:7]]
    assert pieces == [("1", "nummod", "morts", "NumType=Card"), ("200", "flat", "1", "NumType=Card")]
    assert first[7].relation == "obl"


def test_english_parts_that_spell_the_word_stay_apart(tmp_path: Path) -> None:
    (sentence,) = sentences(tmp_path, ENGLISH)
    assert [word.form for word in sentence] == ["They", "did", "n't", "say"]
    assert printed(sentence) == "They didn't say "


def test_documents_hold_every_word_and_its_head(tmp_path: Path) -> None:
    bank = sentences(tmp_path, FRENCH)
    doc = document(bank, spacy.blank("fr").vocab, random.Random(1))
    assert [token.text for token in doc if not token.is_space] == [word.form for part in bank for word in part]
    assert [sentence.root.text for sentence in doc.sents] == ["dépasse", "auquel", "auquel"]
    assert len(documents(bank * 20, doc.vocab, random.Random(1))) > 5


def test_headline_forms(tmp_path: Path) -> None:
    first = sentences(tmp_path, FRENCH)[0]
    assert printed(unstopped(first, random.Random(1))) == "Le bilan du raid dépasse 1 200 morts"
    headline = announced(first, first[4])
    assert printed(headline).startswith("dépasse : Le bilan")
    assert headline[headline[0].head].form == "dépasse"
    assert [headline[word.head].form for word in headline[2:]] == [first[word.head].form for word in first]


def rows(*words: str) -> str:
    """Write a treebank sentence whose first word governs the others; a word that ends in `_` has no space after it."""
    return "\n".join(
        f"{number}\t{word.rstrip('_')}\t{word}\tX\t_\t_\t{int(number > 1)}\t{'dep' if number > 1 else 'root'}\t_\t"
        + ("SpaceAfter=No" if word.endswith("_") else "_")
        for number, word in enumerate(words, 1)
    )


@pytest.mark.parametrize(
    ("printing", "words", "expected"),
    [
        (bare_capitals, ("À_", "l'_", "État"), "Al'Etat "),
        (headline_in_capitals, ("L'_", "évêque", "nie_", "."), "L'EVEQUE NIE"),
        (tight_guillemets, ("Il", "«", "nie", "»"), "Il «nie» "),
        (thin_guillemets, ("Il", '"_', "nie_", '"'), "Il «\u202fnie\u202f» "),
        (spaced_thousands, ("Environ", "12345", "ou", "999"), "Environ 12 345 ou 999 "),
        (dotted_thousands, ("Environ", "12345", "morts"), "Environ 12.345 morts "),
        (cut_passage, ("Oui_", ",", "certes_", "."), "Oui, [...] certes... "),
    ],
)
def test_printings(tmp_path: Path, printing: Printing, words: tuple[str, ...], expected: str) -> None:
    (sentence,) = sentences(tmp_path, rows(*words))
    assert printed(printing(sentence, random.Random(1))) == expected


@pytest.mark.parametrize("printing", sorted({*SHARES, *PERTURBATIONS["fr"]}, key=lambda printing: printing.__name__))
def test_every_printing_keeps_each_word_under_its_head(tmp_path: Path, printing: Printing) -> None:
    (sentence,) = sentences(tmp_path, rows("Il", "nie_", ",", "«", "oui", "»", "et", "part_", "."))
    other = printing(sentence, random.Random(1))
    kept = [word for word in other if not word.added]
    assert all(other[word.head] == kept[0] for word in kept)
    assert all(0 <= word.head < len(other) for word in other)


def test_a_bullet_opens_the_sentence_and_is_marked_as_added(tmp_path: Path) -> None:
    (sentence,) = sentences(tmp_path, rows("Il", "part"))
    assert [word.added for word in bullet(sentence, random.Random(1))] == [True, False, False]


@pytest.mark.parametrize("seed", range(12))
def test_other_quotation_marks_change_no_word(tmp_path: Path, seed: int) -> None:
    text = "\n".join(
        f"{n}\t{form}\t{form}\tX\t_\t_\t0\troot\t_\t_" for n, form in enumerate(["«", "Non", "»", "dit-il"], 1)
    )
    (sentence,) = sentences(tmp_path, text)
    other = quoted(sentence, random.Random(seed))
    assert [word.form for word in other if word.form.isalpha()] == ["Non"]
    assert printed(other).strip() in {"« Non » dit-il", "«Non» dit-il", '"Non" dit-il'}


def test_other_verbs_are_conjugated_alike(tmp_path: Path) -> None:
    first = sentences(tmp_path, FRENCH)[0]
    found = {reworded(first, ["recenser"], random.Random(seed))[4] for seed in range(9)}
    assert {(word.form, word.lemma) for word in found} == {("dépasse", "dépasser"), ("recense", "recenser")}
    assert reworded(first, ["annuler"], random.Random(1)) == first
    assert regular_verbs(["tuer", "appeler", "placer", "nager", "dire", "viser"]) == ["tuer", "viser"]


def test_outermost_entities_are_kept() -> None:
    assert outermost([(2, 3, "LOC"), (0, 3, "ORG"), (5, 6, "PER"), (4, 6, "PER")]) == ((0, 3, "ORG"), (4, 6, "PER"))


def test_brat(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("L’Université de Lyon ouvre le 3 mai à 8 h.\n\nJean Petit", encoding="utf-8")
    notes = [
        "T1\tOrganization 2 20\tUniversité de Lyon",
        "T2\tLocation 16 20\tLyon",
        "T3\tDate 30 35\t3 mai",
        "T4\tHour 38 41\t8 h",
        "R1\tnothing of ours",
        "T5\tPerson 44 48;49 54\tJean Petit",
    ]
    (tmp_path / "a.ann").write_text("\n".join(notes), encoding="utf-8")
    read = read_brat(tmp_path / "a.txt", spacy.blank("fr", config=TOKENIZER))
    assert names(read) == [
        ("Université de Lyon", "ORG"),
        ("3 mai", "DATE"),
        ("8 h", "TIME"),
        ("Jean Petit", "PER"),
    ]


def test_iob(tmp_path: Path) -> None:
    rows = [
        "# text = Ann O’Hara left (again).",
        *"1 Ann B-PER|2 O’Hara I-PER|3 left O|4 ( O".replace(" ", "\t").split("|"),
    ]
    rows += "5 again O|6 ) O|7 . O||1 It O|2 's O|3 Rome B-LOC|4 . O".replace(" ", "\t").split("|")
    (tmp_path / "a.iob2").write_text("\n".join(rows), encoding="utf-8")
    first, second = (text.document(spacy.blank("en").vocab) for text in read_iob(tmp_path / "a.iob2"))
    assert (first.text, [entity.text for entity in first.ents]) == ("Ann O'Hara left (again).", ["Ann O'Hara"])
    assert second.text.strip() == "It's Rome."


def test_repeated_names_are_annotated() -> None:
    text = named("Jean Petit parle . Petit ment . Jean Petit part", (0, 2, "PER"))
    assert names(propagated(text)) == [("Jean Petit", "PER"), ("Jean Petit", "PER")]


def test_dates_are_left_out() -> None:
    assert names(undated(named("Rome en 2017", (0, 1, "LOC"), (2, 3, "DATE")))) == [("Rome", "LOC")]


def test_wiki_spaces_are_taken_away() -> None:
    assert (
        tightened(named("À Rome ( Italie ) , hier .")).document(spacy.blank("fr").vocab).text
        == "À Rome (Italie), hier. "
    )


def test_swapped_names_keep_their_spans() -> None:
    text = named("À Rome , Jean Petit parle", (1, 2, "LOC"), (3, 5, "PER"))
    pool = pool_of([named("New York et Awa", (0, 2, "LOC"), (3, 4, "PER"))])
    seen = {tuple(names(swapped(text, pool, random.Random(seed)))) for seed in range(20)}
    assert seen == {((place, "LOC"), (who, "PER")) for place in ("Rome", "New York") for who in ("Jean Petit", "Awa")}
    assert shouted(text).words[1] == "ROME"


def test_joined_sentences_keep_their_names() -> None:
    texts = [named("Rome brûle .", (0, 1, "LOC")), named("Awa part .", (0, 1, "PER"))] * 5
    found = list(joined(texts, random.Random(3)))
    assert [name for text in found for name in names(text)] == [("Rome", "LOC"), ("Awa", "PER")] * 5
    assert {text.document(spacy.blank("fr").vocab).text.count("\n") for text in found} >= {0, 1}
