"""What speakers make of a happening: who they blame, how they call it, what they deny or will not confirm."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from pipeline.extract.draft import Draft
from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.mentions import Mention, mention_of
from pipeline.extract.parse.modality import is_question, modality_of
from pipeline.extract.parse.polarity import polarity_of
from pipeline.extract.parse.syntax import NOMINAL, case_of, follows, has_child, obj, obliques, phrase
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.extract.speech.speech_content import COMPLEMENTS
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.judgements import judgements, pole_of
from pipeline.knowledge.kinds import STATEMENT
from pipeline.knowledge.voices import may_speak
from pipeline.records import Polarity, Stance

LONGEST_STATEMENT = 30  # tokens
_BEHIND = 12  # tokens by which a happening may follow "il s'agissait de"
_OWN_WORDS = frozenset({STATEMENT, "responsibility"})  # nobody else is blamed for a claim: for the deed that it is of


def opinions(scene: Scene, told: list[Draft]) -> list[Draft]:
    """Draft claims that speak of a happening told before: blame, judgement, denial, refusal."""
    found: list[Draft] = []
    deeds = [draft for draft in told if not is_judgement(draft.trigger, scene.language)]
    objects = {draft.trigger.head.i: draft for draft in reversed(deeds) if draft.trigger.dep_ == "obj"}
    latest = _latest_first(deeds)
    for frame in scene.frames:
        cue = scene.doc[frame.cue]
        if frame.according or scene.in_noise(cue.idx, cue.idx + 1) or is_question(cue):
            continue
        about = objects.get(cue.i) or _last_before(latest, cue)  # its verb's object, else what was told last
        if about is None:
            continue
        found += [
            draft
            for draft in (
                _blame(scene, frame, cue, about, deeds),
                _judgement(scene, frame, cue, about),
                _answer(scene, frame, cue, told),
            )
            if draft
        ]
    return found


def identifications(scene: Scene, told: list[Draft]) -> list[Draft]:
    """Read "il s'agissait de milices": another speaker says who the target just named really was."""
    found = []
    targeted = _latest_first(draft for draft in told if draft.target is not None)
    for token in (scene.doc[place] for place in scene.where(IDENTIFIES)):
        if token.lemma_.lower() not in IDENTIFIES or not any(c.lower_ in {"il", "it"} for c in token.children):
            continue
        about = _last_before(targeted, token, _BEHIND)
        named = next((child for child in obliques(token) if child.i > token.i), None)
        frame = scene.frame_of(token.i)
        if about is None or named is None or frame is None or about.sentence.start < token.sent.start - 60:
            continue
        draft = _like(scene, about, token, frame)
        draft.frames = scene.chain_of(token.i)
        said = shown(named)
        draft.target, draft.statement = (None, said) if is_judgement(named, scene.language) else (said, None)
        if said is not None:
            found.append(draft)
    return found


def is_judgement(noun: Token, language: str) -> bool:
    """Tell whether a noun says what a happening was ("une erreur") and not whom it hit."""
    return noun.lemma_.lower() in judgements(language)


IDENTIFIES = frozenset({"agir"})


def _last_before(latest: Sequence[Draft], cue: Token, reach: int = 0) -> Draft | None:
    """Return the happening last told before the cue or so many tokens after it, rather in no later sentence."""
    known = latest[bisect_right(latest, -(cue.i + reach), key=_backwards) :]
    return next((draft for draft in known if draft.sentence.start <= cue.i), known[0] if known else None)


def _latest_first(told: Iterable[Draft]) -> list[Draft]:
    return sorted((draft for draft in told if draft.kind != STATEMENT), key=_backwards)


def _backwards(draft: Draft) -> int:
    return -draft.trigger.i


def _taken_up(scene: Scene, about: Draft, cue: Token) -> bool:
    """Tell whether a happening was told at most two sentences before a speaker's verb: what is older is not meant."""
    return scene.sentence_number(cue.i) - scene.sentence_number(about.trigger.i) <= 2


