"""Look-ups on Universal Dependencies trees: subjects, objects, noun phrases, clauses."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Span, Token

from pipeline.knowledge.grammar import closed_class

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "csubj"})
PASSIVE = frozenset({"nsubj:pass", "aux:pass"})
OBJECTS = frozenset({"obj", "iobj"})
OBLIQUES = frozenset({"obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "obl:tmod", "obl:npmod", "obl:unmarked"})
AGENT_CASES = frozenset({"par", "by"})
# What belongs to a noun phrase as a reader would quote it; clauses and asides do not.
INSIDE_PHRASE = frozenset({
    "det", "det:poss", "amod", "nmod", "nmod:poss", "case", "compound", "flat", "flat:name", "flat:foreign", "nummod",
    "fixed", "advmod", "goeswith", "nmod:desc",
})  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SELF = frozenset({"se", "s", "s'", "s’"})
_OWNERS = {"nous": "nous", "vous": "vous", "me": "je", "m'": "je", "te": "tu"}
_MOST = 24  # children that are looked at: a heap of words without a sentence may have thousands
CLIMB = 12  # steps from a noun to the verb of its clause: a longer way goes through other clauses
_HYPHENS = frozenset("-\u2010\u2011")


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Yield the token's children that hang on it by one of these relations."""
    for child in islice(token.children, _MOST):
        if child.dep_ in deps:
            yield child


def following(token: Token, count: int) -> list[Token]:
    """Return the next tokens of the sentence, at most so many."""
    found: list[Token] = []
    for other in token.doc[token.i + 1 : token.i + 1 + count]:
        if other.is_sent_start:
            break
        found.append(other)
    return found


def has_child(token: Token, *deps: str) -> bool:
    """Tell whether the token has a child with one of these relations."""
    return any(child.dep_ in deps for child in islice(token.children, _MOST))


def case_of(token: Token) -> str:
    """Return the preposition that introduces a noun, lower-cased, or an empty string; "d'après" is one preposition."""
    first = next((child for child in children(token, "case")), None)
    return " ".join(part.lower_ for part in (first, *children(first, "fixed"))) if first is not None else ""


