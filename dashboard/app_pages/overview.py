"""What was read, the verdicts at a glance, and the strongest discrepancies as cards."""

from __future__ import annotations

import streamlit as st

from dashboard import components, links, overview, screen
from dashboard.tags import sub, text_table

MOST_CARDS = 6

t = screen.translator()
reading = screen.reading_or_stop()
questions, rejects = reading.questions, reading.tables["rejects"]
strongest = overview.strongest(questions, MOST_CARDS)

screen.heading(t("overview.title"), overview.facts(reading, t))

asked = t.count("unit.question", len(questions))
lead = t("overview.verdicts_lead", questions=asked, events=t.count("unit.event", questions["event_id"].nunique()))
screen.show(components.section(t("overview.verdicts"), lead), overview.verdicts(questions, t))

screen.show(components.section(t("overview.strongest"), t("overview.strongest_lead")))
if strongest.empty:
    screen.show(sub(t("overview.nothing_differs")))
else:
    cards = [
        overview.card(row, reading.answers_of(row["question_id"]), reading.holders_of(row["question_id"]), t)
        for row in strongest.to_dict("records")
    ]
    screen.show(f'<div class="rc-cards">{"".join(cards)}</div>')
    screen.show(components.button(links.to("discrepancies", t), t("overview.all")))

if questions.empty:
    screen.show(components.empty(t("nav.discrepancies"), t("state.no_question")))
screen.show(components.section(t("overview.events"), t("overview.events_lead")), overview.events(reading, t))

if len(rejects):
    with st.expander(t.count("unit.reject", len(rejects)), key="rejects"):
        heads = (t("overview.rejected_path"), t("overview.rejected_reason"))
        screen.show(text_table(heads, rejects[["path", "reason"]].to_numpy(), t("import.rejected")))
made_by = t("app.made_by", version=reading.version[:8], program=f"Recoupe {reading.facts.get('recoupe_version', '')}")
screen.show(sub(made_by))
