"""Numbers in words, with or without digits among them: cardinals, ordinals, decimals, fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.numerals.cardinals import Role, Word, cardinal
from pipeline.extract.numerals.number import Form, Number, exact
from pipeline.extract.numerals.number_digits import DIGITS, digits_at
from pipeline.extract.numerals.number_fractions import divided
from pipeline.knowledge.data import lexicon

_LONGEST = 12  # words: a longer run is a list and no number


def written(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers of a plain text in words or digits, each as long as it can be read."""
    for run in _runs(language).finditer(text):
        words, at = _words(text, run, language), 0
        while at < len(words):
            used, number = _longest(words[at : at + _LONGEST], language)
            if number is not None and not _is_pronoun(number, text, language):
                yield _signed(number, text, language)
            at += used


@cache
def _table(language: str) -> dict[str, tuple[float, Role]]:
    """Map every word of a number to its value and its role."""
    words = lexicon("numbers")[language]
    table = {word: (float(value), Role.CARDINAL) for word, value in words["values"].items()}
    table |= {word: (float(value), Role.PART) for word, value in words["fractions"].items()}
    for word, value in words["ordinals"].items():
        table |= {word: (float(value), Role.ORDINAL), f"{word}s": (float(value), Role.ORDINALS)}
    return table


@cache
def _atom(language: str) -> str:
    words = lexicon("numbers")[language]
    known = "|".join(sorted(_table(language), key=len, reverse=True))
    return rf"(?:(?:{known}|{words['article']})(?!\w)|{DIGITS}(?:(?:{words['suffix']})(?![\w+-]))?)"


@cache
def _runs(language: str) -> re.Pattern[str]:
    words, atom = lexicon("numbers")[language], _atom(language)
    links = (
        r" *- *(?=[a-z])",
        rf"[- ] *{words['and']}[- ] *",
        rf" +{words['decimal']} +",
        rf" +(?:{words['of']})(?=[mb]illi)",
        r"(?<=\d)(?=[mb]illi)",
        " +",
    )
    joint = "|".join(links)
    first = "".join(sorted({word[0] for word in _table(language)} | {"a"}))  # spares most words the long alternation
    return re.compile(rf"(?<!\w)(?:(?=\d)|(?<!-)(?=[{first}.,-])){atom}(?:(?:{joint}){atom})*", re.IGNORECASE)


@cache
def _atoms(language: str) -> re.Pattern[str]:
    suffix = lexicon("numbers")[language]["suffix"]
    return re.compile(rf"(?P<rank>(?P<figure>{DIGITS})(?:{suffix})(?![\w+-]))|{_atom(language)}", re.IGNORECASE)


def _words(text: str, run: re.Match[str], language: str) -> list[Word]:
    words: list[Word] = []
    before = run.start()
    for match in _atoms(language).finditer(text, run.start(), run.end()):
        joint, before = _joint(text[before : match.start()], language), match.end()
        if match["rank"]:
            value = digits_at(text, match.start(), match.end("figure"), language)[1]
            words.append(Word(match.start(), match.end(), value, Role.RANK, joint))
        elif match[0][-1].isalpha():
            value, role = _table(language).get(match[0].lower(), (1.0, Role.CARDINAL))
            words.append(Word(match.start(), match.end(), value, role, joint))
        else:
            end, value = digits_at(text, match.start(), match.end(), language)
            words.append(Word(match.start(), end, value, Role.DIGITS, joint))
    return words


def _joint(between: str, language: str) -> str:
    """Name what ties two words: a space or nothing, a hyphen, "and", the decimal point, "of"."""
    words = lexicon("numbers")[language]
    word = between.strip(" -").lower()
    if not word:
        return "-" if "-" in between else ""
    return "and" if word == words["and"] else "point" if word == words["decimal"] else "of"


def _longest(words: Sequence[Word], language: str) -> tuple[int, Number | None]:
    """Read the number that the first words make, and tell how many words it takes."""
    twenties = lexicon("numbers")[language]["twenties"]
    first = words[0]
    if first.role is Role.RANK:
        return 1, exact(first.start, first.end, first.value, Form.ORDINAL)
    if (parted := divided(words, twenties)) is not None:
        return parted
    used, value = cardinal(words, twenties)
    if not used:
        return 1, None
    alone = used == 1 and first.role is Role.DIGITS
    used, value = _with_decimals(words, used, value, twenties)
    return used, exact(first.start, words[used - 1].end, value, Form.DIGITS if alone else Form.WORDS)


def _with_decimals(words: Sequence[Word], used: int, value: float, twenties: bool) -> tuple[int, float]:
    """Go on after "virgule" or "point": "deux cent virgule zéro trois"."""
    if used == len(words) or words[used].joint != "point":
        return used, value
    digits, at = "", used
    while at < len(words) and (at == used or words[at].joint in ("", "-")):
        count, part = cardinal(words[at:], twenties)
        if not count:
            break
        digits, at = digits + str(int(part)), at + count
    return (at, float(f"{int(value)}.{digits}")) if digits else (used, value)


def _is_pronoun(number: Number, text: str, language: str) -> bool:
    """Tell whether "one" stands for a thing named before: "the one you mentioned"."""
    if number.nominal != 1 or number.form is not Form.WORDS:
        return False
    return bool(_before(language, "pronouns").search(text, max(0, number.start - 10), number.start))


def _signed(number: Number, text: str, language: str) -> Number:
    """Read a sign in words: "minus five", "moins 5 degrés"."""
    sign = _before(language, "minus").search(text, max(0, number.start - 12), number.start)
    return exact(sign.start(), number.end, -number.nominal, number.form) if sign else number


@cache
def _before(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon('numbers')[language][name]}) $", re.IGNORECASE)
