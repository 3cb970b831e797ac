"""Who says what inside an article: frames that tie a stretch of text to a speaker and a stance.

The rules follow the approach of the Gender Gap Tracker's quote extractor (verbs of saying, floating quotes, "selon"), re-derived
here on Universal Dependencies and widened to denials, refusals and chains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from pipeline.extract.syntax import ADVERBIALS, NOMINAL, by_agent, children, follows, is_passive, phrase, subject
from pipeline.knowledge.actors import actor_kind
from pipeline.knowledge.data import lexicon
from pipeline.records import SpeakerKind, Stance

Range = tuple[int, int]
COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "obl:arg", "obl", "iobj", "advcl", "acl", "nmod", "obl:mod"})
OPENING, CLOSING = {"«": "»", '"': '"', "“": "”"}, {"»", '"', "”"}
LONGEST_QUOTE = 400  # tokens; a longer "quote" is an unbalanced mark


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the article that one speaker answers for.

    `content` holds token ranges [first, last]; `cue` is the token that says it is speech; `speaker` the span that names who speaks.
    """

    content: tuple[Range, ...]
    cue: int
    speaker: Span | None
    stance: Stance
    verb: str
    according: bool = False
    inverted: bool = False

    def holds(self, token: int) -> bool:
        """Tell whether the token is in what the speaker says."""
        return any(first <= token <= last for first, last in self.content)

    @property
    def size(self) -> int:
        """Tokens of content: the smallest frame around a token is the nearest speaker."""
        return sum(last - first + 1 for first, last in self.content)


