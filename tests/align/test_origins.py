"""Which texts descend from one text."""

from pipeline.align import align
from pipeline.config import AlignSettings
from tests.factories import articles, claim, claims, day

WIRE = (
    "Un incendie a détruit dans la nuit de lundi à mardi la halle couverte du marché de Valmoreau, "
    "sans faire de blessé, a annoncé la préfecture, qui précise que quarante pompiers ont lutté jusqu'à l'aube."
)
OWN = "Notre correspondant a retrouvé les commerçants devant les décombres encore fumants de leur halle ce matin."
HOURS = {"event_type": "disaster", "trigger": "incendie", "place": "Valmoreau", "place_key": "place:ualmorau"} | day(
    "2024-03-05"
)


def traced(texts, **columns):
    frame = claims(
        *(claim(outlet, passage=text[:80], published="2024-03-05", **HOURS) for outlet, text in texts.items())
    )
    return align(frame, articles(frame, text=texts, **columns), AlignSettings())


def test_three_mastheads_with_one_wire_are_one_origin():
    result = traced({"A": WIRE, "B": f"{WIRE} Lire aussi.", "C": f"Valmoreau. {WIRE}"})
    assert result.articles["origin_id"].nunique() == 1
    assert result.claims["origin_id"].nunique() == 1
    assert result.events["n_origins"].tolist() == [1]
    assert result.events["n_outlets"].tolist() == [3]


def test_the_reason_of_a_copy_says_how_much_in_both_languages():
    copies = traced({"A": WIRE, "B": WIRE}).articles.set_index("outlet").loc["B"]
    assert copies["origin_reason"] == f"100 % identique sur {len(WIRE.split())} mots"
    assert copies["origin_reason_en"] == f"100% identical over {len(WIRE.split())} words"


def test_articles_of_their_own_keep_their_own_origin():
    result = traced({"A": WIRE, "B": OWN})
    assert result.articles["origin_id"].nunique() == 2
    assert (result.articles["origin_reason"] == "").all()


def test_one_agency_with_much_common_text_is_one_origin():
    half = WIRE[: len(WIRE) // 2]
    texts = {
        "A": f"{half}. {OWN}",
        "B": f"{half}. Le maire promet de rebâtir la halle avant la fin de l'année prochaine.",
    }
    credited = traced(texts, agency={"A": "AFP", "B": "AFP"}).articles
    assert credited["origin_id"].nunique() == 1
    assert "même crédit d'agence (AFP)" in set(credited["origin_reason"])
    assert traced(texts).articles["origin_id"].nunique() == 2


def test_a_declared_duplicate_shares_the_origin():
    result = traced({"A": WIRE, "B": OWN}, duplicate_of={"B": "article_A"})
    assert result.articles["origin_id"].nunique() == 1


def test_a_passage_taken_over_has_the_origin_of_the_article_it_comes_from():
    quote = "La halle du marché de Valmoreau a entièrement brûlé dans la nuit de lundi à mardi, selon la préfecture."
    frame = claims(
        claim("A", passage=quote, published="2024-03-05", **HOURS),
        claim("B", passage=quote.replace("selon", "d'après"), published="2024-03-06", **HOURS),
        claim("B", passage=OWN, published="2024-03-06", **HOURS),
    )
    result = align(frame, articles(frame, text={"A": quote, "B": f"{OWN} {WIRE} {quote}"}), AlignSettings())
    first, taken, own = result.claims["origin_id"]
    assert first == taken
    assert own != first
