"""The command line: `python -m pipeline run | export | evaluate | bench`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, Group
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from rich.text import Text

from pipeline import __version__
from pipeline.config import Configuration, load_configuration
from pipeline.errors import ConfigurationError, NothingReadError, RecoupeError
from pipeline.store.exports import DISCREPANCIES, export
from pipeline.store.formats import Format
from pipeline.store.snapshots import Snapshot
from pipeline.tables import SCHEMAS

# The stages import spaCy and scipy: each command that needs them imports them, so that the others start at once.

CONFIG_FILE = Path("config.yaml")
MARKED_INCIDENTS = Path("tests/gold_incidents/gva.json")
FAILURE, MISUSE, NOTHING_READ = 1, 2, 3

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
bench_app = typer.Typer(no_args_is_help=True, help="Measure the project itself; figures are ratios.")
app.add_typer(bench_app, name="bench")

_err = Console(stderr=True)
_out = Console()

Config = Annotated[Path | None, typer.Option("--config", help=f"Configuration; {CONFIG_FILE} when it is here.")]
Out = Annotated[Path | None, typer.Option("--out", help="Folder of the results; the configuration's when not given.")]

Exportable = StrEnum("Exportable", [(name, name) for name in (DISCREPANCIES, *SCHEMAS)])  # type: ignore[misc]
Language = StrEnum("Language", [("fr", "fr"), ("en", "en")])


@app.callback(invoke_without_command=True)
def about(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Recoupe: where several outlets tell one story, who says what, and where they differ."""
    if version:
        _out.print(f"Recoupe {__version__}", highlight=False)
        raise typer.Exit


@app.command()
def run(
    corpus: Annotated[Path | None, typer.Argument(help="Folder or file; the configuration's when not given.")] = None,
    out: Out = None,
    config: Config = None,
) -> None:
    """Analyse a folder or a file of articles."""
    from pipeline.run import run as run_pipeline

    settings = _settings(config)
    where = out or Path(settings.out)
    with Bars() as progress:
        snapshot = run_pipeline(corpus or Path(settings.corpus), where, settings, progress)
    _summarise(snapshot, where)


@app.command(name="export")
def export_table(
    table: Annotated[Exportable, typer.Option(help="A table of the snapshot, or the discrepancies.")],
    form: Annotated[Format, typer.Option("--format", help="Format of the file.")],
    to: Annotated[Path, typer.Option(help="File to write.")],
    out: Out = None,
    language: Annotated[Language, typer.Option(help="Language of the discrepancies' headings in Excel.")] = Language.fr,
    config: Config = None,
) -> None:
    """Write a table, or the discrepancies, to a file."""
    export(Snapshot.current(out or Path(_settings(config).out)), table.value, form, to, language.value)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.")],
    out: Out = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    config: Config = None,
) -> None:
    """Score a run against what a careful reader found."""
    from pipeline.evaluate import evaluate as score

    scores = score(gold, Snapshot.current(out or Path(_settings(config).out)))
    if as_json:
        _print_json(scores)
        return
    _out.print(_score_table(scores))


def _score_table(scores: dict[str, Any]) -> Group:
    """Number the gold files: their names would leave no room for the figures."""
    each = scores["each"]
    names = [Text(f"{number}  {name}") for number, name in enumerate(each, 1)]
    numbers = ["total", *map(str, range(1, len(each) + 1))]
    headings = (Column(heading, no_wrap=True, justify="right") for heading in numbers)
    shown = Table(Column("figure", no_wrap=True), *headings, box=None, padding=(0, 0, 0, 1))
    for figure in (name for name in scores["total"] if name != "counts"):
        values = [scores["total"][figure], *(score[figure] for score in each.values())]
        shown.add_row(figure, *map(_shown, values))
    return Group(shown, *names)


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.2f}"


@bench_app.command()
def speed(
    data: Annotated[Path, typer.Argument(help="Articles as .jsonl or .jsonl.gz.")],
    limit: Annotated[int, typer.Option(min=1, help="Number of articles.")] = 500,
    config: Config = None,
) -> None:
    """Time each stage and compare it with the parse."""
    from pipeline.bench.speed import speed as measure

    _print_json(measure(data, _settings(config), limit))


@bench_app.command()
def language(
    data: Annotated[Path, typer.Argument(help="Folder with ud/ and ner/, as the training recipe reads it.")],
    articles: Annotated[
        Path | None, typer.Option(help="Articles as .jsonl or .jsonl.gz, to time the pipelines on.")
    ] = None,
    config: Config = None,
) -> None:
    """Measure the language pipelines on held-out text: accuracy, size and speed."""
    from pipeline.bench.language import accuracy, footprint, pace

    measured: dict[str, dict[str, Any]] = {}
    for name, choice in _settings(config).language:
        measured[name] = {"pipeline": choice, **accuracy(data, name, choice), **footprint(name, choice)}
        if articles:
            measured[name]["speed"] = pace(articles, name, choice)
    _print_json(measured)


@bench_app.command()
def values(
    data: Annotated[Path, typer.Argument(help="Folder of the Recognizers-Text specifications.")],
    misses: Annotated[bool, typer.Option("--misses", help="List the cases read wrong.")] = False,
) -> None:
    """Measure how times and numbers are read on the Recognizers-Text specifications."""
    from pipeline.bench.values import values as measure

    _print_json(measure(data, misses))


