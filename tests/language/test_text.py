"""`plain` changes how characters look, never where they stand."""

import pytest

from pipeline.language import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’armée n‘a rien dit", "L'armée n'a rien dit"),
        ("“Nobody was there”", '"Nobody was there"'),
        ("80\u202f000 personnes, 50\u00a0%", "80 000 personnes, 50 %"),
        ("\ufeffAl\u00adep\u200bp\u200fo", " Al ep p o"),
        ("porte\u2011parole", "porte-parole"),
        ("un\tdeux\r\ntrois\u2028quatre", "un deux\n\ntrois\nquatre"),
        ("« Non » – dit-elle — et puis…", "« Non » – dit-elle — et puis…"),
        ("Été à Ñuñoa, İzmir et Łódź ½ ﬁn 🙂", "Été à Ñuñoa, İzmir et Łódź ½ ﬁn 🙂"),
        ("", ""),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_plain_keeps_the_length_of_every_character() -> None:
    everything = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert len(plain(everything)) == len(everything)


def test_plain_is_stable() -> None:
    text = "L’ONU\u202f: “1\u00a0200 morts”\u200b"
    assert plain(plain(text)) == plain(text)
