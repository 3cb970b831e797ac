import json
from pathlib import Path

import pytest

from pipeline.bench.number_cases import score_values
from pipeline.errors import NothingReadError


def write(folder: Path, model: str, cases: list[dict[str, object]]) -> Path:
    path = folder / "Number" / "French" / f"{model}.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(cases), encoding="utf-8-sig")
    return folder


def case(text: str, *expected: tuple[str, str], **more: str) -> dict[str, object]:
    results = [
        {
            "Text": words,
            "Start": text.index(words),
            "End": text.index(words) + len(words) - 1,
            "Resolution": {"value": v},
        }
        for words, v in expected
    ]
    return {"Input": text, "Results": results, **more}


def test_a_case_is_right_when_every_expression_is_read_with_its_value(tmp_path: Path) -> None:
    cases = [
        case("deux chats et vingt-trois chiens", ("deux", "2"), ("vingt-trois", "23")),
        case("trois chats", ("trois", "4")),
    ]
    score = score_values(write(tmp_path, "NumberModel", cases))["French NumberModel"]
    assert (score.cases, score.right, [wrong["text"] for wrong in score.wrong]) == (2, 1, ["trois chats"])


def test_where_nothing_is_expected_no_figure_may_be_read(tmp_path: Path) -> None:
    cases = [case("le 4 mai"), case("une première fois"), case("quatre chats")]
    score = score_values(write(tmp_path, "NumberModel", cases))["French NumberModel"]
    assert [wrong["text"] for wrong in score.wrong] == ["quatre chats"]


def test_a_range_is_right_when_both_bounds_are(tmp_path: Path) -> None:
    cases = [
        case("entre 20 et 30 chats", ("entre 20 et 30", "[20,30)")),
        case("plus de 20 chats", ("plus de 20", "(20,)")),
        case("moins de 20 chats", ("moins de 20", "(,20)")),
        case("au moins 20 chats", ("au moins 20", "[20,30)")),
    ]
    score = score_values(write(tmp_path, "NumberRangeModel", cases))["French NumberRangeModel"]
    assert [wrong["text"] for wrong in score.wrong] == ["au moins 20 chats"]


def test_ranks_without_a_number_and_unsupported_cases_are_counted_apart(tmp_path: Path) -> None:
    cases = [
        case("le dernier", ("dernier", "end+0")),
        case("le vingtième", ("vingtième", "20"), NotSupported="python, java"),
        case("le dixième", ("dixième", "10")),
    ]
    score = score_values(write(tmp_path, "OrdinalModel", cases))["French OrdinalModel"]
    assert (score.cases, score.right, score.supported, score.without_value) == (2, 2, 1, 1)


def test_a_folder_without_cases_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match="Number/French"):
        score_values(tmp_path)
