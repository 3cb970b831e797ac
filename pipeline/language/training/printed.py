"""Print treebank sentences as newsrooms do: capitals, datelines, bullets, figures in groups, cut passages."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.language.text import bare
from pipeline.language.training.conllu import Sentence, Word, spread

Printing = Callable[[Sentence, random.Random], Sentence]

OPENING, CLOSING = "«", "»"
NARROW_SPACE = "\u202f"
LONG = re.compile(r"\d{4,}")
ACCENTED_CAPITAL = re.compile("[ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ]")
TOWNS = ("PARIS", "DAMAS", "LONDON", "GENEVA", "LE CAIRE", "WASHINGTON", "TUNIS", "BRUSSELS", "MONTREAL", "ROME")
AGENCIES = ("AFP", "Reuters", "AP", "Belga", "ATS", "Agence", "Agency", "dpa")
MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "sept", "oct", "nov", "déc"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
}


def root_of(sentence: Sentence) -> int:
    """Return the place of the sentence's root."""
    return next(place for place, word in enumerate(sentence) if word.head == place)


def inserted(sentence: Sentence, place: int, words: Sequence[Word]) -> Sentence:
    """Insert words whose heads are places of the new sentence, and move the heads behind them."""
    count = len(words)
    moved = [replace(word, head=word.head + count if word.head >= place else word.head) for word in sentence]
    return (*moved[:place], *words, *moved[place:])


def _word(form: str, pos: str, head: int, relation: str, space: bool = True) -> Word:
    return Word(form=form, lemma=form, pos=pos, features="", head=head, relation=relation, space=space, added=True)


