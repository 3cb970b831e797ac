import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pipeline.errors import ConfigurationError
from pipeline.evaluate import evaluate
from pipeline.store.snapshots import Snapshot, write_snapshot
from tests.store.samples import sample_tables

SCORER = Path(__file__).parents[2] / "shared" / "eval" / "score.py"

GOLD = {
    "event": "mur",
    "articles": [{"outlet": outlet} for outlet in ("Le Quai", "L'Estran", "La Rive")],
    "facts": [
        {
            "id": "F1",
            "slot": "count",
            "status": "discrepancy",
            "values": [
                {
                    "value": "19",
                    "normalised": 19,
                    "holders": [{"outlet": "Le Quai", "speaker": "la préfecture"}, {"outlet": "La Rive"}],
                },
                {"value": "25", "normalised": "20-25", "holders": [{"outlet": "L'Estran", "speaker": "un ministre"}]},
                {"value": "30", "normalised": 30, "holders": [{"outlet": "L'Estran"}]},
            ],
        },
        {
            "id": "F2",
            "slot": "place",
            "status": "agreement",
            "values": [{"value": "port", "holders": [{"outlet": "Le Quai"}, {"outlet": "La Rive"}]}],
        },
    ],
    "control_groups": [["Le Quai"], ["L'Estran"]],
}


def scored(gold: dict[str, object], tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "gold.yaml"
    path.write_text(yaml.safe_dump(gold, allow_unicode=True), encoding="utf-8")
    write_snapshot(tmp_path / "out", sample_tables(), {})
    return evaluate(path, Snapshot.current(tmp_path / "out"))["total"]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("value_recall", 0.667),
        ("discrepancy_recall", 1.0),
        ("agreement_recall", 0.0),
        ("false_alarm_rate", 0.0),
        ("unmatched_rate", 0.5),
        ("update_accuracy", 1.0),
        ("speaker_accuracy", 0.5),
        ("control_breaks", 1),
        ("cross_merges", 0),
    ],
)
def test_each_figure_counts_what_its_name_says(figure: str, expected: float, tmp_path: Path) -> None:
    assert scored(GOLD, tmp_path)[figure] == expected


def test_a_discrepancy_among_values_of_one_camp_is_not_found(tmp_path: Path) -> None:
    fact = GOLD["facts"][0]
    together = fact | {"values": [value | {"camp": "same"} for value in fact["values"]]}
    assert scored(GOLD | {"facts": [together]}, tmp_path)["discrepancy_recall"] == 0.0


def test_a_discrepancy_on_a_gold_agreement_is_a_false_alarm(tmp_path: Path) -> None:
    fact = GOLD["facts"][0] | {"status": "agreement"}
    assert scored(GOLD | {"facts": [fact]}, tmp_path)["false_alarm_rate"] == 0.5


def test_a_denial_is_found_where_the_question_is_whether_it_happened(tmp_path: Path) -> None:
    holder = {"outlet": "La Rive", "stance": "asserts"}
    denial = {"outlet": "L'Estran", "stance": "denies"}
    values = [{"value": "autre chose", "holders": [holder]}, {"value": "rien", "holders": [denial]}]
    fact = {"id": "F", "slot": "agent", "status": "discrepancy", "values": values}
    assert scored(GOLD | {"facts": [fact]}, tmp_path)["value_recall"] == 0.5


@pytest.mark.parametrize("text", ["[1]", "event: x", "a: [", ""])
def test_a_file_that_is_no_gold_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(text)
    write_snapshot(tmp_path / "out", sample_tables(), {})
    with pytest.raises(ConfigurationError, match=r"wrong\.yaml"):
        evaluate(tmp_path / "wrong.yaml", Snapshot.current(tmp_path / "out"))


@pytest.mark.skipif(not SCORER.exists(), reason="the working group's scorer is not beside the project")
def test_the_figures_are_those_of_the_working_groups_scorer(corpus_snapshot: Snapshot) -> None:
    gold = Path(__file__).parent / "gold"
    told = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(corpus_snapshot.folder), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    ours, theirs = evaluate(gold, corpus_snapshot), json.loads(told.stdout)
    for each in (ours["total"], theirs["total"], *ours["each"].values(), *theirs["each"].values()):
        each.pop("counts")
    assert ours == theirs
