import re
from pathlib import Path

import pandas as pd
import pytest
from newsroom import HOSTILE, HOSTILE_OUTLET

from dashboard import article_text, components, question
from dashboard.article_text import Mark
from dashboard.data import Reading
from dashboard.grid import grid
from dashboard.i18n import Translator
from dashboard.listing import table
from dashboard.overview import card, strongest
from dashboard.safe import html

T = Translator("fr")
STYLE = (Path(__file__).parents[2] / "dashboard" / "style.css").read_text(encoding="utf-8")


def words(shown: str) -> str:
    return re.sub(r"<[^>]*>", "", shown)


def tags(shown: str) -> set[str]:
    return set(re.findall(r"</?([a-z0-9]+)", shown))


def holder(**values: object) -> dict[str, object]:
    return {"passage": "Douze personnes sont mortes.", "start": 10, "value_start": 10, "value_end": 25} | values


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (holder(), '<mark class="rc-value">Douze personnes</mark> sont mortes.'),
        (holder(value_start=None, value_end=None), "Douze personnes sont mortes."),
        (holder(value_start=2, value_end=25), "Douze personnes sont mortes."),
        (holder(value_end=400), "Douze personnes sont mortes."),
        (holder(value_end=38), "Douze personnes sont mortes."),
        (
            holder(passage="<b>x</b>", value_start=10, value_end=13),
            '<mark class="rc-value">&lt;b&gt;</mark>x&lt;/b&gt;',
        ),
    ],
)
def test_the_deciding_words_are_marked_where_they_fall_inside_the_passage(row: dict[str, object], shown: str) -> None:
    assert components.passage(row) == shown


def test_a_badge_has_a_sign_and_a_word_beside_its_colour() -> None:
    shown = components.badge("disputed", T)
    assert "⇄" in words(shown)
    assert "Contesté" in words(shown)
    assert "rc-v-disputed" in shown


def test_answers_are_lettered_without_end() -> None:
    letters = list(components.letter_of(map(str, range(28))).values())
    assert letters[0] == "A"
    assert letters[25:] == ["Z", "AA", "AB"]


def test_a_denial_is_not_silence_and_silence_is_not_absence(reading: Reading) -> None:
    rows = reading.questions[reading.questions["question_id"].isin(["q_faute", "q_manif"])]
    order = {name: list(reading.answers_of(name)["answer_id"]) for name in rows["question_id"]}
    shown = grid(rows, order, reading.holders, reading.tables["claims"], "outlet", T)
    faute = next(line for line in shown.split("<tr>") if "négligence\u202f?" in line)
    assert "dément" in faute
    columns = re.findall(r'<th scope="col">(.*?)</th>', shown)
    assert columns == ["La Gazette des Quais", "L’Écho du Port"]
    wider = grid(
        reading.questions,
        {name: list(reading.answers_of(name)["answer_id"]) for name in reading.questions["question_id"]},
        reading.holders,
        reading.tables["claims"],
        "outlet",
        T,
    )
    radio = [line for line in wider.split("<tr>") if "négligence\u202f?" in line or "manifestants à" in line]
    assert sum("silencieux" in line for line in radio) == 1
    assert all("n’en parle pas" in line for line in radio if "manifestants" in line)


def test_equal_answers_of_a_row_bear_one_letter(reading: Reading) -> None:
    rows = reading.questions[reading.questions["question_id"] == "q_manif"]
    order = {"q_manif": list(reading.answers_of("q_manif")["answer_id"])}
    shown = grid(rows, order, reading.holders, reading.tables["claims"], "speaker", T)
    assert sorted(re.findall(r'rc-letter">(.)</span><span>([^<]*)', shown)) == [
        ("A", "9 000 "),
        ("B", "4 000 manifestants "),
    ]


def test_the_strongest_are_of_happenings_by_turns_and_a_lone_origin_comes_last() -> None:
    rows = [
        ("lone", "discrepancy", "count", "casualties", 1, 1.0),
        ("said", "disputed", "status", "statement", 3, 1.0),
        ("first status", "disputed", "status", "strike", 3, 0.9),
        ("second status", "disputed", "status", "attack", 3, 0.8),
        ("toll", "discrepancy", "count", "casualties", 2, 0.5),
        ("agreed", "agreement", "count", "casualties", 2, 1.0),
    ]
    questions = pd.DataFrame(rows, columns=["question_id", "verdict", "slot", "event_type", "n_origins", "severity"])
    assert list(strongest(questions, 6)["question_id"]) == ["first status", "toll", "second status", "lone"]
    assert list(strongest(questions, 1)["question_id"]) == ["first status"]


