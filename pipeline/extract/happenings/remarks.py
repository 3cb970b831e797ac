"""What speakers say outside every kind of event: the main clause of their words, with its subject and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.circumstances import fill_circumstances
from pipeline.extract.happenings.clauses import clause, whole
from pipeline.extract.happenings.opinions import shown
from pipeline.extract.happenings.propositions import can_be_denied, coordinated, states
from pipeline.extract.mentions import Mention, mention_of
from pipeline.extract.parse.modality import VERBAL, modality_of
from pipeline.extract.parse.polarity import called_untrue, polarity_of
from pipeline.extract.parse.syntax import by_agent, has_child, is_passive, obj, subject
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Polarity, Stance


def remarks(scene: Scene, told: list[Draft]) -> list[Draft]:
    """Draft a claim for what a speaker says outside every kind of event, where it can be checked."""
    beside, said = _by_sentence(told), set[int]()
    held = {draft.frames[0].cue for draft in told if draft.frames}
    found = []
    for frame in scene.frames:
        if scene.voices.get(frame.cue) is None:
            continue  # what nobody is named to say is no answer of anybody
        opposes = frame.stance in {Stance.DENIES, Stance.REFUSES}
        drafts = _stated(scene, frame) or (_untold(scene, frame) if opposes else [])
        for draft in drafts:
            predicate = draft.trigger
            judged = has_child(predicate, "cop") and draft.polarity is Polarity.NEGATED
            is_told = frame.cue in held or any(_tells(other, frame) for other in beside[predicate.sent.start])
            noise = scene.in_noise(predicate.idx, predicate.idx + 1)
            if not noise and predicate.i not in said and (judged or not is_told or (opposes and frame.cue not in held)):
                said.add(predicate.i)
                found.append(draft)
    return found


def _by_sentence(told: list[Draft]) -> dict[int, list[Draft]]:
    """Group claims by where their sentence starts; an age tells nothing of what somebody says."""
    found: dict[int, list[Draft]] = defaultdict(list)
    for draft in told:
        if not draft.amount_of.startswith("age"):
            found[draft.sentence.start].append(draft)
    return found


def _tells(draft: Draft, frame: Frame) -> bool:
    """Tell whether a claim may be what a speaker says, rather than the words of somebody else in the sentence."""
    return not draft.frames or frame.holds(draft.trigger.i)


def _predicates(scene: Scene, frame: Frame) -> Iterator[Token]:
    """Yield the words that head what the frame holds: no word of the stretch but the cue governs them."""
    for first, last in frame.content:
        for token in scene.doc[first : last + 1]:
            if token.i != frame.cue and _heads(token, first, last, frame.cue):
                yield called_untrue(token) or token


def _heads(token: Token, first: int, last: int, cue: int) -> bool:
    """Tell whether a token is the top of a clause inside a stretch."""
    if token.pos_ not in VERBAL | {"NOUN", "ADJ", "PROPN"} or token.dep_.startswith("aux") or token.dep_ == "cop":
        return False
    governed = first <= token.head.i <= last and token.head != token and token.head.i != cue
    return not governed and (token.pos_ in VERBAL or any(child.dep_ in {"cop", "nsubj"} for child in token.children))


def _under_modal(verb: Token) -> Token:
    """Step from "pourrait" to the verb that it only colours ("pourrait être arrêtée")."""
    under = next((child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
    return under if under is not None and verb.lemma_ in {"pouvoir", "devoir", "aller"} else verb


def _stated(scene: Scene, frame: Frame) -> list[Draft]:
    """Draft the main clauses of what a speaker says that state something and can be shown whole."""
    top = next((token for token in _predicates(scene, frame) if states(scene, frame, token)), None)
    if top is None or (top.i in scene.cues - {frame.cue} and has_child(top, "ccomp", "xcomp")):
        return []  # what another speaker says is told by itself
    clauses = ((predicate, clause(scene, frame, predicate)) for predicate in coordinated(scene, frame, top))
    return [_draft(scene, frame, _under_modal(at), mention_of(words)) for at, words in clauses if words is not None]


def _untold(scene: Scene, frame: Frame) -> list[Draft]:
    """Draft what a speaker denies or will not tell where it is no clause: a noun, a telling, or the denial itself."""
    cue = scene.doc[frame.cue]
    inside = (token for first, last in frame.content for token in scene.doc[first : last + 1])
    tops = (token for token in inside if token.pos_ in {"NOUN", "VERB"} and not frame.holds(token.head.i))
    top = next((token for token in tops if not scene.in_time(token.i)), cue)
    if top.pos_ == "NOUN":
        return [_draft(scene, frame, top, whole(top))] if can_be_denied(top, cue, scene.language) else []
    if (top != cue and top.head != cue) or cue.lemma_ in closed_class("turns_down", scene.language):
        return []
    words = clause(scene, frame, top)
    return [_draft(scene, frame, top, mention_of(words) if words is not None else None)]


def _draft(scene: Scene, frame: Frame, predicate: Token, statement: Mention | None) -> Draft:
    draft = Draft(
        kind="statement",
        trigger=predicate,
        sentence=predicate.sent,
        polarity=polarity_of(predicate),
        modality=modality_of(predicate, scene.language),
        frames=[frame, *(other for other in scene.chain_of(predicate.i) if other is not frame)],
        statement=statement,
    )
    agent, target = subject(predicate), obj(predicate)
    if is_passive(predicate):
        agent, target = by_agent(predicate), agent
    draft.agent = shown(agent) if agent is not None else None
    draft.target = shown(target) if target is not None and not _belongs_to_verb(target, scene.language) else None
    fill_circumstances(scene, draft)
    return draft


def _belongs_to_verb(noun: Token, language: str) -> bool:
    """Tell whether a bare object is a part of its verb ("avoir lieu", "prendre fin") and undergoes nothing."""
    bare = noun.pos_ == "NOUN" and noun.i == noun.left_edge.i and "Sing" in noun.morph.get("Number", [])
    return language == "fr" and bare
