"""Figures that an article gives: what each one counts or measures, its scope, and the claim that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings import fill_circumstances, trigger_of
from pipeline.extract.modality import VERBAL, clause_verb, modality_of, polarity_of
from pipeline.extract.scene import Figure, Mention, Scene, Where, mention_of
from pipeline.extract.syntax import NOMINAL, follows, is_passive, phrase
from pipeline.knowledge.counted import counted_kind, counted_words, dimensions
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import STATEMENT
from pipeline.knowledge.places import country_of

DURATIONS = frozenset({"hour", "minute", "second", "day", "week", "month"})
MONEY = frozenset({"EUR", "USD", "GBP", "CHF", "CAD", "JPY"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: a code, the noun that says so, and the part of the total it stands for."""

    code: str
    noun: Token | None
    subset: str = ""


def figures(scene: Scene) -> list[Draft]:
    """Draft a claim for every figure whose sense the article gives; a bare figure takes that of the one before it."""
    drafts: list[Draft] = []
    before: Draft | None = None
    for number, figure in enumerate(scene.figures):
        if scene.in_noise(figure.mention.start, figure.mention.end):
            continue
        draft = _measured(scene, figure) if figure.quantity.unit else _counted(scene, figure, before)
        if draft is None:
            continue
        draft.place = _scope(scene, number, draft, before) or draft.place
        drafts.append(draft)
        before = draft
    return drafts


def _counted(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    noun = _noun_of(scene, figure)
    counted = _sense(scene, figure, noun)
    if counted is None and noun is None and before is not None and before.count_of and _same_breath(scene, before, figure):
        counted = Counted(before.count_of, None, "")
    if counted is None:
        return None
    anchor = counted.noun or scene.doc[figure.mention.last]
    draft = _draft(scene, figure, anchor, counted_kind(counted.code) or _kind_around(anchor, scene))
    draft.count_of = counted.code
    draft.subset = counted.subset or _partitive_subset(scene, figure, noun)
    if noun is not None and draft.kind == "casualties":
        draft.target = _people(noun, counted.code, scene)
    return draft


def _draft(scene: Scene, figure: Figure, anchor: Token, kind: str) -> Draft:
    token = scene.doc[figure.mention.last]
    draft = Draft(
        kind=kind,
        trigger=anchor,
        sentence=token.sent,
        polarity=polarity_of(anchor),
        modality=modality_of(anchor, scene.language),
        frames=scene.chain_of(figure.mention.last),
        figure=figure,
        figure_text=_figure_text(scene, figure, anchor),
    )
    fill_circumstances(scene, draft)
    return draft


def _figure_text(scene: Scene, figure: Figure, anchor: Token) -> Mention:
    """Quote the figure together with its noun when the noun follows it closely."""
    last = anchor.i if 0 <= anchor.i - figure.mention.last <= 3 else figure.mention.last
    span = scene.doc[figure.mention.first : last + 1]
    return Mention(figure.mention.first, last, figure.mention.start, max(figure.mention.end, span.end_char), "")


def _noun_of(scene: Scene, figure: Figure) -> Token | None:
    """Find the noun that a figure counts: the one it modifies, or the one that completes "million", "vingtaine"."""
    doc = scene.doc
    inside = range(figure.mention.first, figure.mention.last + 1)
    for token in reversed(doc[figure.mention.first : figure.mention.last + 1]):
        if token.pos_ in NOMINAL and token.head.i not in inside and token.dep_ in {"nummod", "det", "amod", "advmod", "compound"}:
            head = token.head
            if head.i > figure.mention.last and head.i - figure.mention.last <= 4 and head.pos_ in {"NOUN", "PROPN", "ADJ"}:
                return head
        for child in token.children:
            if child.i > figure.mention.last and child.dep_ == "nmod" and child.i - figure.mention.last <= 5 and child.pos_ in {"NOUN", "PROPN"}:
                return child
    return _next_noun(scene, figure)


def _next_noun(scene: Scene, figure: Figure) -> Token | None:
    """Fall back on the word order: the noun right after the figure, across "de" and one adjective."""
    doc, position = scene.doc, figure.mention.last + 1
    for token in doc[position : position + 4]:
        if token.pos_ in {"NOUN", "PROPN"} and not token.is_quote:
            return token if token.ent_type_ not in {"LOC", "PER", "DATE"} or token.pos_ == "NOUN" else None
        if token.text not in {"de", "d'", "of", "»", '"', "«"} and token.pos_ not in {"ADJ", "DET", "ADV"}:
            break
    return _participle_after(doc[position : position + 2])


def _participle_after(tokens: object) -> Token | None:
    return next((t for t in tokens if t.pos_ in {"VERB", "ADJ"} and t.i), None)  # type: ignore[attr-defined]


def _sense(scene: Scene, figure: Figure, noun: Token | None) -> Counted | None:
    """Say what is counted: by the noun itself, by its participle, by the verb or noun that governs it."""
    if noun is None:
        return None
    language = scene.language
    subset = _subset_of(noun, language)
    code = _by_noun(noun, language) if not subset else ""
    code = code or _by_modifier(noun, language) or _by_governor(noun, language)
    if not code and not _generic(noun, language):
        code = _by_noun(noun, language) or noun.lemma_.lower()
        subset = ""
    return Counted(code, noun, subset) if code else None


def _by_noun(noun: Token, language: str) -> str:
    words = counted_words(language, "noun")
    return words.get(noun.lemma_.lower(), "") or words.get(noun.lower_, "") or words.get(noun.lower_.rstrip("s"), "")


def _by_modifier(noun: Token, language: str) -> str:
    """Read "14 civils tués", "300 personnes évacuées", "22 people dead"."""
    verbs, nouns = counted_words(language, "verb"), counted_words(language, "noun")
    for child in noun.children:
        if child.dep_ in {"acl", "amod", "acl:relcl", "appos"} and child.i > noun.i:
            code = verbs.get(child.lemma_, "") or nouns.get(child.lemma_, "") or nouns.get(child.lower_, "")
            code = code or (counted_words(language, "undergo").get(child.lemma_, "") if child.dep_ == "acl:relcl" else "")
            if code:
                return code
    return ""


def _by_governor(noun: Token, language: str) -> str:
    """Read the verb of which the noun is subject or object, or the noun that it completes."""
    top = _top_of_coordination(noun)
    governor = top.head
    if governor is top:
        return ""
    if top.dep_ == "nmod" or (top.dep_ in {"obl", "obl:arg"} and governor.pos_ == "NOUN"):
        return counted_words(language, "of").get(governor.lemma_.lower(), "")
    verbal = governor if governor.pos_ in VERBAL | {"ADJ", "NOUN"} else clause_verb(top)
    return _by_verb(verbal, top.dep_, language)


def _by_verb(verb: Token, relation: str, language: str) -> str:
    patient = relation in {"obj", "nsubj:pass"} or (relation == "nsubj" and is_passive(verb))
    table = counted_words(language, "verb" if patient else "undergo")
    code = next((code for words, code in _phrases(table) if words[0] in {verb.lemma_, verb.lower_} and follows(verb, words)), "")
    if not code and relation == "nsubj" and verb.pos_ in {"ADJ", "NOUN"}:
        code = counted_words(language, "noun").get(verb.lemma_.lower(), "") or counted_words(language, "noun").get(verb.lower_, "")
    if not code and relation == "nsubj":
        code = _through_copula(verb, language)
    return code


def _through_copula(verb: Token, language: str) -> str:
    """Read "359 people are now dead", "étaient en grève"."""
    words = _phrases(counted_words(language, "undergo"))
    return next((code for phrase_words, code in words if len(phrase_words) > 1 and phrase_words[-1] == verb.lemma_ and follows(verb, phrase_words)), "")


@cache
def _phrase_table(items: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(key.split()), code) for key, code in items)


