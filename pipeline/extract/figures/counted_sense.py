"""What a figure counts: by its noun, by the noun's participle, by the verb or noun that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.fates import strongest
from pipeline.extract.figures.figure_roles import is_part
from pipeline.extract.figures.governor_sense import by_governor, phrase_code
from pipeline.extract.figures.noun_sense import by_modifier, by_noun, is_generic, outside, phrases
from pipeline.extract.figures.subsets import subset_of
from pipeline.extract.happenings.doers import can_act
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import clause_verb
from pipeline.extract.parse.syntax import (
    SUBJECTS,
    case_of,
    children,
    following,
    follows,
    is_passive,
)
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_kind, counted_words, default_count, is_crowd, needs_many
from pipeline.knowledge.grammar import closed_class

PEOPLE_CODES = frozenset({"demonstrators", "strikers", "police", "firefighters", "rescuers", "attackers"})
UNDERGONE = frozenset({"casualties", "arrest", "evacuation"})
PEOPLE = "people:"
CASUALTIES = "casualties"
_NARROWING = {  # "38 victimes identifiées"
    "victims": {"killed", "wounded", "hospitalised", "identified"},
    "killed": {"identified"},
}
VICTIMS, ATTACKERS = "victims", "attackers"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: a code, the noun that says so, and the part of the total it stands for."""

    code: str
    noun: Token | None
    subset: str = ""


def sense(scene: Scene, figure: Figure, noun: Token | None, before: Draft | None) -> Counted | None:
    """Say what is counted: by the noun itself, by its participle, by the verb or noun that governs it."""
    if noun is None:
        return None
    language = scene.language
    governed = strongest((by_modifier(noun, language), by_governor(noun, figure, language)))
    subset = subset_of(noun, language)
    if subset and not governed:
        governed = _among(noun, language)
    if subset and counted_kind(governed) == CASUALTIES:
        return Counted(governed, noun, subset)
    own = by_noun(noun, language) or _of_participle(noun, language)
    if needs_many(governed) and not own and not _may_be(noun, governed, scene):
        governed = ""  # "le code réunit des milliers d'articles", "déployer 300 drones"
    if governed in _NARROWING.get(own, ()):
        return Counted(governed, noun)
    if subset and own and counted_kind(own) == CASUALTIES:
        return Counted(own, noun, subset)
    if (
        before is not None
        and before.count_of
        and governed in ("", before.count_of)
        and before.sentence.start == scene.sentence(noun.i).start
        and is_part(scene, figure)
    ):
        alone = own not in PEOPLE_CODES or not counted_kind(before.count_of)
        told = by_modifier(noun, language) or _by_phrase(noun, language) or (own if alone else "")
        part = subset or own or ("" if is_generic(noun, language) else noun.lemma_.lower())
        return Counted(told or before.count_of, noun, "" if told else part)
    if own and governed and own != governed and counted_kind(governed) in UNDERGONE and own in PEOPLE_CODES:
        return Counted(governed, noun, own)
    if own == VICTIMS and _does_else(noun):
        return Counted(f"{PEOPLE}{noun.head.lemma_.lower()}", noun)
    if is_crowd(own) and not governed and not comes_together(noun, figure, language):
        return Counted(f"{PEOPLE}{clause_verb(outside(noun, figure)).lemma_.lower()}", noun)
    code = own or governed or _by_phrase(noun, language) or _plain_code(noun, figure, language)
    return Counted(code, noun) if code else None


def _may_be(noun: Token, code: str, scene: Scene) -> bool:
    """Tell whether a noun may be of the people of a crowd or a force that its verb counts."""
    if is_generic(noun, scene.language):
        return True
    return counted_kind(code) in scene.kinds_named if is_crowd(code) else can_act(noun, scene.language)


def _of_participle(token: Token, language: str) -> str:
    """Read "3 hospitalized", "two shot": the participle stands for the people."""
    return counted_words(language, "verb").get(token.lemma_, "") if token.pos_ in {"VERB", "ADJ"} else ""


def _does_else(noun: Token) -> bool:
    """Tell whether a noun is only the subject of what is told: "two victims were airlifted" does not count them all."""
    verb = noun.head
    return noun.dep_ in SUBJECTS and verb.pos_ == "VERB" and verb.lemma_.lower() not in closed_class("toll")


def comes_together(noun: Token, figure: Figure, language: str) -> bool:
    """Tell whether a clause is of all who came to a gathering, and not of some ("ont soigné 15 manifestants")."""
    top = outside(noun, figure)
    if top.dep_ == "nmod" and case_of(top) in {"de", "d'", "of"}:
        trigger = trigger_of(top.head, language)  # "une marche de 400 personnes", but "un bourg de 400 habitants"
        return trigger is not None and bool(default_count(trigger.kind))
    verb = clause_verb(top)
    told = top.dep_ in SUBJECTS | {"obj"} and verb.pos_ == "VERB" and verb == top.head
    return not told or draws(verb, language)


def draws(verb: Token, language: str) -> bool:
    """Tell whether the people of a verb are those who came to a gathering ("had joined the marches")."""
    return bool(phrase_code("draws", verb, language))


def all_came(noun: Token) -> bool:
    """Tell whether nothing but their coming is told of people in general ("17 personnes éborgnées" lost an eye)."""
    said = (child for child in children(noun, "acl", "acl:relcl") if is_passive(child))
    befell = any(not phrase_code("draws", child, noun.lang_) for child in said)
    return not befell and noun.lemma_.lower() not in closed_class("residents")


def _among(noun: Token, language: str) -> str:
    """Read "35 foreign nationals among the dead", "quatre ressortissants figurent parmi les victimes"."""
    near = following(noun, 6)
    lead = next((i for i, token in enumerate(near) if token.lower_ in {"among", "parmi"}), len(near))
    codes = (by_noun(token, language) for token in near[lead + 1 : lead + 3])
    return next((code for code in codes if counted_kind(code) == CASUALTIES), "")


def _by_phrase(noun: Token, language: str) -> str:
    """Read "36 placées en garde à vue": the participle opens a phrase that says it."""
    table = phrases(counted_words(language, "verb"))
    return next((code for said, code in table if len(said) > 1 and said[0] == noun.lemma_ and follows(noun, said)), "")


def _plain_code(noun: Token, figure: Figure, language: str) -> str:
    """Name what lies outside the lexicon by its noun; people in general, by what they do."""
    if not is_generic(noun, language):
        return noun.lemma_.lower() if noun.pos_ == "NOUN" else ""
    verb = clause_verb(outside(noun, figure))
    return f"{PEOPLE}{verb.lemma_.lower()}" if verb.pos_ == "VERB" else ""
