"""One comparator per slot: a pure function whose first line is shown to users."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz

from pipeline.compare.figures import compare_amounts, compare_counts
from pipeline.compare.moments import compare_times
from pipeline.compare.values import Comparator, Finding, Value, bare, finding
from pipeline.config import CompareSettings
from pipeline.knowledge.actors import actor_relation
from pipeline.knowledge.judgements import pole_of
from pipeline.knowledge.place_relations import place_relation
from pipeline.records import Relation, Slot

AFFIRMED, DENIED, REFUSED, HEDGED = "affirmed", "denied", "refused", "hedged"


def compare_actors(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two actors differ only when the hierarchy of actors knows both and keeps them apart; wording proves nothing."""
    relation = Relation(actor_relation(a.key, b.key)) if a.key and b.key else Relation.NOT_COMPARABLE
    if relation == Relation.NOT_COMPARABLE:
        return compare_wordings(a, b, settings)
    if relation == Relation.CONTRADICTS and not a.single:
        return finding(
            Relation.NOT_COMPARABLE, 0.0, a, b, "plusieurs acteurs ont pu y prendre part", "several may take part"
        )
    return finding(relation, _CLOSENESS[relation], a, b, *_ACTOR_REASONS[relation])


def compare_places(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two places agree when they are one or one lies in the other; unknown places are compared by their spelling."""
    if not (a.key and b.key):
        return compare_wordings(a, b, settings)
    relation = place_relation(a.key, b.key)
    if relation == Relation.NOT_COMPARABLE:
        return compare_wordings(a, b, settings)
    if relation == Relation.CONTRADICTS and not a.single:
        return finding(
            Relation.NOT_COMPARABLE, 0.0, a, b, "cela a pu se passer en plusieurs lieux", "it may have several places"
        )
    return finding(relation, _CLOSENESS[relation], a, b, *_PLACE_REASONS[relation])


def compare_wordings(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two wordings agree when spelled almost alike or when one holds the other; otherwise nothing is concluded."""
    left, right = bare(a.text), bare(b.text)
    alike = fuzz.token_sort_ratio(left, right) / 100
    if alike >= settings.same_text:
        return finding(Relation.SAME, alike, a, b, "la même formulation", "the same wording")
    if set(left.split()) < set(right.split()) or set(right.split()) < set(left.split()):
        return finding(Relation.NARROWER, 0.8, a, b, "l'une précise l'autre", "one is more precise than the other")
    return finding(Relation.NOT_COMPARABLE, alike, a, b, "rien ne permet de trancher", "nothing decides")


def compare_statements(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Two accounts of one deed are opposed when one justifies or excuses it and the other condemns it."""
    poles = {pole_of(value.text) for value in (a, b)}
    if "condemns" in poles and len(poles) == 2 and "" not in poles:
        return finding(
            Relation.CONTRADICTS, 0.2, a, b, "l'un condamne, l'autre non", "one condemns, the other does not"
        )
    return compare_wordings(a, b, settings)


def compare_status(a: Value, b: Value, settings: CompareSettings) -> Finding:
    """That it happened may be affirmed, put with caution, denied, or left without comment; only a denial opposes."""
    keys = {a.key, b.key}
    if len(keys) == 1:
        return finding(Relation.SAME, 1.0, a, b, "la même position", "the same position")
    if DENIED in keys and REFUSED not in keys:
        return finding(
            Relation.DENIES, 0.0, a, b, "l'un affirme ce que l'autre dément", "one affirms what the other denies"
        )
    if REFUSED in keys:
        return finding(Relation.NOT_COMPARABLE, 0.5, a, b, "l'un refuse de se prononcer", "one declines to comment")
    return finding(
        Relation.COMPATIBLE, 0.8, a, b, "l'un affirme, l'autre reste prudent", "one affirms, the other is cautious"
    )


COMPARATORS: Mapping[str, Comparator] = {
    Slot.STATUS: compare_status,
    Slot.AGENT: compare_actors,
    Slot.TARGET: compare_actors,
    Slot.PLACE: compare_places,
    Slot.TIME: compare_times,
    Slot.COUNT: compare_counts,
    Slot.AMOUNT: compare_amounts,
    Slot.MEANS: compare_wordings,
    Slot.STATEMENT: compare_statements,
}


def compare_values(slot: str, a: Value, b: Value, settings: CompareSettings) -> Finding:
    """Compare two answers to one question; a value that is held and rejected is denied, whatever the slot."""
    found = COMPARATORS[slot](a, b, settings)
    if a.denied == b.denied:
        return found
    if found.relation in _MEETS:
        return finding(
            Relation.DENIES, 0.0, a, b, "l'un affirme ce que l'autre dément", "one affirms what the other denies"
        )
    return finding(
        Relation.NOT_COMPARABLE, 0.0, a, b, "le démenti porte sur autre chose", "the denial is of something else"
    )


_MEETS = frozenset({Relation.SAME, Relation.NARROWER, Relation.COMPATIBLE})
_CLOSENESS: Mapping[Relation, float] = {
    Relation.SAME: 1.0, Relation.NARROWER: 0.9, Relation.COMPATIBLE: 0.7, Relation.CONTRADICTS: 0.1,
    Relation.DENIES: 0.0,
}  # fmt: skip
_ACTOR_REASONS: Mapping[Relation, tuple[str, str]] = {
    Relation.SAME: ("le même acteur", "the same actor"),
    Relation.NARROWER: ("l'un fait partie de l'autre", "one is part of the other"),
    Relation.COMPATIBLE: ("les deux peuvent être vrais", "both may be true"),
    Relation.CONTRADICTS: ("deux acteurs distincts", "two distinct actors"),
}
_PLACE_REASONS: Mapping[Relation, tuple[str, str]] = {
    Relation.SAME: ("le même lieu", "the same place"),
    Relation.NARROWER: ("l'un se trouve dans l'autre", "one lies in the other"),
    Relation.CONTRADICTS: ("deux lieux distincts", "two distinct places"),
}
