"""What becomes of the people that a noun names, by the words that English sets after it.

English strings a subject's fates together ("was shot and later died", "are in critical condition") and leaves out what
a tree would need ("six others wounded"): the order of words is surer than the tree here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from pipeline.extract.parse.lemmas import english_base
from pipeline.extract.parse.modality import VERBAL
from pipeline.extract.parse.syntax import SUBJECTS, children, following, follows, has_child
from pipeline.knowledge.counted import counted_words
from pipeline.knowledge.grammar import closed_class

STRENGTH = ("killed", "missing", "wounded", "hospitalised", "victims")  # what else befell the dead is not their fate
_REACH = 14  # tokens behind a predicate in which its clause may say in what state somebody is
_ASIDE_REACH = 18  # tokens behind a noun in which what commas set apart ends
_NEAR = 6  # tokens behind a noun in which its predicate stands
_LINKS = frozenset({"be", "get", "have"})
_ELLIPTIC = frozenset({"another", "other", "others"})
_RELATIVE = frozenset({"who", "that"})
_ASIDES = frozenset({",", "–", "—", "-"})
_CLAUSE_ENDS = frozenset({".", ";", ":", "\n", "\n\n"})
_HITS = frozenset({"shoot", "strike", "hit"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})


def fate_of(noun: Token, language: str) -> str:
    """Return the worst that the predicates after a noun, or the verb before it, say befell it, or an empty string."""
    return strongest((*_said_of(noun, language), *_shown_of(noun, language))) if language == "en" else ""


def only_by_state(noun: Token, language: str) -> bool:
    """Tell whether only the state that people are in tells their fate: one tells it of some of them at a time."""
    said = strongest(_said_of(noun, language)) if language == "en" else ""
    return bool(fate_of(noun, language)) and fate_of(noun, language) != said


def _said_of(noun: Token, language: str) -> Iterator[str]:
    """Yield what the verbs of a noun say befell it."""
    for verb, _, undergone in _verbs_of(noun):
        yield from _codes(verb, undergone, language)


def _shown_of(noun: Token, language: str) -> Iterator[str]:
    """Yield what the states that a noun's clauses put it in say befell it."""
    for verb, after, undergone in _verbs_of(noun):
        if verb.lemma_.lower() in closed_class("bearing", language) or verb.pos_ not in VERBAL:
            yield from _states(after, language)
        if undergone and verb.lemma_.lower() in _HITS and _in_a_limb(after, language):
            yield "wounded"
    if noun.dep_ == "nmod:poss":  # "his injuries were minor"
        alone = _by_word(language, "state").get(noun.head.lemma_, ())
        yield from (code for words, code in alone if len(words) == 1)
    if any(token.lower_ == "with" for token in following(noun, 1)):
        yield from _states(noun, language)


def _verbs_of(noun: Token) -> Iterator[tuple[Token, Token, bool]]:
    """Yield the verbs of a noun, behind which token their clause goes on, and whether the noun undergoes them."""
    yield from ((verb, verb, undergone) for verb, undergone in _predicates(noun))
    if noun.dep_ == "obj" and noun.head.pos_ == "VERB" and noun.head.i < noun.i:
        yield from ((verb, noun, True) for verb in (noun.head, *_coordinated(noun.head)) if verb.i < noun.i)


def strongest(codes: Iterable[str]) -> str:
    """Return the code that says most of what befell somebody."""
    told = list(filter(None, codes))
    return min(told, key=lambda code: STRENGTH.index(code) if code in STRENGTH else len(STRENGTH), default="")


