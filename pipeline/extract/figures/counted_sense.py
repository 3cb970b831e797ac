"""What a figure counts: by its noun, by the noun's participle, by the verb or noun that governs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.fates import fate_of, strongest
from pipeline.extract.figures.figure_roles import is_part
from pipeline.extract.figures.subsets import subset_of
from pipeline.extract.happenings.doers import can_act
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import (
    NOMINAL,
    SUBJECTS,
    case_of,
    children,
    following,
    follows,
    has_child,
    is_passive,
)
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import counted_kind, counted_words, default_count, is_crowd, needs_many
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class

PEOPLE_CODES = frozenset({"demonstrators", "strikers", "police", "firefighters", "rescuers", "attackers"})
UNDERGONE = frozenset({"casualties", "arrest", "evacuation"})
PEOPLE = "people:"
CASUALTIES = "casualties"
_NARROWING = {  # "38 victimes identifiées"
    "victims": {"killed", "wounded", "hospitalised", "identified"},
    "killed": {"identified"},
}
_CIRCUMSTANCE = frozenset(
    {"en", "dans", "sur", "devant", "pour", "depuis", "pendant", "après", "avant", "contre", "lors de"}
)
_OF = frozenset({"de", "d'", "d’", "du", "des", "of", ""})
VICTIMS, ATTACKERS = "victims", "attackers"
CASES = frozenset({"cas", "case"})


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
    return bool(_phrase_code("draws", verb, language))


def all_came(noun: Token) -> bool:
    """Tell whether nothing but their coming is told of people in general ("17 personnes éborgnées" lost an eye)."""
    said = (child for child in children(noun, "acl", "acl:relcl") if is_passive(child))
    befell = any(not _phrase_code("draws", child, noun.lang_) for child in said)
    return not befell and noun.lemma_.lower() not in closed_class("residents")


def _among(noun: Token, language: str) -> str:
    """Read "35 foreign nationals among the dead", "quatre ressortissants figurent parmi les victimes"."""
    near = following(noun, 6)
    lead = next((i for i, token in enumerate(near) if token.lower_ in {"among", "parmi"}), len(near))
    codes = (by_noun(token, language) for token in near[lead + 1 : lead + 3])
    return next((code for code in codes if counted_kind(code) == CASUALTIES), "")


def _by_phrase(noun: Token, language: str) -> str:
    """Read "36 placées en garde à vue": the participle opens a phrase that says it."""
    table = _phrases(counted_words(language, "verb"))
    return next((code for said, code in table if len(said) > 1 and said[0] == noun.lemma_ and follows(noun, said)), "")


def _plain_code(noun: Token, figure: Figure, language: str) -> str:
    """Name what lies outside the lexicon by its noun; people in general, by what they do."""
    if not is_generic(noun, language):
        return noun.lemma_.lower() if noun.pos_ == "NOUN" else ""
    verb = clause_verb(outside(noun, figure))
    return f"{PEOPLE}{verb.lemma_.lower()}" if verb.pos_ == "VERB" else ""


def outside(noun: Token, figure: Figure | None) -> Token:
    """Climb from a noun that completes the figure ("une dizaine de personnes") to the figure's own head."""
    while figure is not None and figure.mention.first <= noun.head.i <= figure.mention.last and noun.i != noun.head.i:
        noun = noun.head
    return noun


def by_noun(noun: Token, language: str) -> str:
    """Read what is counted off the noun itself ("22 morts"), or return an empty string."""
    words = counted_words(language, "noun")
    phrased = _phrase_table(tuple(words.items()))
    first = {noun.lemma_.lower(), noun.lower_.rstrip("s")}
    phrase = next((code for said, code in phrased if len(said) > 1 and said[0] in first and follows(noun, said)), "")
    if phrase:
        return phrase
    if noun.lemma_.lower() in CASES and any(
        child.lemma_.lower() in closed_class("diseases", language) for child in noun.children
    ):
        return words.get("contamination", "") or words.get("infection", "")
    singular = "-".join(part.rstrip("s") for part in noun.lower_.split("-"))
    forms = [singular, noun.lemma_.lower(), noun.lower_, noun.lower_.rstrip("s")]
    if language == "fr":
        forms.append(singular.removesuffix("e"))  # "trois blessées"
    return next((words[form] for form in forms if form in words), "")


def by_modifier(noun: Token, language: str) -> str:
    """Read "14 civils tués", "300 personnes évacuées", "22 people dead"."""
    verbs, nouns = counted_words(language, "verb"), counted_words(language, "noun")
    for child in noun.children:
        behind = child.i > noun.i and not _of_a_part(noun, child) and not _acts_itself(child)
        if behind and child.dep_ in {"acl", "amod", "acl:relcl", "appos"}:
            code = verbs.get(child.lemma_, "") or nouns.get(child.lemma_, "") or nouns.get(child.lower_, "")
            code = code or (
                counted_words(language, "undergo").get(child.lemma_, "") if child.dep_ == "acl:relcl" else ""
            )
            if code:
                return code
    return ""


def _of_a_part(noun: Token, child: Token) -> bool:
    """Tell whether what a tree hangs on a noun is said of a part of it ("60 morts, dont 25 identifiés")."""
    between = noun.doc[noun.i + 1 : child.i]
    return any(token.like_num or token.lower_ in {"dont", "including", "notamment"} for token in between)


