"""The place that a figure is for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Figure, Where, mention_of, starting
from pipeline.extract.scene import Scene
from pipeline.knowledge.areas import area_words, whole_words
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.places import place_key

_FROM = frozenset({"de", "d'", "from", "of"})  # "venus de toute la région" says where they live
_AREA_REACH = 10  # tokens within which "dans l'ensemble de la région" comes to its noun


def scope(scene: Scene, number: int, draft: Draft, before: Draft | None) -> Where | None:
    """Return the place that a figure is for: the one that follows it before the next figure, else the one it shares."""
    doc, figure = scene.doc, scene.figures[number]
    following = scene.figures[number + 1].mention.first if number + 1 < len(scene.figures) else len(doc)
    limit = min(following, draft.sentence.end, figure.mention.last + 12)
    after = next(
        (where for where in _between(scene, figure.mention.last, limit) if not _broken(scene, figure, where)), None
    )
    if after is not None:
        return after
    named = _name_before_bracket(scene, figure) or _area_after(scene, figure, limit)
    if named is not None:
        return named
    if before is not None and before.figure is not None and _counts_on(scene, before.figure, figure):
        return before.place
    return _opening_place(scene, draft) or _place_of_gathering(scene, draft)


def before_next(scene: Scene, number: int, where: Where | None) -> Where | None:
    """Keep a place of the clause for a figure unless it comes after the next figure, whose place it is."""
    if where is None:
        return None
    following = scene.figures[number + 1].mention.first if number + 1 < len(scene.figures) else len(scene.doc)
    previous = scene.figures[number - 1].mention.first if number else -1
    sentence = scene.sentence(scene.figures[number].mention.first)
    between = max(previous, sentence.start - 1) < where.mention.first < following
    shared = between or where.mention.first <= sentence.start + 2 or _shares(scene, number, where)
    return where if shared else None


def _shares(scene: Scene, number: int, where: Where) -> bool:
    """Tell whether a place that follows the next figure is for both ("sept morts et une centaine de blessés à X")."""
    figure, following = scene.figures[number], scene.figures[number + 1 : number + 3]
    if not following:
        return False
    between = scene.doc[figure.mention.last + 1 : following[0].mention.first]
    if not 0 < len(between) <= 3 or between[-1].lower_ not in {"et", "and"}:
        return False
    next_but_one = following[1].mention.first if len(following) > 1 else len(scene.doc)
    rest = scene.doc[following[0].mention.last + 1 : where.mention.first]
    closed = any(token.text in {",", ";", "("} or token.pos_ == "VERB" for token in rest)
    return following[0].mention.last < where.mention.first < next_but_one and not closed


def _between(scene: Scene, first: int, last: int) -> Iterator[Where]:
    return iter(starting(scene.places, first + 1, last))


def _broken(scene: Scene, figure: Figure, where: Where) -> bool:
    """Tell whether something cuts the figure from the place after it: a semicolon, a bracket, a speaker."""
    between = scene.doc[figure.mention.last + 1 : where.mention.first]
    return any(token.text in {";", "(", ")", ":", "»"} or token.lower_ in {"selon", "according"} for token in between)


def _area_after(scene: Scene, figure: Figure, limit: int) -> Where | None:
    """Read "50 000 dans toute la région", "500 across the country": a wider place than the one told before."""
    return _whole_area(scene, figure.mention.last + 1, min(limit, figure.mention.last + _AREA_REACH))


def _whole_area(scene: Scene, first: int, last: int) -> Where | None:
    """Find an area that tokens [first, last) take as a whole."""
    areas, wholes = area_words(scene.language), closed_class("wholes", scene.language)
    for noun in scene.doc[first:last]:
        if key := whole_words().get(noun.lower_):
            return Where(mention_of(scene.doc[noun.i : noun.i + 1]), key)
        whole = next((token for token in scene.doc[first : noun.i] if token.lower_ in wholes), None)
        if whole is not None and noun.lower_ in areas and whole.nbor(-1 if whole.i else 0).lower_ not in _FROM:
            return Where(mention_of(scene.doc[whole.i : noun.i + 1]), areas[noun.lower_])
    return None


def _name_before_bracket(scene: Scene, figure: Figure) -> Where | None:
    """Read "Pau (13 600 manifestants)": the name before the bracket is the place."""
    first = figure.mention.first
    if first < 2 or scene.doc[first - 1].text != "(" or scene.doc[first - 2].pos_ != "PROPN":
        return None
    name = scene.doc[first - 2]
    key = place_key(name.text, scene.language)
    return Where(mention_of(scene.doc[name.i : name.i + 1]), key) if key or name.ent_type_ == "LOC" else None


def _counts_on(scene: Scene, before: Figure, figure: Figure) -> bool:
    """Tell whether a figure is of the place of the one before it: in brackets after it, or by "on en compte 500"."""
    between = scene.doc[before.mention.last + 1 : figure.mention.first]
    bracketed = any(token.text == "(" for token in between) and not any(token.text == ")" for token in between)
    next_door = scene.sentence(figure.mention.first).start <= scene.sentence(before.mention.first).end
    return bracketed or (next_door and any(_stands_for_them(token) for token in between))


def _stands_for_them(token: Token) -> bool:
    """Tell whether "en" stands for those counted before ("les syndicats en revendiquent…"), and leads in no place."""
    verb = token.nbor()
    return token.lower_ == "en" and verb.pos_ in {"VERB", "AUX"} and "Fin" in verb.morph.get("VerbForm", [])


def _opening_place(scene: Scene, draft: Draft) -> Where | None:
    """Return the place that opens the sentence ("À Paris, le défilé a réuni…", "Across the region, police said…")."""
    first = draft.sentence.start
    named = next(iter(starting(scene.places, first, first + 3)), None)
    comma = next((t.i for t in scene.doc[first : first + _AREA_REACH] if t.text == ","), first)
    return named or _whole_area(scene, first, comma)


def _place_of_gathering(scene: Scene, draft: Draft) -> Where | None:
    """Return the place of the gathering that the clause tells of ("le rassemblement de Brest a attiré 1 500")."""
    before = starting(scene.places, draft.sentence.start, draft.trigger.i)
    return next((where for where in reversed(before) if _is_of_kind(scene.doc[where.mention.last], draft)), None)


def _is_of_kind(name: Token, draft: Draft) -> bool:
    trigger = trigger_of(name.head, name.lang_)
    return name.dep_ == "nmod" and trigger is not None and trigger.kind == draft.kind
