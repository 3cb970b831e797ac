"""Counts of one and of nought, which articles of speech give: "un mort", "aucun disparu", "nobody was hurt"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.extract.draft import Draft
from pipeline.extract.figures.counted_sense import Counted
from pipeline.extract.figures.fates import fate_of
from pipeline.extract.figures.figure_draft import figure_draft, kind_of
from pipeline.extract.figures.governor_sense import by_governor
from pipeline.extract.figures.noun_sense import by_modifier, by_noun, is_generic
from pipeline.extract.figures.subsets import subset_of
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure, mention_of
from pipeline.extract.numerals.quantities import Quantity
from pipeline.extract.parse.modality import clause_verb, is_question
from pipeline.extract.parse.syntax import SUBJECTS
from pipeline.extract.scene import Scene
from pipeline.knowledge.counted import needs_many
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.persons import person_words
from pipeline.records import Polarity, Qualifier

SINGLE = frozenset({"killed", "wounded", "missing", "arrested"})
ONE = frozenset({"un", "une", "one", "a", "an"})
NONE = frozenset({"aucun", "aucune", "no", "nul", "zéro", "zero"})


def spelled(scene: Scene) -> list[Draft]:
    """Draft the counts that articles of speech give: nought for "aucun disparu", one for "un mort"."""
    drafts = []
    nobody = lexicon("figure_roles")["nobody"][scene.language]
    for token in (scene.doc[place] for place in scene.where({*ONE, *NONE, *nobody})):
        one = token.lower_ in ONE and token.dep_ in {"det", "nummod"}
        value = 0.0 if token.lower_ in NONE else 1.0 if one else None
        nought = not value and _leaves_some(token)
        if nought or scene.in_noise(token.idx, token.idx + 1) or is_question(token):
            continue
        if token.lower_ in nobody:
            draft = _nobody(scene, token)
        elif value is not None and (token.head.pos_ == "NOUN" or token.dep_ == "det"):  # "aucun disparu" is no verb
            draft = _spelled(scene, token, value)
        elif value and token.lower_ == "one":
            draft = _one(scene, token)
        else:
            continue
        if draft is not None:
            drafts.append(draft)
    return drafts


def _leaves_some(token: Token) -> bool:
    """Tell whether "no one else", "aucun autre" only speaks of those who are left."""
    return any(other.lower_ in {"else", "other", "autre", "autres"} for other in token.doc[token.i + 1 : token.i + 4])


def _nobody(scene: Scene, token: Token) -> Draft | None:
    """Read "personne n'a été blessé", "nobody was hurt" as nought."""
    code = by_governor(token, None, scene.language)
    verb = clause_verb(token)
    if not code or (scene.language == "fr" and not any(t.lower_ in {"ne", "n'"} for t in verb.subtree)):
        return None
    return _count(scene, _word(token), 0.0, Counted(code, token))


def _one(scene: Scene, token: Token) -> Draft | None:
    """Read "one dead and three hurt": the word stands for the person; "one of the dead" is a part."""
    partitive = token.i + 1 < len(scene.doc) and token.nbor().lower_ == "of"
    code = "" if partitive else fate_of(token, scene.language)
    return _count(scene, _word(token), 1.0, Counted(code, None)) if code in SINGLE else None


def _spelled(scene: Scene, token: Token, value: float) -> Draft | None:
    noun, language = token.head, scene.language
    own = by_noun(noun, language)
    person = is_generic(noun, language) or noun.lemma_.lower() in person_words(language)
    emphatic = not value or (token.lower_ == "one" and person)
    code = (by_modifier(noun, language) or by_governor(noun, None, language) or own) if emphatic else own
    before = {other.lower_ for other in scene.doc[max(noun.sent.start, token.i - 2) : token.i]}
    if not value and needs_many(code):
        return None  # "aucun policier n'a…" is no deployment
    if value and trigger_of(noun, language) is not None and noun.dep_ not in SUBJECTS | {"obj"}:
        return None  # "depuis une arrestation" counts none, "une arrestation a eu lieu" does
    undergone = bool(value) and bool(before & {"objet", "subject"})  # "ont fait l'objet d'une arrestation"
    if not code or undergone or not 0 < noun.i - token.i <= 3 or (value and code not in SINGLE):
        return None
    part = own or subset_of(noun, language) or ("" if is_generic(noun, language) else noun.lemma_.lower())
    return _count(scene, _word(token), value, Counted(code, noun, part if own != code else ""))


def _word(token: Token) -> Span:
    return token.doc[token.i : token.i + 1]


def count_of_one(scene: Scene, words: Span, counted: Counted) -> Draft:
    """Draft the count that the words for one person make."""
    return _count(scene, words, 1.0, counted)


def _count(scene: Scene, words: Span, value: float, counted: Counted) -> Draft:
    quantity = Quantity(words.start_char, words.end_char, words.text, value, value, Qualifier.EXACT, "")
    figure = Figure(mention_of(words), quantity)
    noun = counted.noun or words.root
    draft = figure_draft(scene, figure, noun, kind_of(counted.code, noun, scene))
    draft.count_of, draft.subset = counted.code, counted.subset
    draft.polarity = draft.polarity if value else Polarity.AFFIRMED
    return draft
