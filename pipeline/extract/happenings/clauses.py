"""The words of a clause, from its subject to its last complement."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.extract.happenings.opinions import LONGEST_STATEMENT, shown
from pipeline.extract.mentions import Mention, mention_of
from pipeline.extract.parse.modality import AUXILIARIES, VERBAL
from pipeline.extract.parse.syntax import children, has_child
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.extract.speech.quotations import ENDS

_LONGEST = 45  # tokens of a clause that still reads as one statement
_CORE = frozenset({"obj", "iobj", "ccomp", "xcomp", "obl:arg", "cop"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
_OPENS = frozenset({"aux", "aux:tense", "aux:pass", "cop", "expl", "expl:comp", "expl:pass", "iobj", "obj", "advmod"})


def own_subject(predicate: Token) -> Token | None:
    """Return the subject that stands in the clause itself."""
    return next((child for child in children(predicate, *_SUBJECTS) if not has_child(child, "case")), None)


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb or an auxiliary of it is an infinitive."""
    return any("Inf" in token.morph.get("VerbForm", []) for token in verb_group(verb))


def verb_group(verb: Token) -> list[Token]:
    """Return a verb with its auxiliaries."""
    return [verb, *children(verb, *AUXILIARIES)]


def clause(scene: Scene, frame: Frame, predicate: Token) -> Span | None:
    """Return a clause from its subject to its last complement, or nothing where only a part of it could be shown."""
    first = _start(predicate)
    last = _last_complement(predicate, _end(scene, frame, predicate, first), first + _LONGEST)
    if last is None or first > predicate.i:
        return None
    doc = predicate.doc
    while last > predicate.i and (doc[last].is_punct or doc[last].is_space or doc[last].pos_ in {"ADP", "CCONJ"}):
        last -= 1
    within = doc[first : last + 1]
    broken = any(token.i == frame.cue or token.text in ENDS or token.text == ";" for token in within)
    broken = broken or within.text.count("(") != within.text.count(")")
    return None if broken or "Rel" in doc[first].morph.get("PronType", []) else within


def whole(noun: Token) -> Mention | None:
    """Show a noun with the clause that tells what it is ("une rumeur selon laquelle…"), where that is short enough."""
    words = noun.doc[noun.left_edge.i : noun.right_edge.i + 1]
    told = has_child(noun, "acl", "acl:relcl") and len(words) <= LONGEST_STATEMENT
    short = shown(noun)
    return mention_of(noun.doc[short.first : words.end]) if short is not None and told else short


def _start(predicate: Token) -> int:
    """Return where a clause begins: with its subject, or with the negation and the pronouns of its infinitive."""
    doc, who = predicate.doc, own_subject(predicate)
    first = who.left_edge.i if who is not None else predicate.i
    while who is None and first > predicate.sent.start and _opens(doc[first - 1], predicate):
        first -= 1
    while doc[first].is_punct or doc[first].is_space or doc[first].pos_ == "CCONJ":
        first += 1
    return first


def _opens(word: Token, infinitive: Token) -> bool:
    """Tell whether a word before an infinitive belongs to it, be it outside the quotation that holds the verb."""
    return word.is_quote or (word.head == infinitive and word.dep_ in _OPENS)


def _end(scene: Scene, frame: Frame, predicate: Token, first: int) -> int:
    """Return the last token a clause may reach: before who speaks, the end of its quotation or another clause."""
    sentence = predicate.sent
    stops = [predicate.right_edge.i, sentence.end - 1]
    stops += [last for low, last in scene.quotes if low <= first and predicate.i <= last]
    sources = (other for other in scene.frames if other.according and sentence.start <= other.cue < sentence.end)
    voices = [frame, *sources]
    stops += [at - 1 for voice in voices for at in voice_starts(voice, predicate.doc[voice.cue]) if at > predicate.i]
    return min([*stops, *(at - 1 for at in _next_clauses(predicate, scene.cues))])


def voice_starts(frame: Frame, cue: Token) -> Iterator[int]:
    """Yield where the words begin that say who speaks: the verb with its auxiliaries and pronouns, the speaker."""
    beside = (child.i for child in cue.children if child.dep_.startswith(("aux", "expl", "advmod", "iobj")))
    yield min([cue.i, *(at for at in beside if 0 < cue.i - at <= 4)])
    if frame.speaker is not None:
        yield frame.speaker.start


def _next_clauses(predicate: Token, cues: frozenset[int]) -> Iterator[int]:
    """Yield where a clause with a subject of its own, another saying or a participle that goes on is set beside."""
    for child in predicate.children:
        beside = child.dep_ in {"conj", "parataxis"} and own_subject(child) is not None
        joined = child.dep_ == "conj" and (child.i in cues or (is_infinitive(child) and is_infinitive(predicate)))
        if child.i > predicate.i and (beside or joined or _goes_on(child)):
            yield child.left_edge.i


def _goes_on(verb: Token) -> bool:
    """Tell whether a participle goes on to say more (", ajoutant que…")."""
    participle = verb.pos_ in VERBAL and "Part" in verb.morph.get("VerbForm", [])
    return participle and verb.dep_ == "advcl" and not has_child(verb, "mark", "case")


def _last_complement(predicate: Token, end: int, limit: int) -> int | None:
    """Return where a clause ends with whole complements only; without one that it needs it is no clause."""
    last = predicate.i
    for child in (child for child in predicate.children if child.i > predicate.i):
        if child.right_edge.i > min(end, limit):
            words = (token.i for token in child.subtree if not token.is_punct)
            cut = next(words, end + 1) <= end
            return None if cut or child.dep_ in _CORE else last
        last = child.right_edge.i
    return last
