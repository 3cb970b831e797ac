"""The place that a figure is for."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.draft import Draft
from pipeline.extract.mentions import Figure, Where, mention_of, starting
from pipeline.extract.scene import Scene
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.places import place_key


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
    named = _name_before_bracket(scene, figure) or _whole_area(scene, figure, limit)
    if named is not None:
        return named
    if before is not None and before.figure is not None and _in_parentheses_after(scene, before.figure, figure):
        return before.place
    return _opening_place(scene, draft)


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


def _whole_area(scene: Scene, figure: Figure, limit: int) -> Where | None:
    """Read "50 000 dans toute la région", "500 across the country": a wider place than the one told before."""
    areas, wholes = closed_class("areas", scene.language), closed_class("wholes", scene.language)
    near = scene.doc[figure.mention.last + 1 : min(limit, figure.mention.last + 7)]
    noun = next((token for token in near if token.lower_ in areas), None)
    if noun is None:
        return None
    first = next((token for token in near if token.i < noun.i and token.lower_ in wholes), None)
    return Where(mention_of(scene.doc[first.i : noun.i + 1]), "") if first is not None else None


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
    return next(iter(starting(scene.places, first, first + 3)), None)
