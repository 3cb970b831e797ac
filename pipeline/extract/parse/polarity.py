"""Whether a clause says that it was so or that it was not."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extract.parse.modality import VERBAL, clause_verb
from pipeline.extract.parse.negation import is_negated, none_takes_part
from pipeline.extract.parse.plans import top_noun
from pipeline.extract.parse.syntax import case_of, children, has_child
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Polarity

SPEAKING_NOT = frozenset(
    {"confirmer", "commenter", "confirm", "comment"}
)  # "n'a pas confirmé la frappe" denies nothing
_ONLY = frozenset({"que", "qu'"})
_TOOK_PLACE = frozenset({"lieu", "place"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "xcomp", "expl:subj"})


def polarity_of(trigger: Token) -> Polarity:
    """Read the negation of the trigger, or of the verb that says whether there was such a thing."""
    if trigger.head.lemma_ in SPEAKING_NOT and trigger.dep_ in {"obj", "obl", "xcomp"}:
        return Polarity.AFFIRMED
    negative = closed_class("negative_determiners") | closed_class("neither")
    none = any(child.lower_ in negative for child in children(trigger, "det", "case", "advmod", "cc"))
    if none or _denied(trigger) or _without_ground(trigger) or _stays_mute(trigger):
        return Polarity.NEGATED
    verb = clause_verb(trigger)
    if verb == trigger:
        return (
            Polarity.NEGATED
            if none_takes_part(verb) or _not_done(verb) or _without(verb) or _is_called_untrue(verb)
            else Polarity.AFFIRMED
        )
    there_was = _says_there_was(verb, top_noun(trigger))
    return Polarity.NEGATED if there_was and _denied(verb) else Polarity.AFFIRMED


def _denied(token: Token) -> bool:
    denied = token.pos_ in VERBAL | {"ADJ", "NOUN"} and is_negated(token) and not _only(token)
    return denied and not _is_another(token)


def _is_another(noun: Token) -> bool:
    """Tell whether one only says which it is not ("ce ne sont pas les grèves qui…"): the definite is so."""
    known = any(child.lower_ in closed_class("definite") for child in children(noun, "det"))
    return noun.pos_ == "NOUN" and has_child(noun, "cop") and known


def _only(token: Token) -> bool:
    """Spare "ne … plus de", "ne … plus que", "not only" and the restrictive "plus": they do not deny the event."""
    lowered = {child.lower_ for child in token.children}
    return (
        "seulement" in lowered
        or "only" in lowered
        or any(child.lower_ in _ONLY and child.dep_ == "advmod" for child in token.children)
        or (lowered & closed_class("negations") == {"plus"} and not lowered & {"ne", "n'"})
    )


def _says_there_was(verb: Token, noun: Token) -> bool:
    """Tell whether a verb says of an event noun that there was such an event.

    "La grève n'a pas eu lieu" denies it; "l'accident n'a pas fait de victime", "ne pas regretter sa démission" do not.
    """
    denied_object = noun.dep_ == "obl" and case_of(noun) in {"de", "d'"}  # "n'a pas mené de frappe"
    happens = closed_class("occurs") | closed_class("light_verbs")
    if not (noun.dep_ in ARGUMENTS or denied_object) or verb.lemma_ not in happens:
        return False
    taken = [child.lower_ for child in children(verb, "obj")]
    if noun.dep_ == "nsubj" and verb.lemma_ in {"avoir", "have"}:
        return bool(_TOOK_PLACE.intersection(taken))  # "n'a pas pour objet de…" says nothing of it
    return noun.dep_ != "nsubj" or _TOOK_PLACE.issuperset(taken)


def _stays_mute(noun: Token) -> bool:
    """Read "la sirène est restée muette", "the alarm stayed silent": what should have sounded has not."""
    if noun.lemma_.lower() not in closed_class("sounders") or noun.dep_ not in {"nsubj", "nsubj:pass"}:
        return False
    said = (noun.head, *children(noun.head, "xcomp", "acomp", "attr", "obl", "obj"))
    return any(word.lower_ in closed_class("mute") for word in said) and not is_negated(noun.head)


def _without(verb: Token) -> bool:
    """Read "sans être blessé", "without hurting anybody" as a denial."""
    return any(child.lower_ in {"sans", "without"} for child in children(verb, "mark", "case"))


def _without_ground(trigger: Token) -> bool:
    """Read "n'avait aucune raison de bombarder", "n'a pas l'intention de fermer": what has no ground is denied."""
    ground = trigger.head
    if trigger.pos_ not in VERBAL or trigger.dep_ != "acl" or ground.lemma_.lower() not in closed_class("grounds"):
        return False
    none = closed_class("negative_determiners")
    return any(child.lower_ in none for child in ground.children) or _denied(ground.head)


def called_untrue(judgement: Token) -> Token | None:
    """Return what "il est faux (de dire) que…", "it is untrue that…" calls untrue."""
    if judgement.lemma_.lower() not in closed_class("untrue") or is_negated(judgement):
        return None
    said = next(children(judgement, "csubj", "ccomp", "xcomp", "acl", "advcl"), judgement)
    return next(children(said, "ccomp"), said if said != judgement and has_child(said, "mark", "nsubj") else None)


def _is_called_untrue(verb: Token) -> bool:
    above = (verb.head, verb.head.head)
    return any(called_untrue(judgement) == verb for judgement in above)


def _not_done(verb: Token) -> bool:
    """Read "n'a pas réussi à arrêter", "failed to arrest"."""
    governor = verb.head
    if verb.dep_ != "xcomp" or governor == verb or has_child(verb, "nsubj"):
        return False
    return governor.lemma_ in closed_class("fails") or (
        governor.lemma_ in closed_class("manages") and is_negated(governor)
    )
