"""Who did it and who underwent it: the arguments of a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from pipeline.extract.figures.counted_noun import DEGREES
from pipeline.extract.happenings.doers import can_act
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import (
    NOMINAL,
    SUBJECTS,
    by_agent,
    case_of,
    has_child,
    is_passive,
    obj,
    obliques,
    subject,
)
from pipeline.knowledge.actors import actor_key
from pipeline.knowledge.counted import toll_count
from pipeline.knowledge.countries import country_of
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import Trigger
from pipeline.knowledge.places import is_known_place
from pipeline.knowledge.voices import is_document

BETWEEN = frozenset({"entre", "between"})
OF = frozenset({"de", "d'", "du", "des", "of", "by", "from"})


_GROUNDS = frozenset({"voie", "sol", "territoire", "chaussée", "route", "ground", "road"})


def arguments(token: Token, trigger: Trigger, language: str) -> tuple[Token | None, Token | None]:
    """Return who acts and who undergoes, as the frame of the trigger reads its clause; "more" is nobody."""
    agent, target = _by_frame(token, trigger, language)
    return agent, None if target is not None and target.lower_ in DEGREES else target


def _by_frame(token: Token, trigger: Trigger, language: str) -> tuple[Token | None, Token | None]:
    match trigger.frame:
        case "acts":
            agent, target = _acting(token, language)
            return agent, _beyond_phrase(token, target, trigger.words)
        case "undergoes":
            return None, subject(token)
        case "meets":
            return _meeting(token)
        case "noun":
            return _noun_arguments(token, trigger.words, language)
        case _:
            return _noun_of_arguments(token, trigger.words, language)


def _meeting(verb: Token) -> tuple[Token | None, Token | None]:
    """Read who takes part with whom; in the passive, who was run into and by whom."""
    each_other = any(token.lower_ in {"se", "s'"} for token in verb.doc[max(0, verb.i - 3) : verb.i])
    if is_passive(verb) and not each_other:
        return by_agent(verb), subject(verb)
    return subject(verb), obj(verb) or _with(verb)


def _acting(verb: Token, language: str) -> tuple[Token | None, Token | None]:
    """Read agent and target of a verb; an infinitive under "accuser X de" has X as its agent."""
    if is_passive(verb):
        patient = subject(verb)
        return by_agent(verb), patient
    agent = None if _is_caused(verb) else _accused(verb, language) or subject(verb)
    return agent, obj(verb) or _some(verb)


def _beyond_phrase(verb: Token, target: Token | None, words: tuple[str, ...]) -> Token | None:
    """Read "porter plainte contre X": where the object belongs to the phrase, what it is directed against undergoes."""
    if target is None or len(words) == 1 or target.lemma_.lower() not in words:
        return target
    directed = (child for noun in (verb, target) for child in obliques(noun) if child.lemma_.lower() not in words)
    return next((child for child in directed if case_of(child) in closed_class("against") | {"à"}), None)


def _is_caused(verb: Token) -> bool:
    """Tell whether an infinitive says what somebody has others do ("faire financer"): they are not named."""
    causes = verb.head != verb and verb.head.lemma_ in {"faire", "laisser"} and verb.dep_ in {"xcomp", "ccomp"}
    return causes and "Inf" in verb.morph.get("VerbForm", [])


def _some(verb: Token) -> Token | None:
    """Read "a bombardé des civils" where the tree takes the article "des" for a preposition."""
    after = next((child for child in obliques(verb) if child.i > verb.i), None)
    return after if after is not None and case_of(after) == "des" and after.left_edge.i == verb.i + 1 else None


def _accused(verb: Token, language: str) -> Token | None:
    """Find whom "accuser X de" holds to have done the deed; the tree may hang the infinitive on X itself."""
    governor = verb.head
    goes_on = verb.dep_ in {"advcl", "conj"} and governor.pos_ == "VERB" and governor.lemma_ not in blames(language)
    if goes_on and governor.head != governor and not has_child(verb, "nsubj", "nsubj:pass"):
        return _accused(governor, language)  # "d'avoir bombardé un marché, tuant 17 civils"
    if governor.pos_ in NOMINAL and governor.dep_ == "obj" and governor.head.lemma_ in blames(language):
        return governor if verb.i > governor.i else None
    own = has_child(verb, "nsubj") or any(c.dep_ == "mark" and c.lower_ in {"que", "that"} for c in verb.children)
    if governor == verb or governor.lemma_ not in blames(language) or own:
        return None
    return obj(governor)


def accuser_if_pronoun(verb: Token, target: Token | None, language: str) -> Token | None:
    """Read "X accuse Y de l'avoir bombardé": the pronoun is X."""
    accuser = next((head for head in (verb.head, verb.head.head) if head.lemma_ in blames(language)), None)
    if target is not None and target.pos_ == "PRON" and accuser is not None:
        return subject(accuser)
    return target


@cache
def blames(language: str) -> frozenset[str]:
    """Verbs whose object is whom the speaker holds to have done a deed."""
    return frozenset(entry.split()[0] for entry in closed_class("blames", language))


def light_verbs(language: str) -> frozenset[str]:
    """Verbs whose subject does what their object names."""
    return closed_class("light_verbs", language)


def _light_agent(noun: Token, language: str) -> Token | None:
    verb = noun.head
    if verb.pos_ not in VERBAL or verb.lemma_ not in light_verbs(language):
        return None
    if noun.dep_ == "nsubj:pass" or is_passive(verb):
        return by_agent(verb)
    return subject(verb) if noun.dep_ in {"obj", "obl", "obl:arg"} else None


def _noun_arguments(noun: Token, words: tuple[str, ...], language: str) -> tuple[Token | None, Token | None]:
    """Read "la frappe de X contre Y": X acts, Y undergoes; "entre X et Y": both take part."""
    agent = target = None
    for child in _complements(noun, words):
        case = case_of(child)
        if case in closed_class("against"):
            target = target or (None if _is_ground(child, case, language) else child)
        elif case in OF and child.lemma_.lower() in closed_class("place_nouns", language):
            target = target or child  # "l'attaque du commissariat"
        elif case in BETWEEN or _does_by(child, case, noun) or (case in OF and _may_do(child, noun, language)):
            agent = agent or child
    agent = agent or next((child for child in noun.children if _owns(child)), None)
    adjective = next((c for c in noun.children if c.dep_ == "amod" and is_nationality(c, language)), None)
    light = _light_agent(noun, language)
    if light is not None and target is None:
        aimed = closed_class("against") - {"on", "at", "sur"}  # beside a verb these three say where
        target = next((child for child in obliques(noun.head) if case_of(child) in aimed), None)
    return light or agent or adjective, target


def _does_by(child: Token, case: str, noun: Token) -> bool:
    """Tell whether "par X" completes an event noun and not the passive verb that the noun completes."""
    if case not in {"par", "by"}:
        return False
    verb = clause_verb(noun)
    return not (verb.i < noun.i and is_passive(verb) and noun.dep_ not in SUBJECTS)


def _is_ground(child: Token, case: str, language: str) -> bool:
    """Tell whether "sur X" says where: a street, the public highway, the whole country."""
    grounds = closed_class("place_nouns", language) | closed_class("streets", language) | _GROUNDS
    return case in {"sur", "on", "at"} and child.lemma_.lower() in grounds


def _may_do(child: Token, noun: Token, language: str) -> bool:
    """Tell whether "de X" names who acts: somebody who can, neither a sort of deed nor who drew up its toll."""
    acts = child.pos_ in NOMINAL and can_act(child, language) and not _names_a_sort(child)
    return acts and not is_document(noun.lemma_, language)


def _names_a_sort(noun: Token) -> bool:
    """Tell whether a bare singular says of what sort something is ("une barricade de fortune") and not who acts."""
    bare = noun.pos_ == "NOUN" and not has_child(noun, "det", "det:poss", "nummod", "amod", "nmod")
    return bare and "Sing" in noun.morph.get("Number", []) and case_of(noun) in {"de", "d'", "of"}


def _noun_of_arguments(noun: Token, words: tuple[str, ...], language: str) -> tuple[Token | None, Token | None]:
    """Read "le bombardement de X par Y": X undergoes, Y acts."""
    agent = target = None
    for child in _complements(noun, words):
        case = case_of(child)
        if case in {"par", "by"}:
            agent = agent or child
        elif case in OF | closed_class("against"):
            target = target or child
            agent = agent or next((other for other in obliques(child) if case_of(other) in {"par", "by"}), None)
    return _light_agent(noun, language) or agent, target


def _complements(noun: Token, words: tuple[str, ...]) -> Iterator[Token]:
    """Yield what completes an event noun, less the words of its own phrase ("tremblement de terre")."""
    return (child for child in obliques(noun) if len(words) == 1 or not {child.lower_, child.lemma_.lower()} & {*words})


def _owns(child: Token) -> bool:
    """Tell whether a noun set before an event noun names who acts ("Russia's strikes", "coalition raids")."""
    if child.pos_ not in {"NOUN", "PROPN"}:
        return False
    return child.dep_ == "nmod:poss" or (child.dep_ == "compound" and _may_act(child))


def _may_act(token: Token) -> bool:
    """Tell whether a noun before another names somebody: "coalition raids", but neither "Easter" nor "car bombings".

    Before a toll stands who counts it ("the police toll") or where; and no name is in small letters, as the headline
    verb that a recogniser takes into one ("Sri Lanka lowers").
    """
    if token.head.lemma_.lower() in toll_count("en"):
        return False
    named = token.ent_type_ in {"ORG", "PER"} and token.text[:1].isupper()
    return (named or bool(actor_key(token.text, "en"))) and not _place_before(token)


def _place_before(token: Token) -> bool:
    """Tell whether "Syria strikes" may as well be strikes in Syria as strikes by it: then it names no agent."""
    return token.dep_ == "compound" and token.text[:1].isupper() and is_known_place(token.text, "en")


@cache
def _nationality(word: str, language: str) -> bool:
    return bool(country_of(word, language))


def is_nationality(token: Token, language: str) -> bool:
    """Tell whether an adjective names a country's people ("américain")."""
    return token.pos_ == "ADJ" and _nationality(token.lower_, language)


def _with(token: Token) -> Token | None:
    return next((child for child in obliques(token) if case_of(child) in {"avec", "with", "contre", "against"}), None)
