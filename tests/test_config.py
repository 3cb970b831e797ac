from pathlib import Path

import pytest
import yaml

from pipeline.config import Configuration, load_configuration
from pipeline.errors import ConfigurationError

ROOT = Path(__file__).parent.parent


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_file_says_the_defaults_and_every_key() -> None:
    shipped = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    assert Configuration().model_dump(mode="json") == shipped


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_configuration(written(tmp_path, "# rien\n")) == Configuration()


def test_what_the_file_says_holds(tmp_path: Path) -> None:
    assert load_configuration(written(tmp_path, "align: {threshold: 0.7}")).align.threshold == 0.7


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("aligne: {}", "aligne"),
        ("align: {treshold: 0.5}", "align.treshold"),
        ("align: {threshold: 2}", "align.threshold"),
        ("ingest: {max_words: lots}", "ingest.max_words"),
        ("reliability: {confidence: 1}", "reliability.confidence"),
        ("[1, 2]", "the file"),
        ("align: [", "cannot be read as YAML"),
        ("a: !!python/object/apply:os.system ['true']", "cannot be read as YAML"),
    ],
)
def test_a_wrong_key_or_value_is_named_by_its_path(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(written(tmp_path, text))
    assert named in str(caught.value)
    assert "config.yaml" in str(caught.value)


def test_all_wrong_keys_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"align\.a.*compare\.b"):
        load_configuration(written(tmp_path, "align: {a: 1}\ncompare: {b: 2}"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"absent\.yaml"):
        load_configuration(tmp_path / "absent.yaml")


def test_a_configuration_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Configuration().align.threshold = 0.9  # type: ignore[misc]