@cache
def speech_words(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Map the head word of each verb of saying to (its words, its class), phrases first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in ("refuses_to_comment", "denies", "hedges", "asserts", "figures"):
        for entry in lexicon("speech")[language][group]:
            words = tuple(entry.replace("s'", "se ").split())
            head = next(word for word in words if word not in {"se", "ne", "pas", "not"})
            found.setdefault(head, []).append((words, group))
    return {head: sorted(group, key=lambda item: -len(item[0])) for head, group in found.items()}


def quotes(doc: Doc) -> list[Range]:
    """Return the token ranges between quotation marks, marks excluded; an unbalanced mark opens nothing."""
    found: list[Range] = []
    opened: tuple[int, str] | None = None
    for token in doc:
        if opened is None and token.text in OPENING:
            opened = (token.i, OPENING[token.text])
        elif opened is not None and token.text == opened[1]:
            if opened[0] + 1 <= token.i - 1:
                found.append((opened[0] + 1, token.i - 1))
            opened = None
        elif opened is not None and token.i - opened[0] > LONGEST_QUOTE:
            opened = None
    return found


def frames(doc: Doc, language: str) -> list[Frame]:
    """Find every frame of an article, in reading order."""
    marks = quotes(doc)
    found: list[Frame] = []
    for sentence in doc.sents:
        found += _verb_frames(sentence, language, marks)
        found += _according_frames(sentence, language) + _headline_frame(sentence, language)
    return _over_line_breaks(doc, [_refusal(_over_whole_quotes(frame, marks), doc, language) for frame in found])


def _refusal(frame: Frame, doc: Doc, language: str) -> Frame:
    """Read "nous n'avons rien à annoncer" as what it is: no answer."""
    said = " ".join(doc[first : last + 1].text.lower() for first, last in frame.content)
    refuses = frame.stance is Stance.ASSERTS and any(
        phrase in said for phrase in lexicon("speech")["refusals"][language]
    )
    return replace(frame, stance=Stance.REFUSES) if refuses else frame


def _over_whole_quotes(frame: Frame, marks: Sequence[Range]) -> Frame:
    """Let a frame that reaches into a quotation hold all of it, across sentences."""
    touched = [mark for mark in marks if any(first <= mark[1] and mark[0] <= last for first, last in frame.content)]
    apart = [mark for mark in touched if not mark[0] <= frame.cue <= mark[1]]
    return replace(frame, content=tuple(dict.fromkeys((*frame.content, *apart))))


def _over_line_breaks(doc: Doc, found: list[Frame]) -> list[Frame]:
    """Let a sentence that ends in a colon speak for the list that follows it."""
    colons = list(_colons(doc))
    extended = []
    for frame in found:
        last = max(range_[1] for range_ in frame.content)
        for sentence, colon, following in colons:
            if sentence.start <= frame.cue < sentence.end and last >= colon - 2:
                frame = replace(frame, content=(*frame.content, (following.start, following.end - 1)))
        extended.append(frame)
    return extended


def _colons(doc: Doc) -> Iterator[tuple[Span, int, Span]]:
    """Yield the sentences that end in a colon, with it and the sentence that follows."""
    for sentence, following in pairwise(doc.sents):
        end = next((token for token in reversed(sentence) if not token.is_space), None)
        if end is not None and end.text == ":":
            yield sentence, end.i, following


def _verb_frames(sentence: Span, language: str, marks: Sequence[Range]) -> Iterator[Frame]:
    words = speech_words(language)
    for token in sentence:
        if token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PRON"} or _only_describes(token):
            continue
        if token.head.lemma_ in WITHHOLDS and token.dep_ in {"xcomp", "ccomp", "obl", "advcl"}:
            continue
        for phrase_words, group in words.get(token.lemma_.lower(), ()):
            if token.pos_ not in {"VERB", "AUX"} and len(phrase_words) == 1:
                continue
            if follows(token, [word for word in phrase_words if word not in {"ne", "not", "pas"}]):
                frame = _verb_frame(token, phrase_words, group, sentence, marks)
                if frame is not None:
                    yield frame
                    break


def _only_describes(token: Token) -> bool:
    """Spare the past participle that only qualifies a noun ("le pont dit Morandi") and has no auxiliary close before it."""
    if token.dep_ not in {"acl", "amod"} or "Past" not in token.morph.get("Tense", []):
        return False
    if _complementizer(token, token.sent) is not None:
        return False
    before = token.doc[max(token.sent.start, token.i - 5) : token.i]
    return by_agent(token) is None and not any(other.lemma_ in {"avoir", "have"} for other in before)


def _verb_frame(verb: Token, words: Sequence[str], group: str, sentence: Span, marks: Sequence[Range]) -> Frame | None:
    negated = is_negated(verb)
    needs_negation = "pas" in words or "not" in words
    if needs_negation != negated and (needs_negation or group in {"denies"}):
        return None
    if group == "asserts" and negated:
        return None
    if is_passive(verb) and group in {"asserts", "figures"} and (agent := by_agent(verb)) is not None:
        around = ((sentence.start, verb.i - 1), (verb.i + 1, sentence.end - 1))
        return Frame(around, verb.i, phrase_with_name(agent), Stance.ASSERTS, " ".join(words))
    right = _right_content(verb, sentence)
    speaker, inverted = _speaker_of(verb, sentence)
    content = _content(verb, right, inverted, speaker, sentence, marks)
    if (
        len(words) == 1
        and words[0] in _quoting(verb.doc.lang_)
        and not _quotes(verb, inverted, content, sentence, marks)
    ):
        return None
    if not content and group in {"refuses_to_comment", "denies"}:
        content = [(verb.i, verb.i)]
    if group == "figures" and content and not inverted:
        content = [(content[0][0], max(content[0][1], _stop(verb, sentence)))]
    if not content or (group == "figures" and not _has_figure(sentence.doc, content)):
        return None
    stance = Stance.ASSERTS if group == "figures" else Stance(group)
    return Frame(tuple(content), verb.i, speaker, stance, " ".join(words), inverted=inverted)


@cache
def _quoting(language: str) -> frozenset[str]:
    return frozenset(lexicon("speech")[language]["quoting"])


def _quotes(verb: Token, inverted: bool, content: Sequence[Range], sentence: Span, marks: Sequence[Range]) -> bool:
    """Tell whether a verb that means much else reports here: it closes a clause, opens one with "que", or takes a quotation."""
    if inverted or _complementizer(verb, sentence) is not None or verb.lemma_ in JUDGING:
        return True
    return any(first <= mark[1] and mark[0] <= last for mark in marks for first, last in content)


JUDGING = frozenset({"qualifier", "juger", "condamner", "saluer", "décrire", "describe", "call", "condemn"})


def is_negated(verb: Token) -> bool:
    """Tell whether a verb carries a negation of its own."""
    return any(
        child.lower_ in NEGATIONS and child.dep_ in {"advmod", "advmod:neg", "det", "neg", "aux"}
        for child in verb.children
    ) or any(
        child.lower_ in NEGATIONS
        for aux in children(verb, "aux", "aux:tense", "aux:pass", "cop")
        for child in aux.children
    )


WITHHOLDS = frozenset(
    {"refuser", "éviter", "abstenir", "garder", "refuse", "decline", "avoid"}
)  # under these nothing is said
NEGATIONS = frozenset({"pas", "jamais", "aucunement", "nullement", "not", "n't", "never", "plus"})


def _right_content(verb: Token, sentence: Span) -> Range | None:
    """Return what follows the verb inside its own clause, when it holds a complement; "que" opens it for certain."""
    opening = _complementizer(verb, sentence)
    if opening is not None:
        return (opening.i, _clause_end(opening, sentence))
    inside = [
        child for child in verb.children if child.i > verb.i and child.dep_ in COMPLEMENTS and child.pos_ != "PUNCT"
    ]
    if not inside:
        return _rest(verb, sentence)
    last = max(child.right_edge.i for child in inside)
    return (verb.i + 1, min(last, sentence.end - 1))


def _stop(verb: Token, sentence: Span) -> int:
    return next((t.i for t in sentence.doc[verb.i + 1 : sentence.end] if t.text == ";"), sentence.end - 1)


def _rest(verb: Token, sentence: Span) -> Range | None:
    """Return what follows a verb up to the next stop, where the tree gives it no complement."""
    stop = next(
        (t.i for t in sentence.doc[verb.i + 1 : sentence.end] if t.text in {";", ":", ",", "."} or t.text in CLOSING),
        sentence.end - 1,
    )
    return (verb.i + 1, stop) if stop - verb.i >= 2 else None


def _complementizer(verb: Token, sentence: Span) -> Token | None:
    """Find the "que" that a verb of saying opens its clause with; no other verb may stand between."""
    for token in sentence.doc[verb.i + 1 : min(verb.i + 14, sentence.end)]:
        if token.lower_ in {"que", "qu'", "that"} and token.pos_ in {"SCONJ", "PRON", "ADV"}:
            return token
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"acl", "amod"}:
            return None
    return None


