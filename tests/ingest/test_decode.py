"""Bytes become the text that was meant."""

from __future__ import annotations

import codecs

import pytest

from pipeline.ingest.decode import decode
from pipeline.ingest.draft import UnreadableError

TEXT = "« L’été à Angoulême » : 3 500 € — où ça ? Près de l'œuvre."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_the_usual_encodings_of_french_are_recognised(data):
    assert decode(data) == TEXT


def test_an_encoding_beyond_western_europe_is_recognised():
    text = "Министр обороны заявил в понедельник, что мост закрыт после наводнения. " * 5
    assert decode(text.encode("cp1251")) == text


def test_a_page_says_its_charset():
    page = "<html><meta charset='iso-8859-2'><p>Město Plzeň žije, řekl ministr"
    assert decode(page.encode("iso-8859-2"), declares=True) == page


@pytest.mark.parametrize("charset", ["nonsense", "utf-16", "rot13", "zip"])
def test_a_charset_that_is_wrong_or_hostile_is_not_believed(charset):
    page = f"<html><meta charset='{charset}'><p>Le préfet a été réélu à Évreux."
    assert decode(page.encode("cp1252"), declares=True) == page


def test_a_stray_byte_does_not_make_utf8_another_encoding():
    assert decode(TEXT.encode() * 5 + b"\xff fin") == TEXT * 5 + "\ufffd fin"


def test_line_ends_become_one_kind_and_nothing_else_changes():
    assert decode(b" a\r\nb\rc \n\td  \n") == " a\nb\nc \n\td  \n"


@pytest.mark.parametrize("data", [b"", b"  \n", b"a\x00b", b"\x7fELF" + bytes(range(1, 30)) * 9])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableError):
        decode(data)