@pytest.mark.parametrize(("value", "badges"), [("pas de négligence", 1), ("non, démenti", 0)])
def test_a_denial_is_told_once(reading: Reading, value: str, badges: int) -> None:
    held = reading.holders_of("q_faute")
    denials = held[held["stance"] == "denies"].assign(value=value)
    assert components.answer_line(value, denials, "A", T).count("rc-s-denies") == badges * denials["outlet"].nunique()


def test_hostile_words_stay_words_in_every_piece(reading: Reading) -> None:
    row = reading.question("q_morts")
    answers, holders = reading.answers_of("q_morts"), reading.holders_of("q_morts")
    order = {"q_morts": list(answers["answer_id"])}
    letters = components.letter_of(answers["answer_id"])
    pieces = [
        card(row.to_dict(), answers, holders, T),
        table(reading.questions[reading.questions["question_id"] == "q_morts"], order, reading.holders, T),
        question.columns(answers, holders, T),
        "".join(question.relations(reading.relations_of("q_morts"), letters, T)[:2]),
        question.origins(holders, reading.tables["articles"], T),
    ]
    for piece in pieces:
        assert not tags(piece) & {"script", "img", "svg", "iframe", "style"}
        assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', piece))
    assert all(html(HOSTILE_OUTLET) in piece for piece in (pieces[0], pieces[1], pieces[2], pieces[4]))
    assert html(HOSTILE) in pieces[2]


TEXT = "Accueil\n\nDouze morts. Une cause. Fin.\n\nTitre"
MARKS = [Mark(9, 21, "c_1", "q_1", "discrepancy"), Mark(9, 31, "c_2", "q_2", "agreement")]


def test_overlapping_passages_keep_every_word_once_and_both_anchors() -> None:
    shown = article_text.highlighted(TEXT, (0, len(TEXT)), MARKS, [(0, 7)], "", T)
    assert words(re.sub(r"<sup.*?</sup>", "", shown)) == TEXT
    assert re.findall(r'id="c-(\w+)"', shown) == ["c_1", "c_2"]
    assert re.findall(r'href="question\?id=(\w+)"', shown) == ["q_1", "q_2"]
    assert shown.startswith('<span class="rc-noise">Accueil</span>')


def test_the_claim_asked_for_is_outlined_wherever_it_runs() -> None:
    shown = article_text.highlighted(TEXT, (0, len(TEXT)), MARKS, [], "c_2", T)
    assert shown.count("rc-target") == 2
    assert article_text.highlighted(TEXT, (0, len(TEXT)), MARKS, [], "c_9", T).count("rc-target") == 0


def test_the_title_that_follows_the_body_is_told_from_it() -> None:
    assert article_text.split_title(TEXT, "Titre") == (37, 39, 44)
    assert article_text.split_title(TEXT, "Autre") == (44, 44, 44)


@pytest.mark.parametrize("column", ["", "[", "{}", "[[1]]", '[["a", 2]]', "[[5, 2]]", "[[0, 900]]", None])
def test_noise_that_is_not_offsets_is_left_out(column: object) -> None:
    assert article_text.noise_of(column, 50) == []


def test_the_clues_of_a_pair_add_up_to_its_probability(reading: Reading) -> None:
    import math

    link = reading.links_among({"c_n_12_0", "c_n_15_0"}).iloc[0]
    total = sum(question.clues(link, T).values())
    assert 1 / (1 + math.exp(-total)) == pytest.approx(link["probability"])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(pattern: str) -> list[tuple[str, str]]:
    return re.findall(pattern + r": light-dark\((#\w{6}), (#\w{6})\)", STYLE)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_are_legible_on_every_ground(theme: int) -> None:
    grounds = [colours(name)[0][theme] for name in ("--rc-card", "--rc-well")] + [("#fbfaf7", "#15181b")[theme]]
    for name in ("--rc-ink", "--rc-soft", "--rc-link"):
        assert min(contrast(colours(name)[0][theme], ground) for ground in grounds) >= 4.5, name
    pairs = list(zip(colours("--fg"), colours("--bg"), strict=True))
    assert len(pairs) == 6
    for front, back in pairs:
        assert contrast(front[theme], back[theme]) >= 4.5
        assert contrast(colours("--rc-ink")[0][theme], back[theme]) >= 4.5
    assert contrast(colours("--rc-ink")[0][theme], colours("--rc-value")[0][theme]) >= 4.5
