"""Drafts become claims: speakers named, values keyed, offsets fixed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from spacy.tokens import Span

from pipeline.extract.draft import Draft
from pipeline.extract.mentions import Mention
from pipeline.extract.scene import Scene
from pipeline.extract.speech.antecedents import Speaker
from pipeline.extract.speech.frame import Frame
from pipeline.knowledge.actors import actor_key
from pipeline.records import Claim, Modality, Polarity, Stance, Voice, content_id

UNQUOTED = str.maketrans(dict.fromkeys('«»“”"', " "))
_FRENCH = {"il", "elle", "ils", "elles", "-il", "-elle", "-t-il", "-t-elle", "ceux", "celles"}
_OTHERS = frozenset({*_FRENCH, "he", "she", "they", "those"})
_AUTHORS = frozenset({"je", "j'", "nous", "i", "we"})
OPPOSITE = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}


def claims(scene: Scene, drafts: Iterable[Draft]) -> list[Claim]:
    """Turn an article's drafts into claims, in reading order, each once."""
    ordered = sorted(drafts, key=lambda d: (d.trigger.idx, d.figure.mention.start if d.figure else -1))
    found = {claim.claim_id: claim for claim in (_claim(scene, draft, scene.voices) for draft in ordered)}
    return list(found.values())


def _claim(scene: Scene, draft: Draft, speakers: dict[int, Speaker | None]) -> Claim:
    passage = _passage(scene, draft.sentence)
    chain = [speaker for frame in draft.frames if (speaker := speakers.get(frame.cue)) is not None]
    unnamed = _unnamed_voice(draft, speakers)
    speaker = chain[0] if chain and not unnamed else None
    slots = _slots(scene, draft, speaker)
    article = scene.article
    return Claim(
        claim_id=content_id(
            "c",
            article.article_id,
            draft.trigger.idx,
            draft.kind,
            slots.get("count_text", ""),
            slots.get("amount_text", ""),
        ),
        article_id=article.article_id,
        outlet=article.outlet,
        language=article.language,
        start=passage[0],
        end=passage[1],
        passage=article.text[passage[0] : passage[1]],
        event_type=draft.kind,
        trigger=draft.trigger.text,
        trigger_lemma=draft.trigger.lemma_.lower(),
        polarity=Polarity.AFFIRMED if _twice_denied(draft) else draft.polarity,
        modality=draft.modality,
        speaker=speaker.name if speaker else "",
        speaker_key=speaker.key if speaker else "",
        speaker_kind=speaker.kind if speaker else "",
        speaker_chain=" < ".join(
            dict.fromkeys(s.name for s in chain[not unnamed :] if not speaker or s.name != speaker.name)
        ),
        stance=_stance(draft, draft.frames[0] if chain else None),
        voice=Voice.REPORTED if chain or unnamed else Voice.OWN,
        spans=json.dumps(_spans(draft, speaker), sort_keys=True),
        inherited=" ".join(dict.fromkeys(draft.inherited)),
        **slots,  # type: ignore[arg-type]
    )


def _passage(scene: Scene, sentence: Span) -> tuple[int, int]:
    """Return the sentence's characters less the blank space around it and the page furniture glued to its end."""
    text = scene.article.text
    start, end = sentence.start_char, sentence.end_char
    end = min([end, *(low for low, _ in scene.article.noise if start < low < end)])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _stance(draft: Draft, frame: Frame | None) -> Stance:
    """Combine what the speaker does with what the sentence says: to assert that it is not so is to deny."""
    if draft.stance is not None:
        return draft.stance
    stance = frame.stance if frame is not None else Stance.ASSERTS
    if draft.polarity is Polarity.NEGATED:
        stance = OPPOSITE.get(stance, stance)
    if stance is Stance.ASSERTS and draft.modality is Modality.HEDGED:
        return Stance.HEDGES
    return stance


def _unnamed_voice(draft: Draft, speakers: dict[int, Speaker | None]) -> bool:
    """Tell whether somebody says so whom the article does not let us name: it is neither the outlet nor another."""
    if not draft.frames or speakers.get(draft.frames[0].cue) is not None:
        return False
    nearest = draft.frames[0]
    if nearest.speaker is None:
        return nearest.inverted and not any(speakers.get(frame.cue) for frame in draft.frames)
    if nearest.minded and nearest.speaker.root.lower_ not in _AUTHORS:
        return not any(speakers.get(frame.cue) for frame in draft.frames)
    return nearest.according or nearest.inverted or nearest.speaker.root.lower_ in _OTHERS


def _twice_denied(draft: Draft) -> bool:
    """Tell whether a speaker denies that it is not so."""
    denies = bool(draft.frames) and draft.frames[0].stance is Stance.DENIES
    return denies and draft.stance is None and draft.polarity is Polarity.NEGATED


def _slots(scene: Scene, draft: Draft, speaker: Speaker | None) -> dict[str, object]:
    """Write the slots as a claim holds them."""
    language = scene.language
    agent, target = (_value(scene, mention) for mention in (draft.agent, draft.target))
    slots: dict[str, object] = {
        "agent": agent,
        "agent_key": actor_key(agent, language) if agent else "",
        "target": target,
        "target_key": actor_key(target, language) if target else "",
        "place": _value(scene, draft.place.mention) if draft.place else "",
        "place_key": draft.place.key if draft.place else "",
        "means": _value(scene, draft.means),
        "statement": _value(scene, draft.statement),
        "status": draft.trigger.lemma_.lower(),
    }
    if draft.when is not None:
        slots |= {
            "time_text": _value(scene, draft.when.mention),
            "time_start": _moment(draft.when.interval.low),
            "time_end": _moment(draft.when.interval.high),
            "time_precision": draft.when.interval.precision,
        }
    return slots | _figure_slots(scene, draft)


def _figure_slots(scene: Scene, draft: Draft) -> dict[str, object]:
    if draft.figure is None:
        return {}
    quantity = draft.figure.quantity
    text = _value(scene, draft.figure_text) or quantity.text
    if draft.amount_of:
        return {
            "amount": quantity.low,
            "amount_high": quantity.high,
            "amount_of": draft.amount_of,
            "amount_text": text,
            "subset": draft.subset,
            "unit": quantity.unit,
            "qualifier": quantity.qualifier,
        }
    return {
        "count_low": quantity.low,
        "count_high": quantity.high,
        "count_of": draft.count_of,
        "count_text": text,
        "subset": draft.subset,
        "qualifier": quantity.qualifier,
    }


def _value(scene: Scene, mention: Mention | None) -> str:
    """Return a slot's words as the article puts them, less line breaks and quotation marks."""
    if mention is None:
        return ""
    return " ".join(scene.article.text[mention.start : mention.end].translate(UNQUOTED).split())


def _moment(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _spans(draft: Draft, speaker: Speaker | None) -> dict[str, tuple[int, int]]:
    """Locate every slot's words in the article."""
    mentions = {
        "agent": draft.agent,
        "target": draft.target,
        "place": draft.place.mention if draft.place else None,
        "time": draft.when.mention if draft.when else None,
        "means": draft.means,
        "statement": draft.statement,
        "amount" if draft.amount_of else "count": draft.figure_text,
    }
    spans = {slot: (mention.start, mention.end) for slot, mention in mentions.items() if mention is not None}
    spans["trigger"] = (draft.trigger.idx, draft.trigger.idx + len(draft.trigger))
    if speaker is not None:
        spans["speaker"] = (speaker.start, speaker.end)
    return spans
