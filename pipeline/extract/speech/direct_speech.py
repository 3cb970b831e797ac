"""Direct speech: who says what stands beside an incise, after a colon, or between marks of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from pipeline.extract.parse.lemmas import infinitive_of
from pipeline.extract.parse.negation import is_negated
from pipeline.extract.parse.page import Page
from pipeline.extract.parse.syntax import NOMINAL, SUBJECTS, case_of, follows, has_child, subject
from pipeline.extract.speech.english_incises import english_incises
from pipeline.extract.speech.frame import Frame, Range
from pipeline.extract.speech.incises import Incise, incise_at
from pipeline.extract.speech.quotations import CLOSING, ENDS, OPENING
from pipeline.extract.speech.speaker_phrases import phrase_with_name, voiced
from pipeline.knowledge.grammar import closed_class
from pipeline.knowledge.speech import speech_words
from pipeline.records import Stance

_BACK = 4  # sentences back in which a pronoun finds its noun
_TITLE = 12  # tokens of a heading between marks
SHORTEST = 4  # tokens of what says something by itself between marks
_LINKS = frozenset({"CCONJ", "ADV", "PUNCT", "SPACE"})
NEGATIONS = frozenset({"ne", "pas", "not"})
_FIRST_PERSON = frozenset({"je", "j'", "me", "m'", "moi", "mon", "ma", "mes", "i", "my"})


def incise_frames(page: Page, language: str) -> Iterator[Frame]:
    """Yield a frame for each incise, with what stands before it and what goes on after it."""
    for sentence in page.sentences:
        marks, start = page.marks_in(sentence), sentence.start
        incises = list(_incises(page, sentence, marks, language))
        ends = [*(incise.first for incise in incises[1:]), sentence.end]
        for incise, until in zip(incises, ends, strict=False):
            start = _led_in(page, marks, start, incise.first)
            content = [(start, _before(page.doc, incise.first)), *_resumed(page.doc, incise, marks, until)]
            told = tuple(stretch for stretch in content if stretch[1] >= stretch[0])
            stance = stance_of(incise.verb, language) or Stance.ASSERTS
            if told:
                yield Frame(told, incise.verb.i, incise.speaker, stance, saying(incise.verb), inverted=True)
            start = max(incise.last, *(last for _, last in content)) + 1


def _led_in(page: Page, marks: Sequence[Range], start: int, first: int) -> int:
    """Return where the words begin that an incise reports: at the quotation it closes, when a colon leads that in."""
    mark = next((mark for mark in marks if mark[0] > start + 1 and first - 4 <= mark[1] < first), None)
    return mark[0] if mark is not None and page.doc[mark[0] - 2].text == ":" else start


def stance_of(verb: Token, language: str) -> Stance | None:
    """Return what a verb of saying does with what is said, or nothing for any other verb."""
    for words, group in speech_words(language).get(saying(verb), ()):
        negated = "pas" in words or "not" in words
        if (is_negated(verb) or not negated) and follows(verb, [word for word in words if word not in NEGATIONS]):
            return Stance.ASSERTS if group == "figures" else Stance(group)
    return None


def saying(verb: Token) -> str:
    """Return the base form of a verb of saying, also where the tagger takes it for a noun ("…, pointe le maire")."""
    tagged = verb.pos_ in {"VERB", "AUX"} or verb.doc.lang_ != "fr"
    return (tagged and verb.lemma_.lower()) or infinitive_of(verb.lower_) or verb.lemma_.lower()


def _incises(page: Page, sentence: Span, marks: Sequence[Range], language: str) -> Iterator[Incise]:
    if language == "en":
        yield from english_incises(page, sentence)
        return
    closed = {last + 1: (first, last) for first, last in marks}
    taken = sentence.start
    for token in page.breaks_in(sentence):
        if token.i < taken or not (token.i in closed or token.text == ","):
            continue
        mark = closed.get(token.i)
        inside = next((last for first, last in marks if first <= token.i <= last), None)
        end = sentence.end if inside is None else inside + 1
        found = incise_at(page.doc, token.i + (mark is not None), end)
        if found is None or not _tells(page, sentence, found, mark, language):
            continue
        taken = found.last
        yield found


def _tells(page: Page, sentence: Span, incise: Incise, mark: Range | None, language: str) -> bool:
    """Tell whether an incise reports: what it closes says something, and its subject can."""
    clitic = incise.clitic
    listed = clitic or stance_of(incise.verb, language) is not None
    head = incise.speaker.root
    quoted = incise.first in page.quoted
    certain = clitic or head.pos_ == "PRON" or (quoted and listed)
    if mark is None and not certain and not voiced(incise.speaker, head, language):
        return False
    before = page.doc[sentence.start if quoted else _past_colon(sentence, incise.first) : incise.first]
    if mark is None:
        cuts = _cuts(incise) and (listed or quoted)
        return cuts or (listed and _says_something(before) and not _has_own_subject(incise))
    says = mark[1] - mark[0] + 1 >= SHORTEST or _says_something(page.doc[mark[0] : mark[1] + 1])
    after_comma = any(token.text == "," for token in page.doc[mark[1] : incise.first])
    leads = page.doc[sentence.start : mark[0] - 1]
    opens = all(token.pos_ in _LINKS or token.i in page.quoted for token in leads)
    may = certain or voiced(incise.speaker, head, language)
    told = listed or says or (may and not _has_own_subject(incise))
    return clitic or (says and opens) or (after_comma and told)


def _past_colon(sentence: Span, until: int) -> int:
    """Return where the clause before a token begins: after a colon that a name follows, which is then its subject."""
    colons = (t.i for t in reversed(sentence.doc[sentence.start : until - 1]) if t.text == ":")
    return next((at + 1 for at in colons if sentence.doc[at + 1].ent_type_ in {"PER", "ORG"}), sentence.start)


def _cuts(incise: Incise) -> bool:
    """Tell whether a clause goes on with its verb after an incise: "ce pont, dit le maire, est « fermé »"."""
    doc, comma = incise.speaker.doc, incise.last + 1
    if comma + 2 >= len(doc) or doc[comma].text != ",":
        return False
    after = doc[comma + 2] if doc[comma + 1].text in OPENING else doc[comma + 1]
    finite = after.pos_ in {"VERB", "AUX"} and "Fin" in after.morph.get("VerbForm", [])
    return finite or after.lower_ in {"ne", "n'"}


def _says_something(span: Span) -> bool:
    return any(token.pos_ in {"VERB", "AUX"} and _is_main(token) for token in span) or span[-1].text in ENDS


def _is_main(verb: Token) -> bool:
    return verb.dep_ not in {"acl", "acl:relcl", "amod"} and "Part" not in verb.morph.get("VerbForm", [])


def _has_own_subject(incise: Incise) -> bool:
    """Tell whether a verb after a comma goes on with a clause: its subject stands before it, and an object after."""
    own = [child for child in incise.verb.children if child.dep_ in SUBJECTS and child.i < incise.first]
    goes_on = incise.verb.dep_ == "conj" and incise.speaker.root.dep_ == "obj"
    spliced = stance_of(incise.verb, "fr") is not None and not has_child(incise.verb, "cc")
    return any(not _states_before(incise, child) for child in own) or (goes_on and not spliced)


def _states_before(incise: Incise, subject: Token) -> bool:
    """Tell whether another main clause is complete before an incise: a would-be subject is then a part of it."""
    verb = incise.verb
    return any(
        token.pos_ in {"VERB", "AUX"}
        and "Fin" in token.morph.get("VerbForm", [])
        and _governs(token, verb)
        and not subject.is_ancestor(token)
        for token in verb.doc[verb.sent.start : incise.first]
    )


def _governs(token: Token, verb: Token) -> bool:
    """Tell whether a conjugated verb, or the verb whose auxiliary it is, governs a verb or is the top of all."""
    main = token.head if token.dep_.startswith("aux") or token.dep_ == "cop" else token
    return main == verb.head and main != verb and verb.dep_ in {"advcl", "parataxis", "ccomp"}


def _before(doc: Doc, first: int) -> int:
    last = first - 1
    while last > 0 and (doc[last].is_space or doc[last].text in {",", *CLOSING, "–", "-"}):
        last -= 1
    return last


def _resumed(doc: Doc, incise: Incise, marks: Sequence[Range], until: int) -> Iterator[Range]:
    """Yield what goes on after an incise: the rest of the quotation it cuts, another one, or the rest of its clause."""
    cut = next((last for first, last in marks if first <= incise.first <= last), None)
    if cut is not None:
        yield (_past_aside(doc, incise, cut), cut)
        return
    comma = doc[incise.last + 1] if incise.last + 1 < until else None
    if comma is None or comma.text != "," or comma.i + 1 >= until:
        return
    after = doc[comma.i + 1]
    mark = next((mark for mark in marks if comma.i < mark[0] <= comma.i + 3), None)
    if mark is not None:
        yield mark
    elif after.pos_ == "CCONJ" or (after.pos_ in {"VERB", "AUX"} and "Fin" in after.morph.get("VerbForm", [])):
        yield (after.i, until - 1)


def _past_aside(doc: Doc, incise: Incise, end: int) -> int:
    """Return where a quotation goes on after an incise: past the age that follows a name ("dit Anne, 55 ans. Moi…")."""
    aside = doc[incise.last + 1 : min(incise.last + 4, end)]
    aged = len(aside) == 3 and aside[0].text == "," and aside[1].like_num and aside[2].lemma_ in {"an", "mois"}
    return incise.last + (4 if aged else 1)


def colon_frames(page: Page, incises: Sequence[Frame], language: str) -> Iterator[Frame]:
    """Yield a frame for each quotation that a colon leads in and no incise closes: the subject before it speaks."""
    closed = {place for frame in incises for place, _ in frame.content}
    for first, last in page.marks:
        if first in closed:
            continue
        colon = next((t for t in reversed(page.doc[max(first - 3, 0) : first - 1]) if not t.is_space), None)
        if colon is None or colon.text != ":":
            continue
        sentence = page.sentences[page.place_of(colon.i)]
        verb, speaker = _subject_before(page, sentence.start, colon.i, language)
        if speaker is not None and verb is not None:
            yield Frame(((first, last),), verb.i, speaker, Stance.ASSERTS, saying(verb))
        elif speaker is not None:
            yield Frame(((first, last),), colon.i, speaker, Stance.ASSERTS, ":")


def _subject_before(page: Page, start: int, colon: int, language: str) -> tuple[Token | None, Span | None]:
    """Find who speaks before a colon: the subject of a verb of saying, with it, else of the sentence, or a name."""
    doc = page.doc
    verbs = [t for t in doc[start:colon] if t.pos_ in {"VERB", "AUX"} and t.i not in page.quoted]
    saying_so = [verb for verb in reversed(verbs) if stance_of(verb, language) is not None]
    for verb in (*saying_so, *(verb for verb in verbs if _is_main(verb))):
        found = subject(verb.head if verb.dep_ == "cop" or verb.dep_.startswith("aux") else verb)
        if found is not None and found.i < colon and (found.pos_ in NOMINAL or found.dep_ == "expl:subj"):
            phrase = phrase_with_name(found)
            speaks = found.pos_ == "PRON" or voiced(phrase, found, language)
            return (verb if verb in saying_so else None), (phrase if speaks else _named(doc[start:colon]))
    bare = doc[start:colon]
    return None, (bare if len(bare) and not verbs and voiced(bare, bare.root, language) else None)


def _named(span: Span) -> Span | None:
    """Return the last person whom a stretch names by no complement: who speaks where the tree has lost the subject."""
    persons = (entity for entity in span.ents if entity.label_ == "PER" and not case_of(entity.root))
    return next(iter(reversed(list(persons))), None)


def floating_frames(page: Page, found: Sequence[Frame], language: str) -> Iterator[Frame]:
    """Yield a frame for each quotation that stands by itself: whoever spoke just before goes on."""
    known = sorted(found, key=lambda frame: frame.cue)
    told = {place for frame in known for first, last in frame.content for place in range(first, last + 1)}
    for number, sentence in enumerate(page.sentences):
        marks = page.marks_in(sentence)
        if not marks:
            continue
        outside = [t for t in sentence if not any(first - 1 <= t.i <= last + 1 for first, last in marks)]
        if any(t.pos_ not in _LINKS and t.text not in ENDS for t in outside):
            continue
        for first, last in marks:
            if first in told or not _stands_alone(page.doc[first : last + 1]):
                continue
            speaker = _speaker_before(page, number, known, page.doc[first : last + 1], language)
            if speaker is None and page.opens_paragraph(sentence) and last - first < _TITLE:
                continue
            frame = Frame(((first, last),), first - 1, speaker, Stance.ASSERTS, "", inverted=True)
            known.append(frame)
            yield frame


def _stands_alone(quotation: Span) -> bool:
    return len(quotation) >= SHORTEST and (quotation[-1].text in ENDS or _says_something(quotation))


def _speaker_before(page: Page, number: int, known: Sequence[Frame], quotation: Span, language: str) -> Span | None:
    """Find who spoke in the sentence before, or whom it is about; across paragraphs only who was quoted there."""
    sentence = page.sentences[number]
    if number == 0:
        return None
    before = page.sentences[number - 1]
    spoke = [frame for frame in known if before.start - 1 <= frame.cue < before.end and frame.speaker is not None]
    outer = [frame for frame in spoke if frame.cue not in page.quoted]
    if page.opens_paragraph(sentence):
        return next((frame.speaker for frame in reversed(outer) if frame.inverted), None)
    if outer:
        return outer[-1].speaker
    for earlier in reversed(page.sentences[max(number - _BACK, 0) : number]):
        found = _whom_about(earlier, quotation, language)
        if found is not None and not _is_personal(found.root):
            return found
        if found is None or page.opens_paragraph(earlier):
            return found
    return None


def _is_personal(token: Token) -> bool:
    return token.lower_ in {"il", "elle", "ils", "elles", "he", "she", "they"}


def _whom_about(sentence: Span, quotation: Span, language: str) -> Span | None:
    """Return the subject of a sentence when it can speak, or else the last person it names."""
    main = [verb for verb in sentence if verb.pos_ in {"VERB", "AUX"} and _is_main(verb)]
    heads = [
        found for verb in main if (found := subject(verb)) is not None and sentence.start <= found.i < sentence.end
    ]
    alone = any(token.lower_ in _FIRST_PERSON for token in quotation)
    for head in heads:
        if (
            _is_personal(head)
            or head.lower_ in closed_class("some", language)
            or (
                head.pos_ in {"NOUN", "PROPN"}
                and voiced(phrase_with_name(head), head, language)
                and not (alone and head.ent_type_ != "PER" and "Plur" in head.morph.get("Number", []))
            )
        ):
            return phrase_with_name(head)
    return _named(sentence)
