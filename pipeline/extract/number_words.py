"""Find numbers in digits and in letters, whatever the house style, and tell figures from years, labels and scores."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from text_to_num import text2num

from pipeline.knowledge.data import lexicon


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end) of a text: its interval and the value it names ("une vingtaine": 17 to 24, 20)."""

    start: int
    end: int
    low: float
    high: float
    nominal: float
    plural: bool = False
    relative: str = ""


_MINUS = r"(?:(?<= )-|(?<=^)-)?"
_GROUPS = r"\d{1,3}(?:(?: \d{3})+|(?:\.\d{3})+|(?:,\d{3})+|(?:'\d{3})+)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_DIGITS = re.compile(rf"(?<![\w.,:/]){_MINUS}(?:{_GROUPS})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+\d{2,3} ?\d|0\d)(?:[ .-]\d{2}){4}(?!\d)|\+\d[\d ().-]{7,}\d")
_NEAR = 80  # characters of context that a figure is read in
_MONEY_BEFORE = re.compile(r"[€$£¥₹] ?$")
_MONEY_AFTER = re.compile(r" ?[%€$£¥₹]")
_JOINED_AFTER = re.compile(r"[:/]\d|h\d|[-–]\d")
_JOINED_BEFORE = re.compile(r"\d[-–:/]$|[A-Za-zÀ-ÿ]-$|[#@]$")
_NAME_BEFORE = re.compile(r"[^.!?:\"«] [A-Z][\w'-]{2,} $")
_ATTACHED_UNIT = re.compile(r"(?:%|€|k[mg]s?|m[²³23]?|ha|h|g|t|cm|mm|km/h|min|[MG]W|TWh|ft|mph|lbs?|kt)(?!\w)")
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
_FOUR_DIGITS = re.compile(r"1\d{3}|20\d\d")


