"""French verbs that the parser took for a noun, an adjective or an adverb: "Moscou dément", "la direction conteste"."""

from __future__ import annotations

import re
from functools import cache

import simplemma
from spacy.tokens import Span, Token

from pipeline.extract.parse.lemmas import infinitive_of
from pipeline.extract.parse.syntax import children, has_child
from pipeline.extract.speech.quotations import OPENING
from pipeline.knowledge.data import lexicon

_ENDING = re.compile("(?:e|ent|ait|aient|èrent|ra|ront|int|it|od)$")
_OPENS_OBJECT = frozenset({"que", "qu'", "tout", "toute", "tous", "toutes"})
_CLITICS = frozenset({"ne", "n'", "n’", "y", "en", "se", "s'", "s’", "le", "la", "l'", "les", "lui", "leur"})
_NAMES_SOMEBODY = frozenset({"NOUN", "PROPN", "ADJ"})
_ALSO_VERBS = frozenset({"dément", "conteste", "dénonce", "redoute"})  # nouns or adjectives besides, but not there
_FINITE = frozenset({"Ind", "Cnd", "Sub"})
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def find_hidden_verbs(sentence: Span) -> None:
    """Make verbs of what can be nothing else, each above its subject and its object."""
    _raise_verb(sentence.root)
    _raise_adverb(sentence.root)
    for token in sentence:
        form = token.lower_
        mistaken = _says(form) and (token.pos_ not in {"VERB", "AUX"} or token.lemma_ != infinitive_of(form))
        if mistaken and _after_its_subject(token):
            _make_verb(token)
        if token.pos_ == "VERB" and has_child(token, "det"):
            _free_subject(token)


@cache
def _says(form: str) -> bool:
    """Tell whether a form can only be the present of a verb of saying, whatever else the parser made of it."""
    if form in _ALSO_VERBS:
        return True
    if not form.endswith(("e", "ent")) or simplemma.lemmatize(form, lang="fr") == form:
        return False
    return infinitive_of(form) in _verbs_of_saying()


@cache
def _verbs_of_saying() -> frozenset[str]:
    groups = lexicon("speech")["fr"]
    return frozenset(verb for group in ("asserts", "denies", "hedges", "figures") for verb in groups[group])


def _raise_verb(root: Token) -> None:
    """Make a verb its sentence's root where the parser took it for an adjective: "La direction conteste la mesure"."""
    if root.pos_ not in {"NOUN", "PROPN", "ADJ"} or has_child(root, "cop", "case"):
        return
    if has_child(root, "nsubj") and _is_verb_form(root) and not has_child(root, "det", "aux:tense") and _led_on(root):
        root.pos_, root.lemma_ = "VERB", infinitive_of(root.lower_)  # "La FNT avance « un millier »"
        return
    subject = next(children(root, "nsubj"), root)
    verb = next((child for child in children(subject, "amod", "appos", "acl") if child.i > subject.i), None)
    if verb is None or not _is_verb_form(verb):
        return
    if not _led_on(verb) or verb.nbor(-1).pos_ == "PUNCT" or has_child(verb, "case", "det", "aux:tense"):
        return
    verb.pos_, verb.lemma_ = "VERB", infinitive_of(verb.lower_)
    verb.head, verb.dep_ = verb, "ROOT"
    after = [child for child in subject.children if child.i > verb.i]
    subject.head, subject.dep_ = verb, "nsubj"
    if subject != root:  # "Le ministère recense 36 000 personnes"
        root.head, root.dep_ = verb, "obj"
    for child in after:
        child.head = verb
        if child.dep_ == "nmod" and not has_child(child, "case"):
            child.dep_ = "obj"
        elif child.dep_ == "acl:relcl" and has_child(child, "mark"):
            child.dep_ = "ccomp"


def _is_verb_form(word: Token) -> bool:
    return bool(_ENDING.search(word.lower_) and infinitive_of(word.lower_))


def _led_on(verb: Token) -> bool:
    """Tell whether an object of the would-be adjective follows it: an article, a number, a quotation, "tout"."""
    if has_child(verb, "obj"):
        return True
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return following.pos_ in {"DET", "NUM"} or following.lower_ in _OPENS_OBJECT or following.text in OPENING


def _raise_adverb(root: Token) -> None:
    """Make a verb of what stands between a subject and an object: "L'état-major dément toute frappe"."""
    if root.pos_ not in {"NOUN", "PROPN"} or has_child(root, "cop", "case"):
        return
    owner = next(children(root, "nsubj"), None)
    verb = next((child for child in children(root, "advmod", "amod") if owner and owner.i < child.i < root.i), None)
    if owner is None or verb is None or not _ENDING.search(verb.lower_) or not infinitive_of(verb.lower_):
        return
    if not has_child(root, "det") or verb.nbor(1) not in root.children:
        return
    verb.pos_, verb.lemma_ = "VERB", infinitive_of(verb.lower_)
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_, owner.head = verb, "obj", verb


def _after_its_subject(token: Token) -> bool:
    """Tell whether a noun phrase stands before a word, across pronouns and asides, and no finite verb yet."""
    before = token.doc[token.sent.start : token.i]
    words = [word for word in before if word.lower_ not in _CLITICS or word.pos_ == "DET"]
    led_in = any(child.lower_ not in _CLITICS for child in children(token, "case"))
    if not words or led_in or any(_is_finite(word) for word in before):
        return False
    return words[-1].pos_ in _NAMES_SOMEBODY or words[-1].text in {",", ")"} or words[-1].pos_ == "PRON"


def _is_finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and bool(_FINITE.intersection(token.morph.get("Mood", [])))


def _make_verb(token: Token) -> None:
    token.pos_, token.lemma_ = "VERB", infinitive_of(token.lower_)
    token.set_morph(_PRESENT)  # type: ignore[attr-defined]
    root = token.sent.root
    if root.i < token.i:
        _govern_subject(token, root)
    elif root.i > token.i:
        _govern_object(token, root)


def _govern_subject(verb: Token, root: Token) -> None:
    """Hang the noun that the parser made the root below its verb, and what follows the verb on the verb."""
    verb.head, verb.dep_ = verb, "ROOT"
    after = [child for child in root.children if child.i > verb.i]
    root.head, root.dep_ = verb, "nsubj"
    root.pos_ = "NOUN" if root.pos_ == "ADJ" else root.pos_
    for child in after:
        child.head = verb
        if child.dep_ == "nmod" and not has_child(child, "case"):
            child.dep_ = "obj"
        elif child.dep_ == "acl:relcl" and has_child(child, "mark"):
            child.dep_ = "ccomp"


def _govern_object(verb: Token, root: Token) -> None:
    """Hang what the parser made the root below the verb before it, and the subject on that verb."""
    before = [child for child in root.children if child.i < verb.i and child.dep_.startswith(("nsubj", "punct", "obl"))]
    going_on = [child for child in children(root, "conj") if _is_finite(child)]
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "obj" if root.pos_ in {"NOUN", "PROPN", "PRON"} else "xcomp"
    for child in (*before, *going_on):
        child.head = verb
        child.dep_ = "nsubj" if child.dep_.startswith("nsubj") else child.dep_


def _free_subject(verb: Token) -> None:
    """Make a subject of the adjective before a verb whose article hangs on the verb: "L'intersyndicale dit"."""
    noun = next((child for child in children(verb, "amod", "nsubj") if child.i < verb.i), None)
    articles = [child for child in children(verb, "det") if noun is not None and child.i < noun.i]
    if noun is None or not articles:
        return
    noun.pos_, noun.dep_ = "NOUN", "nsubj"
    for article in articles:
        article.head = noun