def _clause_end(opening: Token, sentence: Span) -> int:
    """Return the last token of the clause that "que" opens: what its verb governs, at least up to the next stop."""
    head = opening.head if opening.head.i > opening.i else opening
    stop = next((t.i for t in sentence.doc[opening.i : sentence.end] if t.text in {";", ":"}), sentence.end - 1)
    return min(max(head.right_edge.i, _next_comma(opening, sentence)), stop)


def _next_comma(opening: Token, sentence: Span) -> int:
    return next((t.i for t in sentence.doc[opening.i + 4 : sentence.end] if t.text == ","), sentence.end - 1)


def _speaker_of(verb: Token, sentence: Span) -> tuple[Span | None, bool]:
    """Return who speaks, and whether the name follows the verb as it does in an incise."""
    own = subject(verb)
    first = _group_start(verb, sentence)
    own = _out_of_brackets(own, sentence)
    after = _nominal_after(verb, sentence)
    if after is not None and _closes_content(first, sentence) and _told_before(first, sentence):
        return phrase_with_name(after), True
    before = _nominal_before(first, sentence)
    shared = own is not None and own.head != verb and before is not None and before.i > own.i
    if (
        own is not None
        and own.pos_ in NOMINAL
        and sentence.start <= own.i < verb.i
        and not shared
        and not _closed_between(own, first)
    ):
        return phrase_with_name(own), False
    if after is not None and _closes_content(first, sentence):
        return phrase_with_name(after), True
    if before is not None:
        return phrase_with_name(before), False
    return (phrase_with_name(own), own.i > verb.i) if own is not None else (None, False)


