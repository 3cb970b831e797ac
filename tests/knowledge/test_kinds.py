"""Kinds of events: every question asked in both languages, every trigger one that extraction can act on."""

from __future__ import annotations

import re

import pytest

from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import STATEMENT, kinds, triggers
from pipeline.records import Slot

FRAMES = {"acts", "undergoes", "meets", "noun", "noun_of", "level"}
FIELDS = {"place", "date", "agent", "target", "about", "counted", "of"}
LANGUAGES = ("fr", "en")
NAMES = sorted(lexicon("kinds"))


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_asks_first_whether_it_happened(name: str) -> None:
    assert Slot.STATUS in kinds()[name].slots


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_has_labels_and_a_central_slot_that_it_asks_for(name: str) -> None:
    kind = kinds()[name]
    assert kind.label
    assert kind.label_en
    assert kind.central in kind.slots
    assert kind.span_days >= 0


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_asks_about_known_slots_and_always_about_figures(name: str) -> None:
    slots = set(kinds()[name].slots)
    assert slots <= set(Slot)
    assert {Slot.COUNT, Slot.AMOUNT} <= slots


@pytest.mark.parametrize("name", NAMES)
def test_each_question_is_asked_in_french_and_in_english_with_the_same_blanks(name: str) -> None:
    for french, english in kinds()[name].questions.values():
        assert french.endswith(" ?")
        assert english.endswith("?")
        assert not english.endswith(" ?")
        assert set(_blanks(french)) == set(_blanks(english)) <= FIELDS


@pytest.mark.parametrize("name", NAMES)
def test_brackets_of_a_question_are_balanced_and_hold_what_may_be_unknown(name: str) -> None:
    for texts in kinds()[name].questions.values():
        for text in texts:
            assert re.sub(r"\[[^\[\]]*\]", "", text).count("[") == 0
            assert all(_blanks(part) for part in re.findall(r"\[([^\[\]]*)\]", text))
            assert set(_blanks(re.sub(r"\[[^\[\]]*\]", "", text))) <= {"counted", "of"}


def test_going_together_holds_both_ways_and_never_with_oneself() -> None:
    for name, kind in kinds().items():
        assert name not in kind.goes_with
        assert all(name in kinds()[other].goes_with for other in kind.goes_with)


@pytest.mark.parametrize("name", NAMES)
def test_triggers_are_in_frames_that_extraction_knows_and_in_both_languages(name: str) -> None:
    entry = lexicon("kinds")[name]["triggers"]
    assert all(set(frames) <= FRAMES for frames in entry.values())
    assert name == STATEMENT or set(entry) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trigger_of_the_lexicon_is_found_by_its_head_word(language: str) -> None:
    written = sum(
        len(phrases) for entry in lexicon("kinds").values() for phrases in entry["triggers"].get(language, {}).values()
    )
    found = [trigger for group in triggers(language).values() for trigger in group]
    assert len(found) == written > 0
    assert all("?" not in word for trigger in found for word in trigger.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_triggers_two_kinds_in_one_frame(language: str) -> None:
    verbs = {"acts": "verb", "undergoes": "verb", "meets": "verb", "noun": "noun", "noun_of": "noun", "level": "noun"}
    uses: dict[tuple[str, tuple[str, ...], str], set[str]] = {}
    for trigger in (one for group in triggers(language).values() for one in group):
        for noun in trigger.needs.get("", {""}):
            uses.setdefault((verbs[trigger.frame], trigger.words, noun), set()).add(trigger.kind)
    assert {use: told for use, told in uses.items() if len(told) > 1} == {}


def test_a_named_list_stands_for_its_words() -> None:
    roads = frozenset(lexicon("companies")["roads"])
    block = next(trigger for trigger in triggers("fr")["bloquer"] if trigger.depends)
    assert roads <= block.needs[""]
    burn = next(trigger for trigger in triggers("fr")["brûler"] if trigger.kind == "disaster")
    assert burn.needs["<"] == frozenset(lexicon("companies")["buildings"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_come_before_single_words(language: str) -> None:
    for group in triggers(language).values():
        lengths = [len(trigger.words) for trigger in group]
        assert lengths == sorted(lengths, reverse=True)


WEAK = [("fr", "toucher", True), ("fr", "bombarder", False), ("en", "hit", True), ("en", "bomb", False)]


@pytest.mark.parametrize(("language", "word", "weak"), WEAK)
def test_a_question_mark_marks_a_weak_trigger(language: str, word: str, weak: bool) -> None:
    assert {trigger.weak for trigger in triggers(language)[word]} == {weak}


def test_a_reflexive_verb_is_found_by_the_verb() -> None:
    assert ("se", "rendre") in [trigger.words for trigger in triggers("fr")["rendre"]]


def test_an_unknown_language_has_no_triggers() -> None:
    assert triggers("xx") == {}


def _blanks(text: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", text)