def _respelled(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return tuple(replace(word, form=change(word.form)) for word in sentence)


def curly_apostrophes(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print every apostrophe curly."""
    return _respelled(sentence, lambda form: form.replace("'", "\u2019"))


def tight_guillemets(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print quotation marks as guillemets without spaces."""
    return _marked(sentence, (OPENING, CLOSING), "")


def thin_guillemets(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print quotation marks as guillemets with narrow spaces inside."""
    return _marked(sentence, (OPENING, CLOSING), NARROW_SPACE)


def straight_quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print quotation marks straight."""
    return _marked(sentence, ('"', '"'), "")


def _marked(sentence: Sentence, marks: tuple[str, str], inner: str) -> Sentence:
    """Replace quotation marks; `inner` stands between a mark and what it encloses."""
    words = list(sentence)
    found = [index for index, word in enumerate(words) if word.form in (OPENING, CLOSING, '"')]
    for order, index in enumerate(found):
        opening = words[index].form == OPENING or (words[index].form == '"' and order % 2 == 0)
        words[index] = replace(words[index], form=marks[0] if opening else marks[1])
        tight = index if opening else index - 1
        if tight >= 0:
            words[tight] = replace(words[tight], form=words[tight].form + inner, space=False)
    return tuple(words)


def bare_capitals(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print capitals without their accents: `Etat`, `A Paris`."""
    return _respelled(sentence, lambda form: ACCENTED_CAPITAL.sub(lambda match: bare(match[0]), form))


def capitals(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print the whole sentence in capitals."""
    return _respelled(sentence, str.upper)


def headline_in_capitals(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print the whole sentence in capitals without accents nor full stop."""
    return _respelled(unstopped(sentence, rng), lambda form: bare(form).upper())


def headline_capitalised(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print the words of more than three letters with a capital and drop the full stop."""
    return _respelled(unstopped(sentence, rng), lambda form: form[:1].upper() + form[1:] if len(form) > 3 else form)


def small_letters(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print the whole sentence in small letters."""
    return _respelled(sentence, str.lower)


def unstopped(sentence: Sentence, rng: random.Random) -> Sentence:
    """Take the full stop off, as a headline does."""
    stop = len(sentence) - 1
    if sentence[stop].form != "." or any(word.head == stop for word in sentence):
        return sentence
    return sentence[:stop]


def dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    """Open with an agency's dateline, French or English: `DAMAS, 18 mai (Agence) - `."""
    town, agency, day = rng.choice(TOWNS).split(), rng.choice(AGENCIES), str(rng.randint(1, 31))
    names = [_word(form, "PROPN", 0, "flat" if index else "parataxis") for index, form in enumerate(town)]
    at = len(names)
    months = MONTHS[rng.choice(("fr", "en"))]
    french = months is MONTHS["fr"]
    month_place, day_place = (at + 2, at + 1) if french else (at + 1, at + 2)
    month, number = _word(rng.choice(months), "NOUN", 0, "nmod"), _word(day, "NUM", month_place, "nummod")
    opened = [
        *names[:-1],
        names[-1].spaced(False),
        _word(",", "PUNCT", month_place, "punct"),
        *([number, month] if day_place < month_place else [month, number]),
        _word("(", "PUNCT", at + 4, "punct", space=False),
        _word(agency, "PROPN", 0, "appos", space=False),
        _word(")", "PUNCT", at + 4, "punct"),
    ]
    root = len(opened) + 1 + root_of(sentence)
    opened[0] = replace(opened[0], head=root)
    return inserted(sentence, 0, [*opened, _word(rng.choice("-–—"), "PUNCT", root, "punct")])


def bullet(sentence: Sentence, rng: random.Random) -> Sentence:
    """Open with a bullet."""
    return inserted(sentence, 0, [_word(rng.choice("•-–*"), "PUNCT", root_of(sentence) + 1, "punct")])


def spaced_thousands(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print figures of four digits and more in groups, a narrow space between two."""
    return spread(list(_respelled(sentence, lambda form: _grouped(form, NARROW_SPACE))))


def dotted_thousands(sentence: Sentence, rng: random.Random) -> Sentence:
    """Print figures of four digits and more in groups, a dot between two."""
    return _respelled(sentence, lambda form: _grouped(form, "."))


def _grouped(form: str, mark: str) -> str:
    return f"{int(form):,}".replace(",", mark) if LONG.fullmatch(form) else form


def cut_passage(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put `[...]` after the first comma, as a shortened quotation does, and an ellipsis for the full stop."""
    comma = next((index for index, word in enumerate(sentence) if word.form == ","), None)
    ended = tuple(replace(word, form="...") if word.form == "." else word for word in sentence)
    if comma is None:
        return ended
    head = ended[comma].head
    head += 3 if head > comma else 0
    marks = [_word(form, "PUNCT", head, "punct", space=form == "]") for form in ("[", "...", "]")]
    return inserted(ended, comma + 1, marks)


# What a pipeline is measured on, besides text as the treebank prints it.
PERTURBATIONS: Mapping[str, Sequence[Printing]] = {
    "fr": (
        curly_apostrophes,
        tight_guillemets,
        thin_guillemets,
        straight_quotes,
        bare_capitals,
        headline_in_capitals,
        headline_capitalised,
        dateline,
        bullet,
        spaced_thousands,
        dotted_thousands,
        cut_passage,
    ),
    "en": (curly_apostrophes, headline_in_capitals, headline_capitalised, dateline, bullet, cut_passage),
}
# How often a sentence is repeated in each printing for training; most are not repeated.
SHARES: Mapping[Printing, float] = {
    capitals: 0.03,
    headline_in_capitals: 0.05,
    small_letters: 0.02,
    headline_capitalised: 0.03,
    unstopped: 0.06,
    dateline: 0.02,
    bullet: 0.02,
    spaced_thousands: 0.01,
    dotted_thousands: 0.01,
    cut_passage: 0.02,
    bare_capitals: 0.02,
}


def printed(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """Return the sentence in a printing drawn by its share, or None for most."""
    draw = rng.random()
    for printing, share in SHARES.items():
        if draw < share:
            return printing(sentence, rng)
        draw -= share
    return None
