"""Who says what inside an article: frames that tie a stretch of text to a speaker and a stance.

The rules follow the approach of the Gender Gap Tracker's quote extractor (verbs of saying, floating quotes, "selon"),
re-derived here on Universal Dependencies and widened to denials, refusals and chains.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from spacy.tokens import Doc, Span, Token

from pipeline.extract.happenings.triggers import trigger_of
from pipeline.extract.parse.page import Page, sentences_of
from pipeline.extract.parse.syntax import by_agent, children, follows, has_child, is_passive, subject
from pipeline.extract.parse.words import Words
from pipeline.extract.speech.according import according_frames, as_said_frame, count_frames, headline_frames
from pipeline.extract.speech.direct_speech import colon_frames, floating_frames, incise_frames
from pipeline.extract.speech.frame import Frame, Range
from pipeline.extract.speech.gapping import gapped
from pipeline.extract.speech.quotations import CLOSING
from pipeline.extract.speech.saying_nothing import is_asked_for, is_of_oneself, negated_as_listed, only_describes
from pipeline.extract.speech.speaker_phrases import phrase_with_name
from pipeline.extract.speech.speech_content import complementizer, right_content, spoken_ranges, stop_after
from pipeline.extract.speech.speech_speakers import speaker_of
from pipeline.extract.speech.withholding import is_unwilling, withheld
from pipeline.knowledge.data import lexicon
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.places import is_known_place
from pipeline.knowledge.speech import had_by_places, incise_only, quoting, said_of_things, speech_words, told_of
from pipeline.records import Stance

__all__ = ["Frame", "frames"]


def frames(page: Page, words: Words, language: str) -> list[Frame]:
    """Find every frame of an article, in reading order."""
    doc, told = page.doc, words.where(speech_words(language))
    direct = list(incise_frames(page, language))
    direct += colon_frames(page, direct, language)
    taken = {frame.cue for frame in direct}
    found: list[Frame] = []
    for sentence in sentences_of(page, language):
        verbs = told[bisect_left(told, sentence.start) : bisect_left(told, sentence.end)]
        said = (frame for frame in _verb_frames(sentence, verbs, language, page.marks) if frame.cue not in taken)
        found += gapped(sentence, said, language)
        found += according_frames(sentence, words, language) + headline_frames(sentence, language)
        found += count_frames(sentence, words, language)
    inside = (kept for frame in found if (kept := _within(frame, page.marks)) is not None)
    found = [*direct, *(kept for frame in inside if (kept := _apart(frame, direct)) is not None)]
    found = _going_on(doc, found)
    found = _over_line_breaks(doc, [_refusal(_over_whole_quotes(frame, page.marks), doc, language) for frame in found])
    return [*found, *floating_frames(page, found, language)]


def _going_on(doc: Doc, found: Sequence[Frame]) -> list[Frame]:
    """Give a participle the speaker of the incise before it: "…, a indiqué la préfecture, ajoutant que…"."""
    known = sorted((frame for frame in found if frame.speaker is not None), key=lambda frame: frame.cue)
    told = []
    for frame in found:
        cue = doc[frame.cue]
        if "Part" in cue.morph.get("VerbForm", []) and cue.text.endswith("ant") and not has_child(cue, "nsubj"):
            before = [f for f in known if cue.sent.start <= f.cue < frame.cue and f.inverted]
            frame = replace(frame, speaker=before[-1].speaker if before else frame.speaker)
        told.append(frame)
    return told


def _within(frame: Frame, marks: Sequence[Range]) -> Frame | None:
    """Keep what a verb inside a quotation reports there: nobody who is quoted answers for the words around."""
    around = next((mark for mark in _reached(marks, frame.cue, frame.cue)), None)
    if around is None:
        return frame
    content = tuple(cut for stretch in frame.content if (cut := _shared(stretch, around)) is not None)
    return replace(frame, content=content) if content else None


def _apart(frame: Frame, direct: Sequence[Frame]) -> Frame | None:
    """Keep what a frame holds on its own side of direct speech: the two never cross."""
    content = frame.content
    for other in direct:
        if other.holds(frame.cue):
            content = tuple(cut for stretch in content for inner in other.content if (cut := _shared(stretch, inner)))
        else:
            content = tuple(rest for stretch in content for rest in _less(stretch, other.content))
    return replace(frame, content=content) if content else None


def _shared(a: Range, b: Range) -> Range | None:
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last) if first <= last else None


def _less(stretch: Range, cuts: Sequence[Range]) -> list[Range]:
    """Return what is left of a stretch outside others."""
    left = [stretch]
    for first, last in cuts:
        left = [
            part
            for low, high in left
            for part in ((low, min(high, first - 1)), (max(low, last + 1), high))
            if part[0] <= part[1]
        ]
    return left


def _refusal(frame: Frame, doc: Doc, language: str) -> Frame:
    """Read "nous n'avons rien à annoncer" as what it is: no answer."""
    if frame.stance is not Stance.ASSERTS:
        return frame
    said = " ".join(doc[first : last + 1].text.lower() for first, last in frame.content)
    refuses = any(phrase in said for phrase in lexicon("speech")["refusals"][language])
    return replace(frame, stance=Stance.REFUSES) if refuses else frame


def _over_whole_quotes(frame: Frame, marks: Sequence[Range]) -> Frame:
    """Let a frame that reaches into a quotation hold all of it, across sentences."""
    touched = {mark for first, last in frame.content for mark in _reached(marks, first, last)}
    apart = [mark for mark in sorted(touched) if not mark[0] <= frame.cue <= mark[1]]
    return replace(frame, content=tuple(dict.fromkeys((*frame.content, *apart))))


def _reached(marks: Sequence[Range], first: int, last: int) -> Sequence[Range]:
    """Return the quotations that reach into tokens [first, last]: they stand in reading order, none inside another."""
    low = bisect_left(marks, first, key=itemgetter(1))
    return marks[low : bisect_right(marks, last, lo=low, key=itemgetter(0))]


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


def _verb_frames(sentence: Span, verbs: Sequence[int], language: str, marks: Sequence[Range]) -> Iterator[Frame]:
    words, withholds = speech_words(language), closed_class("withholds")
    for token in (sentence.doc[place] for place in verbs):
        told = words.get(token.lemma_.lower())
        if told is None or token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PRON"} or only_describes(token):
            continue
        if (silence := withheld(token, sentence, language, marks)) is not None:
            yield silence
        if is_of_oneself(token):
            continue
        governed = token.dep_ in {"xcomp", "ccomp", "obl", "advcl"}
        if governed and (token.head.lemma_ in withholds or is_unwilling(token.head, language)):
            unable = None if token.head.lemma_ in words else withheld(token.head, sentence, language, marks)
            if unable is not None:
                yield unable
            continue
        for phrase_words, group in told:
            if token.pos_ not in {"VERB", "AUX"} and len(phrase_words) == 1:
                continue
            if follows(token, [word for word in phrase_words if word not in {"ne", "not", "pas"}]):
                frame = _verb_frame(token, phrase_words, group, sentence, marks)
                if frame is not None:
                    yield frame
                    break


def _verb_frame(verb: Token, words: Sequence[str], group: str, sentence: Span, marks: Sequence[Range]) -> Frame | None:
    if not negated_as_listed(verb, words, group) or is_asked_for(verb, sentence):
        return None
    if group == "asserts" and (said := as_said_frame(verb, sentence)) is not None:
        return said
    told = " ".join(words)
    if is_passive(verb) and group in {"asserts", "figures", "denies"}:
        if (agent := by_agent(verb)) is not None and (verb.doc.lang_ != "fr" or told in told_of("fr")):
            told_words = _reported_by(verb, agent, sentence)
            if trigger_of(verb, verb.doc.lang_) is not None and not _has_figure(sentence.doc, told_words):
                return None  # "une attaque revendiquée par X" tells two things: X says only that it was X
            stance = Stance.DENIES if group == "denies" else Stance.ASSERTS
            return Frame(told_words, verb.i, phrase_with_name(agent), stance, told)
        if has_child(verb, "nsubj", "nsubj:pass") or (group == "figures" and subject(verb) is not None):
            return None  # "Washington avait été prévenu": whom one told is no speaker
    speaker, inverted = speaker_of(verb, sentence)
    content = spoken_ranges(verb, right_content(verb, sentence), inverted, speaker, sentence, marks)
    content = [cut for stretch in content if (cut := _own_part(stretch, verb, words)) is not None]
    if group != "figures" and told in quoting(verb.doc.lang_) and not _quotes(verb, inverted, content, sentence, marks):
        return None
    content = _completed(content, group, verb, inverted, sentence) or _taken_up(verb, speaker, sentence)
    if not content or (group == "figures" and not _has_figure(sentence.doc, content)):
        return None
    if speaker is not None and told in had_by_places(verb.doc.lang_) and is_known_place(speaker.text, verb.doc.lang_):
        return None  # "la France compte 9 millions de pauvres"
    stance = Stance.ASSERTS if group == "figures" else Stance(group)
    minded = complementizer(verb, sentence) is not None and told not in said_of_things(verb.doc.lang_)
    return Frame(tuple(content), verb.i, speaker, stance, told, inverted=inverted, minded=minded)


def _own_part(stretch: Range, verb: Token, words: Sequence[str]) -> Range | None:
    """Cut what a verb reports: after the rest of its phrase ("fait valoir"), before a verb right behind a quotation."""
    first, last = stretch
    doc = verb.doc
    while first <= last and first > verb.i and doc[first].lower_ in words[1:]:
        first += 1
    behind = (t.i for t in doc[first + 1 : last] if t.text in CLOSING and _is_finite(t.nbor(1)))
    last = next(behind, last) if first > verb.i and doc.lang_ == "fr" else last
    return (first, last) if first <= last else None


def _is_finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])


def _reported_by(verb: Token, agent: Token, sentence: Span) -> tuple[Range, ...]:
    """Return what a passive reports: its clause with "que", else its subject or the noun that it qualifies."""
    opening = complementizer(verb, sentence)
    if opening is not None and verb.doc.lang_ == "fr":
        return ((opening.i, sentence.end - 1),)
    told = subject(verb) if verb.doc.lang_ == "fr" else None
    if told is None or told.i > verb.i:
        return ((sentence.start, verb.i - 1), (verb.i + 1, sentence.end - 1))
    if told.pos_ == "PRON" and sentence[0].lower_ in closed_class("topicalises", "fr"):
        comma = next((t.i for t in sentence if t.text == "," and t.i < told.i), told.i)
        return ((sentence.start, comma - 1),)  # "quant au rachat, il est démenti par X"
    first = max(told.left_edge.i, sentence.start)
    return ((first, max(told.i, next((t.i for t in verb.subtree if t.i > told.i), verb.i) - 1)),)


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


def _quotes(verb: Token, inverted: bool, content: Sequence[Range], sentence: Span, marks: Sequence[Range]) -> bool:
    """Tell whether a verb that means much else reports here: it closes a clause, opens a "que", quotes."""
    judges = verb.lemma_ in closed_class("judging") and verb.dep_ != "acl:relcl"
    if inverted or complementizer(verb, sentence) is not None or judges:
        return True
    if verb.lemma_ in incise_only(verb.doc.lang_):
        return False
    return any(first <= mark[1] and mark[0] <= last for mark in marks for first, last in content)


def _has_figure(doc: Doc, content: Sequence[Range]) -> bool:
    """Tell whether some content holds a figure; where its only number is that of a date, "une" is none either."""
    told = [token for first, last in content for token in doc[first : last + 1]]
    numbers = [token for token in told if token.pos_ == "NUM"] or [token for token in told if token.like_num]
    return any(token.ent_type_ not in {"DATE", "TIME"} for token in numbers)
