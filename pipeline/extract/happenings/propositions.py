"""Whether a clause states what can be true or false of something one can name."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.happenings.clauses import is_infinitive, own_subject, verb_group
from pipeline.extract.parse.modality import is_question, supposes
from pipeline.extract.parse.syntax import case_of, children, has_child, obj, obliques, phrase
from pipeline.extract.parse.tense import tense_of
from pipeline.extract.scene import Scene
from pipeline.extract.speech.frame import Frame
from pipeline.extract.speech.quotations import ENDS, OPENING
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class

_MAIN = frozenset({"ROOT", "ccomp", "parataxis", "conj", "xcomp", "obj"})
_THAT = frozenset({"que", "qu'", "qu’", "that"})
_ANY = frozenset({"any", "aucun", "aucune", "no"})  # of none of a kind one can check
_ALL = frozenset({"tout", "toute", "tous", "toutes", "any", "all"})
_OF_WHAT = frozenset({"", "de", "d'", "du", "des", "à", "au", "aux", "sur", "of", "to", "on", "about"})
_STATED = frozenset({"il", "elle", "ils", "elles", "it", "he", "she", "they"})


def states(scene: Scene, frame: Frame, predicate: Token) -> bool:
    """Tell whether a predicate says, of something named or definite, what one could check.

    What should or may be, what would be if something else were, a question, an outcry, a wish, a judgement and what
    people are like state nothing.
    """
    language = scene.language
    opines = closed_class("opines", language)
    if predicate.doc[frame.cue].lemma_ in opines or not _is_main(predicate, frame):
        return False
    if _is_rhetorical(predicate) or _prescribes(predicate, language):
        return False
    who = own_subject(predicate)
    if who is None:
        return _is_own_deed(predicate, frame.cue) and predicate.lemma_ not in opines
    finite = any("Fin" in token.morph.get("VerbForm", []) for token in verb_group(predicate))
    return finite and who.i < predicate.i and _is_about_something(scene, frame, predicate, who)


def _is_main(predicate: Token, frame: Frame) -> bool:
    """Tell whether a predicate heads what is said, rather than a clause that only describes, dates or asks."""
    opened = [token for token in predicate.doc[predicate.left_edge.i : predicate.i] if token.head == predicate]
    if any("Rel" in token.morph.get("PronType", []) and token.dep_ != "mark" for token in opened):
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
    ends = (token.text for token in predicate.doc[predicate.i : predicate.sent.end] if token.text in ENDS)
    if is_question(predicate) or next(ends, ".") in {"?", "!"} or supposes(predicate):
        return True
    return _is_conditional(predicate) and any(supposes(clause) for clause in children(predicate, "advcl"))


def _is_conditional(predicate: Token) -> bool:
    return any("Cnd" in token.morph.get("Mood", []) for token in verb_group(predicate))


def _prescribes(predicate: Token, language: str) -> bool:
    """Tell whether a clause says what must or may be: "il faut", "doit", "peut", and not "a dû" or "pourrait"."""
    over = [predicate.head] if predicate.dep_ == "xcomp" else []
    return any(
        token.lemma_.lower() in closed_class("duties", language) and _is_present(token)
        for token in (*over, *verb_group(predicate))
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
    in_own_words = any(first <= predicate.i <= last for first, last in scene.quotes)
    if in_own_words and (not happened or _is_conditional(predicate)):
        return False  # how things are or would be, to a speaker's mind
    happened = happened or _is_conditional(predicate)
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
    completed = has_child(verb, "obj", "ccomp", "xcomp", "obl", "obl:arg", "obl:mod")
    return verb.head.i == cue and verb.dep_ in {"xcomp", "ccomp", "obj"} and is_infinitive(verb) and bare and completed


def coordinated(scene: Scene, frame: Frame, predicate: Token) -> list[Token]:
    """Return a predicate and those set beside it that are clauses of their own ("assure avoir… et ne pas avoir…")."""
    beside = (verb for verb in predicate.conjuncts if verb.i > predicate.i and frame.holds(verb.i))
    if is_infinitive(predicate):
        return [predicate, *filter(is_infinitive, beside)]
    subjects = ((verb, own_subject(verb)) for verb in beside)
    told = (verb for verb, who in subjects if who is not None and _is_about_something(scene, frame, verb, who))
    return [predicate, *told]


def can_be_denied(noun: Token, verb: Token, language: str) -> bool:
    """Tell whether a verb denies a noun: one rejects a text, and denies by rejecting all of it or what was said."""
    if case_of(noun) not in _OF_WHAT:
        return False
    if verb.lemma_ not in closed_class("turns_down", language):
        return True
    said = closed_class("things_said", language) | set(lexicon("speech")[language]["content_nouns"])
    return noun.lemma_.lower() in said or any(child.lower_ in _ALL for child in noun.children)
