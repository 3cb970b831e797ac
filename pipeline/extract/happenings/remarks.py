"""What speakers say outside every kind of event: the main clause of their words, with its subject and object."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.arguments import light_verbs
from pipeline.extract.happenings.circumstances import fill_circumstances
from pipeline.extract.happenings.opinions import shown
from pipeline.extract.happenings.propositions import clause, states
from pipeline.extract.mentions import Mention, mention_of
from pipeline.extract.parse.modality import VERBAL, modality_of
from pipeline.extract.parse.polarity import called_untrue, polarity_of
from pipeline.extract.parse.syntax import by_agent, has_child, is_passive, obj, subject
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
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
        remark = _remark(scene, frame) or (_untold(scene, frame) if opposes else None)
        if remark is None or scene.in_noise(remark.trigger.idx, remark.trigger.idx + 1):
            continue
        predicate = remark.trigger
        if predicate.i in scene.cues - {frame.cue} and has_child(predicate, "ccomp"):
            continue  # what that speaker says is told by itself
        judged = has_child(predicate, "cop") and remark.polarity is Polarity.NEGATED
        if frame.cue in held and not judged:
            continue
        is_told = any(_tells(draft, frame) for draft in beside.get(predicate.sent.start, ()))
        if predicate.i in said or (is_told and not (opposes or judged)):
            continue
        said.add(predicate.i)
        found.append(remark)
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


def _predicate(scene: Scene, frame: Frame) -> Token | None:
    """Return the word that heads what the frame holds: no word of the stretch but the cue governs it."""
    for first, last in frame.content:
        for token in scene.doc[first : last + 1]:
            if token.i != frame.cue and _heads(token, first, last, frame.cue):
                return token
    return None


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


def _remark(scene: Scene, frame: Frame) -> Draft | None:
    """Draft the main clause of what a speaker says, when it states something and can be shown whole."""
    predicate = _predicate(scene, frame)
    if predicate is None or predicate.lemma_ in light_verbs(scene.language):
        return None
    predicate = called_untrue(predicate) or predicate
    if not states(scene, frame, predicate):
        return None
    words = clause(scene, frame, predicate)
    return _draft(scene, frame, _under_modal(predicate), mention_of(words)) if words is not None else None


def _untold(scene: Scene, frame: Frame) -> Draft:
    """Draft what a speaker denies or will not tell where it is no clause: a noun, a telling, or the denial itself."""
    inside = (token for first, last in frame.content for token in scene.doc[first : last + 1])
    tops = (token for token in inside if not frame.holds(token.head.i) and not scene.in_time(token.i))
    top = next((token for token in tops if token.pos_ in {"NOUN", "VERB"}), scene.doc[frame.cue])
    if top.pos_ == "NOUN":
        return _draft(scene, frame, top, shown(top))
    words = clause(scene, frame, top)
    return _draft(scene, frame, top, mention_of(words) if words is not None else None)


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
