"""Per outlet and per speaker, the counts behind any rate."""

from __future__ import annotations

import streamlit as st

from dashboard import components, scorecards, screen
from dashboard.safe import html
from dashboard.scorecards import FACING, WORKING
from dashboard.tags import sub

t = screen.translator()
reading = screen.reading_or_stop()
sources = reading.tables["sources"]
confidence = reading.facts.get("configuration", {}).get("reliability", {}).get("confidence", 0.95)


def section(kind: str, title: str, rates: tuple[str, ...]) -> None:
    cards = sources[sources["kind"] == kind]
    screen.show(components.section(t(title)))
    if cards.empty:
        screen.show(sub(t("sources.none")))
    else:
        screen.show(scorecards.scorecard(cards, rates, t))


screen.heading(t("sources.title"), html(t("sources.lead", confidence=t.percent(confidence))))
with st.expander(t("sources.what"), key="definitions"):
    screen.show(scorecards.definitions((*FACING, *WORKING), t))
section("outlet", "sources.outlets_facing", FACING)
section("outlet", "sources.outlets_working", WORKING)
section("speaker", "sources.speakers_facing", (*FACING, "hedged"))
