"""Happenings that an article tells: triggers from the lexicon, their arguments from the tree."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.actor_phrases import actor, together
from pipeline.extract.happenings.arguments import accuser_if_pronoun, arguments, blames, light_verbs
from pipeline.extract.happenings.circumstances import fill_circumstances
from pipeline.extract.happenings.clauses import voice_starts
from pipeline.extract.happenings.triggers import VERB_FRAMES, trigger_of
from pipeline.extract.mentions import Mention, mention_of
from pipeline.extract.parse.modality import clause_verb, is_question, modality_of
from pipeline.extract.parse.polarity import polarity_of
from pipeline.extract.parse.syntax import case_of, has_child, obj, subject
from pipeline.extract.parse.tense import never_before
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.knowledge.counted import toll_count
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.kinds import Trigger, kin
from pipeline.records import Stance

__all__ = ["blames", "fill_circumstances", "frames_around", "happenings", "light_verbs"]

_JUSTICE = frozenset({"arrest", "trial", "complaint"})
_CHARGED = frozenset({"pour", "de", "d'", "for", "of", "with", "over"})
_AIMS = frozenset({"xcomp", "advcl"})


def happenings(scene: Scene) -> list[Draft]:
    """Draft a claim for every trigger; a noun that another trigger takes as argument is not told twice."""
    found = scene.triggers
    swallowed = {
        token.i
        for token, trigger in found
        if trigger.frame not in VERB_FRAMES
        and (
            _is_argument(token, scene)
            or _names_speaker(scene, token)
            or _is_charge(token, scene.language)
            or _is_its_aim(token, trigger, scene.language)
        )
    } | _inside_phrases(found)
    drafts = []
    for token, trigger in found:
        if (
            token.i in swallowed
            or not scene.tells(trigger)
            or _says_so(token, trigger, scene)
            or scene.in_noise(token.idx, token.idx + 1)
        ):
            continue
        if trigger.weak and _done_by_other(token, trigger, scene.language):
            continue
        if is_question(token) or scene.in_time(token.i):
            continue
        draft = _draft(scene, token, trigger)
        if not _is_first_time(draft):
            drafts.append(draft)
    return drafts


def _is_first_time(draft: Draft) -> bool:
    """Tell whether a clause only says what had never been before ("beaucoup n'avaient jamais fait grève").

    Told by another ("il a assuré qu'il n'avait jamais menacé personne") the same tense denies.
    """
    reported = bool(draft.frames) and not draft.frames[0].inverted
    return not reported and never_before(clause_verb(draft.trigger))


def _says_so(token: Token, trigger: Trigger, scene: Scene) -> bool:
    """Tell whether a verb of another sense only says who speaks (", a jugé le ministre")."""
    target = obj(token) if trigger.frame in VERB_FRAMES else None
    spans = [frame.speaker for frame in scene.frames if frame.cue == token.i and frame.speaker is not None]
    return target is not None and any(span.start <= target.i < span.end for span in spans)


def _done_by_other(token: Token, trigger: Trigger, language: str) -> bool:
    """Tell whether a happening of another kind is what does it ("les inondations qui ont frappé le sud": no strike)."""
    doer = subject(token) if trigger.frame in VERB_FRAMES else None
    own = trigger_of(doer, language) if doer is not None and doer.pos_ == "NOUN" else None
    return own is not None and not own.weak and not kin(own.kind, trigger.kind)


def _inside_phrases(found: Sequence[tuple[Token, Trigger]]) -> set[int]:
    """Return the nouns that only complete a trigger of several words ("placer en garde à vue" tells one thing)."""
    return {
        child.i
        for token, trigger in found
        if len(trigger.words) > 1
        for child in token.children
        if child.pos_ == "NOUN" and {child.lemma_.lower(), child.lower_} & set(trigger.words)
    }


def _names_speaker(scene: Scene, token: Token) -> bool:
    """Tell whether a noun only says what a speaker is called ("l'agence de gestion des catastrophes")."""
    return token.dep_ == "nmod" and token.i in scene.speaking


def _is_argument(token: Token, scene: Scene) -> bool:
    """Tell whether an event noun is only an argument of another trigger ("la frappe a touché", "adopter le budget")."""
    if token.dep_ not in {"nsubj", "nsubj:pass", "obj", "obl:agent"}:
        return False
    governor, own = trigger_of(token.head, scene.language), trigger_of(token, scene.language)
    if governor is None or own is None or governor.frame not in VERB_FRAMES:
        return False
    if governor.kind != own.kind and any(arguments(token, own, scene.language)):
        return False  # "l'attaque du commissariat a coûté la vie à six gendarmes" tells two things
    return scene.tells(governor) and (kin(governor.kind, own.kind) or token.dep_ == "obj")


def _is_charge(noun: Token, language: str) -> bool:
    """Tell whether an offence is only what somebody is held or tried for ("mis en examen pour fraude")."""
    governor = trigger_of(noun.head, language) if noun.dep_.startswith("obl") else None
    held = governor is not None and governor.frame in VERB_FRAMES and governor.kind in _JUSTICE
    return held and case_of(noun) in _CHARGED


def _is_its_aim(noun: Token, trigger: Trigger, language: str) -> bool:
    """Tell whether a bare event noun only says what a happening of its kind was for ("beat X to reach the final")."""
    aim = noun.head
    if noun.dep_ not in {"obj", "obl"} or "Inf" not in aim.morph.get("VerbForm", []) or aim.dep_ not in _AIMS:
        return False
    governor = trigger_of(aim.head, language)
    return governor is not None and governor.kind == trigger.kind and not any(arguments(noun, trigger, language))


def _is_other(target: Token | None, trigger: Trigger, language: str) -> bool:
    """Tell whether what a verb acts on is another happening ("a interdit la marche"), and not its own under a name."""
    told = trigger_of(target, language) if target is not None and trigger.frame in VERB_FRAMES else None
    return told is not None and not kin(trigger.kind, told.kind)


def _draft(scene: Scene, token: Token, trigger: Trigger) -> Draft:
    draft = Draft(
        kind=trigger.kind,
        trigger=token,
        sentence=token.sent,
        polarity=polarity_of(token),
        modality=modality_of(token, scene.language),
        frames=frames_around(scene, token),
    )
    agent, target = arguments(token, trigger, scene.language)
    target = accuser_if_pronoun(token, target, scene.language)
    draft.agent = actor(agent, scene, deed=token)
    draft.target = actor(target, scene, _is_other(target, trigger, scene.language), deed=token)
    if trigger.frame in {"meets", "noun"}:
        draft.agent = together(draft.agent, agent, scene)
    if trigger.frame not in VERB_FRAMES and draft.frames:
        draft.statement = _said_of(token, draft.frames)
    if _is_speaker(draft, draft.agent) or token.lemma_.lower() in toll_count(scene.language):
        draft.agent = None  # "the police toll" is the toll that the police give
    if draft.target is not None and scene.doc[draft.target.last].lemma_.lower() in trigger.words:
        draft.target = None
    fill_circumstances(scene, draft)
    draft.refers_back = _refers_back(token, trigger, scene.language)
    return draft


def _closing(verb: Token, first: int) -> int:
    """Return the last token before the quotation that holds the predicate ends."""
    end = next((t.i for t in verb.doc[first : first + 16] if t.text in {"»", "”"}), len(verb.doc))
    return end - 1


def _is_speaker(draft: Draft, mention: Mention | None) -> bool:
    """Tell whether a would-be agent is only who says so ("selon le porte-parole, deux avions ont mené…")."""
    if mention is None:
        return False
    spans = [frame.speaker for frame in draft.frames if frame.speaker is not None and frame.according]
    return any(span.start <= mention.last and mention.first < span.end for span in spans)


def frames_around(scene: Scene, token: Token) -> list[Frame]:
    """Return who says it, the nearest first; what a denial takes for granted is not itself denied."""
    chain = [frame for frame in scene.chain_of(token.i) if not _tells_of_speaker(token, frame)]
    if chain and chain[0].stance in {Stance.DENIES, Stance.REFUSES} and _for_granted(token, chain[0].cue):
        return chain[1:]
    return chain


def _tells_of_speaker(token: Token, frame: Frame) -> bool:
    """Tell whether a clause only says who speaks ("said Carol Whitby, whose home burned down"): it is the outlet's."""
    if frame.speaker is None or frame.according or frame.speaker.start <= token.i < frame.speaker.end:
        return False
    current = token
    while current.head != current:
        if current.dep_ == "acl:relcl" and frame.speaker.start <= current.head.i < frame.speaker.end:
            return current.i != frame.cue and not current.is_ancestor(current.doc[frame.cue])
        current = current.head
    return False


