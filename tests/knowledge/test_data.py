"""Lexicons: each one loads, once, with both languages, and no entry twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.knowledge import data
from pipeline.knowledge.data import lexicon, lexicon_files

FOLDER = Path(data.__file__).parent
NAMES = sorted({path.stem for path in FOLDER.glob("*.yaml")} | {path.parent.name for path in FOLDER.glob("*/*.yaml")})


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_loads_and_is_read_once(name: str) -> None:
    assert lexicon(name)
    assert lexicon(name) is lexicon(name)


def test_an_unknown_lexicon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon("nowhere")


@pytest.mark.parametrize("name", ["grammar", "judgements"])
def test_a_list_of_words_exists_in_both_languages(name: str) -> None:
    lists = {group: entry for group, entry in lexicon(name).items() if isinstance(entry.get("fr"), list)}
    assert lists
    for group, entry in lists.items():
        assert set(entry) == {"fr", "en"}, group
        assert all(entry.values()), group


def test_both_languages_have_the_same_classes_of_verbs_of_saying() -> None:
    speech = lexicon("speech")
    assert set(speech["fr"]) == set(speech["en"])
    assert all(set(speech[group]) == {"fr", "en"} for group in ("according", "refusals", "hedges"))


@pytest.mark.parametrize("name", ["grammar", "judgements", "people", "speech", "counted"])
def test_no_list_of_words_says_a_word_twice(name: str) -> None:
    for path, words in _lists(lexicon(name), name):
        assert [word for word, times in Counter(words).items() if times > 1] == [], path


@pytest.mark.parametrize("name", NAMES)
def test_no_lexicon_repeats_a_key(name: str) -> None:
    """A YAML reader keeps the last of two equal keys without a word."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in lexicon_files(name))
    keys = re.findall(r"^([\w\"'-][^:#\n]*):(?:\s|$)", text, re.MULTILINE)
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_holds_no_yaml_surprises(name: str) -> None:
    """Unquoted, "no", "on" and "yes" become true and false."""
    assert [path for path, words in _lists(lexicon(name), name) if any(isinstance(w, bool) for w in words)] == []


def _lists(value: Any, path: str) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, f"{path}.{key}")
    elif isinstance(value, list):
        yield path, value