def _told_before(first: Token, sentence: Span) -> bool:
    """Tell whether a main clause stands before a verb group: what follows it is then who says that clause."""
    return any(
        token.pos_ in {"VERB", "AUX"}
        and token.dep_ not in {"acl", "acl:relcl", "amod"}
        and "Fin" in token.morph.get("VerbForm", [])
        for token in sentence.doc[sentence.start : first.i]
    ) and not any(token.text in OPENING for token in sentence.doc[first.i - 1 : first.i])


def _out_of_brackets(own: Token | None, sentence: Span) -> Token | None:
    """Replace a would-be subject inside brackets by the name that the brackets explain ("les FDS (une coalition) ont accusé")."""
    if own is None:
        return None
    opening = next((t for t in reversed(sentence.doc[sentence.start : own.i]) if t.text in {"(", ")"}), None)
    if opening is None or opening.text == ")" or opening.i == sentence.start:
        return own
    before = sentence.doc[opening.i - 1]
    return _top_nominal(before) if before.pos_ in NOMINAL else own


def _group_start(verb: Token, sentence: Span) -> Token:
    """Return the first word of the verb group, auxiliaries and clitics included."""
    first = min((c.i for c in verb.children if c.dep_.startswith("aux") and c.i < verb.i), default=verb.i)
    first = _across_adverbial(sentence, first)
    while (
        first > sentence.start
        and sentence.doc[first - 1].pos_ in {"AUX", "ADV"} | CLITIC
        and sentence.doc[first - 1].lower_ not in PERSONAL
    ):
        first -= 1
    return sentence.doc[first]


def _across_adverbial(sentence: Span, first: int) -> int:
    """Step from a participle back to its auxiliary across "par la suite" or "en effet"."""
    doc = sentence.doc
    for position in range(first - 1, max(sentence.start, first - 5) - 1, -1):
        if doc[position].lemma_ in {"avoir", "être", "have"}:
            return position
        if doc[position].pos_ not in {"ADP", "DET", "ADV"} and doc[position].lower_ not in ADVERBIALS:
            break
    return first


CLITIC = {"PRON", "PART"}
PERSONAL = {"il", "elle", "ils", "elles", "on", "qui", "he", "she", "they", "it", "who", "je", "nous", "we", "i"}


def _closed_between(own: Token, first: Token) -> bool:
    """Tell whether a closing quotation mark parts a would-be subject from the verb: it is then part of what is quoted."""
    return any(token.text in CLOSING for token in own.doc[own.i : first.i]) and not any(
        t.text in OPENING for t in own.doc[own.i : first.i]
    )


def _nominal_before(first: Token, sentence: Span) -> Token | None:
    """Find the noun that leads up to a verb group, across asides between commas: the subject that the tree has missed."""
    position, aside = first.i - 1, False
    while position >= sentence.start:
        token = sentence.doc[position]
        if token.text == ")":
            position = _opening_bracket(position, sentence) - 1
            continue
        if token.text in CLOSING or token.text in {";", ":"} or (token.pos_ in {"VERB", "AUX"} and not aside):
            return None
        if token.text == ",":
            aside = not aside
        elif token.pos_ in {"PROPN", "NOUN", "PRON"} and not aside and not _led_in(token):
            return _top_nominal(token)
        position -= 1
    return None


def _opening_bracket(position: int, sentence: Span) -> int:
    return next((t.i for t in reversed(sentence.doc[sentence.start : position]) if t.text == "("), sentence.start)