def _like(scene: Scene, about: Draft, cue: Token, frame: Frame) -> Draft:
    return Draft(
        kind=about.kind,
        trigger=cue,
        sentence=cue.sent,
        polarity=Polarity.AFFIRMED,
        modality=modality_of(cue, scene.language),
        frames=[frame, *scene.chain_of(frame.cue)],
        when=about.when,
        place=about.place,
        refers_back=True,
        about=about,
        inherited=["time", "place"],
    )


def _blame(scene: Scene, frame: Frame, cue: Token, about: Draft, told: list[Draft]) -> Draft | None:
    """Read "accuse X", "met en cause X": X is the agent of what was told, when no other deed is named."""
    accused = _blamed(cue)
    if accused is None or not _is_phrase(cue, scene.language, "blames") or _tells(scene, frame):
        return None
    if accused.pos_ == "NOUN" and not accused.ent_type_ and not may_speak(accused.lemma_, scene.language):
        return None  # "blames the difficulty of counting": a cause is nobody
    deed = _deed_blamed(about, [draft for draft in told if draft.trigger.i < cue.i])
    if deed is None:
        return None
    draft = _like(scene, deed, cue, frame)
    draft.agent = shown(accused)
    return draft if draft.agent else None


def _deed_blamed(about: Draft, before: list[Draft]) -> Draft | None:
    """Return the deed told last before a blame, past the claims of it and what is told once, in passing."""
    deeds = sorted((draft for draft in (about, *before) if draft.kind not in _OWN_WORDS), key=lambda d: d.trigger.i)
    often = Counter(draft.kind for draft in before)
    return next((deed for deed in reversed(deeds) if often[deed.kind] > 1), deeds[-1] if deeds else None)


def _blamed(cue: Token) -> Token | None:
    """Find who is held to have done it: the object of "accuser", but the complement of "attribuer… à"."""
    if cue.lemma_ in {"attribuer", "imputer", "attribute"}:
        return next((child for child in obliques(cue) if case_of(child) in {"à", "au", "aux", "to"}), None)
    return obj(cue)


def _judgement(scene: Scene, frame: Frame, cue: Token, about: Draft) -> Draft | None:
    """Read "a qualifié la frappe de X", "dénonce X": what the speaker calls it."""
    if frame.stance is not Stance.ASSERTS or polarity_of(cue) is Polarity.NEGATED or not _taken_up(scene, about, cue):
        return None
    voice = range(frame.speaker.start, frame.speaker.end) if frame.speaker is not None else range(0)
    complements = [
        child for child in cue.children if child.i > cue.i and child.pos_ in NOMINAL and child.i not in voice
    ]
    called = _called_after(cue) or next((c for c in complements if case_of(c) in {"de", "d'", "comme", "as"}), None)
    called = called or next((c for c in complements if c.dep_ in {"xcomp", "obj"}), None)
    if called is None or any(token.pos_ == "NUM" for child in complements for token in child.subtree):
        return None  # "on déplore 7 morts", "estime à 300 le nombre de blessés" count them
    if not (_is_phrase(cue, scene.language, "calls") or pole_of(phrase(called).text)):
        return None
    draft = _like(scene, about, cue, frame)
    draft.statement = _own_words(scene, _whole(called))
    return draft if draft.statement else None


def _whole(called: Token) -> Mention | None:
    """Show a judgement with what completes it, though the tree hangs that beside it ("mesure" and "d'auto-défense")."""
    beside = [child for child in called.head.children if child.i > called.i and child.dep_ == called.dep_ == "nmod"]
    said = shown(called)
    if said is None or not beside or beside[0].left_edge.i != said.last + 1:
        return said
    return mention_of(called.doc[said.first : phrase(beside[0]).end])


def _own_words(scene: Scene, said: Mention | None) -> Mention | None:
    """Prefer the words that the article itself puts between quotation marks."""
    if said is None:
        return None
    inner = next((quote for quote in scene.quotes if said.first <= quote[0] and quote[1] <= said.last), None)
    return mention_of(scene.doc[inner[0] : inner[1] + 1]) if inner is not None else said


def _called_after(cue: Token) -> Token | None:
    """Read "a qualifié la frappe de mesure d'auto-défense" where the tree hangs "mesure" on "frappe"."""
    taken = obj(cue) if cue.lemma_ in {"qualifier", "traiter", "call", "describe"} else None
    return next((child for child in obliques(taken)), None) if taken is not None else None


