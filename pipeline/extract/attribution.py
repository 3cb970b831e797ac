"""Who says what inside an article: frames that tie a stretch of text to a speaker and a stance.

The rules follow the approach of the Gender Gap Tracker's quote extractor (verbs of saying, floating quotes, "selon"),
re-derived here on Universal Dependencies and widened to denials, refusals and chains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from pipeline.extract.according import according_frames, count_frames, headline_frames
from pipeline.extract.frame import Frame, Range
from pipeline.extract.gapping import gapped
from pipeline.extract.negation import is_negated
from pipeline.extract.quotations import quotes
from pipeline.extract.speaker_phrases import phrase_with_name
from pipeline.extract.speech_content import complementizer, right_content, spoken_ranges, stop_after
from pipeline.extract.speech_speakers import speaker_of
from pipeline.extract.syntax import by_agent, children, follows, has_child, is_passive
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.records import Stance

__all__ = ["Frame", "frames", "quotes", "speech_words"]


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


def frames(doc: Doc, language: str) -> list[Frame]:
    """Find every frame of an article, in reading order."""
    marks = quotes(doc)
    found: list[Frame] = []
    for sentence in doc.sents:
        found += gapped(sentence, _verb_frames(sentence, language, marks), language)
        found += according_frames(sentence, language) + headline_frames(sentence, language)
        found += count_frames(sentence, language)
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
    words, withholds = speech_words(language), closed_class("withholds")
    for token in sentence:
        told = words.get(token.lemma_.lower())
        if told is None or token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PRON"} or _only_describes(token):
            continue
        if token.head.lemma_ in withholds and token.dep_ in {"xcomp", "ccomp", "obl", "advcl"}:
            continue
        for phrase_words, group in told:
            if token.pos_ not in {"VERB", "AUX"} and len(phrase_words) == 1:
                continue
            if follows(token, [word for word in phrase_words if word not in {"ne", "not", "pas"}]):
                frame = _verb_frame(token, phrase_words, group, sentence, marks)
                if frame is not None:
                    yield frame
                    break


def _only_describes(token: Token) -> bool:
    """Spare the participle that only qualifies a noun ("le pont dit Morandi"), with no auxiliary close before it."""
    if token.dep_ not in {"acl", "amod"} or "Past" not in token.morph.get("Tense", []):
        return False
    if complementizer(token, token.sent) is not None:
        return False
    before = token.doc[max(token.sent.start, token.i - 5) : token.i]
    return by_agent(token) is None and not any(other.lemma_ in {"avoir", "have"} for other in before)


def _verb_frame(verb: Token, words: Sequence[str], group: str, sentence: Span, marks: Sequence[Range]) -> Frame | None:
    if not _negated_as_listed(verb, words, group):
        return None
    told = " ".join(words)
    if is_passive(verb) and group in {"asserts", "figures"}:
        if (agent := by_agent(verb)) is not None:
            around = ((sentence.start, verb.i - 1), (verb.i + 1, sentence.end - 1))
            return Frame(around, verb.i, phrase_with_name(agent), Stance.ASSERTS, told)
        if has_child(verb, "nsubj", "nsubj:pass"):
            return None  # "Washington avait été prévenu": whom one told is no speaker
    speaker, inverted = speaker_of(verb, sentence)
    content = spoken_ranges(verb, right_content(verb, sentence), inverted, speaker, sentence, marks)
    if told in _quoting(verb.doc.lang_) and not _quotes(verb, inverted, content, sentence, marks):
        return None
    content = _completed(content, group, verb, inverted, sentence) or _taken_up(verb, speaker, sentence)
    if not content or (group == "figures" and not _has_figure(sentence.doc, content)):
        return None
    stance = Stance.ASSERTS if group == "figures" else Stance(group)
    return Frame(tuple(content), verb.i, speaker, stance, told, inverted=inverted)


def _negated_as_listed(verb: Token, words: Sequence[str], group: str) -> bool:
    """Tell whether the verb is negated where its entry is ("n'a pas confirmé"), and not where that would undo it."""
    listed = "pas" in words or "not" in words
    return is_negated(verb) == listed or (not listed and group not in {"denies", "asserts"})


def _completed(content: list[Range], group: str, verb: Token, inverted: bool, sentence: Span) -> list[Range]:
    """Let a denial stand without words of its own, and let a count reach to the next stop."""
    if not content and group in {"refuses_to_comment", "denies"}:
        return [(verb.i, verb.i)]
    if group == "figures" and content and not inverted:
        return [(content[0][0], max(content[0][1], stop_after(verb, sentence)))]
    return content


def _taken_up(verb: Token, speaker: Span | None, sentence: Span) -> list[Range]:
    """Return what "c'est le maire qui l'a annoncé" takes up: all that its sentence says before."""
    if speaker is None or not any(child.lower_ in {"l'", "le"} for child in children(verb, "obj")):
        return []
    told = speaker.root.left_edge.i - 1
    while told > sentence.start and sentence.doc[told].is_punct:
        told -= 1
    return [(sentence.start, told)] if has_child(speaker.root, "cop") and told - sentence.start > 2 else []


@cache
def _quoting(language: str) -> frozenset[str]:
    return frozenset(lexicon("speech")[language]["quoting"])


def _quotes(verb: Token, inverted: bool, content: Sequence[Range], sentence: Span, marks: Sequence[Range]) -> bool:
    """Tell whether a verb that means much else reports here: it closes a clause, opens a "que", quotes."""
    if inverted or complementizer(verb, sentence) is not None or verb.lemma_ in closed_class("judging"):
        return True
    return any(first <= mark[1] and mark[0] <= last for mark in marks for first, last in content)


def _has_figure(doc: Doc, content: Sequence[Range]) -> bool:
    """Tell whether some content holds a figure; where its only number is that of a date, "une" is none either."""
    told = [token for first, last in content for token in doc[first : last + 1]]
    numbers = [token for token in told if token.pos_ == "NUM"] or [token for token in told if token.like_num]
    return any(token.ent_type_ not in {"DATE", "TIME"} for token in numbers)