def _for_granted(token: Token, cue: int) -> bool:
    """Tell whether a denial only mentions a token: in a relative clause, or as when something is denied.

    "Il nie toute violence pendant la manifestation" denies no demonstration.
    """
    current, occasions = token, closed_class("denied_beside", token.lang_)
    while current.head != current and current.i != cue:
        leads_in = {current.lower_, *(word.lower_ for word in current.lefts), *case_of(current).split()}
        if current.dep_ == "acl:relcl" or not occasions.isdisjoint(leads_in):
            return True
        current = current.head
    return False


def _said_of(noun: Token, frames: Sequence[Frame]) -> Mention | None:
    """Return what the clause says of an event noun, as subject or in the predicate ("est en cours").

    A verb of saying set behind ("…, commente le maire") says nothing of it.
    """
    top = noun
    while top.dep_ == "nmod" and top.head.pos_ == "NOUN":
        top = top.head
    verb = top.head if top.dep_ in {"nsubj", "nsubj:pass"} else top
    being = top.head.lemma_ in {"être", "be"} and top.dep_ in {"nsubj", "obl", "obj", "attr", "xcomp"}
    predicative = has_child(verb, "cop") or being or (verb.dep_ == "ROOT" and verb.pos_ == "VERB")
    if (
        verb == noun
        or any(frame.cue == verb.i for frame in frames)
        or not predicative
        or verb.pos_ not in {"NOUN", "ADJ", "VERB", "AUX"}
    ):
        return None
    first = verb.i + 1 if verb.lemma_ in {"être", "be"} else verb.i
    voices = (at - 1 for frame in frames for at in voice_starts(frame, verb.doc[frame.cue]) if at > verb.i)
    last = min(verb.right_edge.i, first + 14, _closing(verb, first), verb.sent.end - 1, *voices)
    while last > first and (verb.doc[last].is_punct or verb.doc[last].is_quote):
        last -= 1
    return mention_of(verb.doc[first : last + 1])


def _refers_back(token: Token, trigger: Trigger, language: str) -> bool:
    """Tell whether the words point at a happening told before ("cette action avait ciblé", "le raid")."""
    noun = token if trigger.frame not in VERB_FRAMES else subject(token)
    if noun is None:
        return False
    definite = any(
        c.dep_ == "det" and c.lower_ in {"cette", "ce", "cet", "ces", "la", "le", "l'", "the", "this", "these"}
        for c in noun.children
    )
    return definite and (
        noun.lemma_.lower() in closed_class("references", language) or trigger_of(noun, language) is not None
    )