def _phrases(table: object) -> tuple[tuple[tuple[str, ...], str], ...]:
    return _phrase_table(tuple(table.items()))  # type: ignore[attr-defined]


def _top_of_coordination(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def _generic(noun: Token, language: str) -> bool:
    return noun.lemma_.lower() in _generic_words(language)


@cache
def _generic_words(language: str) -> frozenset[str]:
    return frozenset(lexicon("people")["generic"][language])


@cache
def _subsets(language: str) -> dict[str, str]:
    return {word: code for code, entry in lexicon("people")["subsets"].items() for word in entry[language]}


def _subset_of(noun: Token, language: str) -> str:
    """Return the part of a total that a noun stands for: a nationality, children, officers."""
    known = _subsets(language).get(noun.lemma_.lower(), "")
    if known:
        return known
    country = country_of(noun.text, language) if noun.text[:1].isupper() else ""
    return f"country:{country}" if country else ""


def _partitive_subset(scene: Scene, figure: Figure, noun: Token | None) -> str:
    """Read "dont 12 graves", "dont 40 identifiés" as a part of the total before."""
    language = scene.language
    before = {t.lower_ for t in scene.doc[max(0, figure.mention.first - 2) : figure.mention.first]}
    after = scene.doc[figure.mention.last + 1 : figure.mention.last + 6]
    code = next((_subsets(language)[t.lemma_.lower()] for t in after if t.lemma_.lower() in _subsets(language)), "")
    return code if before & set(lexicon("people")["partitive"][language]) else ""


def _people(noun: Token, code: str, scene: Scene) -> Mention | None:
    """Return who was hit when the noun says it ("22 civils"), nothing for "22 personnes" or "22 morts"."""
    if _generic(noun, scene.language) or _by_noun(noun, scene.language) == code or noun.pos_ != "NOUN":
        return None
    span = phrase(noun)
    first = next((t.i for t in span if t.i >= noun.i or t.pos_ in {"ADJ"} and t.dep_ == "amod"), noun.i)
    return mention_of(scene.doc[first : span.end])


def _same_breath(scene: Scene, before: Draft, figure: Figure) -> bool:
    """Tell whether a bare figure continues the one before: same sentence, or the next one."""
    if before.figure is None:
        return False
    return scene.doc[figure.mention.first].sent.start <= before.sentence.end and "\n\n" not in scene.doc.text[
        before.figure.mention.end : figure.mention.start
    ]


def _kind_around(anchor: Token, scene: Scene) -> str:
    """Return the kind of the clause that a figure outside the lexicon of counted things stands in."""
    verb = clause_verb(anchor)
    for token in (verb, *verb.children, anchor.head):
        trigger = trigger_of(token, scene.language)
        if trigger is not None and not trigger.weak:
            return trigger.kind
    return STATEMENT


def _measured(scene: Scene, figure: Figure) -> Draft | None:
    """Draft a claim for a figure with a unit: money, a share, a length, a duration."""
    anchor = scene.doc[figure.mention.last]
    unit = figure.quantity.unit
    of = _share_of(scene, figure) if unit in {"percent", "points"} else _dimension(scene, figure, anchor)
    kind = _kind_around(anchor, scene)
    if not of:
        of = "money" if unit in MONEY else _extent(scene, figure, anchor, kind)
    if not of:
        of = "duration" if unit in DURATIONS else unit
    draft = _draft(scene, figure, anchor, kind)
    draft.amount_of = of
    return draft


def _share_of(scene: Scene, figure: Figure) -> str:
    noun = _noun_of(scene, figure)
    if noun is None:
        noun = next((t for t in reversed(scene.doc[max(scene.doc[figure.mention.first].sent.start, figure.mention.first - 8) : figure.mention.first]) if t.pos_ == "NOUN"), None)
    if noun is None:
        return ""
    return _by_noun(noun, scene.language) or noun.lemma_.lower()


def _dimension(scene: Scene, figure: Figure, anchor: Token) -> str:
    """Read what a length measures from the words close by ("45 mètres de haut", "culmine à 45 mètres")."""
    doc, unit = scene.doc, figure.quantity.unit
    sentence = anchor.sent
    near = doc[max(sentence.start, figure.mention.first - 6) : min(sentence.end, figure.mention.last + 5)]
    words = sorted(near, key=lambda t: min(abs(t.i - figure.mention.first), abs(t.i - figure.mention.last)))
    for token in words:
        for code, entry in dimensions().items():
            if unit in entry["units"] and {token.lemma_.lower(), token.lower_} & set(entry[scene.language]):  # type: ignore[operator, call-overload]
                return code
    return ""


def _extent(scene: Scene, figure: Figure, anchor: Token, kind: str) -> str:
    """Read "sur 200 mètres" with a happening as how much of a thing it took."""
    measures = any(figure.quantity.unit in entry["units"] for entry in dimensions().values())  # type: ignore[operator]
    before = scene.doc[figure.mention.first - 1].lower_ if figure.mention.first else ""
    return f"{kind}:extent" if measures and (before in {"sur", "over", "de", "of"} or kind != STATEMENT) else ""


def _scope(scene: Scene, number: int, draft: Draft, before: Draft | None) -> Where | None:
    """Return the place that a figure is for: the one that follows it before the next figure, else the one it shares."""
    doc, figure = scene.doc, scene.figures[number]
    following = scene.figures[number + 1].mention.first if number + 1 < len(scene.figures) else len(doc)
    limit = min(following, draft.sentence.end, figure.mention.last + 12)
    after = next((where for where in _between(scene, figure.mention.last, limit) if not _broken(scene, figure, where)), None)
    if after is not None:
        return after
    if before is not None and before.figure is not None and _in_parentheses_after(scene, before.figure, figure):
        return before.place
    return _opening_place(scene, draft)


def _between(scene: Scene, first: int, last: int) -> Iterator[Where]:
    return (where for where in scene.places if first < where.mention.first < last)


def _broken(scene: Scene, figure: Figure, where: Where) -> bool:
    """Tell whether something cuts the figure from the place after it: a full stop, a semicolon, a bracket, a speaker."""
    between = scene.doc[figure.mention.last + 1 : where.mention.first]
    return any(token.text in {";", "(", ")", ":", "»"} or token.lower_ in {"selon", "according"} for token in between)


def _in_parentheses_after(scene: Scene, before: Figure, figure: Figure) -> bool:
    between = scene.doc[before.mention.last + 1 : figure.mention.first]
    return any(token.text == "(" for token in between) and not any(token.text == ")" for token in between)


def _opening_place(scene: Scene, draft: Draft) -> Where | None:
    """Return the place that opens the sentence ("À Paris, le défilé a réuni…")."""
    first = draft.sentence.start
    return next((where for where in scene.places if first <= where.mention.first <= first + 2), None)

