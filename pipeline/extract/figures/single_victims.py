"""One person told to be killed or wounded, where an article gives no figure for it: "a man was shot to death" is one.

An article tells one death in many sentences, and several deaths one by one: the count is drafted once, and only where
all that the article tells fits one person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.counted_noun import in_time
from pipeline.extract.figures.counted_sense import ATTACKERS, Counted
from pipeline.extract.figures.fates import strongest
from pipeline.extract.figures.governor_sense import by_governor
from pipeline.extract.figures.noun_sense import by_modifier, by_noun
from pipeline.extract.figures.spelled import count_of_one
from pipeline.extract.happenings.actor_phrases import actor
from pipeline.extract.parse.modality import MODALS_EN, clause_verb
from pipeline.extract.parse.syntax import SUBJECTS, case_of, children, has_child, phrase
from pipeline.extract.scene import Scene
from pipeline.knowledge.persons import Looks, person_words
from pipeline.knowledge.places import is_known_place
from pipeline.records import Modality, Polarity

_FATES = ("killed", "wounded", "victims")  # each told of somebody only where none before it is
_FURTHER = frozenset({"another", "other", "second", "third", "fourth", "surviving", "also"})
_DIRECT = SUBJECTS | {"obj", "nmod"}
_OLDEST = 116


@dataclass(frozen=True, slots=True)
class _Person:
    """One mention of somebody to whom something happened; "he" has no name, "the victim" has no looks either."""

    token: Token
    code: str
    names: frozenset[str]
    looks: Looks
    age: str
    further: bool

    def differs(self, other: _Person) -> bool:
        """Tell whether two mentions cannot be of one person."""
        named = bool(self.names and other.names) and self.names.isdisjoint(other.names)
        unlike = any(a and b and a != b for a, b in zip(self._traits, other._traits, strict=True))
        return named or unlike or self.further or other.further

    @property
    def _traits(self) -> tuple[str, str, str]:
        return self.looks.gender, self.looks.maturity, self.age

    @property
    def described(self) -> bool:
        """Tell whether a mention says anything by which its person is told from others."""
        return bool(self.names or self.age or self.further or self.looks != Looks())


def single_victims(scene: Scene, counted: Iterable[Draft]) -> list[Draft]:
    """Draft one killed or one wounded where an article counts none and all that it tells fits one person."""
    if not person_words(scene.language):
        return []
    told = {draft.count_of for draft in counted if draft.figure is not None and draft.figure.quantity.high}
    people = [person for token in scene.doc if (person := _person(scene, token)) is not None]
    dead = [person for person in people if person.code == "killed"]
    found: list[Draft] = []
    for code in _FATES:
        group = [person for person in people if person.code == code]
        if code == "wounded" and (dead or "killed" in told):
            group = [person for person in group if _lives(person, dead)]
        if code == "victims" and (found or told.intersection(_FATES)):
            break
        if group and code not in told and _is_one(group):
            found.append(_draft(scene, group[0], code))
    return [draft for draft in found if _is_so(draft) and draft.polarity is Polarity.AFFIRMED]


def _is_so(draft: Draft) -> bool:
    """Tell whether something happened for all that is said, if only apparently: "might have been killed" is not."""
    modal = any(child.lower_ in MODALS_EN for child in clause_verb(draft.trigger).children)
    return draft.modality in {Modality.ACTUAL, Modality.HEDGED} and not modal


def _lives(person: _Person, dead: list[_Person]) -> bool:
    """Tell whether somebody wounded is nobody of the dead, who were wounded as well before they died."""
    apart = any if _is_one(dead) else all
    return person.described and (not dead or apart(person.differs(other) for other in dead))


def _is_one(people: list[_Person]) -> bool:
    """Tell whether all mentions may be of the first one's person."""
    return not any(people[0].differs(other) for other in people[1:])


def _person(scene: Scene, token: Token) -> _Person | None:
    """Read a mention of one person and what befell them; "a boy and his mother" are two."""
    looks = _looks(token)
    if looks is None or scene.in_noise(token.idx, token.idx + 1) or in_time(scene, token):
        return None
    code = strongest((by_modifier(token, scene.language), by_governor(token, None, scene.language)))
    if code not in _FATES or _is_several(token):
        return None
    words = phrase(token)
    further = any(word.lower_ in _FURTHER for word in (*words, *token.doc[token.i + 1 : token.i + 3]))
    return _Person(token, code, _names(token), looks, _age(scene, token), further)


def _is_several(token: Token) -> bool:
    """Tell whether somebody is named with others: by the tree, or by an "and" right before the words."""
    first = phrase(token).start
    before = token.doc[max(token.sent.start, first - 2) : first]
    listed = len(before) == 2 and before[1].lower_ == "and" and before[0].pos_ in {"PROPN", "NUM", "PUNCT"}
    return token.dep_ == "conj" or has_child(token, "conj") or (listed and _is_name(token))


def _looks(token: Token) -> Looks | None:
    """Return what a word says of one person, or None for a word that names none, or several."""
    language = token.doc.lang_
    if _is_name(token):
        led = token.dep_ in _DIRECT and case_of(token) in {"of", ""} and not token.is_upper
        other = is_known_place(token.text, language) or token.lower_.removesuffix("s") in person_words(language)
        return Looks() if led and not other else None
    aged = token.pos_ == "NOUN" and token.i > 0 and token.nbor(-1).lower_ == "old"
    looks = person_words(language).get(token.lower_, Looks() if aged else None)
    several = looks is not None and "Plur" in token.morph.get("Number", [])
    return None if several or (token.pos_ == "ADJ" and token.dep_ == "amod") else looks


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.ent_type_ == "PER" and token.pos_ == "NOUN")


def _names(token: Token) -> frozenset[str]:
    """Return the words of a person's name, the noun's own or set beside it ("his daughter Ann Lee")."""
    heads = [token] if _is_name(token) else [c for c in children(token, "appos", "flat") if c.pos_ == "PROPN"]
    beside = (part for head in heads for part in (head, *head.subtree))
    return frozenset(
        word.lower_ for word in beside if word.pos_ == "PROPN" and word.dep_ not in {"nmod", "obl", "compound"}
    )


def _age(scene: Scene, token: Token) -> str:
    """Find the age set before a noun or behind it."""
    words = phrase(token)
    around = (f.quantity for f in scene.figures if words.start <= f.mention.first <= words.end + 1)
    return next((str(round(q.low)) for q in around if q.unit in {"year", ""} and q.low < _OLDEST), "")


def _draft(scene: Scene, person: _Person, code: str) -> Draft:
    suspect = by_noun(person.token, scene.language) == ATTACKERS
    draft = count_of_one(scene, phrase(person.token), Counted(code, person.token, ATTACKERS if suspect else ""))
    draft.target = actor(person.token, scene)
    return draft
