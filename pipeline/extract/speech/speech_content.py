"""What is said: the stretches of a sentence that a verb of saying reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from pipeline.extract.parse.syntax import case_of
from pipeline.extract.speech.frame import Range
from pipeline.extract.speech.quotations import CLOSING

COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "obl:arg", "obl", "iobj", "advcl", "acl", "nmod", "obl:mod"})
_ROUND = frozenset({"millier", "milliers", "centaine", "centaines", "dizaine", "dizaines"})
CORE = frozenset({"ccomp", "xcomp", "obj", "obl:arg", "iobj"})


def right_content(verb: Token, sentence: Span) -> Range | None:
    """Return what follows the verb inside its own clause, when it holds a complement; "que" opens it for certain."""
    opening = complementizer(verb, sentence)
    if opening is not None:
        return (opening.i, _clause_end(opening, sentence))
    inside = [
        child for child in verb.children if child.i > verb.i and child.dep_ in COMPLEMENTS and child.pos_ != "PUNCT"
    ]
    if not inside:
        return _rest(verb, sentence)
    last = max(child.right_edge.i for child in inside)
    first = min((child.left_edge.i for child in inside if child.dep_ in CORE or _sets(child)), default=verb.i + 1)
    return (first if first > verb.i else verb.i + 1, min(last, sentence.end - 1))


def _sets(child: Token) -> bool:
    """Tell whether a complement is the figure that a verb sets something at ("évalue à 9 % le taux")."""
    first = child.i
    while first > child.sent.start and child.nbor(first - child.i - 1).pos_ in {"ADP", "ADV", "DET", "NUM"}:
        first -= 1
    led = {case_of(child), child.doc[first].lower_}
    return not led.isdisjoint({"à", "at", "to"}) and any(t.pos_ == "NUM" or t.lower_ in _ROUND for t in child.subtree)


def stop_after(verb: Token, sentence: Span) -> int:
    """Return the semicolon after a verb, or else the end of its sentence."""
    return next((t.i for t in sentence.doc[verb.i + 1 : sentence.end] if t.text == ";"), sentence.end - 1)


def _rest(verb: Token, sentence: Span) -> Range | None:
    """Return what follows a verb up to the next stop, where the tree gives it no complement."""
    stop = next(
        (t.i for t in sentence.doc[verb.i + 1 : sentence.end] if t.text in {";", ":", ",", "."} or t.text in CLOSING),
        sentence.end - 1,
    )
    return (verb.i + 1, stop) if stop - verb.i >= 2 else None


def complementizer(verb: Token, sentence: Span) -> Token | None:
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


def spoken_ranges(
    verb: Token, right: Range | None, inverted: bool, speaker: Span | None, sentence: Span, marks: Sequence[Range]
) -> list[Range]:
    """Return what a verb reports: the clause beside it, or around it in an incise, and the quotations."""
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
    if right is not None and complementizer(verb, sentence) is None:
        right = (right[0], _to_next_clause(right[1], sentence))
    if speaker is not None and verb.doc.lang_ == "en" and _trails(verb, speaker, sentence):
        return [(sentence.start, speaker.start - 1), *spoken]
    if right is not None and right[1] > verb.i:
        first = speaker.end if speaker is not None and speaker.start > verb.i else right[0]
        return [
            (first, max(right[1], first)),
            *_adjoining(right[1], [mark for mark in spoken if mark[0] > verb.i], verb),
        ]
    left_end = (speaker.start if speaker is not None else verb.i) - 1
    if left_end - sentence.start >= 2 and sentence.doc[left_end].text in {",", *CLOSING}:
        return [(sentence.start, left_end), *spoken]
    return spoken


def _adjoining(last: int, marks: Sequence[Range], verb: Token) -> Iterator[Range]:
    """Yield the quotations that go on with what a verb reports; in French no other verb may stand between."""
    for mark in sorted(marks):
        between = verb.doc[last + 1 : mark[0]]
        if verb.doc.lang_ == "fr" and any(t.pos_ in {"VERB", "AUX"} and t.i > last for t in between):
            return
        yield mark
        last = max(last, mark[1])


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
    if speaker.start - sentence.start < 3 or speaker.end > verb.i or complementizer(verb, sentence) is not None:
        return False
    before = sentence.doc[sentence.start : speaker.start - 1]
    return sentence.doc[speaker.start - 1].text in {",", *CLOSING} and any(t.pos_ in {"VERB", "AUX"} for t in before)


def _reopens(sentence: Span, position: int) -> bool:
    """Tell whether speech goes on after an incise: a comma closes the incise and a clause follows."""
    rest = sentence.doc[position + 1 : sentence.end]
    return any(token.text == "," for token in rest[:6]) and any(
        token.pos_ == "VERB" or token.like_num for token in rest
    )
