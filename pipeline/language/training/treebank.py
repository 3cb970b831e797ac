"""Gather treebank sentences into documents that look like pieces of an article."""

import random
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from pipeline.language.training.conllu import Sentence, Word

BREAKS = [
    Word(form=form, lemma=form, pos="SPACE", features="", head=-1, relation="dep", space=False)
    for form in ("\n", "\n\n", " \n", "\n\n\n")
]


def documents(sentences: Sequence[Sentence], vocab: Vocab, rng: random.Random, longest: int = 10) -> DocBin:
    """Pack neighbouring sentences, a few at a time, in shuffled order."""
    cuts = [0]
    while cuts[-1] < len(sentences):
        cuts.append(cuts[-1] + rng.randint(1, longest))
    groups = [sentences[start:end] for start, end in pairwise(cuts)]
    rng.shuffle(groups)
    return DocBin(docs=[document(group, vocab, rng) for group in groups], store_user_data=False)


def document(sentences: Sequence[Sentence], vocab: Vocab, rng: random.Random) -> Doc:
    """Join sentences into one document, here and there with a line break between two."""
    words = list(chain.from_iterable(_placed(sentences, rng)))
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.pos for word in words],
        morphs=[word.features for word in words],
        heads=[word.head for word in words],
        deps=["ROOT" if word.head == place else word.relation for place, word in enumerate(words)],
    )


def _placed(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[list[Word]]:
    """Shift each sentence's heads to its place in the document."""
    start = 0
    for index, sentence in enumerate(sentences):
        placed = [word.moved(start) for word in sentence]
        if index < len(sentences) - 1:
            breaks = rng.random() < 0.25 or sentence[-1].pos != "PUNCT"
            placed[-1] = placed[-1].spaced(not breaks)
            if breaks:
                placed.append(rng.choice(BREAKS).moved(start + len(placed)))
        start += len(placed)
        yield placed
