"""Whether a clause states what can be true or false of something one can name, and which words state it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.extract.parse.modality import AUXILIARIES, CONDITIONS, VERBAL, is_question
from pipeline.extract.parse.syntax import children, has_child, obj, obliques, phrase
from pipeline.extract.parse.tense import tense_of
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.extract.speech.quotations import ENDS, OPENING
from pipeline.knowledge.grammar import closed_class

_LONGEST = 45  # tokens of a clause that still reads as one statement
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
_MAIN = frozenset({"ROOT", "ccomp", "parataxis", "conj", "xcomp", "obj"})
_CORE = frozenset({"obj", "iobj", "ccomp", "xcomp", "obl:arg", "cop"})
_THAT = frozenset({"que", "qu'", "qu’", "that"})
_ANY = frozenset({"any", "aucun", "aucune", "no"})  # of none of a kind one can check
_STATED = frozenset({"il", "elle", "ils", "elles", "it", "he", "she", "they"})
_OPENS = frozenset({"aux", "aux:tense", "aux:pass", "cop", "expl", "expl:comp", "expl:pass", "iobj", "obj", "advmod"})


def own_subject(predicate: Token) -> Token | None:
    """Return the subject that stands in the clause itself."""
    return next((child for child in children(predicate, *_SUBJECTS) if not has_child(child, "case")), None)


def states(scene: Scene, frame: Frame, predicate: Token) -> bool:
    """Tell whether a predicate says, of something named or definite, what one could check.

    What should or may be, what would be if something else were, a question, an outcry, a wish, a judgement and what
    people are like state nothing.
    """
    language = scene.language
    if {predicate.doc[frame.cue].lemma_, predicate.lemma_} & closed_class("opines", language):
        return False
    if not _is_main(predicate, frame):
        return False
    if _is_rhetorical(predicate) or _prescribes(predicate, language):
        return False
    who = own_subject(predicate)
    if who is None:
        return _is_own_deed(predicate, frame.cue)
    return who.i < predicate.i and _is_about_something(scene, frame, predicate, who)


def _is_main(predicate: Token, frame: Frame) -> bool:
    """Tell whether a predicate heads what is said, rather than a clause that only describes, dates or asks."""
    opened = [token for token in predicate.doc[predicate.left_edge.i : predicate.i] if token.head == predicate]
    if any("Rel" in token.morph.get("PronType", []) for token in opened):
        return False
    if frame.inverted or frame.according:
        return predicate.dep_ in _MAIN | {"acl", "advcl"} and not _leads_in(predicate, frame)
    if any(token.lower_ in closed_class("interrogatives") for token in opened):
        return False
    return predicate.dep_ in _MAIN or any(token.dep_ == "mark" and token.lower_ in _THAT for token in opened)


def _leads_in(predicate: Token, frame: Frame) -> bool:
    """Tell whether a clause only leads in, across a colon, the quotation that an incise closes."""
    between = predicate.doc[predicate.i : max(frame.cue, predicate.i)]
    return any(token.text == ":" and token.nbor(1).text in OPENING for token in between)


def _is_rhetorical(predicate: Token) -> bool:
    """Tell whether a clause only asks, exclaims or supposes."""
    tail = next((token for token in reversed(predicate.sent) if not token.is_space and not token.is_quote), None)
    if is_question(predicate) or (tail is not None and tail.text == "!") or _supposes(predicate):
        return True
    return _is_conditional(predicate) and any(_supposes(clause) for clause in children(predicate, "advcl"))


def _is_conditional(predicate: Token) -> bool:
    return any("Cnd" in token.morph.get("Mood", []) for token in _group(predicate))


def _supposes(predicate: Token) -> bool:
    return any(mark.lower_ in CONDITIONS for mark in children(predicate, "mark"))


def _prescribes(predicate: Token, language: str) -> bool:
    """Tell whether a clause says what must or may be: "il faut", "doit", "peut", and not "a dû" or "pourrait"."""
    over = [predicate.head] if predicate.dep_ == "xcomp" else []
    return any(
        token.lemma_.lower() in closed_class("duties", language) and _is_present(token)
        for token in (*over, *_group(predicate))
    )


def _is_present(token: Token) -> bool:
    return not set(token.morph.get("Tense", [])) & {"Past", "Imp"} and "Cnd" not in token.morph.get("Mood", [])


def _is_about_something(scene: Scene, frame: Frame, predicate: Token, who: Token) -> bool:
    """Tell whether a subject or a complement is a name, or a definite thing to which something has happened."""
    if who.pos_ == "PRON" and not _stands_for_speaker(who, frame) and who.lower_ not in closed_class("nobody_at_all"):
        return False
    named = [noun for noun in (who, obj(predicate), *obliques(predicate)) if noun is not None and noun.pos_ != "PRON"]
    if _is_everybody(who, scene.language) or not named:
        return False
    happened = tense_of(predicate, scene.language) is not None or has_child(predicate, "aux", "aux:tense")
    happened = happened or _is_conditional(predicate)
    if not happened and any(first <= predicate.i <= last for first, last in scene.quotes):
        return False  # how things are, in words of one's own
    reported = happened and not (frame.inverted or frame.according)
    return reported or any(_is_named(noun) or (happened and _is_definite(noun)) for noun in named)


def _stands_for_speaker(pronoun: Token, frame: Frame) -> bool:
    """Tell whether a pronoun may be read by the speaker that its sentence names ("la société assure qu'elle a…")."""
    told = frame.speaker is not None and frame.speaker.root.pos_ != "PRON" and frame.speaker.sent == pronoun.sent
    return pronoun.lower_ in _STATED and told and not (frame.inverted or frame.according)


def _is_named(noun: Token) -> bool:
    return any(token.pos_ == "PROPN" or token.ent_type_ in {"PER", "ORG", "LOC"} for token in phrase(noun))


def _is_definite(noun: Token) -> bool:
    return any(
        child.lower_ in closed_class("definite") | _ANY for child in children(noun, "det", "det:poss", "nmod:poss")
    )


def _is_everybody(noun: Token, language: str) -> bool:
    """Tell whether a noun stands for people at large ("les gens", "le peuple")."""
    told_apart = has_child(noun, "nmod", "acl", "acl:relcl", "amod", "nummod", "flat", "flat:name")
    return noun.lemma_.lower() in closed_class("everybody", language) and not told_apart


def _is_own_deed(verb: Token, cue: int) -> bool:
    """Tell whether an infinitive is what one says of oneself ("affirme avoir vu"), not what one says it for or asks."""
    bare = not has_child(verb, "mark", "case") or verb.doc.lang_ != "fr"
    infinitive = any("Inf" in token.morph.get("VerbForm", []) for token in _group(verb))
    completed = has_child(verb, "obj", "ccomp", "xcomp", "obl", "obl:arg", "obl:mod")
    return verb.head.i == cue and verb.dep_ in {"xcomp", "ccomp", "obj"} and infinitive and bare and completed


def _group(verb: Token) -> list[Token]:
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
    return None if broken or "Rel" in doc[first].morph.get("PronType", []) else within


def _start(predicate: Token) -> int:
    """Return where a clause begins: with its subject, or with the negation and the pronouns of its infinitive."""
    doc, who = predicate.doc, own_subject(predicate)
    first = who.left_edge.i if who is not None else predicate.i
    while (
        who is None
        and first > predicate.sent.start
        and doc[first - 1].head == predicate
        and doc[first - 1].dep_ in _OPENS
    ):
        first -= 1
    while doc[first].is_punct or doc[first].is_space or doc[first].pos_ == "CCONJ":
        first += 1
    return first


def _end(scene: Scene, frame: Frame, predicate: Token, first: int) -> int:
    """Return the last token a clause may reach: before who speaks, the end of its quotation or another clause."""
    sentence = predicate.sent
    stops = [predicate.right_edge.i, sentence.end - 1]
    stops += [last for low, last in scene.quotes if low <= first and predicate.i <= last]
    voices = [
        frame,
        *(other for other in scene.frames if other.according and sentence.start <= other.cue < sentence.end),
    ]
    stops += [at - 1 for voice in voices for at in _voice(voice, predicate.doc[voice.cue]) if at > predicate.i]
    return min([*stops, *(at - 1 for at in _next_clauses(predicate, scene.cues))])


def _voice(frame: Frame, cue: Token) -> Iterator[int]:
    """Yield where the words begin that say who speaks: the verb with its auxiliaries and pronouns, the speaker."""
    beside = (child.i for child in cue.children if child.dep_.startswith(("aux", "expl", "advmod", "iobj")))
    yield min([cue.i, *(at for at in beside if 0 < cue.i - at <= 4)])
    if frame.speaker is not None:
        yield frame.speaker.start


def _next_clauses(predicate: Token, cues: frozenset[int]) -> Iterator[int]:
    """Yield where a clause with a subject of its own, another saying or a participle that goes on is set beside."""
    for child in predicate.children:
        beside = child.dep_ in {"conj", "parataxis"} and own_subject(child) is not None
        goes_on = (
            child.dep_ == "advcl"
            and child.pos_ in VERBAL
            and "Part" in child.morph.get("VerbForm", [])
            and not has_child(child, "mark", "case")
        )
        retold = child.dep_ == "conj" and child.i in cues
        if child.i > predicate.i and (beside or goes_on or retold):
            yield child.left_edge.i


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
