"""Happenings that an article tells: triggers from the lexicon, their arguments from the tree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.attribution import Frame
from pipeline.extract.draft import Draft
from pipeline.extract.modality import VERBAL, clause_verb, is_question, modality_of, polarity_of
from pipeline.extract.scene import Mention, Scene, When, Where, mention_of
from pipeline.extract.syntax import (
    NOMINAL,
    by_agent,
    case_of,
    conjuncts,
    has_child,
    is_passive,
    obj,
    obliques,
    phrase,
    subject,
)
from pipeline.extract.triggers import VERB_FRAMES, trigger_of
from pipeline.knowledge.counted import toll_count
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.kinds import STATEMENT, Trigger, kinds
from pipeline.knowledge.places import is_known_place
from pipeline.records import Stance

AGAINST = frozenset({"contre", "sur", "against", "on", "at", "visant", "targeting"})
BETWEEN = frozenset({"entre", "between"})
OF = frozenset({"de", "d'", "du", "des", "of", "by", "from"})


def happenings(scene: Scene) -> list[Draft]:
    """Draft a claim for every trigger that fills a slot; a noun that another trigger takes as argument is not told twice."""
    found = scene.triggers
    strong = {trigger.kind for _, trigger in found if not trigger.weak}
    kinds_told = strong | {kind for told in strong for kind in kinds()[told].goes_with}
    swallowed = {
        token.i
        for token, trigger in found
        if trigger.frame not in VERB_FRAMES and _is_argument(token, scene.language, kinds_told)
    }
    drafts = []
    for token, trigger in found:
        if (
            token.i in swallowed
            or (trigger.weak and trigger.kind not in kinds_told)
            or scene.in_noise(token.idx, token.idx + 1)
        ):
            continue
        if is_question(token) or any(words.first <= token.i <= words.last for words in scene.time_words):
            continue
        drafts.append(_draft(scene, token, trigger))
    return drafts


def _is_argument(token: Token, language: str, kinds_told: set[str]) -> bool:
    """Tell whether an event noun is the subject or object of another trigger of its own happening ("la frappe a touché")."""
    if token.dep_ not in {"nsubj", "nsubj:pass", "obj", "obl:agent"}:
        return False
    governor, own = trigger_of(token.head, language), trigger_of(token, language)
    if governor is None or own is None or governor.frame not in VERB_FRAMES:
        return False
    return _kin(governor.kind, own.kind) and (not governor.weak or governor.kind in kinds_told)


@cache
def _kin(a: str, b: str) -> bool:
    return a == b or b in kinds()[a].goes_with


def _draft(scene: Scene, token: Token, trigger: Trigger) -> Draft:
    draft = Draft(
        kind=trigger.kind,
        trigger=token,
        sentence=token.sent,
        polarity=polarity_of(token),
        modality=modality_of(token, scene.language),
        frames=frames_around(scene, token),
    )
    agent, target = _arguments(token, trigger, scene.language)
    draft.agent, draft.target = _actor(agent, scene), _actor(_accuser_if_pronoun(token, target, scene.language), scene)
    if trigger.frame in {"meets", "noun"}:
        draft.agent = _together(draft.agent, agent, scene)
    if trigger.frame not in VERB_FRAMES and draft.frames:
        draft.statement = _said_of(token)
    draft.agent = None if _is_speaker(draft, draft.agent) else draft.agent
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
    """Return who says it, the nearest first; a relative clause inside a denial is not itself denied."""
    chain = scene.chain_of(token.i)
    if chain and chain[0].stance in {Stance.DENIES, Stance.REFUSES} and _in_relative(token, chain[0].cue):
        return chain[1:]
    return chain


def _in_relative(token: Token, cue: int) -> bool:
    current = token
    while current.head != current and current.i != cue:
        if current.dep_ == "acl:relcl":
            return True
        current = current.head
    return False


def _arguments(token: Token, trigger: Trigger, language: str) -> tuple[Token | None, Token | None]:
    match trigger.frame:
        case "acts":
            return _acting(token, language)
        case "undergoes":
            return None, subject(token)
        case "meets":
            return subject(token), obj(token) or _with(token)
        case "noun":
            return _noun_arguments(token, trigger.words, language)
        case _:
            return _noun_of_arguments(token, trigger.words, language)


def _acting(verb: Token, language: str) -> tuple[Token | None, Token | None]:
    """Read agent and target of a verb; an infinitive under "accuser X de" has X as its agent."""
    if is_passive(verb):
        patient = subject(verb)
        return by_agent(verb), patient
    agent = _accused(verb, language) or subject(verb)
    return agent, obj(verb)


def _accused(verb: Token, language: str) -> Token | None:
    """Find whom "accuser X de" holds to have done the deed; the tree may hang the infinitive on X itself."""
    governor = verb.head
    if governor.pos_ in NOMINAL and governor.dep_ == "obj" and governor.head.lemma_ in blames(language):
        return governor if verb.i > governor.i else None
    own = any(c.dep_ in {"nsubj", "mark"} and c.lower_ in {"que", "that"} for c in verb.children)
    if governor == verb or governor.lemma_ not in blames(language) or own:
        return None
    return obj(governor)


def _accuser_if_pronoun(verb: Token, target: Token | None, language: str) -> Token | None:
    """Read "X accuse Y de l'avoir bombardé": the pronoun is X."""
    accuser = next((head for head in (verb.head, verb.head.head) if head.lemma_ in blames(language)), None)
    if target is not None and target.pos_ == "PRON" and accuser is not None:
        return subject(accuser)
    return target


def _together(agent: Mention | None, token: Token | None, scene: Scene) -> Mention | None:
    """Widen "Washington" to "Washington et Moscou" where both take part."""
    if agent is None or token is None:
        return agent
    others = [other for other in conjuncts(token) if other.pos_ != "PRON" and other.i - token.i < 12]
    first, last = min(others, key=lambda t: t.i), max(others, key=lambda t: t.i)
    return mention_of(token.doc[min(agent.first, first.i) : max(agent.last, phrase(last).end - 1) + 1])


def _said_of(noun: Token) -> Mention | None:
    """Return what the clause says of an event noun that is its subject or completes its predicate ("est dans une phase active")."""
    top = noun
    while top.dep_ == "nmod" and top.head.pos_ == "NOUN":
        top = top.head
    verb = top.head if top.dep_ in {"nsubj", "nsubj:pass"} else top
    being = top.head.lemma_ in {"être", "be"} and top.dep_ in {"nsubj", "obl", "obj", "attr", "xcomp"}
    predicative = has_child(verb, "cop") or being or (verb.dep_ == "ROOT" and verb.pos_ == "VERB")
    if verb == noun or not predicative or verb.pos_ not in {"NOUN", "ADJ", "VERB", "AUX"}:
        return None
    first = verb.i + 1 if verb.lemma_ in {"être", "be"} else verb.i
    last = min(verb.right_edge.i, first + 14, _closing(verb, first))
    while last > first and (verb.doc[last].is_punct or verb.doc[last].is_quote):
        last -= 1
    return mention_of(verb.doc[first : last + 1])


@cache
def blames(language: str) -> frozenset[str]:
    """Verbs whose object is whom the speaker holds to have done a deed."""
    return frozenset(entry.split()[0] for entry in lexicon("grammar")["blames"][language])


@cache
def light_verbs(language: str) -> frozenset[str]:
    """Verbs whose subject does what their object names."""
    return frozenset(lexicon("grammar")["light_verbs"][language])


def _light_agent(noun: Token, language: str) -> Token | None:
    verb = noun.head
    if verb.pos_ not in VERBAL or verb.lemma_ not in light_verbs(language):
        return None
    if noun.dep_ == "nsubj:pass" or is_passive(verb):
        return by_agent(verb)
    return subject(verb) if noun.dep_ in {"obj", "obl", "obl:arg"} else None


def _noun_arguments(noun: Token, words: tuple[str, ...], language: str) -> tuple[Token | None, Token | None]:
    """ "la frappe de X contre Y": X acts, Y undergoes; "entre X et Y": both take part."""
    agent = target = None
    for child in _complements(noun, words):
        case = case_of(child)
        if case in AGAINST:
            target = target or child
        elif case in BETWEEN or case in {"par", "by"}:
            agent = agent or child
        elif case in OF and child.pos_ in NOMINAL:
            agent = agent or child
    agent = agent or next(
        (
            child
            for child in noun.children
            if child.dep_ in {"nmod:poss", "compound"} and child.pos_ in {"NOUN", "PROPN"} and not _place_before(child)
        ),
        None,
    )
    adjective = next(
        (child for child in noun.children if child.dep_ == "amod" and is_nationality(child, language)), None
    )
    light = _light_agent(noun, language)
    if light is not None and target is None:
        target = next((child for child in obliques(noun.head) if case_of(child) in AGAINST - {"on", "at", "sur"}), None)
    return light or agent or adjective, target


def _noun_of_arguments(noun: Token, words: tuple[str, ...], language: str) -> tuple[Token | None, Token | None]:
    """ "le bombardement de X par Y": X undergoes, Y acts."""
    agent = target = None
    for child in _complements(noun, words):
        case = case_of(child)
        if case in {"par", "by"}:
            agent = agent or child
        elif case in OF | AGAINST:
            target = target or child
            agent = agent or next((other for other in obliques(child) if case_of(other) in {"par", "by"}), None)
    return _light_agent(noun, language) or agent, target


def _complements(noun: Token, words: tuple[str, ...]) -> Iterator[Token]:
    """Yield what completes an event noun, less the words of its own phrase ("tremblement de terre")."""
    return (child for child in obliques(noun) if len(words) == 1 or child.lower_ not in words)


def _place_before(token: Token) -> bool:
    """Tell whether "Syria strikes" may as well be strikes in Syria as strikes by it: then it names no agent."""
    return token.dep_ == "compound" and token.text[:1].isupper() and is_known_place(token.text, "en")


@cache
def _nationality(word: str, language: str) -> bool:
    from pipeline.knowledge.places import country_of

    return bool(country_of(word, language))


def is_nationality(token: Token, language: str) -> bool:
    """Tell whether an adjective names a country's people ("américain")."""
    return token.pos_ == "ADJ" and _nationality(token.lower_, language)


