"""Vary treebank sentences into what newspapers print: headlines in capitals, lost accents, bare guillemets."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.language.training.conllu import Sentence, Word
from pipeline.language.training.printed import CLOSING, OPENING, inserted, printed, root_of, unstopped

ANNOUNCED = 0.03  # how many sentences come again after a name and a colon
REGULAR = re.compile(r"[a-zà-ÿœ]{2,}er")
UNSTABLE = re.compile(r"([eé][^aeiouyéèê]|[cgy])$")
ENDING = re.compile("es?|ent|ée?s?|er|ant|ai(?:en)?t|a|èrent|er(?:a|ont|ait|aient)|ons|ez")
VOWEL = re.compile("[aeiouyéèêàâîôûœh]")


def varied(sentences: Sequence[Sentence], verbs: Sequence[str], rng: random.Random) -> Iterator[Sentence]:
    """Yield every sentence, most a second time with other verbs and some in another form; `verbs` may be empty."""
    names = [word for sentence in sentences for word in sentence if word.pos == "PROPN" and word.form[1:].islower()]
    for sentence in sentences:
        yield quoted(sentence, rng)
        if verbs and (other := reworded(sentence, verbs, rng)) != sentence:
            yield other
        if variant := printed(sentence, rng):
            yield variant
        if rng.random() < ANNOUNCED:
            yield announced(unstopped(sentence, rng), rng.choice(names))


def announced(sentence: Sentence, name: Word) -> Sentence:
    """Put a name and a colon before the sentence, as in `Syrie : une frappe fait 20 morts`."""
    root = 2 + root_of(sentence)
    colon = Word(form=":", lemma=":", pos="PUNCT", features="", head=0, relation="punct", space=True)
    return inserted(sentence, 0, [replace(name, head=root, relation="parataxis", space=True), colon])


def quoted(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print quotation marks one way or the other: straight, or guillemets with or without spaces."""
    marks = [index for index, word in enumerate(sentence) if word.form in (OPENING, CLOSING, '"')]
    if not marks or rng.random() < 0.4:
        return sentence
    words = list(sentence)
    spaced = rng.random() < 0.5
    straight = rng.random() < 0.3
    for order, index in enumerate(marks):
        opening = words[index].form == OPENING or (words[index].form == '"' and order % 2 == 0)
        form = '"' if straight else OPENING if opening else CLOSING
        inner = index if opening else index - 1
        words[index] = replace(words[index], form=form)
        if inner >= 0:
            words[inner] = replace(words[inner], space=spaced and not straight)
    return tuple(words)


def reworded(sentence: Sentence, verbs: Sequence[str], rng: random.Random) -> Sentence:
    """Put other regular verbs in the place of the sentence's own, so that a verb is known by its ending and its place.

    French treebanks hold few of the verbs that news reports with ("recenser", "dénombrer"); all in -er conjugate alike.
    """
    return tuple(
        _with_stem(word, rng.choice(verbs)) if _conjugated(word) and rng.random() < 0.7 else word for word in sentence
    )


def regular_verbs(words: Iterable[str]) -> list[str]:
    """Keep the French verbs in -er whose stem never changes."""
    return sorted({word for word in words if REGULAR.fullmatch(word) and not UNSTABLE.search(word[:-2])})


def _conjugated(word: Word) -> bool:
    """Tell whether a word is a form of a regular verb: its stem and a known ending."""
    stem, ending = word.form[: len(word.lemma) - 2], word.form[len(word.lemma) - 2 :]
    regular = word.pos == "VERB" and bool(regular_verbs([word.lemma]))
    return regular and stem == word.lemma[:-2] and bool(ENDING.fullmatch(ending))


def _with_stem(word: Word, verb: str) -> Word:
    """Conjugate another verb as the word is, unless an elision before it would no longer read right."""
    if bool(VOWEL.match(word.form)) != bool(VOWEL.match(verb)):
        return word
    return replace(word, form=verb[:-2] + word.form[len(word.lemma) - 2 :], lemma=verb)
