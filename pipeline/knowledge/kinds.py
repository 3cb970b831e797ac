"""Kinds of events: what triggers them, the slots they have, and the question each slot asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache

from pipeline.knowledge.data import lexicon

Company = Mapping[str, frozenset[str]]  # words by their relation to the trigger, see kinds/README.md

STATEMENT = "statement"
COMMON = (
    "count",
    "amount",
)  # every kind may have figures: what a kind does not ask for itself is asked as for a statement


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event."""

    name: str
    label: str
    label_en: str
    goes_with: frozenset[str]
    central: str
    span_days: int
    place_matters: bool
    questions: Mapping[str, tuple[str, str]]

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that this kind has a question for."""
        return tuple(self.questions)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or a phrase that speaks of a kind, and how its arguments fill the slots (see kinds/README.md).

    A weak one ("toucher", "céder") means the kind only where a stronger trigger of it, or of a kind that goes with it,
    stands in the same article; a strict one asks for the kind itself. An ambiguous one ("bloquer", "libérer") means it
    only with the company it needs, and without the company that bars it.
    """

    kind: str
    frame: str
    words: tuple[str, ...]
    weak: bool = False
    strict: bool = False
    needs: Company = field(default_factory=dict)
    bars: Company = field(default_factory=dict)

    @property
    def depends(self) -> bool:
        """Tell whether the company decides."""
        return bool(self.needs or self.bars)

    def told(self, strong: Set[str], beside: Set[str]) -> bool:
        """Tell whether the word means its kind beside what the article tells strongly, and what goes with that."""
        return not self.weak or self.kind in (strong if self.strict else beside)


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name; `goes_with` holds both ways."""
    raw = lexicon("kinds")
    common = {slot: raw[STATEMENT]["questions"][slot] for slot in COMMON}
    pairs = {(name, other) for name, entry in raw.items() for other in entry["goes_with"]}
    return {
        name: Kind(
            name=name,
            label=entry["label"],
            label_en=entry["label_en"],
            goes_with=frozenset(b for a, b in pairs | {(b, a) for a, b in pairs} if a == name),
            central=entry["central"],
            span_days=entry["span_days"],
            place_matters=entry["place_matters"],
            questions={slot: (french, english) for slot, (french, english) in (common | entry["questions"]).items()},
        )
        for name, entry in raw.items()
    }


@cache
def kin(a: str, b: str) -> bool:
    """Tell whether two kinds may be told of one happening."""
    return a == b or b in kinds()[a].goes_with


@cache
def triggers(language: str) -> Mapping[str, tuple[Trigger, ...]]:
    """Triggers by the lemma of their first content word: phrases before single words, what needs a complement first."""
    found: dict[str, list[Trigger]] = {}
    for name, entry in lexicon("kinds").items():
        for frame, written in entry["triggers"].get(language, {}).items():
            for one in written:
                trigger = _trigger(name, frame, one)
                head = next(word for word in trigger.words if word not in _REFLEXIVE)
                found.setdefault(head, []).append(trigger)
    return {head: tuple(sorted(group, key=lambda t: (-len(t.words), not t.depends))) for head, group in found.items()}


def _trigger(kind: str, frame: str, written: str | Mapping[str, list[object]]) -> Trigger:
    """Read "bombarder", "toucher~", "mettre en examen" or {bloquer: [route, gare]}."""
    phrase, listed = (written, ()) if isinstance(written, str) else next(iter(written.items()))
    words = tuple(word for word in re.findall(r"[\w-]+", phrase) if word not in _ELIDED)
    company = list(_flat(listed))
    needs = _by_relation(word for word in company if not word.startswith("-"))
    bars = _by_relation(word[1:] for word in company if word.startswith("-"))
    return Trigger(kind, frame, words, phrase.endswith("~"), phrase.endswith("~~"), needs, bars)


def _by_relation(written: Iterable[str]) -> Company:
    """Group "route", "<incendie", "^menace", "!passive" by the sign that says how the word stands to the trigger."""
    found: dict[str, set[str]] = {}
    for word in written:
        sign = word[0] if word[0] in RELATIONS else ""
        found.setdefault(sign, set()).add(word.removeprefix(sign))
    return {sign: frozenset(words) for sign, words in found.items()}


def _flat(listed: Iterable[object]) -> Iterator[str]:
    """Yield the words of a list that may hold others: nested ones, as YAML anchors do, or named ones ("<$roads")."""
    for item in listed:
        if isinstance(item, str):
            sign, named, name = item.partition("$")
            yield from (sign + word for word in lexicon("companies")[name]) if named else (item,)
        elif isinstance(item, list):
            yield from _flat(item)


RELATIONS = "<^=!"
_REFLEXIVE = frozenset({"se", "s"})
_ELIDED = frozenset({"d", "l"})  # "prise d'otage": the tokens between the words of a phrase are not looked at