def _with(token: Token) -> Token | None:
    return next((child for child in obliques(token) if case_of(child) in {"avec", "with", "contre", "against"}), None)


def _actor(token: Token | None, scene: Scene) -> Mention | None:
    """Turn an argument into the phrase to show; a pronoun or an event noun names nobody."""
    if token is None or token.pos_ not in NOMINAL | {"ADJ"} or scene.in_noise(token.idx, token.idx + 1):
        return None
    if (
        _is_dateline(token)
        or token.pos_ == "PRON"
        or token.lemma_.lower() in _references(scene.language)
        or trigger_of(token, scene.language)
    ):
        return None
    if any(mention.first <= token.i <= mention.last for mention in scene.time_words):
        return None
    if token.pos_ == "ADJ":
        return mention_of(token.doc[token.i : token.i + 1])
    return mention_of(_before_circumstance(phrase(token), token, scene))


def _before_circumstance(span: Span, head: Token, scene: Scene) -> Span:
    """End an actor's phrase before a day or a "par" that the tree has hung on it ("un hôpital lundi", "un hôpital par l'armée")."""
    cut = [words.first for words in scene.time_words if head.i < words.first < span.end]
    cut += [token.i for token in span if token.i > head.i and token.lower_ in {"par", "by"}]
    return span.doc[span.start : min(cut)] if cut and min(cut) > head.i else span