def _predicates(noun: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the predicates of a noun and whether it undergoes them: what follows it, and the verb the tree gives it."""
    if has_child(noun, "case"):
        return
    after = _predicate_after(noun)
    if noun.dep_ in SUBJECTS and noun.head.pos_ == "VERB" and (after is None or after[0] != noun.head):
        yield from _with_coordinated(noun.head, has_child(noun.head, "aux:pass"))
    if after is not None:
        yield from _with_coordinated(*after)


def _with_coordinated(verb: Token, undergone: bool) -> Iterator[tuple[Token, bool]]:
    yield verb, undergone
    for other in _coordinated(verb):
        auxiliary = has_child(other, "aux:pass")
        yield other, auxiliary or (undergone and _is_participle(other) and not _takes_object(other))


def _predicate_after(noun: Token) -> tuple[Token, bool] | None:
    """Find the verb, participle or state right behind a noun, across auxiliaries, adverbs and what commas set apart."""
    linked = False
    for token in _after(noun):
        if token.lemma_.lower() in _LINKS and (token.pos_ == "AUX" or token.lemma_.lower() != "have"):
            linked = linked or token.lemma_.lower() != "have"
        elif token.lower_ in _RELATIVE or token.pos_ == "ADV" or token.lower_ in closed_class("negations"):
            continue
        elif token.pos_ in {"VERB", "ADJ"}:
            passive = linked or not _finite_elsewhere(token) or _reflexive(token)
            return token, passive and not _takes_object(token)
        elif (linked or noun.like_num or noun.lower_ in _ELLIPTIC) and (token.pos_ == "ADP" or token.text == "/"):
            return (token.head if token.head.i > token.i else token), False  # "are in critical condition"
        else:
            return None
    return None


def _after(noun: Token) -> Iterator[Token]:
    """Yield the tokens behind a noun's own words: its bracketed age and what else commas set apart are skipped."""
    rest = following(noun, _ASIDE_REACH)
    place = next((at for at, token in enumerate(rest) if token.dep_ not in {"flat", "flat:name"}), len(rest))
    if place < len(rest) and rest[place].text in _ASIDES:
        close = next((at for at in range(place + 1, len(rest)) if rest[at].text in _ASIDES), None)
        if close is None:
            return
        place = close + 1
    yield from rest[place : place + _NEAR]


def _finite_elsewhere(token: Token) -> bool:
    """Tell whether a bare form is active: it has an object or an aim of its own ("killed three", "shot at them")."""
    aims = any(child.lower_ in {"at", "toward", "towards"} for part in token.children for child in part.children)
    return _takes_object(token) or aims or not _is_participle(token)


def _reflexive(verb: Token) -> bool:
    return any(child.lower_ in _REFLEXIVE for child in children(verb, "obj"))


def _is_participle(token: Token) -> bool:
    """Tell whether a form may be a past participle: the past of most verbs looks the same."""
    past = "Past" in token.morph.get("Tense", []) or "Part" in token.morph.get("VerbForm", [])
    return token.pos_ == "ADJ" or (past and not token.lower_.endswith("ing"))


def _takes_object(verb: Token) -> bool:
    """Tell whether a verb acts on another, itself or by a verb it is coordinated with ("shot and killed two")."""
    parts = [verb, *_coordinated(verb)]
    return any(child.i > verb.i and child.lower_ not in _REFLEXIVE for part in parts for child in children(part, "obj"))


def _coordinated(verb: Token) -> list[Token]:
    """Return the predicates that share a verb's subject."""
    found = [other for other in children(verb, "conj") if not has_child(other, *SUBJECTS) and other.i > verb.i]
    return found + [deeper for other in found for deeper in _coordinated(other)]


def _codes(verb: Token, undergone: bool, language: str) -> Iterator[str]:
    passive, active = _by_word(language, "verb"), _by_word(language, "undergo")
    for form in {verb.lemma_.lower(), verb.lower_}:
        told = (*active.get(form, ()), *(passive.get(form, ()) if undergone else ()))
        yield from (code for words, code in told if follows(verb, words))
    if undergone or verb.pos_ == "ADJ":
        yield counted_words(language, "noun").get(verb.lower_, "")


@cache
def _by_word(language: str, role: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index the phrases of a role by each of their words: the predicate may be any of them ("fatally shoot")."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, code in counted_words(language, role).items():
        words = tuple(phrase.split())
        for word in words:
            found.setdefault(word, []).append((words, code))
    return found


def _states(after: Token, language: str) -> Iterator[str]:
    """Read the state that a clause puts somebody in: "listed in serious condition", "remained hospitalised"."""
    table, words_of_state = _by_word(language, "state"), _by_word(language, "verb")
    for token in (after, *_rest(after)):
        yield from (code for words, code in table.get(token.lemma_.lower(), ()) if _ends_at(token, words))
    for left in following(after, 1):
        if left.pos_ in {"ADJ", "VERB"} and _is_participle(left):
            base = english_base(left.lower_, left.lemma_)
            yield from (code for words, code in words_of_state.get(base, ()) if len(words) == 1)


def _in_a_limb(verb: Token, language: str) -> bool:
    limbs = closed_class("limbs", language)
    return any(token.lemma_.lower() in limbs for token in _rest(verb))


def _rest(verb: Token) -> Iterator[Token]:
    """Yield what follows a verb up to the next figure, subject or stop."""
    for token in following(verb, _REACH):
        if token.text in _CLAUSE_ENDS or token.dep_ in SUBJECTS or (token.like_num and token.i > verb.i + 1):
            return
        yield token


def _ends_at(token: Token, words: tuple[str, ...]) -> bool:
    """Tell whether a phrase ends at a token; a word or two may stand between ("critical but stable condition")."""
    before = {other.lower_ for other in token.doc[max(0, token.i - 4) : token.i]}
    return token.lemma_.lower() == words[-1] and before.issuperset(words[:-1])
