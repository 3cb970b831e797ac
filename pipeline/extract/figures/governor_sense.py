"""What the words above a counted noun say of it: the verb that it undergoes, the noun that it completes."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.figures.fates import fate_of
from pipeline.extract.figures.noun_sense import is_generic, outside, phrases
from pipeline.extract.mentions import Figure
from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.syntax import (
    NOMINAL,
    case_of,
    following,
    follows,
    has_child,
    is_passive,
)
from pipeline.knowledge.counted import counted_words

_CIRCUMSTANCE = frozenset(
    {"en", "dans", "sur", "devant", "pour", "depuis", "pendant", "après", "avant", "contre", "lors de"}
)
_OF = frozenset({"de", "d'", "d’", "du", "des", "of", ""})


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
    if top.i > verbal.i and case_of(top) in {"à", "au", "aux"} and (code := phrase_code("to", verbal, language)):
        return code
    relation = "nsubj" if top.i < verbal.i and top.dep_ not in {"nsubj:pass", "obj"} else top.dep_
    return _by_verb(verbal, relation, language)


def _completed(noun: Token, language: str) -> str:
    """Read what a noun says of those who complete it, by itself or with its verb ("claimed the lives of two")."""
    words, lemma = counted_words(language, "of"), noun.lemma_.lower()
    return words.get(lemma, "") or words.get(f"{noun.head.lemma_.lower()} {lemma}", "")


def _by_verb(verb: Token, relation: str, language: str) -> str:
    patient = relation in {"obj", "nsubj:pass"} or (relation == "nsubj" and is_passive(verb))
    code = phrase_code("verb", verb, language) if patient else ""
    code = code or phrase_code("undergo", verb, language)  # "deux personnes sont décédées" looks like a passive
    if not code and relation in {"nsubj", "nsubj:pass"}:
        code = by_participle(verb, language)
    if not code and relation == "nsubj":
        code = _through_copula(verb, language)
    return code or _by_complement(verb, language)


def phrase_code(group: str, verb: Token, language: str) -> str:
    """Return the code of the phrase that a verb heads, in a group of the lexicon of counted things, or nothing."""
    said = (item for item in phrases(counted_words(language, group)) if item[0][0] in {verb.lemma_, verb.lower_})
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
    words = phrases(counted_words(language, "undergo"))
    return next(
        (
            code
            for phrase_words, code in words
            if len(phrase_words) > 1 and phrase_words[-1] == verb.lemma_ and follows(verb, phrase_words)
        ),
        "",
    )


def _top_of_coordination(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun
