"""Who speaks: the subject of a verb of saying, where the tree has it and where it has missed it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.extract.parse.syntax import NOMINAL, SUBJECTS, children, has_child, subject
from pipeline.extract.speech.quotations import CLOSING, OPENING
from pipeline.extract.speech.speaker_phrases import phrase_with_name, top_nominal
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.voices import is_document, may_speak

_HUNG = frozenset({"acl", "acl:relcl"})
_NEAR = 12  # words between a verb and its inverted subject


def speaker_of(verb: Token, sentence: Span) -> tuple[Span | None, bool]:
    """Return who speaks, and whether the name follows the verb as it does in an incise."""
    own = subject(verb)
    if (loose := _loose(verb, own)) is not None and (main := main_subject(loose)) is not None:
        return phrase_with_name(main), False
    if own is not None and _told_of(own, verb):
        return phrase_with_name(top_nominal(own)), False
    if own is not None and own.lower_ == "qui" and own.i > sentence.start:
        own = _antecedent(own, sentence) or own
    first = _group_start(verb, sentence)
    own = _out_of_brackets(own, sentence)
    after = nominal_after(verb, sentence) if verb.doc.lang_ != "fr" else None  # French incises are read by themselves
    if after is not None and _closes_content(first, sentence) and _told_before(first, sentence):
        return phrase_with_name(after), True
    before = _nominal_before(first, sentence)
    goes_on = first.i > sentence.start and first.nbor(-1).pos_ == "CCONJ"  # "dément … et soutient": one subject
    shared = own is not None and own.head != verb and before is not None and before.i > own.i and not goes_on
    if (
        own is not None
        and own.pos_ in NOMINAL
        and sentence.start <= own.i < verb.i
        and not shared
        and not _closed_between(own, first)
    ):
        return phrase_with_name(own), own.lower_.startswith("-") and own.head == verb
    if after is not None and _closes_content(first, sentence):
        return phrase_with_name(after), True
    if before is not None:
        return phrase_with_name(before), False
    return (phrase_with_name(own), own.i > verb.i) if own is not None else (None, False)


def _loose(verb: Token, own: Token | None) -> Token | None:
    """Find the verb that cannot have the subject that the tree gives it inside a relative clause or a phrase.

    A French participle after a comma goes with the main clause ("…, accusant la mairie"), and so does a verb whose
    number is not that of the subject it would share; what either governs goes with it.
    """
    while verb.dep_ in {"xcomp", "advcl", "conj"} and verb.head.text.endswith("ant") and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.doc.lang_ != "fr" or has_child(verb, *SUBJECTS):
        return None
    if verb.text.endswith("ant"):
        return verb if _after_comma(verb) else None
    numbers = [set(token.morph.get("Number", [])) for token in (verb, own) if token is not None]
    part = "Part" in verb.morph.get("VerbForm", [])
    return verb if not part and len(numbers) == 2 and all(numbers) and not numbers[0] & numbers[1] else None


def _after_comma(verb: Token) -> bool:
    """Tell whether a participle follows a comma, its own clitics aside ("…, se disant prêt")."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].lower_ in closed_class("participle_leads"):
        before -= 1
    return before >= verb.sent.start and verb.doc[before].text == ","


def main_subject(verb: Token) -> Token | None:
    """Find the subject of the clause around the relative clauses and the phrases that a verb hangs in."""
    top = next((token for token in reversed([verb, *verb.ancestors]) if token.dep_ in _HUNG), None)
    if top is None:
        return None
    noun = top.head
    clause = next((token for token in (noun, *noun.ancestors) if token.pos_ in {"VERB", "AUX"}), None)
    found = subject(clause) if clause is not None else top_nominal(noun)
    return found if found is not None and found.i < verb.i and found.pos_ in NOMINAL else None


def _antecedent(relative: Token, sentence: Span) -> Token | None:
    """Find the noun right before "qui", where the tree has lost what the relative clause hangs on."""
    before = relative.nbor(-1 - (relative.i - 1 > sentence.start and relative.nbor(-1).text in {",", "–", "—", "-"}))
    return top_nominal(before) if before.pos_ in {"NOUN", "PROPN"} or before.lower_ in closed_class("whoever") else None


def _told_of(noun: Token, verb: Token) -> bool:
    """Tell whether a relative clause says what a person or a body says ("le préfet, qui a annoncé douze morts")."""
    relative = any(child.lower_ in {"qui", "who"} for child in children(verb, "nsubj"))
    speaks = noun.pos_ == "PROPN" or may_speak(noun.lemma_, noun.doc.lang_)
    return relative and noun.i < verb.i and speaks and not is_document(noun.lemma_, noun.doc.lang_)


def _told_before(first: Token, sentence: Span) -> bool:
    """Tell whether a main clause stands before a verb group: what follows it is then who says that clause."""
    return any(
        token.pos_ in {"VERB", "AUX"}
        and token.dep_ not in {"acl", "acl:relcl", "amod"}
        and "Fin" in token.morph.get("VerbForm", [])
        for token in sentence.doc[sentence.start : first.i]
    ) and not any(token.text in OPENING for token in sentence.doc[first.i - 1 : first.i])


