"""One article: its text with the passages that answer a question highlighted."""

from __future__ import annotations

import streamlit as st

from dashboard import article_text, components, links, screen
from dashboard.article_text import Mark
from dashboard.filters import DIFFERING
from dashboard.safe import address, html
from dashboard.tags import link, outside, span, sub

# The page is drawn after the browser has looked for its anchor; this constant holds nothing of the data.
SCROLL = '<script>document.querySelector(".rc-target")?.scrollIntoView({block: "center"})</script>'

t = screen.translator()
reading = screen.reading_or_stop()
article = screen.known_or_stop(reading.article(st.query_params.get("id", "")), "state.unknown_article")
target = st.query_params.get("claim", "")
claims = reading.claims_of(article["article_id"])
text = str(article["text"])
marks = [
    Mark(int(row["start"]), int(row["end"]), row["claim_id"], row["question_id"], row["verdict"])
    for row in claims.sort_values(["severity", "question_id"], ascending=[False, True]).to_dict("records")
]
noise = article_text.noise_of(article["noise"], len(text))


def facts() -> str:
    published = t.hour(article["published"], article["published_precision"]) or t("common.no_date")
    parts = [html(article["outlet"]), html(published), html(t("article.words", n=t.number(article["words"])))]
    if url := address(article["url"]):
        parts.append(f"{outside(url, t('common.original'))} {span('rc-how', url)}")
    notes = [t("article.path", path=article["path"])]
    if reason := t.pick(article, "origin_reason"):
        notes.append(t("article.origin_reason", reason=reason))
    if article["duplicate_of"]:
        notes.append(t("article.duplicate"))
    return " · ".join(parts) + "".join(f"<br>{html(note)}" for note in notes)


def claim_list() -> str:
    differing_first = claims.assign(settled=~claims["verdict"].isin(DIFFERING)).sort_values("settled", kind="stable")
    items = "".join(
        f"<li>{components.badge(row['verdict'], t)}"
        f"{link(links.question(row['question_id'], t), t.pick(row, 'question'), 'rc-q')}"
        f"{span('rc-sub', t.pick(row, 'value'))} {link('#c-' + row['claim_id'], t('common.see_passage'))}</li>"
        for row in differing_first.drop_duplicates("question_id").to_dict("records")
    )
    lead = t("article.claims_lead") if items else t("article.no_claim")
    return f"<h2>{html(t('article.claims'))}</h2>{sub(lead)}<ul>{items}</ul>"


body, title_start, title_end = article_text.split_title(text, str(article["title"] or ""))
title = article_text.highlighted(text, (title_start, title_end), marks, [], target, t)
lang = html(article["language"])
crumb = link(links.to("discrepancies", t, outlet=article["outlet"], verdict="all"), article["outlet"])
screen.show(
    f'<nav class="rc-crumb">{crumb}</nav>',
    f'<h1 lang="{lang}">{title or html(article["title"] or t("common.no_title"))}</h1>',
    f'<p class="rc-lead">{facts()}</p>',
    f'<div class="rc-reading"><div><div class="rc-text" lang="{lang}">',
    article_text.highlighted(text, (0, body), marks, noise, target, t),
    "</div>",
    sub(t("article.noise")) if noise else "",
    f'</div><aside class="rc-claims">{claim_list()}</aside></div>',
)
if target:
    st.html(SCROLL, unsafe_allow_javascript=True)