def _acts_itself(verb: Token) -> bool:
    """Tell whether a clause says what a noun did and not what befell it ("a man who killed two")."""
    return any("Rel" not in child.morph.get("PronType", []) for child in children(verb, "obj"))


def by_governor(noun: Token, figure: Figure | None, language: str) -> str:
    """Read the verb of which the noun is subject or object, or the noun that it completes."""
    if told := fate_of(noun, language):
        return told
    if noun.dep_ == "conj" and (own := _own_predicate(noun, language)):
        return own
    top = _top_of_coordination(outside(noun, figure))
    governor = top.head
    if governor == top:
        return ""
    if top.dep_ == "nmod" and is_generic(governor, language) and not _completed(governor, language):
        return by_governor(governor, figure, language)  # "un total de 149 personnes"
    if top.dep_ == "nmod" and case_of(top) not in _OF:
        return ""  # "un sauvetage par 20 pompiers", "8 morts pour 100 000 habitants"
    if top.dep_ == "nmod" or (top.dep_ in {"obl", "obl:arg"} and governor.pos_ == "NOUN"):
        return _completed(governor, language)
    if top.dep_ == "obl" and case_of(top) in _CIRCUMSTANCE:
        return ""  # "manifestaient en plusieurs endroits" counts no demonstrators
    verbal = governor if governor.pos_ in VERBAL | {"ADJ", "NOUN"} else clause_verb(top)
    if top.i > verbal.i and case_of(top) in {"à", "au", "aux"} and (code := _phrase_code("to", verbal, language)):
        return code
    relation = "nsubj" if top.i < verbal.i and top.dep_ not in {"nsubj:pass", "obj"} else top.dep_
    return _by_verb(verbal, relation, language)


def _completed(noun: Token, language: str) -> str:
    """Read what a noun says of those who complete it, by itself or with its verb ("claimed the lives of two")."""
    words, lemma = counted_words(language, "of"), noun.lemma_.lower()
    return words.get(lemma, "") or words.get(f"{noun.head.lemma_.lower()} {lemma}", "")


def _by_verb(verb: Token, relation: str, language: str) -> str:
    patient = relation in {"obj", "nsubj:pass"} or (relation == "nsubj" and is_passive(verb))
    code = _phrase_code("verb", verb, language) if patient else ""
    code = code or _phrase_code("undergo", verb, language)  # "deux personnes sont décédées" looks like a passive
    if not code and relation in {"nsubj", "nsubj:pass"}:
        code = by_participle(verb, language)
    if not code and relation == "nsubj":
        code = _through_copula(verb, language)
    return code or _by_complement(verb, language)


def _phrase_code(group: str, verb: Token, language: str) -> str:
    said = (item for item in _phrases(counted_words(language, group)) if item[0][0] in {verb.lemma_, verb.lower_})
    return next((code for words, code in said if follows(verb, words)), "")


def _own_predicate(noun: Token, language: str) -> str:
    """Read "vingt sont mortes et quinze autres sont disparues": the second noun has a verb of its own."""
    next_ = following(noun, 4)
    if not next_ or next_[0].pos_ != "AUX":
        return ""
    verb = next((t for t in next_ if t.pos_ in {"VERB", "ADJ", "NOUN"}), None)
    if verb is None:
        return ""
    return counted_words(language, "verb").get(verb.lemma_, "") or by_participle(verb, language)


def by_participle(verb: Token, language: str) -> str:
    """Read "quinze autres sont disparues", "elles sont mortes": a participle or an adjective that is a noun as well."""
    words = counted_words(language, "noun")
    forms: tuple[str, ...] = (verb.lemma_.lower(), verb.lower_) if verb.pos_ in {"ADJ", "NOUN"} else ()
    inflected = any(verb.children) and verb.lower_ != verb.lemma_
    acts = has_child(verb, "obj")  # "25 gilets jaunes ont déplacé le balisage" displaced something
    masculine = verb.lower_.removesuffix("s").removesuffix("e") if inflected and not acts else ""
    return next((words[form] for form in (*forms, masculine) if form in words), "")


def _by_complement(verb: Token, language: str) -> str:
    """Read "quinze autres restaient portées disparues": the participle that completes the verb says it."""
    words = counted_words(language, "noun")
    close = (t for t in following(verb, 3) if t.pos_ in {"ADJ", "VERB"})
    forms = (form for t in close for form in (t.lemma_.lower(), t.lower_.rstrip("s"), t.lower_.rstrip("es")))
    return next((words[form] for form in forms if form in words), "")


def _through_copula(verb: Token, language: str) -> str:
    """Read "359 people are now dead", "étaient en grève"."""
    words = _phrases(counted_words(language, "undergo"))
    return next(
        (
            code
            for phrase_words, code in words
            if len(phrase_words) > 1 and phrase_words[-1] == verb.lemma_ and follows(verb, phrase_words)
        ),
        "",
    )


@cache
def _phrase_table(items: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(key.split()), code) for key, code in items)


def _phrases(table: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return _phrase_table(tuple(table.items()))


def _top_of_coordination(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def is_generic(noun: Token, language: str) -> bool:
    """Tell whether a noun means people in general."""
    return noun.lemma_.lower() in lexicon("people")["generic"][language]
