"""What a hostile text costs after the parse grows as the text does: counted in calls, not in seconds."""

import sys
from collections import Counter
from types import FrameType

import pytest

from pipeline.extract import claims_of
from pipeline.language.load import load_pipeline
from tests.extract.conftest import Write

NEWS = "Le ministre a annoncé jeudi que douze personnes avaient été blessées à Lyon. "
TEXTS = {
    "sources in one sentence": ("Douze morts à Paris", ", selon Jean Dupont"),
    "sources in as many sentences": ("", "Selon Jean Dupont, 12 personnes sont mortes à Lyon. "),
    "marks that nothing closes": (NEWS, "« mort "),
    "brackets that nothing closes": (NEWS, "( mort "),
    "dates": ("", "Il part le 14 mars 2019. "),
    "numbers without a noun": (NEWS, "1234 "),
    "one sentence": ("Le ministre affirme que ", "les soldats ont tiré sur la foule et "),
    "figures in one sentence": ("", "14 morts "),
    "quotations": ("", "« Il y a 14 morts à Lyon », dit-il. "),
    "denials": ("", "La police dément la frappe. "),
    "names": ("", "Jean Pierre Paul Lyon "),
    "lines that end in a colon": ("", "Le ministre a dit :\n"),
    "marks of direction between letters": (NEWS, "m\u200fo\u200br\u200ft "),
    "happenings told by somebody": ("", "La police a annoncé une frappe à Lyon. "),
}


ONE_HEAD = pytest.mark.xfail(strict=True, reason="spaCy lists all children of the one head that so many words share")
KNOWN = {"marks that nothing closes": ONE_HEAD, "brackets that nothing closes": ONE_HEAD}


@pytest.mark.parametrize(
    ("head", "repeated"),
    [pytest.param(*text, id=name, marks=KNOWN.get(name, ())) for name, text in TEXTS.items()],
)
def test_a_text_twice_as_long_costs_about_twice_as_much(head: str, repeated: str, write: Write) -> None:
    _calls(NEWS + head + repeated, write)  # fills the tables that are read once
    short, long = (_calls(head + repeated * times, write) for times in (30, 60))
    assert long < 2.5 * short


def _calls(text: str, write: Write) -> int:
    doc, article = load_pipeline("fr")(text), write(text)
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        counted[event] += 1

    sys.setprofile(count)
    try:
        claims_of(article, doc)
    finally:
        sys.setprofile(None)
    return counted["call"]