def _out_of_brackets(own: Token | None, sentence: Span) -> Token | None:
    """Replace a would-be subject inside brackets by the name that the brackets explain ("les FDS (une coalition)")."""
    if own is None:
        return None
    opening = next((t for t in reversed(sentence.doc[sentence.start : own.i]) if t.text in {"(", ")"}), None)
    if opening is None or opening.text == ")" or opening.i == sentence.start:
        return own
    before = sentence.doc[opening.i - 1]
    return top_nominal(before) if before.pos_ in NOMINAL else own


def _group_start(verb: Token, sentence: Span) -> Token:
    """Return the first word of the verb group, auxiliaries and clitics included."""
    first = min((c.i for c in verb.children if c.dep_.startswith("aux") and c.i < verb.i), default=verb.i)
    first = _across_adverbial(sentence, first)
    while (
        first > sentence.start
        and sentence.doc[first - 1].pos_ in {"AUX", "ADV", "PRON", "PART"}
        and sentence.doc[first - 1].lower_ not in closed_class("personal")
    ):
        first -= 1
    return sentence.doc[first]


def _across_adverbial(sentence: Span, first: int) -> int:
    """Step from a participle back to its auxiliary across "par la suite" or "en effet"."""
    doc = sentence.doc
    for position in range(first - 1, max(sentence.start, first - 5) - 1, -1):
        if doc[position].lemma_ in {"avoir", "être", "have"}:
            return position
        if doc[position].pos_ not in {"ADP", "DET", "ADV"} and doc[position].lower_ not in closed_class("adverbials"):
            break
    return first


def _closed_between(own: Token, first: Token) -> bool:
    """Tell whether a closing quotation mark parts a would-be subject from the verb, or a single dash does.

    Then it is quoted itself, or a heading ("LE DIRECT - Le maire estime…").
    """
    between = own.doc[own.i : first.i]
    dashes = [t for t in between if t.text in {"-", "–", "—"} and t.whitespace_ and t.nbor(-1).whitespace_]
    closed = any(t.text in CLOSING for t in between) and not any(t.text in OPENING for t in between)
    return closed or len(dashes) == 1


def _nominal_before(first: Token, sentence: Span) -> Token | None:
    """Find the noun that leads up to a verb group, across asides: the subject that the tree has missed."""
    position, aside = first.i - 1, False
    while position >= sentence.start:
        token = sentence.doc[position]
        if token.text == ")":
            position = _opening_bracket(position, sentence) - 1
            continue
        if token.text in CLOSING or token.text in {";", ":"} or (token.pos_ in {"VERB", "AUX"} and not aside):
            return None
        if token.text == ",":
            aside = not aside
        elif token.pos_ in {"PROPN", "NOUN", "PRON"} and not aside and not _led_in(token):
            return top_nominal(token)
        position -= 1
    return None


def _opening_bracket(position: int, sentence: Span) -> int:
    return next((t.i for t in reversed(sentence.doc[sentence.start : position]) if t.text == "("), sentence.start)


def _led_in(token: Token) -> bool:
    """Tell whether a preposition leads in a noun."""
    if token.dep_ == "conj" and token.head.pos_ in NOMINAL and token.head.i < token.i:
        return _led_in(token.head)
    return any(child.dep_ == "case" for child in token.children) or token.dep_ in {
        "obl",
        "obl:mod",
        "nmod",
        "flat:name",
        "flat",
    }


def nominal_after(verb: Token, sentence: Span) -> Token | None:
    """Find the noun that follows the verb without a preposition, across "devant la presse": the inverted subject."""
    aside = False
    for token in sentence.doc[verb.i + 1 : min(verb.i + _NEAR, sentence.end)]:
        if token.ent_type_ in {"DATE", "TIME"} or token.lower_ in closed_class("days"):
            continue
        led_in = token.nbor(-1).pos_ == "ADP"
        if token.pos_ == "ADP" or (aside and (led_in or token.pos_ not in {"DET", "PROPN"})):
            aside = True
            continue
        if aside and token.pos_ == "PROPN" and not _opens_name(token):
            continue
        aside = False
        if (
            token.is_punct
            or token.pos_ == "SCONJ"
            or token.lower_ in closed_class("personal") - {"il", "elle", "ils", "elles", "on"}
        ):
            return None
        if token.pos_ in NOMINAL:
            return top_nominal(token)
    return None


def _opens_name(token: Token) -> bool:
    """Tell whether a person's name begins here."""
    return token.ent_type_ == "PER" and token.ent_iob_ == "B"


def _closes_content(first: Token, sentence: Span) -> bool:
    """Tell whether a verb group comes after a comma or a closing quotation mark."""
    before = first.nbor(-1) if first.i > sentence.start else None
    while before is not None and before.is_space and before.i > sentence.start:
        before = before.nbor(-1)
    return before is not None and (before.text in CLOSING or before.text in {",", "?", "!", "–", "-", "»"})
