"""Arguments as phrases to show: an actor's own words, no pronoun, no dateline, no circumstance."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.extract.figures.noun_sense import is_generic
from pipeline.extract.happenings.doers import can_act
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Mention, mention_of, starting
from pipeline.extract.parse.syntax import NOMINAL, case_of, conjuncts, following, phrase
from pipeline.extract.scene import Scene
from pipeline.knowledge.grammar import closed_class

_FUNCTION = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "ADV"})
_COUNTING = frozenset({"det", "nummod", "case", "advmod"})
_STOPS = frozenset({".", ";", ":", "!", "?", "…", "..."})


def together(agent: Mention | None, token: Token | None, scene: Scene) -> Mention | None:
    """Widen "Washington" to "Washington et Moscou" where both take part."""
    if agent is None or token is None:
        return agent
    near = [o for o in conjuncts(token) if _alike(o, token) and 0 < o.i - token.i < 12]
    others = [o for o in near if o.pos_ == "PROPN" or can_act(o, scene.language)]
    last = max([token, *others], key=lambda t: t.i)
    core = _core(last, scene)
    return mention_of(token.doc[agent.first : max(agent.last + 1, core.end)]) if core else agent


def _alike(other: Token, token: Token) -> bool:
    """Tell whether a word joined to another is one more of its kind: "des manifestants et des appels" are not."""
    named = {"PROPN"} | ({"NOUN"} if token.pos_ == "NOUN" else set())
    return other.pos_ in named and (case_of(other) == case_of(token) or not case_of(other))


def actor(token: Token | None, scene: Scene, event: bool = False, deed: Token | None = None) -> Mention | None:
    """Turn an argument into the phrase to show, up to the deed that may describe it ("les mesures annoncées").

    A pronoun names nobody, nor does an event unless `event` lets it.
    """
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
    core = _core(token, scene, deed)
    return mention_of(core) if core and not _is_anybody(core, token) else None


def _is_anybody(core: Span, head: Token) -> bool:
    """Tell whether a phrase names people in general, and at most how many: "340 personnes" is a figure, not a name."""
    own = [token for token in core if token.dep_ not in _COUNTING and not token.is_punct]
    return own == [head] and "Plur" in head.morph.get("Number", []) and is_generic(head, head.lang_)


def _core(head: Token, scene: Scene, deed: Token | None = None) -> Span | None:
    """Return a noun with its close complements: neither the adverb before it nor the circumstance or clause after it.

    What an adverb sets off with a preposition takes no part ("notamment à Metz").
    """
    span = phrase(head)
    first = next((token.i for token in span if token.i == head.i or not _stands_before(token, scene.language)), head.i)
    rest = span.doc[head.i + 1 : span.end]
    last = next((token.i for token in rest if token == deed or _ends_core(token, scene)), span.end) - 1
    if first > span.start and span.doc[first].pos_ == "ADP":
        return None
    while last > head.i and (span.doc[last].pos_ in _FUNCTION or _is_loose(span.doc[last])):
        last -= 1
    return span.doc[first : last + 1]


def _is_loose(token: Token) -> bool:
    return token.is_left_punct or (token.is_punct and not token.is_quote and not token.is_right_punct)


def _stands_before(token: Token, language: str) -> bool:
    """Tell whether a word before a noun is an adverb or joins the noun to what stands before ("dont le maire")."""
    return token.lower_ in closed_class("focus", language) or token.lower_ in closed_class("relatives", language)


def _ends_core(token: Token, scene: Scene) -> bool:
    """Tell whether a word after an actor's noun says by whom, when, where or on what occasion, and not who it is."""
    if scene.in_time(token.i) or token.text in _STOPS:
        return True
    if token.ent_type_ and token.ent_iob_ == "I":
        return False
    if token.dep_ == "mark" or token.lower_ in closed_class("relatives", scene.language) or _opens_clause(token):
        return True
    if token.lower_ in {"par", "by"}:
        return not _is_participle(token.nbor(-1))
    if token.lower_ in closed_class("occasions") | closed_class("days") | closed_class("examples", scene.language):
        return True
    return token.pos_ == "ADP" and (_turns(token, scene.language) or _leads_to_place(token, scene))


def _opens_clause(token: Token) -> bool:
    """Tell whether a word is the verb of a clause of its own: "agriculteurs bloquant la route", "appels à voter"."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    if token.lang_ == "en":
        return token.dep_ == "acl" and token.text.endswith("ing")
    return "Part" not in token.morph.get("VerbForm", []) or "Pres" in token.morph.get("Tense", [])


def _turns(token: Token, language: str) -> bool:
    """Tell whether a preposition and the words after it are one preposition of circumstance ("en marge de")."""
    words = following(token, 2)
    if words and words[0].lower_ in closed_class("near"):
        return True
    return len(words) == 2 and words[0].lower_ in closed_class("turns", language) and words[1].pos_ == "ADP"


def _leads_to_place(token: Token, scene: Scene) -> bool:
    """Tell whether a preposition leads straight to a place that the article names."""
    led = token.lower_ in closed_class("place_prepositions", scene.language)
    return led and any(0 < where.mention.first - token.i <= 2 for where in starting(scene.places, token.i, token.i + 3))


def _is_participle(token: Token) -> bool:
    """Tell whether "par" after a word belongs to what is shown ("un quartier tenu par l'armée")."""
    return "Part" in token.morph.get("VerbForm", []) and token.dep_ in {"acl", "amod"}


def _is_dateline(token: Token) -> bool:
    """Tell whether a name is the place from which the article is sent ("BEYROUTH — Des avions…")."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.is_upper and token.i - token.sent.start <= 2 and after in {"—", "–", "-", "(", ",", ":"}
