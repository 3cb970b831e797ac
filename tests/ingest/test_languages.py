"""A stated language is believed; otherwise the text tells."""

from __future__ import annotations

import pytest

from pipeline.ingest.languages import language_of

FRENCH = "Le ministre a déclaré lundi que la police avait fermé le pont après la crue."
ENGLISH = "The minister said on Monday that police had closed the bridge after the flood."


@pytest.mark.parametrize(
    ("stated", "text", "expected"),
    [
        ("fr", ENGLISH, "fr"),
        ("fr-FR", ENGLISH, "fr"),
        ("en_US", FRENCH, "en"),
        ("Français", ENGLISH, "fr"),
        ("French", ENGLISH, "fr"),
        ("anglais", FRENCH, "en"),
        ("fra", ENGLISH, "fr"),
        ("sv", FRENCH, "sv"),
        ("", FRENCH, "fr"),
        ("", ENGLISH, "en"),
        ("nonsense", FRENCH, "fr"),
        ("", "Il ministro ha detto lunedì che la polizia aveva chiuso il ponte dopo la piena.", "it"),
        ("", "قال الوزير يوم الاثنين إن الشرطة أغلقت الجسر بعد الفيضانات", "ar"),
        ("", "1234 5678", ""),
    ],
)
def test_language(stated, text, expected):
    assert language_of(stated, text) == expected
