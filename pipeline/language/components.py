"""What our pipelines add to spaCy: a tokenizer that follows the treebanks and sentence starts at line breaks."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from spacy.attrs import ORTH, SENT_START
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from pipeline.language.text import plain

CLITICS = "je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|lui|leur|le|la|les|en|y|là"
ELIDED = "[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu"
OPENING, CLOSING = "«", "»"
# Never cut, though they look like a word with a clitic, an elided word or the end of a sentence.
WHOLE = re.compile(
    r"(?i)(?:aujourd'hui|rendez-vous|jusque-là|c'est-à-dire|ce(?:lui|lle|ux|lles)-(?:ci|là)|n°"
    r"|(?:etc|av|mm?|mme|mlle|dr|me|ste?|janv|févr|avr|juill|oct|nov|déc|cf|vol|env)\.)$"
)
# spaCy's exceptions that we do not want: hyphens are ours, and a sentence may end in `10 h.` or in `sept.`
UNWANTED = re.compile(r".*-|(?:[a-z]|sept)\.$")


class PlainTokenizer:
    """A spaCy tokenizer that reads prepared text; its rules live in code, so nothing of it is stored."""

    def __init__(self, inner: Tokenizer) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """Tokenize a text; the document's characters keep their places."""
        doc: Doc = self.inner(plain(text))
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Tokenize a stream of texts."""
        return (self(text) for text in texts)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Store nothing."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "PlainTokenizer":
        """Read nothing."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Store nothing."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "PlainTokenizer":
        """Read nothing."""
        return self


@registry.tokenizers("recoupe.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], PlainTokenizer]:
    """Name the tokenizer for spaCy's configurations."""
    return build_tokenizer


def build_tokenizer(nlp: Language) -> PlainTokenizer:
    """Build the tokenizer of a language from spaCy's rules and, in French, ours."""
    defaults = nlp.Defaults
    rules = defaults.tokenizer_exceptions or {}
    prefixes, suffixes, infixes = defaults.prefixes or (), defaults.suffixes or (), defaults.infixes or ()
    if nlp.lang == "fr":
        rules = {word: pieces for word, pieces in rules.items() if not UNWANTED.match(word)}
        prefixes = [*TOKENIZER_PREFIXES, _elision(), rf"[-–](?=[{ALPHA}])"]
        suffixes = [*TOKENIZER_SUFFIXES, _clitic(), rf"(?<=[{ALPHA}])-", r"(?<=\d)[hH]"]
        infixes = _infixes()
    tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=WHOLE.match if nlp.lang == "fr" else None,
        url_match=defaults.url_match,
    )
    return PlainTokenizer(tokenizer)


def _elision() -> str:
    """Match an elided word, but not the head of a name such as N'Djamena or M'Bala."""
    return rf"(?![MN]'[{ALPHA_UPPER}][{ALPHA_LOWER}])(?i:{ELIDED})'(?=\S)"


def _clitic() -> str:
    """Match an inverted subject or another clitic at the end of a verb: `-t-il`, `-on`."""
    return rf"(?<=[{ALPHA}])-(?:[tT]-)?(?:{CLITICS}|{CLITICS.upper()})"


def _infixes() -> list[str]:
    """Cut inside a word at dots, commas and signs, never at a hyphen."""
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        rf"(?<=[{ALPHA_LOWER}\"'])\.(?=[{ALPHA_UPPER}\"'])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}])(?:--|—|–)(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
        r"(?<=\d)[hH](?=\d)",
    ]


STOPS = frozenset('.!?…:;»"')
STARTS, CONTINUES = 1, -1  # what spaCy keeps of a token that begins a sentence, and of one that does not


@Language.component("paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break, and none at a small letter that no stop precedes.

    A headline then never glues to what follows, and "L'Observatoire (OSDH) annonce…" never breaks at its bracket.
    """
    starts = np.zeros(len(doc), dtype=np.int64)
    fresh, stopped = True, False
    for place, word in enumerate(doc.to_array(ORTH).tolist()):
        blank, broken, small, stop = _look(doc.vocab.strings[word])
        if blank:
            fresh = fresh or broken
            continue
        if fresh or (small and not stopped):
            starts[place] = STARTS if fresh else CONTINUES
        fresh, stopped = False, stop
    return doc.from_array(SENT_START, starts.astype(np.uint64))  # type: ignore[arg-type]


@lru_cache(maxsize=100_000)
def _look(word: str) -> tuple[bool, bool, bool, bool]:
    """Tell whether a word is blank, holds a line break, begins with a small letter and ends with a stop."""
    return word.isspace(), "\n" in word, word[:1].islower(), word[-1:] in STOPS


# Distinctions that some treebanks draw and others do not.
SAME_RELATION = {
    "obl:mod": "obl",
    "obl:arg": "obl",
    "parataxis:insert": "parataxis",
    "expl:pv": "expl:comp",
    "expl:pass": "expl:comp",
    "dep:comp": "dep",
}


@Language.component("relations", assigns=["token.dep"], requires=["token.dep"])
def relations(doc: Doc) -> Doc:
    """Join the relations that our rules never tell apart, as our own training text does."""
    for token in doc:
        token.dep_ = SAME_RELATION.get(token.dep_, token.dep_)
    return doc
