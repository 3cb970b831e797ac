import re
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest

from dashboard.components import RELATION_SIGNS, SIGNS
from dashboard.filters import SORTS, VIEWS
from dashboard.i18n import LANGUAGES, Translator, texts
from pipeline.knowledge.kinds import kinds
from pipeline.records import Relation, Slot, SpeakerKind, Stance, Verdict

SCREENS = Path(__file__).parents[2] / "dashboard"
FR, EN = (Translator(language) for language in LANGUAGES)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    french, english = texts("fr"), texts("en")
    assert sorted(french) == sorted(english)
    assert {key: placeholders(text) for key, text in french.items()} == {
        key: placeholders(english[key]) for key in french
    }


@pytest.mark.parametrize(
    ("family", "codes"),
    [
        ("verdict", Verdict),
        ("verdict_meaning", Verdict),
        ("slot", Slot),
        ("speaker_kind", SpeakerKind),
        ("stance", Stance),
        ("relation_sentence", Relation),
        ("sort", list(SORTS)),
        ("view", VIEWS),
    ],
)
def test_every_code_has_its_words(family: str, codes: list[str]) -> None:
    assert [code for code in codes if f"{family}.{code}" not in texts("fr")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kinds_of_events_named_are_those_known(language: str) -> None:
    assert {key for key in texts(language) if key.startswith("kind.")} == {f"kind.{kind}" for kind in kinds()}


def test_every_verdict_and_relation_has_its_sign() -> None:
    assert set(SIGNS) == set(map(str, Verdict))
    assert set(RELATION_SIGNS) == set(map(str, Relation))
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_every_text_that_a_screen_asks_for_exists() -> None:
    asked = {
        key
        for path in SCREENS.rglob("*.py")
        for key in re.findall(r"""\bt\(\s*["']([a-z_]+\.[a-z_]+)["']""", path.read_text())
    }
    assert len(asked) > 50
    assert asked - set(texts("fr")) == set()


def test_every_text_is_asked_for() -> None:
    code = "\n".join(path.read_text() for path in SCREENS.rglob("*.py"))
    whole = set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", code))
    started = tuple(re.findall(r"""f["']([a-z_]+\.[a-z_]*)\{""", code)) + tuple(
        f"{name}." for name in re.findall(r"""label\(["']([a-z_]+)""", code)
    )
    unasked = [
        key
        for key in texts("fr")
        if key not in whole and key.rpartition(".")[0] not in whole and not key.startswith(started)
    ]
    assert unasked == []


def test_numbers_and_dates_are_written_in_the_language() -> None:
    moment = pd.Timestamp("2026-03-02T08:10:00Z")
    assert (FR.number(12345), EN.number(12345)) == ("12\u202f345", "12,345")
    assert (FR.day(moment), EN.day(moment)) == ("2 mars 2026", "2 Mar 2026")
    assert FR.hour(moment, "day") == "2 mars 2026"
    assert FR.hour(moment, "minute") == "2 mars 2026, 08:10"
    assert FR.day(pd.NaT) == ""


def test_french_numbers_the_first_of_a_month_by_its_rank() -> None:
    first, eleventh = pd.Timestamp("2026-03-01T08:10:00Z"), pd.Timestamp("2026-03-11T08:10:00Z")
    assert (FR.day(first), FR.hour(first), EN.day(first)) == ("1er mars 2026", "1er mars 2026, 08:10", "1 Mar 2026")
    assert FR.day(eleventh) == "11 mars 2026"


def test_a_french_sentence_keeps_its_sign_on_the_line_of_its_word() -> None:
    row = {"question": "Combien de morts ?", "question_en": "How many people killed ?"}
    assert FR.pick(row, "question") == "Combien de morts\u202f?"
    assert EN.pick(row, "question") == "How many people killed ?"


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [(0, "0 question", "0 questions"), (1, "1 question", "1 question"), (2, "2 questions", "2 questions")],
)
def test_counts_take_the_plural_of_the_language(number: int, french: str, english: str) -> None:
    assert FR.count("unit.question", number) == french
    assert EN.count("unit.question", number) == english


def test_values_keep_their_own_spaces_and_braces() -> None:
    assert FR("common.reported_voice", speaker="a ; {b} !") == "cite a ; {b} !"
    assert "\u202f" in FR("question.review_discrepancy")


def test_a_code_without_words_names_itself() -> None:
    assert FR.label("kind", "moon_landing") == "moon landing"


def test_the_other_language_stands_in_for_a_missing_one() -> None:
    assert EN.pick({"title": "Feu", "title_en": ""}, "title") == "Feu"
    assert FR.pick({"title": "Feu", "title_en": "Fire"}, "title") == "Feu"
