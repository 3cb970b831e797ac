"""One statement told by two rules is one claim."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.triggers import VERB_FRAMES, trigger_of
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.parse.syntax import CLIMB, has_child
from pipeline.knowledge.counted import counted_kind, counted_words
from pipeline.knowledge.kinds import STATEMENT, kin

VOTE = "vote"
_UNDERGOES = frozenset({"obj", "nsubj:pass"})


def merge(happenings: list[Draft], figures: list[Draft]) -> list[Draft]:
    """Join figures with the happening of their own clause, and drop happenings that say nothing.

    "22 civils ont été tués dans le quartier": the figure's claim takes the verb's agent, and the verb's own claim goes.
    """
    kept = []
    of_verb = _by_verb(figures)
    for happening in happenings:
        verbs = {happening.trigger.i, _predicate(happening.trigger).i}
        partners = [figure for verb in verbs for figure in of_verb[happening.sentence.start, verb]]
        for figure in partners:
            _lend(happening, figure)
        told_by_figure = any(_tells(figure, happening) for figure in partners)
        voted = any(_is_voted_on(happening, figure) for figure in partners)
        if happening.says_something and not told_by_figure and not voted:
            kept.append(happening)
    return sorted([*kept, *figures], key=lambda draft: draft.trigger.i)


def _by_verb(figures: list[Draft]) -> dict[tuple[int, int], list[Draft]]:
    """Group figures by their sentence and the verb of which they are object or subject."""
    found: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for figure in figures:
        if figure.kind != STATEMENT:
            found[figure.sentence.start, _predicate(figure.trigger).i].append(figure)
    return found


def _predicate(token: Token) -> Token:
    """Climb to the verb of the clause, or to the noun that a copula makes its predicate ("le taux est de 7 %")."""
    verb = clause_verb(token)
    current = token
    for _ in range(CLIMB if verb == token else 0):
        if current.head == current:
            break
        current = current.head
        if has_child(current, "cop"):
            return current
    return verb


def _tells(figure: Draft, happening: Draft) -> bool:
    """Tell whether a figure's claim says all that its happening does.

    The kind of a weak verb's figure is the verb's own: only what undergoes tells what happened ("19 houses").
    """
    if _is_its_count(happening, figure):
        return True
    trigger = trigger_of(happening.trigger, happening.trigger.lang_)
    own_kind = counted_kind(figure.count_of) == VOTE  # votes are of a vote, whatever verb tells of them
    weak = trigger is not None and trigger.weak and trigger.frame in VERB_FRAMES
    if figure.kind != happening.kind or own_kind or not weak:
        return figure.kind == happening.kind
    target = happening.target
    if target is None and happening.agent is None and figure.amount_of:
        return True  # "son chiffre d'affaires a progressé de 12 %"
    return target is not None and target.first <= figure.trigger.i <= target.last


def _is_voted_on(happening: Draft, figure: Draft) -> bool:
    """Tell whether an event noun only names what a counted vote is about ("approved the budget by 212 votes")."""
    noun = happening.trigger
    votes = figure.figure is not None and counted_kind(figure.count_of) == VOTE != happening.kind
    return votes and noun.dep_ == "obj" and noun.head.i == _predicate(figure.trigger).i


def _is_its_count(happening: Draft, figure: Draft) -> bool:
    """Tell whether a figure counts those to whom the happening's own verb happened ("43 migrants ont été secourus")."""
    lemma, language = happening.trigger.lemma_, happening.trigger.lang_
    return figure.count_of != "" and figure.count_of == counted_words(language, "verb").get(lemma)


def _lend(happening: Draft, figure: Draft) -> None:
    """Give the figure what its happening names; what it has of its own stays, and its place is its own scope."""
    own = figure.figure.mention if figure.figure else None
    if (
        figure.agent is None
        and happening.agent is not None
        and (own is None or not happening.agent.first <= own.first <= happening.agent.last)
        and not happening.agent.first <= figure.trigger.i <= happening.agent.last
        and (kin(happening.kind, figure.kind) or figure.trigger.dep_ in _UNDERGOES)
    ):
        figure.agent = happening.agent
    figure.when = figure.when or happening.when
    figure.means = figure.means or happening.means
