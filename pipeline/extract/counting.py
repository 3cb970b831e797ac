"""Figures that an article gives: what each one counts or measures, its scope, and the claim that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings import fill_circumstances, frames_around
from pipeline.extract.modality import VERBAL, clause_verb, modality_of, polarity_of
from pipeline.extract.quantities import Quantity
from pipeline.extract.scene import Figure, Mention, Scene, Where, mention_of
from pipeline.extract.syntax import NOMINAL, follows, is_passive, phrase, subject
from pipeline.extract.triggers import trigger_of
from pipeline.knowledge.counted import counted_kind, counted_words, default_count, dimensions, toll_count
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import STATEMENT
from pipeline.knowledge.places import country_of, is_known_place, place_key
from pipeline.records import Polarity, Qualifier

STREETS = frozenset({"rue", "avenue", "boulevard", "quai", "chemin", "street", "avenue", "road", "square"})
SINGLE = frozenset({"killed", "wounded", "missing", "arrested"})
ONE = frozenset({"un", "une", "one", "a", "an"})
NONE = frozenset({"aucun", "aucune", "no", "nul", "zéro", "zero"})
VAGUE = frozenset({"plusieurs", "several", "many", "quelques", "some", "few", "a few"})
PEOPLE_CODES = frozenset({"demonstrators", "strikers", "police", "firefighters", "rescuers", "attackers"})
UNDERGONE = frozenset({"casualties", "arrest", "evacuation"})
PEOPLE = "people:"
CASUALTIES = "casualties"
LENGTHS = frozenset({"m", "km", "cm", "mile"})
DURATIONS = frozenset({"hour", "minute", "second", "day", "week", "month"})
MONEY = frozenset({"EUR", "USD", "GBP", "CHF", "CAD", "JPY"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: a code, the noun that says so, and the part of the total it stands for."""

    code: str
    noun: Token | None
    subset: str = ""


def spelled(scene: Scene) -> list[Draft]:
    """Draft the counts that articles of speech give: nought for "aucun disparu", one for "un mort"."""
    drafts = []
    for token in scene.doc:
        value = 0.0 if token.lower_ in NONE else 1.0 if token.lower_ in ONE and token.dep_ == "det" else None
        if value is None or token.head.pos_ != "NOUN" or scene.in_noise(token.idx, token.idx + 1):
            continue
        draft = _spelled(scene, token, value)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _spelled(scene: Scene, token: Token, value: float) -> Draft | None:
    noun, language = token.head, scene.language
    code = _by_noun(noun, language) or (_by_modifier(noun, language) if not value else "")
    if not code or not 0 < noun.i - token.i <= 3 or (value and code not in SINGLE):
        return None
    quantity = Quantity(token.idx, token.idx + len(token), token.text, value, value, Qualifier.EXACT, "")
    figure = Figure(mention_of(scene.doc[token.i : token.i + 1]), quantity)
    draft = _draft(scene, figure, noun, counted_kind(code))
    draft.count_of = code
    draft.polarity = draft.polarity if value else Polarity.AFFIRMED
    return draft


def figures(scene: Scene) -> list[Draft]:
    """Draft a claim for every figure whose sense the article gives; a bare figure takes that of the one before it."""
    drafts: list[Draft] = []
    before: Draft | None = None
    for number, figure in enumerate(scene.figures):
        if scene.in_noise(figure.mention.start, figure.mention.end):
            continue
        draft = _measured(scene, figure, before) if figure.quantity.unit else _counted(scene, figure, before)
        if draft is None:
            continue
        draft.place = _scope(scene, number, draft, before) or _before_next(scene, number, draft.place)
        drafts.append(draft)
        before = draft
    return drafts


