import pandas as pd
import pytest

from pipeline.store.discrepancies import discrepancies, holders_sheet
from pipeline.tables import SCHEMAS, table
from tests.store.samples import PASSAGES, sample_tables

TABLES = sample_tables()


def test_there_is_one_row_per_open_question_the_gravest_first() -> None:
    assert discrepancies(TABLES)["question_id"].tolist() == ["q1", "q3"]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("question", "Combien de blessés ?"),
        ("question_en", "How many injured?"),
        ("event", "Chute d'un mur"),
        ("verdict", "discrepancy"),
        ("answers", "19 (Le Quai ; La Rive)\n25 (L'Estran)"),
        ("reasons", "19 n'est pas 25"),
        ("reasons_en", "19 is not 25"),
        ("answer_1", "19"),
        ("answer_1_outlets", "Le Quai ; La Rive"),
        ("answer_1_speakers", "préfecture"),
        ("answer_1_passage", PASSAGES["a1"]),
        ("answer_1_urls", "https://a1.test/ ; https://a3.test/"),
        ("answer_2", "25"),
        ("answer_2_speakers", "un élu"),
        ("answer_2_passage", PASSAGES["a2"]),
    ],
)
def test_a_row_is_readable_by_itself(column: str, expected: str) -> None:
    assert discrepancies(TABLES).loc[0, column] == expected


def test_asked_for_questions_come_in_the_order_asked_whatever_their_verdict() -> None:
    rows = discrepancies(TABLES, ["q3", "q2", "q3", "unknown"])
    assert rows["question_id"].tolist() == ["q3", "q2"]
    assert pd.isna(rows.loc[1, "answer_2"])


def test_there_is_one_row_per_holder() -> None:
    sheet = holders_sheet(TABLES)
    assert sheet[["question_id", "answer", "outlet", "speaker"]].values.tolist() == [
        ["q1", "19", "Le Quai", "préfecture"],
        ["q1", "19", "La Rive", ""],
        ["q1", "25", "L'Estran", "un élu"],
        ["q3", "oui", "L'Estran", ""],
        ["q3", "non", "La Rive", ""],
    ]
    assert sheet["title"].tolist() == ["Titre a1", "Titre a3", "Titre a2", "Titre a2", "Titre a3"]


def test_no_discrepancy_makes_an_empty_table_with_its_columns() -> None:
    empty = {name: table([], name) for name in SCHEMAS}
    assert discrepancies(empty).empty
    assert {"question", "verdict", "answers"} <= set(discrepancies(empty).columns)
    assert holders_sheet(empty).empty
