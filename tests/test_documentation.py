"""The documentation says what the program does."""

import re
import tomllib
from pathlib import Path

import pytest
import typer

from pipeline import __version__
from pipeline.__main__ import app
from pipeline.records import Verdict
from pipeline.store.exports import DISCREPANCIES
from pipeline.store.formats import Format
from pipeline.tables import SCHEMAS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE)


def usages() -> list[tuple[str, set[str]]]:
    """Each command with its options, as the program has them."""
    found = []
    for name, command in typer.main.get_command(app).commands.items():
        for second, leaf in getattr(command, "commands", {"": command}).items():
            options = {option for parameter in leaf.params for option in parameter.opts if option.startswith("--")}
            found.append((f"{name} {second}".strip(), options))
    return found


@pytest.mark.parametrize(("command", "options"), usages(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_readme_lists_every_command_with_its_options(command: str, options: set[str]) -> None:
    (line,) = [line for line in README.splitlines() if line.startswith(f"python -m pipeline {command} ")]
    assert set(re.findall(r"--[a-z]+", line)) == options - {"--help"}


@pytest.mark.parametrize("word", [*SCHEMAS, DISCREPANCIES, *Format, *Verdict])
def test_the_readme_names_every_table_format_and_verdict(word: str) -> None:
    assert f"`{word}`" in README


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_every_make_target_the_readme_names_exists(target: str) -> None:
    assert target in TARGETS


@pytest.mark.parametrize(
    "path", re.findall(r"\]\((?!http)([^)#]+)\)|`((?:tests|pipeline|corpus|dashboard)/[^`]*)`", README)
)
def test_every_path_the_readme_names_exists(path: tuple[str, str]) -> None:
    assert (ROOT / (path[0] or path[1])).exists()


def test_every_folder_of_the_pipeline_stands_in_the_layout() -> None:
    layout = README.split("## Layout")[1]
    rooms = [folder.parent.name for folder in (ROOT / "pipeline").glob("*/__init__.py")]
    assert rooms
    assert [room for room in rooms if f"{room}/" not in layout] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert [pin for pin in pins if not re.fullmatch(r"[\w-]+==[\w.]+", pin)] == []


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == __version__
    assert f"## {__version__}" in changes
