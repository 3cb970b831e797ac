"""Whether a number of years is somebody's age or how long something lasts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.extract.figures.figure_head import head_of, noun_completed
from pipeline.extract.mentions import Figure, Mention, mention_of
from pipeline.extract.parse.syntax import SUBJECTS, case_of, children, has_child, phrase, subject
from pipeline.extract.scene import Scene
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.persons import person_words

AGE = "age"
_OLDEST = 116
_AGED = frozenset({"age", "aged", "ages", "both"})
_LINKS = frozenset({",", "and", "or", "to"})
_NEAR = 4  # tokens before a figure in which what lasts is named


def is_age(scene: Scene, figure: Figure) -> bool:
    """Tell an age ("un ouvrier de 36 ans", "à 62 ans", "Claude, 42 ans,") from a duration ("20 ans de prison")."""
    if figure.quantity.unit != "year":
        return False
    doc, first, last = scene.doc, figure.mention.first, figure.mention.last
    if figure.quantity.text.lower().endswith(("old", "olds")):
        return True
    sentence = scene.sentence(first)
    before = doc[max(sentence.start, first - _NEAR) : first]
    following = doc[last + 1].lower_ if last + 1 < sentence.end else ""
    lead = before[-1].lower_ if len(before) else ""
    starts, nouns = _lasting(scene.language)
    if following in {"de", "d'", "of", "in", "après", "avant", "later", "ago", "plus"} or lead in starts:
        return False
    if any(token.lemma_.lower() in nouns for token in before):
        return False
    return lead in {"de", "d'", "à", ",", "(", "et", "and", "aged", "âgé", "âgée", "âgés", "âgées", "moins", "plus"}


def age_of(scene: Scene, figure: Figure) -> str:
    """Name an age by whose it is, or return an empty string for the age of nobody in particular."""
    person = _aged(scene, figure)
    if person is None:
        return ""
    return AGE if person.pos_ == "PROPN" else f"{AGE}:{person.lemma_.lower()}"


def whose_age(scene: Scene, figure: Figure) -> Mention | None:
    """Return the words for the person of an age, up to the age itself where they hold it."""
    person = _aged(scene, figure)
    if person is None:
        return None
    words = phrase(person)
    end = min(words.end, figure.mention.first) if words.start < figure.mention.first else words.end
    while end - 1 > person.i and (scene.doc[end - 1].pos_ in {"ADP", "PUNCT"} or scene.doc[end - 1].is_punct):
        end -= 1
    return mention_of(scene.doc[words.start : max(end, person.i + 1)])


def _aged(scene: Scene, figure: Figure) -> Token | None:
    """Find the one person whose age a figure is: the noun that it completes, the name before it, who is "âgé"."""
    doc, first = scene.doc, figure.mention.first
    head = head_of(scene, figure)
    if head.head.lemma_.lower() in closed_class("aged", scene.language):
        aged = head.head
        found = subject(aged) if any(children(aged, "cop", *SUBJECTS)) else aged.head
    elif first and (doc[first - 1].text in {",", "("} or doc[first - 1].pos_ == "PROPN"):
        found = doc[first - 2] if doc[first - 1].pos_ != "PROPN" and first > 1 else doc[first - 1]
        found = found if found.pos_ == "PROPN" else head.head
    else:
        found = noun_completed(scene, figure)
    while found is not None and _leads_up(found) and not scene.in_time(found.head.i):
        found = found.head
    one = found is not None and "Plur" not in found.morph.get("Number", [])
    return found if one and found is not None and found.pos_ in {"NOUN", "PROPN"} and found.i != head.i else None


def _leads_up(token: Token) -> bool:
    """Tell whether a word is set beside another or only completes it ("Yoann, agent de sécurité de 25 ans")."""
    if token.head == token:
        return False
    higher = token.dep_ in {"appos", "nmod"} and not (case_of(token) and has_child(token, "det", "det:poss"))
    return token.head.pos_ == "PROPN" if token.pos_ == "PROPN" else higher and token.head.pos_ in {"NOUN", "PROPN"}


def as_age(scene: Scene, figure: Figure) -> Figure:
    """Read the bare numbers that English takes for ages: "Ann Lee, 33,", "two men, 19 and 20,", "aged 9 and 14"."""
    quantity, first, last = figure.quantity, figure.mention.first, figure.mention.last
    bare = scene.language == "en" and not quantity.unit and quantity.low == quantity.high and first == last
    if not bare or not 0 < quantity.low < _OLDEST or scene.doc[first].is_alpha:
        return figure
    start, end = _run(scene.doc, first)
    if not (_led_as_age(scene.doc, start) or _ends_as_age(scene.doc, end) or _beside_a_person(scene.doc, start, end)):
        return figure
    return replace(figure, quantity=replace(quantity, unit="year"))


def _run(doc: Doc, place: int) -> tuple[int, int]:
    """Return the first and the last of the numbers strung together around one ("13, 17 and 19")."""
    start = end = place
    while start > 1 and doc[start - 1].lower_ in _LINKS and (at := _number_before(doc, start - 1)) is not None:
        start = at
    while end + 2 < len(doc) and doc[end + 1].lower_ in _LINKS and doc[end + 2].is_digit:
        end += 2
    return start, end


def _number_before(doc: Doc, link: int) -> int | None:
    at = link - 2 if doc[link - 1].text == "," else link - 1
    return at if at >= 0 and doc[at].is_digit else None


def _led_as_age(doc: Doc, start: int) -> bool:
    before = [token.lower_ for token in doc[max(0, start - 3) : start]]
    return bool(before) and (
        before[-1] in _AGED or before[:1] + before[2:] == ["as", "as"] or before[-2:] == ["ages", "of"]
    )


def _ends_as_age(doc: Doc, end: int) -> bool:
    return [token.lower_ for token in doc[end + 1 : end + 3]] == ["years", "old"]


def _beside_a_person(doc: Doc, start: int, end: int) -> bool:
    """Tell whether commas set numbers behind a person's name or a word for people, and something closes them."""
    if start < 2 or end + 1 >= len(doc) or doc[start - 1].text != ",":
        return False
    named = (
        doc[start - 2].pos_ == "PROPN"
        or doc[start - 2].ent_type_ == "PER"
        or doc[start - 2].lemma_.lower() in person_words("en")
    )
    return named and doc[end + 1].text in {",", ".", ";", ")"}


@cache
def _lasting(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("figure_roles")["lasting"][language]
    return frozenset(words["before"]), frozenset(words["nouns"])