def _is_dateline(token: Token) -> bool:
    """Tell whether a name is the place from which the article is sent ("BEYROUTH — Des avions…")."""
    following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.is_upper and token.i - token.sent.start <= 2 and following in {"—", "–", "-", "(", ",", ":"}


@cache
def _references(language: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")["references"][language])


def _refers_back(token: Token, trigger: Trigger, language: str) -> bool:
    """Tell whether the words point at a happening told before ("cette action avait ciblé", "le raid")."""
    noun = token if trigger.frame not in VERB_FRAMES else subject(token)
    if noun is None:
        return False
    definite = any(
        c.dep_ == "det" and c.lower_ in {"cette", "ce", "cet", "ces", "la", "le", "l'", "the", "this", "these"}
        for c in noun.children
    )
    return definite and (noun.lemma_.lower() in _references(language) or trigger_of(noun, language) is not None)


def fill_circumstances(scene: Scene, draft: Draft) -> None:
    """Give a draft the time, the place and the means of its own clause."""
    draft.when = nearest_time(scene, draft)
    draft.place = nearest_place(scene, draft)
    draft.means = _means(scene, draft)


def nearest_time(scene: Scene, draft: Draft) -> When | None:
    """Return the time that belongs to the event, and not to the act of saying it or to the state of a toll."""
    if draft.figure is not None and _is_toll(draft, scene.language):
        return None
    candidates = [
        when
        for when in scene.times
        if _inside(draft, when.mention.first) and not _dates_speech(scene, draft, when.mention)
    ]
    if any(token.lemma_.lower() in toll_count(scene.language) for token in draft.sentence):
        candidates = [when for when in candidates if draft.trigger.is_ancestor(scene.doc[when.mention.first])]
    if draft.figure is not None and draft.kind == STATEMENT:
        candidates = [when for when in candidates if _distance(draft.trigger, when.mention)[0] == 0]
    return min(candidates, key=lambda when: _distance(draft.trigger, when.mention), default=None)


def nearest_place(scene: Scene, draft: Draft) -> Where | None:
    """Return the nearest place of the clause that is neither its agent nor inside its target."""
    taken = [slot for slot in (draft.agent, draft.target) if slot is not None]
    candidates = [
        where
        for where in scene.places
        if _inside(draft, where.mention.first)
        and not _dates_speech(scene, draft, where.mention)
        and not any(slot.first <= where.mention.first <= slot.last for slot in taken if slot is draft.agent)
        and not _describes_speaker(scene, draft, where.mention)
    ]
    return min(candidates, key=lambda where: _distance(draft.trigger, where.mention), default=None)


def _is_toll(draft: Draft, language: str) -> bool:
    """Tell whether a figure is the state of a toll: its clause dates the count, not what is counted."""
    words = _toll_words(language)
    return draft.kind == "casualties" and any(token.lemma_.lower() in words for token in draft.sentence)


@cache
def _toll_words(language: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")["toll"][language])


def speech_time(scene: Scene, draft: Draft) -> When | None:
    """Return the time that the act of saying has, when it is the sentence's only one: an announcement follows its event."""
    candidates = [when for when in scene.times if _inside(draft, when.mention.first)]
    return candidates[0] if len(candidates) == 1 and draft.frames else None


def _inside(draft: Draft, token: int) -> bool:
    return draft.sentence.start <= token < draft.sentence.end


def _dates_speech(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a circumstance stands with the verb of saying, outside what is said."""
    frame = draft.frames[0] if draft.frames else None
    if frame is not None and frame.verb in counting_verbs(scene.language) and draft.kind != "casualties":
        return False
    if frame is not None and not frame.according:
        return not frame.holds(mention.first) or mention.first - frame.cue in {1, 2}
    verb = clause_verb(scene.doc[mention.first])
    return verb.i != draft.trigger.i and any(
        frame.cue == verb.i and not frame.holds(draft.trigger.i)
        for frame in scene.frames
        if draft.sentence.start <= frame.cue < draft.sentence.end
    )


@cache
def counting_verbs(language: str) -> frozenset[str]:
    """Verbs of counting: their date is that of what is counted ("le 7 mars, la préfecture avait compté…")."""
    return frozenset(lexicon("speech")[language]["figures"])


def _describes_speaker(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Tell whether a place only says who somebody is ("l'OSDH, ONG établie en Grande-Bretagne")."""
    governor = clause_verb(scene.doc[mention.first])
    if governor.lemma_ in _seated(scene.language) and governor.dep_ in {"acl", "amod", "acl:relcl", "appos"}:
        return True
    roots = [frame.speaker.root for frame in draft.frames if frame.speaker is not None]
    return any(
        root.is_ancestor(scene.doc[mention.first])
        for root in roots
        if root != draft.trigger and not root.is_ancestor(draft.trigger)
    )


@cache
def _seated(language: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")["seated"][language])


def _distance(trigger: Token, mention: Mention) -> tuple[int, int]:
    """Prefer what hangs on the trigger's own clause, then what stands near."""
    owner = clause_verb(trigger.doc[mention.first])
    own_clause = owner in {trigger, clause_verb(trigger)}
    return (0 if own_clause else 1, min(abs(mention.first - trigger.i), abs(mention.last - trigger.i)))


def _means(scene: Scene, draft: Draft) -> Mention | None:
    words = _means_nouns(scene.language)
    for child in _instruments(draft.trigger):
        if any(noun.lemma_.lower() in words for noun in conjuncts(child)):
            return mention_of(phrase(child))
    return None


def _instruments(trigger: Token) -> Iterator[Token]:
    return (
        child
        for child in obliques(trigger)
        if case_of(child) in {"avec", "with", "par", "by", "à", "au", "de", "d'", "using"}
    )


@cache
def _means_nouns(language: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")["means_nouns"][language])