def _led_in(token: Token) -> bool:
    """Tell whether a preposition leads in a noun."""
    return any(child.dep_ == "case" for child in token.children) or token.dep_ in {
        "obl",
        "obl:mod",
        "nmod",
        "flat:name",
        "flat",
    }


DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir monday tuesday wednesday thursday friday saturday sunday".split()
)


def _nominal_after(verb: Token, sentence: Span) -> Token | None:
    """Find the noun that follows the verb without a preposition: the inverted subject."""
    for token in sentence.doc[verb.i + 1 : min(verb.i + 7, sentence.end)]:
        if token.ent_type_ in {"DATE", "TIME"} or token.lower_ in DAYS:
            continue
        if (
            token.is_punct
            or token.pos_ == "ADP"
            or token.pos_ == "SCONJ"
            or token.lower_ in PERSONAL - {"il", "elle", "ils", "elles", "on"}
        ):
            return None
        if token.pos_ in NOMINAL:
            return _top_nominal(token)
    return None


NAME_PARTS = frozenset({"flat", "flat:name", "compound", "nummod", "det", "amod", "nmod:desc"})


def _top_nominal(token: Token) -> Token:
    """Climb from a name's second word to its first."""
    while token.dep_ in NAME_PARTS and token.head.pos_ in NOMINAL and (token.dep_ != "amod" or token.head.i > token.i):
        token = token.head
    return token


def _closes_content(first: Token, sentence: Span) -> bool:
    """Tell whether a verb group comes after a comma or a closing quotation mark."""
    before = first.nbor(-1) if first.i > sentence.start else None
    while before is not None and before.is_space and before.i > sentence.start:
        before = before.nbor(-1)
    return before is not None and (before.text in CLOSING or before.text in {",", "?", "!", "–", "-", "»"})


def _content(
    verb: Token, right: Range | None, inverted: bool, speaker: Span | None, sentence: Span, marks: Sequence[Range]
) -> list[Range]:
    spoken = [
        mark
        for mark in marks
        if mark[0] < sentence.end and mark[1] >= sentence.start and not mark[0] <= verb.i <= mark[1]
    ]
    cue_end = max(verb.i, speaker.end - 1 if speaker is not None else verb.i)
    if inverted:
        before = [(sentence.start, verb.i - 1)] if verb.i > sentence.start else []
        after = [(cue_end + 1, sentence.end - 1)] if right is not None and _reopens(sentence, cue_end) else []
        return [*before, *after, *spoken]
    if right is not None and _complementizer(verb, sentence) is None:
        right = (right[0], _to_next_clause(right[1], sentence))
    if speaker is not None and _trails(verb, speaker, sentence):
        return [(sentence.start, speaker.start - 1), *spoken]
    if right is not None and right[1] > verb.i:
        first = speaker.end if speaker is not None and speaker.start > verb.i else right[0]
        return [(first, max(right[1], first)), *(mark for mark in spoken if mark[0] > verb.i)]
    left_end = (speaker.start if speaker is not None else verb.i) - 1
    if left_end - sentence.start >= 2 and sentence.doc[left_end].text in {",", *CLOSING}:
        return [(sentence.start, left_end), *spoken]
    return spoken


def _to_next_clause(last: int, sentence: Span) -> int:
    """Carry a complement on to the end of its list or of what a colon announces, up to the next main clause."""
    doc, end = sentence.doc, last
    for token in doc[last + 1 : sentence.end]:
        if token.text == ";" or (
            token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", []) and token.dep_ != "acl:relcl"
        ):
            return end
        if token.text in {",", ":", "et", "and"}:
            end = max(end, token.i - 1)
    return sentence.end - 1


def _trails(verb: Token, speaker: Span, sentence: Span) -> bool:
    """Tell whether "…, police said" closes the sentence: a clause stands before the speaker, across a comma."""
    if speaker.start - sentence.start < 3 or speaker.end > verb.i or _complementizer(verb, sentence) is not None:
        return False
    before = sentence.doc[sentence.start : speaker.start - 1]
    return sentence.doc[speaker.start - 1].text in {",", *CLOSING} and any(t.pos_ in {"VERB", "AUX"} for t in before)