def _counted(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    if _opens_change(scene, figure) or _in_address(scene, figure):
        return None
    noun = _noun_of(scene, figure)
    counted = _sense(scene, figure, noun, before)
    if (
        counted is None
        and noun is None
        and before is not None
        and before.count_of
        and _same_breath(scene, before, figure)
    ):
        counted = Counted(before.count_of, None, "")
    if counted is None and noun is None:
        counted = _named_before(scene, figure)
    if counted is None or counted.code.startswith(PEOPLE):
        counted = _of_a_toll(scene, figure, noun) or counted
    if counted is None or counted.code.startswith(PEOPLE):
        counted = _crowd(scene, figure, noun) or counted
    if counted is None or (not counted_kind(counted.code) and figure.quantity.text.lower() in VAGUE):
        return None
    figure = _times_before(figure, before)
    anchor = counted.noun or scene.doc[figure.mention.last]
    draft = _draft(scene, figure, anchor, counted_kind(counted.code) or _kind_around(anchor, scene))
    draft.count_of = counted.code
    draft.subset = counted.subset or _partitive_subset(scene, figure, noun)
    if noun is not None and draft.kind == CASUALTIES:
        draft.target = _people(noun, counted.code, scene)
    return draft


def _times_before(figure: Figure, before: Draft | None) -> Figure:
    """Resolve "le double" against the figure before it."""
    quantity = figure.quantity
    if not quantity.relative or before is None or before.figure is None:
        return figure
    base = before.figure.quantity
    return replace(
        figure,
        quantity=replace(quantity, low=quantity.low * base.low, high=quantity.high * base.high, qualifier="about"),
    )


def _in_address(scene: Scene, figure: Figure) -> bool:
    """Tell whether a number only says which house ("12 rue de la Paix") or which road."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    return bool(len(following)) and following[0].lemma_.lower() in STREETS


def _opens_change(scene: Scene, figure: Figure) -> bool:
    """Tell whether a bare figure only opens "de 62 à 64 ans": the unit comes with the second."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    if not len(following) or following[0].lower_ not in {"à", "to"}:
        return False
    start = following[0].i + 1
    return any(other.mention.first == start and other.quantity.unit for other in scene.figures)


def _named_before(scene: Scene, figure: Figure) -> Counted | None:
    """Read "policiers et gendarmes : 10.000 étaient mobilisés": the figure counts the noun that the colon follows."""
    sentence = scene.doc[figure.mention.first].sent
    before = scene.doc[sentence.start : figure.mention.first]
    numbered = next((t for t in reversed(before) if t.lemma_.lower() in {"nombre", "number"}), None)
    if numbered is not None:
        code = next(
            (c for t in before if t.i > numbered.i and t.i - numbered.i <= 3 and (c := _by_noun(t, scene.language))), ""
        )
        return Counted(code, None) if code else None
    if not len(before) or before[-1].text not in {":", "–", "-"}:
        return None
    return next(
        (Counted(code, None) for t in reversed(before) if (code := _by_noun(t, scene.language)) and t.pos_ == "NOUN"),
        None,
    )


def _of_a_toll(scene: Scene, figure: Figure, noun: Token | None) -> Counted | None:
    """Read "the toll rises to 359", "le bilan est passé de 38 à 43": a bare figure is the toll's own."""
    codes = toll_count(scene.language)
    sentence = scene.doc[figure.mention.first].sent
    code = next((codes[token.lemma_.lower()] for token in sentence if token.lemma_.lower() in codes), "")
    return Counted(code, noun) if code else None


def _crowd(scene: Scene, figure: Figure, noun: Token | None) -> Counted | None:
    """Take people in general, or "ils étaient 140 000", for those whom the article's happening gathers."""
    if noun is None and not _counts_them(scene, figure):
        return None
    here = scene.doc[figure.mention.first]
    code = next((default_count(kind) for kind in _kinds_near(scene, here.i) if default_count(kind)), "")
    return Counted(code, noun) if code else None


def _counts_them(scene: Scene, figure: Figure) -> bool:
    """Tell whether "ils étaient" or "they were" leads in a bare figure, or one that it led in."""
    sentence = scene.doc[figure.mention.first].sent
    words = [token.lower_ for token in scene.doc[sentence.start : figure.mention.first]]
    return any(
        a in {"ils", "elles", "they"} and b in {"étaient", "sont", "were", "are", "seraient"}
        for a, b in pairwise(words)
    )


def _kinds_near(scene: Scene, position: int) -> list[str]:
    """List the kinds of the article's strong triggers, those told nearest before the position first."""
    found = [(token.i, trigger.kind) for token, trigger in scene.triggers if not trigger.weak]
    ordered = sorted(found, key=lambda item: (item[0] > position, abs(item[0] - position)))
    return list(dict.fromkeys(kind for _, kind in ordered))


def _draft(scene: Scene, figure: Figure, anchor: Token, kind: str) -> Draft:
    token = scene.doc[figure.mention.last]
    draft = Draft(
        kind=kind,
        trigger=anchor,
        sentence=token.sent,
        polarity=polarity_of(anchor),
        modality=modality_of(anchor, scene.language),
        frames=frames_around(scene, token),
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
    """Find the noun that a figure counts by the order of words: right after it, across "de", quotes and adjectives.

    Word order is surer than the tree here: in "36.000 à Toulouse, 26.000 à Marseille" a parser hangs figures on cities.
    """
    doc = scene.doc
    for token in doc[figure.mention.last + 1 : figure.mention.last + 6]:
        if token.pos_ in {"NOUN", "PROPN"} and not _locates(scene, token):
            return token
        if token.pos_ in {"VERB", "ADJ"} and _participle_ends(token):
            return token
        if token.lower_ not in BRIDGES and token.pos_ not in {"ADJ", "DET", "NUM"}:
            break
    return _carried(scene, figure)


BRIDGES = frozenset({"de", "d'", "des", "of", "»", "«", '"', "autres", "other", "more"})


def _participle_ends(token: Token) -> bool:
    """Tell whether a participle or adjective itself names who is counted ("22 tués", "500 injured")."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        following is None
        or following.pos_ not in {"NOUN", "PROPN"}
        or following.dep_ not in {"nsubj", "obj", "nmod", "conj", "obl"}
    )


def _locates(scene: Scene, token: Token) -> bool:
    return _in_time(scene, token) or (token.ent_type_ == "LOC" and token.pos_ == "PROPN")


def _carried(scene: Scene, figure: Figure) -> Token | None:
    """Return the noun inside the figure's own words, for "une dizaine" that a tree lets count its complement."""
    doc = scene.doc
    last = doc[figure.mention.last]
    return last if last.pos_ == "NOUN" and last.lemma_.lower() in counted_words(scene.language, "noun") else None


def _sense(scene: Scene, figure: Figure, noun: Token | None, before: Draft | None) -> Counted | None:
    """Say what is counted: by the noun itself, by its participle, by the verb or noun that governs it."""
    if noun is None:
        return None
    language = scene.language
    governed = _by_modifier(noun, language) or _by_governor(noun, figure, language)
    subset = _subset_of(noun, language)
    if subset and counted_kind(governed) == CASUALTIES:
        return Counted(governed, noun, subset)
    if (
        subset
        and before is not None
        and before.count_of
        and before.sentence.start == noun.sent.start
        and _is_part(scene, figure)
    ):
        return Counted(before.count_of, noun, subset)
    own = _by_noun(noun, language)
    if own and governed and own != governed and counted_kind(governed) in UNDERGONE and own in PEOPLE_CODES:
        return Counted(governed, noun, own)
    code = own or governed or _plain_code(noun, figure, language)
    return Counted(code, noun) if code else None


def _part_of_whole(noun: Token, language: str) -> str:
    """Read "quatre Français parmi les victimes" as a part of what follows "parmi"."""
    window = noun.doc[noun.i + 1 : min(noun.i + 6, noun.sent.end)]
    lead = next((t.i for t in window if t.lower_ in _partitive(language)), None)
    if lead is None:
        return ""
    return next((code for t in noun.doc[lead + 1 : lead + 5] if (code := _by_noun(t, language))), "")


def _is_part(scene: Scene, figure: Figure) -> bool:
    """Tell whether "dont", "parmi" or "including" leads in the figure."""
    lead = {t.lower_ for t in scene.doc[max(0, figure.mention.first - 2) : figure.mention.first]}
    return bool(lead & _partitive(scene.language))


@cache
def _partitive(language: str) -> frozenset[str]:
    return frozenset(lexicon("people")["partitive"][language])


def _plain_code(noun: Token, figure: Figure, language: str) -> str:
    """Name what lies outside the lexicon by its noun; people in general, by what they do."""
    if not _generic(noun, language):
        return noun.lemma_.lower() if noun.pos_ == "NOUN" else ""
    verb = clause_verb(_outside(noun, figure))
    return f"{PEOPLE}{verb.lemma_.lower()}" if verb.pos_ == "VERB" else ""


def _outside(noun: Token, figure: Figure) -> Token:
    """Climb from a noun that completes the figure ("une dizaine de personnes") to the figure's own head."""
    while figure.mention.first <= noun.head.i <= figure.mention.last and noun.i != noun.head.i:
        noun = noun.head
    return noun


def _by_noun(noun: Token, language: str) -> str:
    words = counted_words(language, "noun")
    singular = "-".join(part.rstrip("s") for part in noun.lower_.split("-"))
    return (
        words.get(singular, "")
        or words.get(noun.lemma_.lower(), "")
        or words.get(noun.lower_, "")
        or words.get(noun.lower_.rstrip("s"), "")
    )


def _by_modifier(noun: Token, language: str) -> str:
    """Read "14 civils tués", "300 personnes évacuées", "22 people dead"."""
    verbs, nouns = counted_words(language, "verb"), counted_words(language, "noun")
    for child in noun.children:
        if child.dep_ in {"acl", "amod", "acl:relcl", "appos"} and child.i > noun.i:
            code = verbs.get(child.lemma_, "") or nouns.get(child.lemma_, "") or nouns.get(child.lower_, "")
            code = code or (
                counted_words(language, "undergo").get(child.lemma_, "") if child.dep_ == "acl:relcl" else ""
            )
            if code:
                return code
    return ""


def _by_governor(noun: Token, figure: Figure, language: str) -> str:
    """Read the verb of which the noun is subject or object, or the noun that it completes."""
    top = _top_of_coordination(_outside(noun, figure))
    governor = top.head
    if governor == top:
        return ""
    if top.dep_ == "nmod" or (top.dep_ in {"obl", "obl:arg"} and governor.pos_ == "NOUN"):
        return counted_words(language, "of").get(governor.lemma_.lower(), "")
    verbal = governor if governor.pos_ in VERBAL | {"ADJ", "NOUN"} else clause_verb(top)
    relation = "nsubj" if top.i < verbal.i and top.dep_ not in {"nsubj:pass", "obj"} else top.dep_
    return _by_verb(verbal, relation, language)


def _by_verb(verb: Token, relation: str, language: str) -> str:
    patient = relation in {"obj", "nsubj:pass"} or (relation == "nsubj" and is_passive(verb))
    table = counted_words(language, "verb" if patient else "undergo")
    code = next(
        (code for words, code in _phrases(table) if words[0] in {verb.lemma_, verb.lower_} and follows(verb, words)), ""
    )
    if not code and relation == "nsubj" and verb.pos_ in {"ADJ", "NOUN"}:
        code = counted_words(language, "noun").get(verb.lemma_.lower(), "") or counted_words(language, "noun").get(
            verb.lower_, ""
        )
    if not code and relation == "nsubj":
        code = _through_copula(verb, language)
    return code or _by_complement(verb, language)


def _by_complement(verb: Token, language: str) -> str:
    """Read "quinze autres restaient portées disparues": the participle that completes the verb says it."""
    words = counted_words(language, "noun")
    following = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    close = (t for t in following if t.pos_ in {"ADJ", "VERB"})
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
    located = noun.pos_ == "PROPN" and is_known_place(noun.text, language)
    country = "" if located else country_of(noun.text, language)
    return f"country:{country}" if country else ""


def _partitive_subset(scene: Scene, figure: Figure, noun: Token | None) -> str:
    """Read "dont 12 graves", "dont 40 identifiés" as a part of the total before."""
    language = scene.language
    after = scene.doc[figure.mention.last + 1 : figure.mention.last + 6]
    code = next((_subsets(language)[t.lemma_.lower()] for t in after if t.lemma_.lower() in _subsets(language)), "")
    return code if _is_part(scene, figure) else ""


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
    return (
        scene.doc[figure.mention.first].sent.start <= before.sentence.end
        and "\n\n" not in scene.doc[before.figure.mention.last : figure.mention.first].text
    )


def _kind_around(anchor: Token, scene: Scene) -> str:
    """Return the kind of the clause that a figure outside the lexicon of counted things stands in."""
    verb = clause_verb(anchor)
    for token in (verb, *verb.children, anchor.head):
        trigger = trigger_of(token, scene.language)
        if trigger is not None and not trigger.weak:
            return trigger.kind
    return STATEMENT


def _measured(scene: Scene, figure: Figure, before: Draft | None) -> Draft | None:
    """Draft a claim for a figure with a unit: money, a share, a length, a duration."""
    anchor = scene.doc[figure.mention.last]
    share = figure.quantity.unit in {"percent", "points"}
    of = (
        _share_of(scene, figure, before)
        if share
        else _dimension(scene, figure, anchor) or _bare_dimension(scene, figure)
    )
    draft = _draft(scene, figure, anchor, _kind_around(anchor, scene))
    draft.amount_of = of
    draft.subset = _share_within(scene, figure) if share else ""
    return draft


def _bare_dimension(scene: Scene, figure: Figure) -> str:
    """Name what nothing close by names: money and time by the noun that they are for, lengths as lengths."""
    unit = figure.quantity.unit
    if unit in LENGTHS:
        return _of_thing("length", scene, figure)
    what = "money" if unit in MONEY else "duration" if unit in DURATIONS else unit
    noun = _what_for(scene, figure)
    return f"{what}:{noun}" if noun else what


def _of_thing(dimension: str, scene: Scene, figure: Figure) -> str:
    """Name the thing measured, so that the length of a bridge is never set against that of a breach in it."""
    anchor = scene.doc[figure.mention.last]
    head = anchor.head
    verb = clause_verb(anchor)
    candidates = [
        head.head if head.pos_ == "ADJ" else None,
        next((child for child in head.children if child.dep_ == "nmod"), None) if head.pos_ == "NOUN" else None,
        subject(verb) if verb.pos_ in VERBAL else None,
    ]
    thing = next((t for t in candidates if t is not None and t.pos_ == "NOUN" and t.i != anchor.i), None)
    return f"{dimension}:{thing.lemma_.lower()}" if thing is not None else dimension


def _what_for(scene: Scene, figure: Figure) -> str:
    """Read "deux jours de deuil", "une pause de trois heures": the noun after "de", else the one that the figure completes."""
    doc, last = scene.doc, figure.mention.last
    if last + 2 < len(doc) and doc[last + 1].lower_ in {"de", "d'", "of"} and doc[last + 2].pos_ == "NOUN":
        return doc[last + 2].lemma_.lower()
    head = doc[last]
    while figure.mention.first <= head.i <= last and head.head != head:
        head = head.head
    if head.pos_ == "NOUN" and head.i < figure.mention.first:
        return head.lemma_.lower()
    verb = clause_verb(doc[last])
    return verb.lemma_.lower() if verb.pos_ == "VERB" else ""


def _share_of(scene: Scene, figure: Figure, before: Draft | None) -> str:
    """Say what a percentage is of: the noun after "de", else what the percentage before was of, else the noun before."""
    following = scene.doc[figure.mention.last + 1 : figure.mention.last + 2]
    noun = _noun_of(scene, figure) if len(following) and following[0].lower_ in {"de", "d'", "des", "of"} else None
    if (
        noun is None
        and before is not None
        and before.figure is not None
        and before.figure.quantity.unit == figure.quantity.unit
    ):
        return before.amount_of
    if noun is None:
        sentence = scene.doc[figure.mention.first].sent
        noun = next(
            (
                t
                for t in reversed(scene.doc[sentence.start : figure.mention.first])
                if t.pos_ == "NOUN" and not _in_time(scene, t)
            ),
            None,
        )
    return (_by_noun(noun, scene.language) or noun.lemma_.lower()) if noun is not None else ""


def _in_time(scene: Scene, token: Token) -> bool:
    return any(when.mention.first <= token.i <= when.mention.last for when in scene.times)


def _share_within(scene: Scene, figure: Figure) -> str:
    """Read "34,6 % dans le secondaire" as a share within a part."""
    window = scene.doc[figure.mention.last + 1 : min(figure.mention.last + 7, scene.doc[figure.mention.last].sent.end)]
    for token in window:
        if token.text in {",", ";", "(", "."} or token.pos_ == "VERB":
            break
        if token.pos_ == "NOUN" and any(child.lower_ in {"dans", "chez", "in", "among"} for child in token.children):
            return token.lemma_.lower()
    return ""


def _dimension(scene: Scene, figure: Figure, anchor: Token) -> str:
    """Read what a length measures from the words close by ("45 mètres de haut", "culmine à 45 mètres")."""
    doc, unit = scene.doc, figure.quantity.unit
    sentence = anchor.sent
    if (
        unit in dimensions()["extent"]["units"]
        and figure.mention.first
        and doc[figure.mention.first - 1].lower_ in {"sur", "over"}
    ):  # type: ignore[operator]
        return "extent"
    near = doc[max(sentence.start, figure.mention.first - 6) : min(sentence.end, figure.mention.last + 5)]
    words = sorted(near, key=lambda t: min(abs(t.i - figure.mention.first), abs(t.i - figure.mention.last)))
    for token in words:
        for code, entry in dimensions().items():
            if unit in entry["units"] and {token.lemma_.lower(), token.lower_} & set(entry[scene.language]):  # type: ignore[operator, call-overload]
                return _of_thing(code, scene, figure)
    return ""


def _scope(scene: Scene, number: int, draft: Draft, before: Draft | None) -> Where | None:
    """Return the place that a figure is for: the one that follows it before the next figure, else the one it shares."""
    doc, figure = scene.doc, scene.figures[number]
    following = scene.figures[number + 1].mention.first if number + 1 < len(scene.figures) else len(doc)
    limit = min(following, draft.sentence.end, figure.mention.last + 12)
    after = next(
        (where for where in _between(scene, figure.mention.last, limit) if not _broken(scene, figure, where)), None
    )
    if after is not None:
        return after
    named = _name_before_bracket(scene, figure)
    if named is not None:
        return named
    if before is not None and before.figure is not None and _in_parentheses_after(scene, before.figure, figure):
        return before.place
    return _opening_place(scene, draft)


def _before_next(scene: Scene, number: int, where: Where | None) -> Where | None:
    """Keep a place of the clause for a figure unless it comes after the next figure, whose place it is."""
    if where is None:
        return None
    following = scene.figures[number + 1].mention.first if number + 1 < len(scene.figures) else len(scene.doc)
    previous = scene.figures[number - 1].mention.first if number else -1
    sentence = scene.doc[scene.figures[number].mention.first].sent
    between = max(previous, sentence.start - 1) < where.mention.first < following
    return where if between or where.mention.first <= sentence.start + 2 else None


def _between(scene: Scene, first: int, last: int) -> Iterator[Where]:
    return (where for where in scene.places if first < where.mention.first < last)


def _broken(scene: Scene, figure: Figure, where: Where) -> bool:
    """Tell whether something cuts the figure from the place after it: a full stop, a semicolon, a bracket, a speaker."""
    between = scene.doc[figure.mention.last + 1 : where.mention.first]
    return any(token.text in {";", "(", ")", ":", "»"} or token.lower_ in {"selon", "according"} for token in between)


def _name_before_bracket(scene: Scene, figure: Figure) -> Where | None:
    """Read "Pau (13 600 manifestants)": the name before the bracket is the place."""
    first = figure.mention.first
    if first < 2 or scene.doc[first - 1].text != "(" or scene.doc[first - 2].pos_ != "PROPN":
        return None
    name = scene.doc[first - 2]
    key = place_key(name.text, scene.language)
    return Where(mention_of(scene.doc[name.i : name.i + 1]), key) if key or name.ent_type_ == "LOC" else None


def _in_parentheses_after(scene: Scene, before: Figure, figure: Figure) -> bool:
    between = scene.doc[before.mention.last + 1 : figure.mention.first]
    return any(token.text == "(" for token in between) and not any(token.text == ")" for token in between)


def _opening_place(scene: Scene, draft: Draft) -> Where | None:
    """Return the place that opens the sentence ("À Paris, le défilé a réuni…")."""
    first = draft.sentence.start
    return next((where for where in scene.places if first <= where.mention.first <= first + 2), None)