@bench_app.command()
def stories(
    data: Annotated[Path, typer.Argument(help="ECB+ mentions as .zip, or incidents as .jsonl.gz.")],
    config: Config = None,
) -> None:
    """Measure how well the articles of one happening are put together, and look-alikes kept apart."""
    from pipeline.bench.stories import stories as measure

    _print_json(measure(data, _settings(config)))


@bench_app.command()
def incidents(
    data: Annotated[Path, typer.Argument(help="Incidents with their articles, as .jsonl or .jsonl.gz.")],
    marked: Annotated[Path, typer.Option(help="What a reader marked in some of them.")] = MARKED_INCIDENTS,
    misses: Annotated[bool, typer.Option("--misses", help="List what is missed and what is invented.")] = False,
    config: Config = None,
) -> None:
    """Measure how the killed and the injured of news of shootings are counted."""
    from pipeline.bench.incidents import incidents as measure

    _print_json(measure(data, marked, _settings(config), misses))


@bench_app.command(name="polnear")
def attribution(
    data: Annotated[Path, typer.Argument(help="Folder of PolNeAR: text/ and attributions/.")],
    misses: Annotated[bool, typer.Option("--misses", help="List what is missed and what is invented.")] = False,
    config: Config = None,
) -> None:
    """Measure who says what in English news: source, cue and content."""
    from pipeline.bench.polnear import polnear as measure

    _print_json(measure(data, _settings(config).language, misses))


@bench_app.command()
def quotes(
    data: Annotated[Path, typer.Argument(help="The articles that were marked, as .jsonl.gz.")],
    gold: Annotated[Path, typer.Option(help="The marks.")] = Path("tests/gold_quotes/gilets_jaunes.json"),
    misses: Annotated[
        bool, typer.Option("--misses", help="List what is missed, invented or given to another.")
    ] = False,
    config: Config = None,
) -> None:
    """Measure who is quoted saying what, on French articles."""
    from pipeline.bench.quotes import quotes as measure

    _print_json(measure(gold, data, _settings(config).language, misses))


@bench_app.command()
def claims(
    gold: Annotated[Path, typer.Argument(help="Folder of the gold passages, as tests/gold_passages.")],
    misses: Annotated[bool, typer.Option("--misses", help="List the claims missed, read wrong or invented.")] = False,
    config: Config = None,
) -> None:
    """Measure the claims read in gold passages: precision and recall, by construction and by slot."""
    from pipeline.bench.claims import claim_scores, measure_claims, missed

    readings = measure_claims(gold, _settings(config))
    for heading, rows in claim_scores(readings).items():
        _out.print(_rates_table(heading, rows))
    for line in missed(readings) if misses else ():
        _out.print(escape(line), soft_wrap=True, highlight=False)


def _rates_table(heading: str, rows: dict[str, dict[str, float | int | None]]) -> Table:
    columns = (Column(name, no_wrap=True, justify="right") for name in next(iter(rows.values())))
    shown = Table(Column(heading, no_wrap=True), *columns, box=None, padding=(0, 0, 0, 1))
    for name, rates in rows.items():
        shown.add_row(escape(name), *map(_shown, rates.values()))
    return shown


class Bars:
    """Show a bar per stage on the standard error."""

    def __init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn())
        self._bars = Progress(*columns, TimeElapsedColumn(), console=_err)

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bars.stop()

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Show a stage; one without a total fills when it ends."""
        bar = self._bars.add_task(name, total=total)
        yield lambda steps: self._bars.advance(bar, steps)
        done = max(1, self._bars.tasks[bar].completed) if total is None else total
        self._bars.update(bar, total=done, completed=done)

    def spent(self, name: str, seconds: float) -> None:
        """Leave timings to the bench."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; a failure is one line on the standard error and an exit code, never a traceback."""
    try:
        app(arguments, prog_name="python -m pipeline")
    except ConfigurationError as error:
        _stop(str(error), MISUSE)
    except NothingReadError as error:
        _stop(str(error), NOTHING_READ)
    except RecoupeError as error:
        _stop(str(error), FAILURE)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        told = f"{type(error).__name__}: {error}"
        _stop(f"unexpected {told}; `python -X dev -m pipeline ...` shows where it happened", FAILURE)


def _stop(message: str, code: int) -> None:
    line = " ".join(message.split())
    _err.print(f"[bold red]error:[/] {escape(line)}", soft_wrap=True, highlight=False)
    sys.exit(code)


def _settings(config: Path | None) -> Configuration:
    if config is None and not CONFIG_FILE.exists():
        return Configuration()
    return load_configuration(config or CONFIG_FILE)


def _summarise(snapshot: Snapshot, out: Path) -> None:
    counts = snapshot.facts["counts"]
    verdicts = snapshot.table("questions")["verdict"].value_counts().sort_index()
    lines = [
        ("articles", f"{counts['articles']} from {snapshot.table('articles')['outlet'].nunique()} outlets"),
        ("not read", f"{counts['rejects']} (table rejects says why)" if counts["rejects"] else "0"),
        ("claims", f"{counts['claims']} in {counts['events']} events"),
        ("questions", f"{counts['questions']}: " + ", ".join(f"{n} {verdict}" for verdict, n in verdicts.items())),
        ("snapshot", str(snapshot.folder)),
        ("next", f"RECOUPE_OUT={out} streamlit run dashboard/app.py"),
    ]
    for name, value in lines:
        _out.print(f"[bold]{name:<10}[/] {escape(value)}", soft_wrap=True, highlight=False)


def _print_json(value: Any) -> None:
    _out.print(json.dumps(value, ensure_ascii=False, indent=1), soft_wrap=True, highlight=False, markup=False)


if __name__ == "__main__":
    main()
