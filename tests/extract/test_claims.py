"""What every claim owes its reader: the article's own words at their offsets, a stable name, and nothing for noise."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from itertools import pairwise
from time import perf_counter

import pytest

from pipeline.extract import claims_of
from pipeline.knowledge.kinds import kinds
from pipeline.language.load import load_pipeline
from pipeline.records import Claim, Modality, Polarity, SpeakerKind, Stance, Voice
from tests.extract.conftest import Read, Write

RICH = """\
Incendie à Roubaix : au moins 14 morts

ROUBAIX — Un incendie a ravagé lundi soir une usine de Roubaix (Nord), faisant au moins 14 morts et 32 blessés,
dont sept enfants, selon la préfecture.

« Le toit s'est effondré en quelques minutes. Nous avons évacué 300 habitants », a déclaré le préfet, Marc Dubois.
La CGT, elle, accuse la direction d'avoir négligé l'entretien. La direction n'a pas souhaité répondre.

Mardi, le bilan est passé à 17 morts. Quelque 80 pompiers ont été mobilisés. La chaussée est coupée sur 200 mètres.
Le ministre de l'Intérieur s'est rendu sur place mercredi. Il a qualifié l'incendie de « tragédie ».

Le 14 mai 2018, un incendie avait déjà détruit un entrepôt à Lille.
Lire aussi : À Marseille, une explosion fait 40 blessés
"""

SPACED = """\
« L’armée a bombardé\u00a0un hôpital », a affirmé\u202fPaul\u00a0Lambert.\r
\u200fL’attaque a fait 1\u202f200\u00a0morts et plus de 3\u00a0000 blessés à Alep, selon l’OSDH.\t
"""

ENGLISH = """\
Fourteen people were killed and 32 were wounded when an airstrike hit a hospital in Aleppo on Tuesday, police said.