def find_numbers(text: str, language: str, exclude: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """Return the numbers of a text in order, none over another nor over an excluded span."""
    taken = [*exclude, *(match.span() for match in _PHONE.finditer(text))]
    found = [*_relatives(text, language), *_vague(text, language), *_halves(text, language)]
    found += [*_written(text, language), *_in_digits(text, language)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda number: (number.start - number.end, number.start)):
        if all(number.end <= start or end <= number.start for start, end in taken):
            kept.append(number)
            taken.append((number.start, number.end))
    return sorted(kept, key=lambda number: number.start)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """Compile one of the patterns built from the words of a language."""
    words = lexicon("approximators")[language]
    collective = "|".join(f"(?P<c{value}>{noun})" for value, noun in words["collectives"].items())
    times = "|".join(f"(?P<m{value}>{noun})" for value, noun in words["multipliers"].items())
    letters = "".join(f"|(?P<m{value}_letter>{word})" for value, word in words["money_multipliers"].items())
    counts = "|".join(f"(?P<n{value}>{noun})" for value, noun in words["times"].items())
    further = "|".join(f"(?P<f{value}>{noun}s?)" for value, noun in words["collectives"].items() if value >= 100)
    return re.compile(
        {
            "written": rf"(?<![\w-])(?:(?:{words['ones']}) )?(?:{words['numbers']})"
            rf"(?:(?:{words['joints']})(?:{words['numbers']}))*(?![\w-])(?P<half> {words['half']})?",
            "vague": rf"(?<!\w)(?:(?:(?P<one>{words['one']})|(?P<few>{words['few']})|(?P<several>{words['several']})"
            rf"|(?P<plural>{words['plural']})|{counts}) ?)?"
            rf"(?:{collective})(?P<s>s)?(?: (?:{words['of']})(?:{further}))?(?!\w)",
            "multiplier": rf" ?(?:{times})(?!\w)(?P<half> {words['half']})?",
            "money": rf" ?(?:{times}{letters})(?!\w)(?P<half> {words['half']})?",
            "relative": rf"(?<!\w)(?:{'|'.join(row[1] for row in words['relative'].values())})(?!\w)",
            "halves": rf"(?<!\w)(?:{'|'.join(words['halves'].values())})(?!\w)",
            "qualified": rf"(?<!\w)(?:{'|'.join(words['qualifiers'].values())}) ?$",
            "label": rf"(?<!\w)(?:{words['labels']}) ?$",
            "year_before": rf"(?<!\w)(?:{words['year_before']}) ?$",
            "noun": rf" (?:de |d')?(?:\w+ )?(?:{words['plural_noun']})(?!\w)",
        }[name],
        re.IGNORECASE,
    )


def _relatives(text: str, language: str) -> Iterator[Number]:
    if not _pattern(language, "relative").search(text):
        return
    for name, (factor, words) in lexicon("approximators")[language]["relative"].items():
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
            yield Number(match.start(), match.end(), factor, factor, factor, relative=name)


def _halves(text: str, language: str) -> Iterator[Number]:
    if not _pattern(language, "halves").search(text):
        return
    for value, words in lexicon("approximators")[language]["halves"].items():
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
            low, high = (value, value) if value >= 1000 else _around(value, "collective")
            yield Number(match.start(), match.end(), low, high, value)


def _vague(text: str, language: str) -> Iterator[Number]:
    """Yield collectives: "une vingtaine", "des dizaines de milliers", "a few hundred", "dozens", "plusieurs"."""
    words = lexicon("approximators")[language]
    for match in _pattern(language, "vague").finditer(text):
        groups = match.groupdict()
        unit = _value(groups, "c")
        number = _collective(groups, unit * (_value(groups, "f") or 1), unit in words["scale"])
        if number:
            low, high, nominal, plural = number
            yield Number(match.start(), match.end(), low, high, nominal, plural)
    for match in re.finditer(rf"(?<!\w)(?:{words['several']})(?= \w)", text, re.IGNORECASE):
        yield Number(match.start(), match.end(), 2, math.inf, 2, plural=True)


def _collective(groups: dict[str, str | None], base: float, scale: bool) -> tuple[float, float, float, bool] | None:
    """Return the interval, the nominal value and whether it is a bare plural; None where a number says it better."""
    rules = lexicon("approximators")
    times = _value(groups, "n")
    if groups["few"]:
        return base * rules["few"]["low"], base * rules["few"]["high"], base, False
    if times:
        return None if scale else (*_around(base * times, "collective"), base * times, False)
    if groups["several"] or groups["s"]:
        low, high = base * rules["plural"]["low"], base * rules["plural"]["high"] - 1
        return low, high, low, True
    if not groups["one"]:
        return None
    if scale:
        return base, base, base, False
    return *_around(base, "good" if groups["good"] else "collective"), base, False


def _around(base: float, rule: str) -> tuple[float, float]:
    share = lexicon("approximators")[rule]
    return round(base * (1 - share["below"]), 6), round(base * (1 + share["above"]), 6)


def _value(groups: dict[str, str | None], prefix: str) -> float:
    """Return the number that the name of the captured group carries: `m1000`, `c20`, `m1000000_letter`."""
    named = (name.partition("_")[0] for name, value in groups.items() if value)
    return next((float(name[1:]) for name in named if name[0] == prefix and name[1:].isdigit()), 0.0)


def _written(text: str, language: str) -> Iterator[Number]:
    words = lexicon("approximators")[language]
    for match in _pattern(language, "written").finditer(text):
        half = match["half"] or ""
        spelled = match[0][: len(match[0]) - len(half)]
        value = _spelled(spelled, language, words["ones"])
        if value is None or (
            re.fullmatch(words["doubtful"], spelled, re.IGNORECASE)
            and not re.match(r" \w", text[match.end() : match.end() + 2])
        ):
            continue
        if half and value < 1000:
            half = ""
        scale = next((scale for scale in (1e9, 1e6, 1e3) if half and value >= scale), 0.0)
        value += scale / 2
        yield Number(match.start(), match.start() + len(spelled) + len(half), value, value, value)


def _spelled(words: str, language: str, ones: str) -> float | None:
    first, _, rest = words.lower().partition(" ")
    if rest and re.fullmatch(ones, first) and language == "en":
        words = f"one {rest}"
    try:
        return float(text2num(words.lower(), language))
    except ValueError:
        return None


def _in_digits(text: str, language: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        money = bool(_MONEY_BEFORE.search(text, max(0, match.start() - 2), match.start()))
        times = _pattern(language, "money" if money else "multiplier").match(text, match.end())
        measured = money or bool(times) or bool(_MONEY_AFTER.match(text, match.end()))
        value, end = digits_value(match[0], language, measured), match.end()
        if times:
            scale = _value(times.groupdict(), "m")
            value, end = value * scale + (scale / 2 if times["half"] else 0), times.end()
        if not _is_name(text, match, end, bool(times), language):
            yield Number(match.start(), end, value, value, value)


def digits_value(digits: str, language: str, scaled: bool = False) -> float:
    """Read a number in digits: 1.120.000, 80 000, 2,300, 4.252,047, 34,6.

    One separator before three digits marks thousands, but for a comma in French or a dot in English before "million",
    "%" or a currency, and for a leading zero.
    """
    digits = digits.replace(" ", "").replace("'", "")
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return float(digits)
    head, _, tail = digits.rpartition(marks[-1])
    if len(set(marks)) == 2:
        return float(re.sub(r"[.,]", "", head) + "." + tail)
    grouped = len(tail) == 3 and not head.lstrip("-").startswith("0") and len(head.lstrip("-").split(marks[0])[0]) <= 3
    decimal = marks[-1] == ("," if language == "fr" else ".")
    if len(marks) > 1 or (grouped and not (decimal and scaled)):
        return float(digits.replace(marks[-1], ""))
    return float(f"{head}.{tail}")


def _is_name(text: str, match: re.Match[str], end: int, scaled: bool, language: str) -> bool:
    """Tell whether digits name something (a year, an article, a road, a score) rather than count it."""
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[end : end + _NEAR]
    if _JOINED_AFTER.match(after) or _JOINED_BEFORE.search(before):
        return not _is_span(text, match, end)
    if re.match(r"\w", after) and not _ATTACHED_UNIT.match(after):
        return True
    dated = _FOUR_DIGITS.fullmatch(match[0]) and _pattern(language, "year_before").search(before)
    if dated and not scaled and not _MONEY_AFTER.match(after):
        return True
    if _YEAR.fullmatch(match[0]) and not scaled and not _MONEY_AFTER.match(after):
        return _is_year(before, after, language)
    if scaled or _MONEY_AFTER.match(after) or _pattern(language, "noun").match(after):
        return False
    return bool(_pattern(language, "label").search(before) or _NAME_BEFORE.search(before))


def _is_year(before: str, after: str, language: str) -> bool:
    """Tell a year from a count: English puts a comma in thousands, so four bare digits count only once qualified."""
    counts = _pattern(language, "noun").match(after)
    return not counts or (language == "en" and not _pattern(language, "qualified").search(before))


def _is_span(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether digits joined by a hyphen are a range of counts ("30-40 personnes"), not a score or a date."""
    found = re.search(
        r"(?<![\d/:-])(\d{1,3})[-–](\d{1,3})(?= ?(?:%|€|[a-zà-ÿ]{2,}))", text[max(0, match.start() - 4) : end + 12]
    )
    return found is not None and int(found[1]) < int(found[2]) and int(found[2]) >= 10
