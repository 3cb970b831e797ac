"""One statement told by two rules is one claim."""

from __future__ import annotations

from collections import defaultdict

from pipeline.extract.draft import Draft
from pipeline.extract.modality import clause_verb
from pipeline.knowledge.kinds import STATEMENT


def merge(happenings: list[Draft], figures: list[Draft]) -> list[Draft]:
    """Join figures with the happening of their own clause, and drop happenings that say nothing.

    "22 civils ont été tués dans le quartier": the figure's claim takes the verb's agent, and the verb's own claim goes.
    """
    kept = []
    of_verb = _by_verb(figures)
    for happening in happenings:
        verbs = {happening.trigger.i, clause_verb(happening.trigger).i}
        partners = [figure for verb in verbs for figure in of_verb[happening.sentence.start, verb]]
        for figure in partners:
            _lend(happening, figure)
        told_by_figure = any(figure.kind == happening.kind for figure in partners)
        if happening.says_something and not told_by_figure:
            kept.append(happening)
    return sorted([*kept, *figures], key=lambda draft: draft.trigger.i)


def _by_verb(figures: list[Draft]) -> dict[tuple[int, int], list[Draft]]:
    """Group figures by their sentence and the verb of which they are object or subject."""
    found: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for figure in figures:
        if figure.kind != STATEMENT:
            found[figure.sentence.start, clause_verb(figure.trigger).i].append(figure)
    return found


def _lend(happening: Draft, figure: Draft) -> None:
    """Give the figure what its happening names; what it has of its own stays, and its place is its own scope."""
    own = figure.figure.mention if figure.figure else None
    if (
        figure.agent is None
        and happening.agent is not None
        and (own is None or not happening.agent.first <= own.first <= happening.agent.last)
    ):
        figure.agent = happening.agent
    figure.when = figure.when or happening.when
    figure.means = figure.means or happening.means