"We did not bomb the hospital," army spokesman Peter Lowell told reporters on Wednesday. The government denied
these allegations. The United Nations condemned a violation of international law.
"""

ARTICLES = [("fr", RICH), ("fr", SPACED), ("en", ENGLISH)]
CODES = {
    "polarity": Polarity,
    "modality": Modality,
    "stance": Stance,
    "voice": Voice,
}
SLOT_OF_SPAN = {"time": "time_text", "count": "count_text", "amount": "amount_text"}


@pytest.fixture(scope="module", params=ARTICLES, ids=["a long one", "odd spaces", "english"])
def article(request: pytest.FixtureRequest, read: Read) -> tuple[str, list[Claim]]:
    language, text = request.param
    return text, read(text, language)


def test_an_article_of_events_gives_claims(article: tuple[str, list[Claim]]) -> None:
    assert len(article[1]) >= 2


def test_a_passage_is_the_articles_text_at_its_offsets(article: tuple[str, list[Claim]]) -> None:
    text, claims = article
    assert [claim.passage for claim in claims] == [text[claim.start : claim.end] for claim in claims]
    assert all(claim.passage.strip() == claim.passage != "" for claim in claims)


def test_spans_point_at_the_words_of_their_slots(article: tuple[str, list[Claim]]) -> None:
    text, claims = article
    for claim in claims:
        for slot, (start, end) in json.loads(claim.spans).items():
            if slot != "speaker":
                assert _bare(text[start:end]) == _bare(getattr(claim, SLOT_OF_SPAN.get(slot, slot)))
            assert 0 <= start < end <= len(text)


def test_what_is_not_inherited_stands_in_the_passage(article: tuple[str, list[Claim]]) -> None:
    for claim in article[1]:
        for slot, (start, end) in json.loads(claim.spans).items():
            if slot not in {"speaker", *claim.inherited.split()}:  # a quotation of two sentences has one speaker
                assert claim.start <= start < end <= claim.end, (claim.passage, slot)


def test_codes_are_of_their_closed_sets(article: tuple[str, list[Claim]]) -> None:
    for claim in article[1]:
        assert claim.event_type in kinds()
        assert all(getattr(claim, name) in set(codes) for name, codes in CODES.items())
        assert claim.speaker_kind in {"", *SpeakerKind}
        assert (claim.voice == Voice.REPORTED) == bool(claim.speaker)


def test_a_figure_is_a_count_or_an_amount_and_its_interval_is_in_order(article: tuple[str, list[Claim]]) -> None:
    for claim in article[1]:
        assert claim.count_low is None or claim.amount is None
        assert (claim.count_low is None) == (claim.count_of == "")
        if claim.count_low is not None:
            assert claim.count_high is None or claim.count_low <= claim.count_high


def test_claims_come_in_reading_order_and_have_names_of_their_own(article: tuple[str, list[Claim]]) -> None:
    claims = article[1]
    assert all(before.start <= after.start for before, after in pairwise(claims))
    assert len({claim.claim_id for claim in claims}) == len(claims)


@pytest.mark.parametrize(("language", "text"), ARTICLES)
def test_a_second_reading_gives_the_same_claims(read: Read, language: str, text: str) -> None:
    assert read(text, language) == read(text, language)


def test_a_sentence_added_at_the_end_renames_no_claim_before_it(write: Write) -> None:
    first = write("L'armée a bombardé un hôpital à Alep.")
    longer = replace(first, text=first.text + "\n\nLa pluie est tombée sur la ville.")
    nlp = load_pipeline("fr")
    before = {claim.claim_id for claim in claims_of(first, nlp(first.text))}
    assert before
    assert before <= {claim.claim_id for claim in claims_of(longer, nlp(longer.text))}


def test_page_furniture_gives_no_claims_and_no_words(read: Read) -> None:
    teaser = RICH.index("Lire aussi")
    claims = read(RICH, noise=[(teaser, len(RICH))])
    assert claims
    assert all(claim.end <= teaser for claim in claims)
    assert all(end <= teaser for claim in claims for _, end in json.loads(claim.spans).values())
    assert "Marseille" not in {claim.place for claim in claims}


def test_an_article_that_is_all_furniture_gives_no_claims(read: Read) -> None:
    text = "L'explosion a fait 14 morts selon la police."
    assert read(text, noise=[(0, len(text))]) == []


def test_every_figure_of_a_long_article_is_told_once(read: Read) -> None:
    told = [(claim.count_of, claim.count_low, claim.subset) for claim in read(RICH) if claim.count_of]
    for expected in [("killed", 14, ""), ("wounded", 32, ""), ("evacuated", 300, ""), ("killed", 17, "")]:
        assert expected in told


MARKS = "\u200f\u202e\u2066"
HOSTILE = {
    "empty": "",
    "spaces": " \n\t\u00a0\n ",
    "one letter": "a",
    "one mark": "«",
    "digits": "14 22 38 43 " * 100,
    "one number": "9" * 400,
    "one word": "a" * 20_000,
    "one word of hyphens": "-".join(["mot"] * 1_000),
    "quotation marks": "«" * 1_000 + "»" * 1_000,
    "many quotations": "« Oui », dit-il. " * 200,
    "open quotation": "« L'armée a bombardé le village. \"",
    "brackets": "(" * 300 + "14 morts selon X" + ")" * 300,
    "emoji": "💥 L'explosion 🔥 a fait 14 morts 😱, selon la police 👮‍♀️.",
    "right to left": f"{MARKS}L'armée a bombardé{MARKS} un hôpital à Alep. قصف الجيش مستشفى في حلب.",
    "controls": "L'armée\x00 a\x07 bombardé\x1b[31m un hôpital à Alep.",
    "markup": "<script>alert('14 morts')</script> <b>L'armée</b> a bombardé un hôpital.",
    "two languages": "L'armée a bombardé un hôpital. The army bombed a hospital. El ejército bombardeó un hospital.",
    "capitals": "L'ARMÉE A BOMBARDÉ UN HÔPITAL À ALEP : 14 MORTS, SELON LA POLICE",
    "no stops": "l'armée a bombardé un hôpital et " * 150,
    "selon selon": "selon " * 300,
    "verbs": "a déclaré " * 300,
    "commas": "14, " * 500,
    "lines": "\n".join(["Paris"] * 500),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_article_is_read_without_harm_and_without_delay(read: Read, name: str, language: str) -> None:
    text = HOSTILE[name]
    started = perf_counter()
    claims = read(text, language)
    assert perf_counter() - started < 20
    assert all(claim.passage == text[claim.start : claim.end] for claim in claims)
    assert all(0 <= start < end <= len(text) for c in claims for start, end in json.loads(c.spans).values())


def test_what_stands_between_emoji_is_still_read(read: Read) -> None:
    assert ("killed", 14) in [(claim.count_of, claim.count_low) for claim in read(HOSTILE["emoji"])]


def test_work_grows_with_the_text_and_not_with_its_square(read: Read) -> None:
    sentence = "Selon la police, l'armée a bombardé 14 villages mardi à Alep, faisant 22 morts. "
    short, long = (_seconds(read, sentence * times) for times in (20, 160))
    assert long < 8 * short * 3


def test_every_slot_of_a_claim_has_a_plain_value(read: Read) -> None:
    for claim in read(RICH):
        for field in fields(claim):
            value = getattr(claim, field.name)
            assert "\n" not in str(value) or field.name == "passage"


def _seconds(read: Read, text: str) -> float:
    started = perf_counter()
    assert read(text)
    return perf_counter() - started


def _bare(text: str) -> str:
    """The words alone: a slot is written without quotation marks, line breaks and odd spaces."""
    return "".join(letter for letter in text if letter.isalnum())
