"""What speakers say outside every kind of event: the main clause of their words, with its subject and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.arguments import light_verbs
from pipeline.extract.happenings.circumstances import fill_circumstances
from pipeline.extract.happenings.opinions import LONGEST_STATEMENT, shown
from pipeline.extract.mentions import Mention, mention_of
from pipeline.extract.parse.modality import VERBAL, is_question, modality_of
from pipeline.extract.parse.polarity import polarity_of
from pipeline.extract.parse.syntax import by_agent, has_child, is_passive, obj, subject
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.extract.speech.quotations import CLOSING
from pipeline.records import Polarity, Stance


def remarks(scene: Scene, told: list[Draft]) -> list[Draft]:
    """Draft a claim for what a speaker says outside every kind of event: its predicate, subject and object are kept."""
    beside, covered = _by_sentence(told), set[int]()
    held = {draft.frames[0].cue for draft in told if draft.frames}
    found = []
    for frame in scene.frames:
        opposes = frame.stance in {Stance.DENIES, Stance.REFUSES} and frame.speaker is not None
        predicate = _predicate(scene, frame) or (_untold(scene, frame) if opposes else None)
        if predicate is None or scene.in_noise(predicate.idx, predicate.idx + 1):
            continue
        judged = has_child(predicate, "cop") and polarity_of(predicate) is Polarity.NEGATED
        if frame.cue in held and not judged:
            continue
        start = predicate.sent.start
        is_told = start in covered or any(_tells(draft, frame) for draft in beside.get(start, ()))
        if is_told and not (opposes or judged):
            continue
        remark = _remark(scene, frame, predicate)
        if is_question(predicate) or not (opposes or remark.agent or remark.target):
            continue  # "il faut que ça bouge", "je suis venue": nobody but the speaker knows of whom or of what
        covered.add(start)
        found += [_remark(scene, frame, each) for each in _coordinated(_under_modal(predicate), frame)]
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


def _coordinated(predicate: Token, frame: Frame) -> list[Token]:
    """Return a predicate and those set beside it in the same speech ("assure avoir alerté X et n'avoir rien reçu")."""
    beside = (verb for verb in predicate.conjuncts if verb.i > predicate.i and frame.holds(verb.i))
    return [predicate, *(verb for verb in beside if verb.pos_ == "VERB")]


def _under_modal(verb: Token) -> Token:
    """Step from "pourrait" to the verb that it only colours ("pourrait être arrêtée")."""
    under = next((child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
    return under if under is not None and verb.lemma_ in {"pouvoir", "devoir", "aller"} else verb


def _predicate(scene: Scene, frame: Frame) -> Token | None:
    """Return the verb that heads what the frame holds; a verb inside one of its phrases or clauses says only a part."""
    for first, last in frame.content:
        for token in scene.doc[first : last + 1]:
            if token.i != frame.cue and _heads(token, first, last, frame.cue):
                verbal = token.pos_ == "VERB" and (_is_finite(token) or _completes(token, frame.cue))
                states = token.is_alpha and (verbal or has_child(token, "cop"))
                return token if states and token.lemma_ not in light_verbs(scene.language) else None
    return None


def _untold(scene: Scene, frame: Frame) -> Token:
    """Return the noun that a speaker denies or will not tell, or the verb of denying itself."""
    inside = (token for first, last in frame.content for token in scene.doc[first : last + 1])
    named = (token for token in inside if token.pos_ == "NOUN" and not scene.in_time(token.i))
    nouns = (token for token in named if not frame.holds(token.head.i))
    return next(nouns, scene.doc[frame.cue])


def _heads(token: Token, first: int, last: int, cue: int) -> bool:
    """Tell whether a token is the top of a clause inside a stretch: no word of the stretch but the cue governs it."""
    if token.pos_ not in VERBAL | {"NOUN", "ADJ", "PROPN"} or token.dep_.startswith("aux") or token.dep_ == "cop":
        return False
    governed = first <= token.head.i <= last and token.head != token and token.head.i != cue
    return not governed and (token.pos_ in VERBAL or any(child.dep_ in {"cop", "nsubj"} for child in token.children))


def _completes(verb: Token, cue: int) -> bool:
    """Tell whether an infinitive is what the verb of saying takes ("affirme avoir vu"), not what one says it for."""
    return verb.head.i == cue and verb.dep_ in {"xcomp", "ccomp", "obj", "obl:arg"}


def _is_finite(verb: Token) -> bool:
    """Tell whether a verb states something: it, or an auxiliary of it, is conjugated."""
    group = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    return any("Fin" in token.morph.get("VerbForm", []) for token in group)


def _remark(scene: Scene, frame: Frame, predicate: Token) -> Draft:
    draft = Draft(
        kind="statement",
        trigger=predicate,
        sentence=predicate.sent,
        polarity=polarity_of(predicate),
        modality=modality_of(predicate, scene.language),
        frames=[frame, *(other for other in scene.chain_of(predicate.i) if other is not frame)],
    )
    agent, target = subject(predicate), obj(predicate)
    if is_passive(predicate):
        agent, target = by_agent(predicate), agent
    draft.agent = shown(agent) if agent is not None else None
    draft.target = shown(target) if target is not None and not _belongs_to_verb(target, scene.language) else None
    draft.statement = _clause(scene, frame, predicate)
    fill_circumstances(scene, draft)
    return draft


def _belongs_to_verb(noun: Token, language: str) -> bool:
    """Tell whether a bare object is a part of its verb ("avoir lieu", "prendre fin") and undergoes nothing."""
    bare = noun.pos_ == "NOUN" and noun.i == noun.left_edge.i and "Sing" in noun.morph.get("Number", [])
    return language == "fr" and bare


def _clause(scene: Scene, frame: Frame, predicate: Token) -> Mention | None:
    """Return the predicate with what completes it, as the article puts it, up to the words that say who speaks."""
    first = min([predicate.i, *(child.i for child in predicate.children if _is_of_the_verb(child))])
    last = min(predicate.right_edge.i, predicate.i + LONGEST_STATEMENT, predicate.sent.end - 1)
    voice = [frame.cue, *([frame.speaker.start] if frame.speaker is not None else [])]
    closing = [token.i for token in scene.doc[predicate.i : last + 1] if token.text in CLOSING]
    last = min([last, *(at - 1 for at in (*voice, *closing, *_next_clauses(predicate)) if at > predicate.i)])
    while last > predicate.i and (
        scene.doc[last].is_punct or scene.doc[last].is_space or scene.doc[last].pos_ in {"ADP", "CCONJ"}
    ):
        last -= 1
    return mention_of(scene.doc[first : last + 1])


def _next_clauses(predicate: Token) -> Iterator[int]:
    """Yield where what is set beside a predicate begins: a clause of its own, which this one does not say."""
    beside = (token for token in predicate.conjuncts if token.i > predicate.i)
    return (token.left_edge.i for token in beside if token.pos_ in VERBAL and _is_finite(token))


def _is_of_the_verb(child: Token) -> bool:
    """Tell whether a word before a verb belongs to it: an auxiliary, a negation, a clitic."""
    close = 0 < child.head.i - child.i <= 4
    return close and (child.dep_.startswith(("aux", "expl")) or child.lower_ in {"ne", "n'", "not", "pas"})
