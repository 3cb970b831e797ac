"""Tell the numbers that count or measure from those that name: years, ranks, labels, scores, telephones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.numerals.number import Form, Number, exact, plain
from pipeline.extract.numerals.number_digits import MONEY_AFTER
from pipeline.knowledge.data import lexicon

_NEAR = 80  # characters of context that a figure is read in
_PHONE = re.compile(r"(?<!\d)(?:\+\d{2,3} ?\d|0\d)(?:[ .-]\d{2}){4}(?!\d)|\+\d[\d ().-]{7,}\d")
_JOINED_AFTER = re.compile(r"[:/+]\d|h\d|[-–]\d")
_JOINED_BEFORE = re.compile(r"(?:\d[-–:/+]|[A-Za-zÀ-ÿ]-|[#@.:/]|(?<![a-zà-ÿ)]),)\Z")  # "39 morts,16 blessés" is a slip
_NAME_BEFORE = re.compile(r"[^.!?:\"«] [A-Z][\w'-]{2,} $")
_NETWORK = re.compile(r"\d ?[Gb]$")
_ATTACHED_UNIT = re.compile(r"(?:%|€|k[mg]s?|m[²³23]?|ha|h|g|t|cm|mm|km/h|min|[MG]W|TWh|ft|mph|lbs?|kt)(?!\w)")
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
_FOUR_DIGITS = re.compile(r"1\d{3}|20\d\d")


def figures_among(
    numbers: Sequence[Number], text: str, language: str, exclude: Sequence[tuple[int, int]] = ()
) -> list[Number]:
    """Return the numbers that count or measure something and touch no excluded span."""
    text = plain(text)
    taken = sorted([*exclude, *(match.span() for match in _PHONE.finditer(text))])
    starts = {number.start for number in numbers}
    kept, at = [], 0
    for number in numbers:
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        free = at == len(taken) or number.end <= taken[at][0]
        ranged = number.end + 1 in starts and text[number.end] == "-"
        if free and _is_figure(number, text, language, ranged):
            kept.append(_without_dash(number, text))
    return kept


def _without_dash(number: Number, text: str) -> Number:
    """Read "- 10 morts" at the head of a text as an item of a list and not as a negative number."""
    dash = re.match(r"- +", text[number.start : number.end])
    return exact(number.start + dash.end(), number.end, -number.nominal, number.form) if dash else number


def _is_figure(number: Number, text: str, language: str, ranged: bool) -> bool:
    """Tell whether a number counts; `ranged` says that a hyphen ties it to another ("deux-trois semaines")."""
    words = lexicon("approximators")[language]
    if number.form is Form.FRACTION:
        noun = text[number.start : number.end].rpartition(" ")[2].lower() in lexicon("numbers")[language]["fractions"]
        return noun and bool(re.match(words["divided"], text[number.end : number.end + _NEAR], re.IGNORECASE))
    if re.search(rf"\d (?:{words['titles']})$", text[number.start : number.end]):
        return False
    if number.form is Form.ORDINAL or re.match(rf" (?:{words['titles']})(?!\w)", text[number.end : number.end + 12]):
        return False
    if number.form in (Form.VAGUE, Form.FACTOR):
        return True
    if text[number.end - 1].isdigit() or number.form is Form.DIGITS:
        return not _names(number, text, language)
    if not ranged and re.match(rf"-(?!{words['hyphen_units']})\w", text[number.end : number.end + 12], re.IGNORECASE):
        return False
    doubtful = re.fullmatch(words["doubtful"], text[number.start : number.end], re.IGNORECASE)
    return not doubtful or bool(re.match(r" \w", text[number.end : number.end + 2]))


def _names(number: Number, text: str, language: str) -> bool:
    """Tell whether digits name something (a year, an article, a road, a score) rather than count it."""
    digits = text[number.start : number.end]
    before, after = text[max(0, number.start - _NEAR) : number.start], text[number.end : number.end + _NEAR]
    if _JOINED_AFTER.match(after) or _JOINED_BEFORE.search(before):
        return not _is_span(text, number)
    if _NETWORK.search(digits) or (re.match(r"\w", after) and not _ATTACHED_UNIT.match(after)):
        return True
    if not digits.lstrip("-")[-1].isdigit() or MONEY_AFTER.match(after):
        return False
    if _FOUR_DIGITS.fullmatch(digits) and _pattern(language, "year_before").search(before):
        return True
    if _YEAR.fullmatch(digits):
        return _is_year(before, after, language)
    if _pattern(language, "noun").match(after):
        return False
    return bool(_pattern(language, "label").search(before) or _NAME_BEFORE.search(before))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    words = lexicon("approximators")[language]
    return re.compile(
        plain(
            {
                "qualified": rf"(?<!\w)(?:{'|'.join(words['qualifiers'].values())}) ?$",
                "label": rf"(?<!\w)(?:{words['labels']}) ?$",
                "year_before": rf"(?<!\w)(?:{words['year_before']}) ?$",
                "bounded": rf"(?<!\w)(?:{words['qualifiers']['more_than']}|{words['qualifiers']['at_least']}) ?$",
                "plural_before": rf"(?<!\w)(?:{words['plural_before']}) $",
                "noun": rf" (?:de |d')?(?:\w+ )?(?:{words['plural_noun']})(?!\w)",
            }[name]
        ),
        re.IGNORECASE,
    )


def _is_year(before: str, after: str, language: str) -> bool:
    """Tell a year from a count: English puts a comma in thousands, so four bare digits count only once qualified."""
    if _pattern(language, "plural_before").search(before):
        return False
    if language == "fr" and _pattern(language, "bounded").search(before):
        return False
    counts = _pattern(language, "noun").match(after)
    return not counts or (language == "en" and not _pattern(language, "qualified").search(before))


def _is_span(text: str, number: Number) -> bool:
    """Tell whether digits joined by a hyphen are a range of counts ("30-40 personnes"), not a score or a date."""
    found = re.search(
        r"(?<![\d/:-])(\d{1,3})[-–](\d{1,3})(?= ?(?:%|€|[a-zà-ÿ]{2,}))",
        text[max(0, number.start - 4) : number.end + 12],
    )
    return found is not None and int(found[1]) < int(found[2]) and int(found[2]) >= 10