def _answer(scene: Scene, frame: Frame, cue: Token, told: list[Draft]) -> Draft | None:
    """Read "nie ces allégations", "n'a pas confirmé cette information": a stance on what another said just before.

    Only what the words themselves point back to is answered: a denial of something else is not a denial of the event.
    """
    if (
        frame.stance not in {Stance.DENIES, Stance.REFUSES}
        or _tells(scene, frame)
        or not _points_back(scene, frame, cue)
    ):
        return None
    said = [draft for draft in told if _said_just_before(scene, draft, cue, frame)]
    if not said:
        return None
    about = said[-1]
    draft = _like(scene, about, cue, frame)
    draft.stance = frame.stance
    draft.agent = about.agent if frame.stance is Stance.DENIES else None
    return draft


def _points_back(scene: Scene, frame: Frame, cue: Token) -> bool:
    """Tell whether a denial has no object of its own, or one that only stands for what was said."""
    objects = [
        child
        for child in cue.children
        if child.i > cue.i and child.dep_ in COMPLEMENTS - {"advcl"} and child.pos_ in NOMINAL | {"VERB"}
    ]
    if frame.stance is Stance.REFUSES and frame.inverted:
        return True
    own = set(frame.verb.split())
    inner = [grandchild for child in objects if child.lemma_ in own for grandchild in child.children]
    asked = [child for child in (*objects, *inner) if child.lemma_ not in own and child.dep_ in COMPLEMENTS]
    return all(_stands_for_it(child, scene.language) for child in asked)


def _stands_for_it(child: Token, language: str) -> bool:
    if child.pos_ == "PRON":
        return True
    pointing = any(
        c.lower_ in {"ce", "cet", "cette", "ces", "this", "these", "such", "tel", "telle", "telles"}
        for c in child.children
    )
    if child.lemma_.lower() in closed_class("topics", language) and has_child(child, "det"):
        return not any(True for _ in obliques(child))
    bare = not any(c.dep_ in {"nmod", "acl", "acl:relcl", "amod"} for c in child.children)
    definite = bare and any("Def" in c.morph.get("Definite", []) for c in child.children)  # "il nie les faits"
    return (pointing or definite) and child.lemma_.lower() in _content_nouns(language)


@cache
def _content_nouns(language: str) -> frozenset[str]:
    return frozenset(lexicon("speech")[language]["content_nouns"] + lexicon("grammar")["references"][language])


def _said_just_before(scene: Scene, draft: Draft, cue: Token, frame: Frame) -> bool:
    """Tell whether a happening was told within two sentences before, by or according to somebody else."""
    if not draft.trigger.i < cue.i or draft.kind == STATEMENT or (draft.frames and draft.frames[0].cue == frame.cue):
        return False
    return _taken_up(scene, draft, cue)


def _tells(scene: Scene, frame: Frame) -> bool:
    """Tell whether the speaker's own words hold a happening, which then needs no looking back.

    What the same sentence goes on to report (", soulignant que…") is said beside them.
    """
    beside = [
        span
        for other in scene.frames
        if other.cue > frame.cue and scene.doc[other.cue].dep_ == "advcl" and scene.doc[other.cue].head.i == frame.cue
        for span in other.content
    ]
    return any(
        trigger_of(scene.doc[i], scene.language) is not None
        for first, last in frame.content
        for i in range(first, min(last + 1, len(scene.doc)))
        if not any(low <= i <= high for low, high in beside)
    )


def shown(token: Token) -> Mention | None:
    """Return the phrase of a token as one shows it; a pronoun or a long one shows nothing."""
    span = phrase(token)
    return mention_of(span) if len(span) <= LONGEST_STATEMENT and token.pos_ != "PRON" else None


def _is_phrase(cue: Token, language: str, table: str) -> bool:
    return any(
        words[0] in {cue.lemma_.lower(), cue.lower_} and follows(cue, words) for words in _phrases(table, language)
    )


@cache
def _phrases(table: str, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.split()) for entry in lexicon("grammar")[table][language])