def _reopens(sentence: Span, position: int) -> bool:
    """Tell whether speech goes on after an incise: a comma closes the incise and a clause follows."""
    rest = sentence.doc[position + 1 : sentence.end]
    return any(token.text == "," for token in rest[:6]) and any(
        token.pos_ == "VERB" or token.like_num for token in rest
    )


def _has_figure(doc: Doc, content: Sequence[Range]) -> bool:
    return any(token.like_num or token.pos_ == "NUM" for first, last in content for token in doc[first : last + 1])


def _name_set_beside(span: Span) -> Span:
    """Take in the name that follows a description after a comma, as the entity recogniser sees it."""
    doc, end = span.doc, span.end
    if (
        end + 1 >= len(doc)
        or doc[end].text != ","
        or doc[end + 1].ent_type_ != "PER"
        or doc[end - 1].ent_type_ == "PER"
    ):
        return span
    last = end + 1
    while last + 1 < len(doc) and doc[last + 1].ent_type_ == "PER" and doc[last + 1].ent_iob_ == "I":
        last += 1
    return doc[span.start : last + 1]


def phrase_with_name(head: Token) -> Span:
    """Return a speaker's phrase together with the name set beside it ("le porte-parole du Pentagone, Peter Cook")."""
    span = phrase(head)
    names = [
        child
        for child in head.children
        if child.i > head.i
        and (
            child.dep_ in {"flat", "flat:name"}
            or (child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "NOUN")
        )
    ]
    if names:
        last = max(_name_end(child) for child in names)
        return head.doc[span.start : max(span.end, last + 1)]
    return _name_set_beside(_with_partner(span, head))


def _with_partner(span: Span, head: Token) -> Span:
    """Take in a second speaker joined by "et" ("Washington et les FDS")."""
    partner = next(
        (c for c in head.children if c.dep_ == "conj" and c.pos_ in NOMINAL and 0 <= c.left_edge.i - span.end <= 2),
        None,
    )
    if partner is not None:
        return head.doc[span.start : max(span.end, phrase(partner).end)]
    leader = (
        head.head if head.dep_ == "conj" and head.head.pos_ in NOMINAL and 0 < span.start - head.head.i <= 3 else None
    )
    return head.doc[phrase(leader).start : span.end] if leader is not None else span


def _name_end(token: Token) -> int:
    return max([token.i, *(child.i for child in children(token, "flat", "flat:name", "compound"))])


def _headline_frame(sentence: Span, language: str) -> list[Frame]:
    """Read a headline that ends in its source ("Death toll rises to 359: police")."""
    words = [token for token in sentence if not token.is_space]
    colon = next((token for token in reversed(words[-5:]) if token.text == ":"), None)
    if colon is None or colon.i - sentence.start < 4 or words[-1].is_punct:
        return []
    speaker = sentence.doc[colon.i + 1 : words[-1].i + 1]
    if not len(speaker) or actor_kind(speaker.text, language) == SpeakerKind.OTHER:
        return []
    return [Frame(((sentence.start, colon.i - 1),), colon.i, speaker, Stance.ASSERTS, ":", True)]


def _according_frames(sentence: Span, language: str) -> list[Frame]:
    cues = [cue for cue in _according_cues(sentence, language) if cue[1] is not None]
    return [_according_frame(sentence, cues, number) for number in range(len(cues))]


def _according_cues(sentence: Span, language: str) -> Iterator[tuple[Token, Span | None]]:
    for token in sentence:
        for words in _according_words(language).get(token.lower_, ()):
            end = token.i + len(words)
            if end < sentence.end and [t.lower_ for t in sentence.doc[token.i : end]] == list(words):
                speaker = _np_after(sentence, end - 1 if words[-1] in {"source", "sources"} else end)
                if words[0] not in {"pour", "for"} or _opens_for_somebody(token, speaker, sentence):
                    yield token, speaker
                break


