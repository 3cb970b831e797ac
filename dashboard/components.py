"""The pieces that every screen is made of, as HTML of which only our own tags are tags."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import links
from dashboard.i18n import Translator
from dashboard.safe import address, html
from dashboard.tags import link, outside, span
from pipeline.records import Stance, Voice

SIGNS = {
    "discrepancy": "≠",
    "disputed": "⇄",
    "unconfirmed": "?",
    "update": "↻",
    "agreement": "=",
    "single_source": "1",
}
RELATION_SIGNS = {
    "same": "=",
    "narrower": "⊂",
    "compatible": "≈",
    "update": "↻",
    "contradicts": "≠",
    "denies": "⇄",
    "not_comparable": "∅",
}
RELATION_VERDICTS = {"contradicts": "discrepancy", "denies": "disputed", "update": "update", "same": "agreement"}
_PRIORITIES = ((0.66, "high", 3), (0.33, "medium", 2), (0.0, "low", 1))


def badge(verdict: str, t: Translator) -> str:
    """The verdict as a sign, a word and a colour."""
    sign, word = html(SIGNS.get(verdict, "·")), html(t.label("verdict", verdict))
    return f'<span class="rc-badge rc-v-{html(verdict)}"><b aria-hidden="true">{sign}</b>{word}</span>'


def priority(severity: float, t: Translator) -> str:
    """How early to read a question, as dots and words."""
    _, name, dots = next(level for level in _PRIORITIES if severity >= level[0] or level[0] == 0.0)
    marks = f'<span class="rc-dots" aria-hidden="true">{"●" * dots}<i>{"●" * (3 - dots)}</i></span>'
    return f'<span class="rc-priority">{marks}{html(t(f"priority.{name}"))}</span>'


def letters() -> Iterable[str]:
    """A, B, … Z, AA, AB, …: the names of the answers to one question."""
    yield from string.ascii_uppercase
    for first in string.ascii_uppercase:
        yield from (first + second for second in string.ascii_uppercase)


def letter_of(answer_ids: Iterable[str]) -> dict[str, str]:
    return dict(zip(answer_ids, letters(), strict=False))


def event_title(row: Any, t: Translator) -> str:
    """The event of a question by its title, which tells its kind, place and day; plain text."""
    return t.pick(row, "title") or t.label("kind", row["event_type"])


def event_link(row: Any, t: Translator) -> str:
    """The event as a link to all of its questions."""
    return link(links.to("discrepancies", t, event=str(row["event_id"]), verdict="all"), event_title(row, t))


def support(row: Any, t: Translator) -> str:
    """How many outlets and how many independent origins stand behind a question or an answer."""
    outlets, origins = whole(row["n_outlets"]), whole(row["n_origins"])
    return f"{t.count('unit.outlet', outlets)}, {t.count('unit.origin', origins)}"


def passage(holder: Any) -> str:
    """The verbatim passage with the words that decided marked, where they fall inside it and are not all of it."""
    text, start = str(holder["passage"]), holder["start"]
    first, last = holder["value_start"], holder["value_end"]
    if pd.isna(first) or pd.isna(last) or pd.isna(start) or not 0 <= first - start < last - start <= len(text):
        return html(text)
    first, last = int(first - start), int(last - start)
    if not (text[:first] + text[last:]).strip(' .«»"“”'):
        return html(text)
    return f'{html(text[:first])}<mark class="rc-value">{html(text[first:last])}</mark>{html(text[last:])}'


def who(holder: Any, t: Translator) -> str:
    """The outlet, and the speaker it reports with the kind of voice."""
    outlet = f'<b class="rc-outlet">{html(holder["outlet"])}</b>'
    if holder["voice"] == Voice.OWN or pd.isna(holder["speaker"]):
        return f"{outlet} {span('rc-how', t('common.own_voice'))}"
    details = [f"({t.label('speaker_kind', holder['speaker_kind'])})"] if holder["speaker_kind"] else []
    if holder["speaker_chain"]:
        details.append(t("question.chain", chain=holder["speaker_chain"].replace(" < ", ", ")))
    speaker = _quoting(t, span("rc-speaker", holder["speaker"] or t("common.unnamed")))
    return " ".join([outlet, speaker, *(span("rc-how", detail) for detail in details)])


def _quoting(t: Translator, speaker: str) -> str:
    before, _, after = t("common.reported_voice", speaker="\0").partition("\0")
    return f"{span('rc-how', before)}{speaker}{html(after)}"


def stance(holder: Any, t: Translator) -> str:
    """What the speaker does with the answer, when it is not simply asserting it."""
    code = holder["stance"]
    if pd.isna(code) or code in ("", Stance.ASSERTS):
        return ""
    return f'<span class="rc-stance rc-s-{html(code)}">{html(t.label("stance", code))}</span>'


def holder(row: Any, t: Translator, origin: str = "") -> str:
    """One holder: who, how, when, the passage, and the ways to read on."""
    published = t.hour(row["published"], row.get("published_precision", "")) or t("common.no_date")
    tag = span("rc-origin", origin) if origin else ""
    ways = [link(links.article(row["article_id"], t, row["claim_id"]), t("common.read_passage"))]
    if url := address(row["url"]):
        ways.append(outside(url, t("common.original")))
    lang = f' lang="{html(row["language"])}"'
    return (
        f'<li class="rc-holder"><div class="rc-who">{who(row, t)} {stance(row, t)}</div>'
        f"<blockquote{lang}>{passage(row)}</blockquote>"
        f'<div class="rc-meta"><time>{html(published)}</time>{tag}{"".join(ways)}</div></li>'
    )


def tells_denial(holder: Any) -> bool:
    """Tell whether the words of an answer already say that it is a denial."""
    return "démenti" in str(holder["value"])


def answer_line(value: Any, holders: pd.DataFrame, letter: str, t: Translator, most: int = 4) -> str:
    """One answer on a line: its letter, its words, and who holds it."""
    told = tells_denial(holders.iloc[0])
    names = [_brief(outlet, rows, told, t) for outlet, rows in holders.groupby("outlet", sort=False)]
    more = f' <span class="rc-how">+{len(names) - most}</span>' if len(names) > most else ""
    return (
        f'{span("rc-letter", letter)}<span><b class="rc-answer">{html(value)}</b> '
        f'<span class="rc-by">— {", ".join(names[:most])}{more}</span></span>'
    )


def _brief(outlet: str, rows: pd.DataFrame, denial_told: bool, t: Translator) -> str:
    own = (rows["voice"] == Voice.OWN).any()
    speakers = [] if own else list(dict.fromkeys(rows["speaker"].dropna().loc[lambda names: names != ""]))
    more = f" +{len(speakers) - 2}" if len(speakers) > 2 else ""
    quoted = f" ({html(', '.join(speakers[:2]))}{more})" if speakers else ""
    denies = not denial_told and (rows["stance"] == Stance.DENIES).all()
    denial = f" {stance({'stance': Stance.DENIES}, t)}" if denies else ""
    return f"{html(outlet)}{quoted}{denial}"


def empty(title: str, text: str, action: str = "") -> str:
    """What a screen says when it has nothing to show, and the way out."""
    return f'<div class="rc-empty" role="status"><h2>{html(title)}</h2><p>{html(text)}</p>{action}</div>'


def button(href: str, label: str) -> str:
    return f'<a class="rc-button" href="{html(href)}">{html(label)}</a>'


def section(title: str, lead: str = "") -> str:
    return f'<div class="rc-section"><h2>{html(title)}</h2>{f"<p>{html(lead)}</p>" if lead else ""}</div>'


def whole(number: Any) -> int:
    return 0 if pd.isna(number) else int(number)