def completed(noun: Token, apart: Container[str]) -> Token:
    """Climb from a noun that completes another ("une journée de mobilisation") to the first, up to one set apart."""
    for _ in range(CLIMB):
        if noun.dep_ != "nmod" or noun.head.pos_ != "NOUN" or case_of(noun) in apart:
            break
        noun = noun.head
    return noun


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: an auxiliary says so, or it is a participle by itself ("Arrêté lundi, X…")."""
    if has_child(verb, *PASSIVE):
        return True
    participle = "Part" in verb.morph.get("VerbForm", []) and "Pres" not in verb.morph.get("Tense", [])
    bare = not has_child(verb, "obj", "mark", "case", "aux", "aux:tense", "nsubj") and not verb.text.endswith("ing")
    set_beside = verb.dep_ in {"acl", "amod"} and not has_child(verb, "obj") and not verb.text.endswith("ing")
    return participle and (set_beside or (verb.dep_ == "advcl" and bare))


def subject(verb: Token) -> Token | None:
    """Find the subject of a verb, its own or the one it shares with the verb that governs it."""
    own = next(
        (c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "expl:subj" and not _announces(c, verb)), None
    )
    if own is not None:
        return _antecedent(own, verb)
    clitic = next((child for child in children(verb, "expl:subj")), None)
    if clitic is not None:
        return clitic
    if verb.dep_ == "acl" and _is_infinitive(verb):
        return next((child for child in verb.head.children if child.dep_ == "nmod" and child.i < verb.i), None)
    if (
        verb.dep_ in {"acl", "amod", "acl:relcl"}
        and verb.head.pos_ in NOMINAL
        and verb.head.lower_ not in closed_class("adverbials")
    ):
        return _agreeing(verb)
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head != verb:
        return subject(verb.head)
    return None


def _agreeing(participle: Token) -> Token:
    """Return which of the nouns before a participle it agrees with ("la hausse des taxes annulée": the rise was).

    Behind another participle it is the verb of the whole: "a coach carrying children overturned".
    """
    noun = participle.head
    if noun.dep_ == "obj" and noun.head.dep_ == "acl" and noun.head.head == noun.sent.root and noun.lang_ == "en":
        return noun.sent.root
    above = [other for other in noun.ancestors if other.pos_ == "NOUN" and other.i < noun.i][:1]
    below = [other for other in noun.subtree if other.dep_ == "nmod" and noun.i < other.i < participle.i]
    return next((other for other in (noun, *above, *below) if not _disagree(other, participle)), noun)


def _disagree(noun: Token, participle: Token) -> bool:
    forms = ((noun.morph.get(name, []), participle.morph.get(name, [])) for name in ("Gender", "Number"))
    return any(own and other and own != other for own, other in forms)


def _is_infinitive(verb: Token) -> bool:
    """Tell whether a verb or its passive auxiliary is an infinitive ("en vue d'être entendu")."""
    group = [verb, *children(verb, "aux:pass")]
    return any("Inf" in token.morph.get("VerbForm", []) for token in group)


def _announces(own: Token, verb: Token) -> bool:
    """Tell whether a would-be subject only announces its clause across a colon ("Grève : la CGT maintient…")."""
    return own.i < verb.i and any(token.text == ":" for token in verb.doc[own.i : verb.i])


def _antecedent(own: Token, verb: Token) -> Token:
    """Replace a relative pronoun by the noun it stands for."""
    relative = "Rel" in own.morph.get("PronType", [])
    return verb.head if relative and verb.dep_ in {"acl", "acl:relcl"} and verb.head.pos_ in NOMINAL else own


def obj(verb: Token) -> Token | None:
    """Find the object of a verb; a relative pronoun gives the noun it stands for."""
    own = next((child for child in verb.children if child.dep_ in OBJECTS and child.dep_ != "iobj"), None)
    if own is not None:
        return _antecedent(own, verb)
    return None


def by_agent(verb: Token) -> Token | None:
    """Find who a passive says did it ("par", "by"), though the parser hung it on what stands before it."""
    below = (child for noun in obliques(verb) if noun.i > verb.i for child in children(noun, "nmod"))
    return next(
        (
            child
            for child in (*verb.children, *below)
            if child.dep_ in OBLIQUES
            and case_of(child) in AGENT_CASES
            and child.lower_ not in closed_class("adverbials")
            and not _is_manner(child)
        ),
        None,
    )


def _is_manner(noun: Token) -> bool:
    """Tell whether "par X" says how: in French a common noun without any article is nobody ("par tirage au sort")."""
    if noun.lemma_.lower() in closed_class("ballots"):
        return True
    bare = noun.pos_ == "NOUN" and not has_child(noun, "det", "nummod", "det:poss")
    return bare and noun.doc.lang_ == "fr" and noun.nbor(-1).lower_ == "par"


def obliques(token: Token) -> Iterator[Token]:
    """Yield the nouns that complete a verb or a noun through a preposition."""
    return (child for child in token.children if child.dep_ in OBLIQUES)


def phrase(head: Token) -> Span:
    """Return the noun phrase of a head as one quotes it: no leading preposition, no clause, no aside."""
    inside = {head.i}
    _grow(head, inside)
    start = end = head.i
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    doc = head.doc
    while start < head.i and (
        (doc[start].dep_ == "case" and doc[start].head == head) or doc[start].pos_ == "ADP" or doc[start].is_punct
    ):
        start += 1
    while end > head.i and (
        doc[end].pos_ in {"ADP", "CCONJ", "SCONJ", "DET"}
        or doc[end].lower_ in {"près", "loin", "near"}
        or (doc[end].is_punct and doc[end].text not in {"»", '"', ")"})
    ):
        end -= 1
    return whole_words(doc[start : end + 1])


def whole_words(span: Span) -> Span:
    """Widen a span to the compounds at its ends, which the English tokenizer cuts at hyphens: "US-led", "al-Zawr"."""
    doc, start, end = span.doc, span.start, span.end
    while start > 0 and _joined(doc[start - 1], doc[start]):
        start -= 1
    while end < len(doc) and _joined(doc[end - 1], doc[end]):
        end += 1
    return doc[start:end]


def _joined(left: Token, right: Token) -> bool:
    """Tell whether a hyphen joins two tokens without a space."""
    return not left.whitespace_ and (_HYPHENS.issuperset(left.text) or _HYPHENS.issuperset(right.text))


def _grow(token: Token, inside: set[int]) -> None:
    for child in token.children:
        if (
            child.dep_ in INSIDE_PHRASE
            or (child.is_quote and abs(child.i - token.i) <= 8)
            or _tight_apposition(child, token)
        ):
            inside.add(child.i)
            _grow(child, inside)
        elif child.dep_ in {"acl"} and child.i == token.i + 1 and child.pos_ in {"VERB", "ADJ"}:
            inside.update(t.i for t in child.subtree)


def _tight_apposition(child: Token, token: Token) -> bool:
    """Accept "le colonel Ryan Dillon" and refuse "Ryan Dillon, le porte-parole"."""
    return child.dep_ == "appos" and child.left_edge.i == token.i + 1 and not child.left_edge.is_punct


def conjuncts(head: Token) -> list[Token]:
    """Return a noun and those coordinated with it."""
    return [head, *(child for child in head.conjuncts if child.pos_ in NOMINAL)]


def follows(token: Token, words: Sequence[str]) -> bool:
    """Tell whether the words of a phrase stand, in order and close by, around its head token."""
    if len(words) == 1:
        return True
    forms = {token.lemma_.lower(), token.lower_}
    doc, head = token.doc, next((i for i, word in enumerate(words) if word in forms), 0)
    return _ahead(doc, token.i, words[head + 1 :]) and _behind(doc, token.i, words[:head])


def _ahead(doc: Doc, start: int, words: Sequence[str]) -> bool:
    """Look for what follows the head, each word at most three words after the one before."""
    position = start
    for word in words:
        window = range(position + 1, min(position + 4, len(doc)))
        found = next((i for i in window if _is_word(doc[i], word)), None)
        if found is None:
            return False
        position = found
    return True


def _is_word(token: Token, word: str) -> bool:
    possessives = closed_class("possessives")
    return word in {token.lower_, token.lemma_.lower()} or (word in possessives and token.lower_ in possessives)


def _behind(doc: Doc, start: int, words: Sequence[str]) -> bool:
    """Look for what precedes the head: a reflexive pronoun may stand up to three words before it."""
    for word in words:
        window = doc[max(0, start - 3) : start]
        if not any(
            _is_own(token) if word in _SELF else word in {token.lower_, token.lemma_.lower()} for token in window
        ):
            return False
    return True


def _is_own(pronoun: Token) -> bool:
    """Tell whether a pronoun is that of its own subject: "se", and "nous" in "nous nous réunissons" alone."""
    owner = _OWNERS.get(pronoun.lower_)
    return pronoun.lower_ in _SELF or (owner is not None and pronoun.i > 0 and pronoun.nbor(-1).lower_ == owner)
