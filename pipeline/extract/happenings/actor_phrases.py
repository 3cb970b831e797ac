"""Arguments as phrases to show: an actor's own words, no pronoun, no dateline, no circumstance."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.extract.happenings.doers import can_act
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Mention, mention_of, starting
from pipeline.extract.parse.syntax import NOMINAL, case_of, conjuncts, phrase
from pipeline.extract.scene import Scene
from pipeline.knowledge.grammar import closed_class


def together(agent: Mention | None, token: Token | None, scene: Scene) -> Mention | None:
    """Widen "Washington" to "Washington et Moscou" where both take part."""
    if agent is None or token is None:
        return agent
    near = [o for o in conjuncts(token) if _alike(o, token) and 0 < o.i - token.i < 12]
    others = [token, *(o for o in near if o.pos_ == "PROPN" or can_act(o, scene.language))]
    first, last = min(others, key=lambda t: t.i), max(others, key=lambda t: t.i)
    return mention_of(token.doc[min(agent.first, first.i) : max(agent.last, phrase(last).end - 1) + 1])


def _alike(other: Token, token: Token) -> bool:
    """Tell whether a word joined to another is one more of its kind: "des manifestants et des appels" are not."""
    named = {"PROPN"} | ({"NOUN"} if token.pos_ == "NOUN" else set())
    return other.pos_ in named and (case_of(other) == case_of(token) or not case_of(other))


def actor(token: Token | None, scene: Scene, event: bool = False) -> Mention | None:
    """Turn an argument into the phrase to show; a pronoun names nobody, nor does an event unless `event` lets it."""
    if token is None or token.pos_ not in NOMINAL | {"ADJ"} or scene.in_noise(token.idx, token.idx + 1):
        return None
    if (
        _is_dateline(token)
        or token.pos_ == "PRON"
        or token.lemma_.lower() in closed_class("references", scene.language)
        or (not event and trigger_of(token, scene.language))
    ):
        return None
    if scene.in_time(token.i):
        return None
    if token.pos_ == "ADJ":
        return mention_of(token.doc[token.i : token.i + 1])
    span = _after_focus(phrase(token), scene.language)
    return mention_of(_before_circumstance(span, token, scene)) if span else None


def _after_focus(span: Span, language: str) -> Span | None:
    """Drop the adverb that opens a phrase; what it sets off with a preposition takes no part ("notamment à Metz")."""
    if len(span) < 2 or span[0].lower_ not in closed_class("focus", language):
        return span
    return None if span[1].pos_ == "ADP" else span[1:]


def _before_circumstance(span: Span, head: Token, scene: Scene) -> Span:
    """End an actor's phrase before a day or a "par" that the tree hangs on it ("un hôpital lundi")."""
    cut = [words.first for words in scene.time_words if head.i < words.first < span.end]
    cut += [token.i for token in span if token.i > head.i and _opens_circumstance(token, scene)]
    return span.doc[span.start : min(cut)] if cut else span


def _opens_circumstance(token: Token, scene: Scene) -> bool:
    """Tell whether a word after an actor's noun says by whom, when, where or on what occasion, and not who it is."""
    if token.ent_type_ and token.ent_iob_ == "I":
        return False
    if token.dep_ == "mark" or token.lower_ in {"par", "by"}:
        return not _is_participle(token.nbor(-1))
    outside = closed_class("occasions") | closed_class("days")
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in outside or (token.pos_ == "ADP" and after in closed_class("near")):
        return True
    led = token.lower_ in closed_class("place_prepositions", scene.language) and token.pos_ == "ADP"
    return led and any(0 < where.mention.first - token.i <= 2 for where in starting(scene.places, token.i, token.i + 3))


def _is_participle(token: Token) -> bool:
    """Tell whether "par" after a word belongs to what is shown ("un quartier tenu par l'armée")."""
    return "Part" in token.morph.get("VerbForm", []) and token.dep_ in {"acl", "amod"}


def _is_dateline(token: Token) -> bool:
    """Tell whether a name is the place from which the article is sent ("BEYROUTH — Des avions…")."""
    following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.is_upper and token.i - token.sent.start <= 2 and following in {"—", "–", "-", "(", ",", ":"}