def _opens_for_somebody(cue: Token, speaker: Span | None, sentence: Span) -> bool:
    """Accept "Pour l'OSDH, …" at the head of a sentence and no other "pour"."""
    if speaker is None or cue.i > sentence.start + 1 or speaker.end >= sentence.end:
        return False
    named = any(token.pos_ == "PROPN" or token.ent_type_ in {"PER", "ORG"} for token in speaker)
    return named and sentence.doc[speaker.end].text == ","


@cache
def _according_words(language: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in lexicon("speech")["according"][language]:
        words = tuple(entry.replace("d'", "d' ").split())
        found.setdefault(words[0], []).append(words)
    return found


def _before_next_voice(sentence: Span, start: int, end: int) -> int:
    """End a speaker's phrase before a number or another "selon": what follows is the next figure and its own source."""
    stops = (
        t.i
        for t in sentence.doc[start + 1 : end]
        if t.like_num
        or t.lower_ in {"selon", "according", "d'"}
        and t.nbor(1).lower_ in {"après", "to", "la", "le", "les", "l'"}
    )
    stop = next(stops, end)
    while stop > start + 1 and sentence.doc[stop - 1].text in {",", "et", "and", ";"}:
        stop -= 1
    return stop


def _np_after(sentence: Span, position: int) -> Span | None:
    """Return the noun phrase that starts at a position, whatever the tree says of its preposition."""
    for token in sentence.doc[position : min(position + 6, sentence.end)]:
        if token.pos_ in NOMINAL and token.dep_ not in {"det"} or token.ent_type_:
            span = phrase_with_name(_top_nominal(token))
            first = max(span.start, position)
            return sentence.doc[first : _before_next_voice(sentence, token.i, span.end)]
        if token.is_punct and token.text not in OPENING:
            return None
    return None


def _according_frame(sentence: Span, cues: list[tuple[Token, Span | None]], number: int) -> Frame:
    cue, speaker = cues[number]
    assert speaker is not None
    doc, end = sentence.doc, sentence.end - 1
    parenthesis = _parenthesis(sentence, cue)
    if parenthesis is not None:
        return Frame((parenthesis,), cue.i, speaker, Stance.ASSERTS, cue.lower_, True)
    others = [other for other in cues if _parenthesis(sentence, other[0]) is None]
    place = next(i for i, other in enumerate(others) if other[0].i == cue.i)
    before = others[place - 1][1].end if place and others[place - 1][1] is not None else sentence.start  # type: ignore[union-attr]
    after = others[place + 1][0].i - 1 if place + 1 < len(others) else end
    figure_between = any(token.like_num for token in doc[max(before, sentence.start) : cue.i])
    opens = (cue.i - max(before, sentence.start) <= 2 and not figure_between) or doc[cue.i - 1].text in {
        ":",
        ";",
        ".",
        "\n",
    }
    content: tuple[Range, ...] = ((before, cue.i - 1), *(((speaker.end, end),) if after == end else ()))
    if opens:
        content = ((speaker.end, _before_next_figure(sentence, after) if after < end else end),)
    kept = tuple(r for r in content if r[1] >= r[0]) or ((cue.i, cue.i),)
    return Frame(kept, cue.i, speaker, Stance.ASSERTS, cue.lower_, True)


def _before_next_figure(sentence: Span, last: int) -> int:
    """Stop an opening "selon" at the comma before the figure that the next "selon" takes."""
    for token in reversed(sentence.doc[sentence.start : last + 1]):
        if token.text in {",", ";", "et", "and", "mais", "but"}:
            return token.i
    return last


def _parenthesis(sentence: Span, cue: Token) -> Range | None:
    doc = sentence.doc
    opening = next((t.i for t in reversed(doc[sentence.start : cue.i]) if t.text in {"(", ")"}), None)
    if opening is None or doc[opening].text != "(":
        return None
    closing = next((t.i for t in doc[cue.i : sentence.end] if t.text == ")"), sentence.end)
    return (opening + 1, closing - 1)
