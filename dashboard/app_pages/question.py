"""One question: its answers side by side, who holds them, why this verdict, and the reader's decision."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import charts, components, links, question, reviewing, screen
from dashboard.safe import plain
from dashboard.tags import link, sub, text_table

MOST_PAIRS = 200

t = screen.translator()
reading = screen.reading_or_stop()
row = screen.known_or_stop(reading.question(st.query_params.get("id", "")), "state.unknown_question")
answers, holders = reading.answers_of(row["question_id"]), reading.holders_of(row["question_id"])
letters = components.letter_of(answers["answer_id"])


def why_this_verdict() -> None:
    conflicts, others, number = question.relations(reading.relations_of(row["question_id"]), letters, t)
    lead = t("question.relations_lead", slot=t.label("slot", row["slot"]))
    screen.show(components.section(t("question.relations"), lead))
    if conflicts or not others:
        screen.show(conflicts or sub(t("question.no_relation")))
    if others:
        with st.expander(
            t("question.other_relations", n=t.number(number)), key="other_relations", expanded=not conflicts
        ):
            screen.show(others)


def why_aligned() -> None:
    pairs = reading.links_among(set(holders["claim_id"])).head(MOST_PAIRS)
    screen.show(components.section(t("question.aligned"), t("question.aligned_lead")))
    if pairs.empty:
        screen.show(sub(t("question.aligned_none")))
        return
    outlets = dict(zip(holders["claim_id"], holders["outlet"], strict=True))
    names = {
        pair.Index: t(
            "question.aligned_pair_label",
            a=plain(outlets[pair.claim_a]),
            b=plain(outlets[pair.claim_b]),
            probability=t.percent(pair.probability),
        )
        for pair in pairs.itertuples()
    }
    key = f"pair-{row['question_id']}-{reading.version}"
    chosen = st.selectbox(t("question.aligned_pair"), list(names), key=key, format_func=names.__getitem__)
    explain(pairs.loc[chosen])


def explain(pair: pd.Series) -> None:
    clues = question.clues(pair, t)
    said = ", ".join(f"{name} {weight:+.1f}" for name, weight in clues.items())
    chart, numbers = st.columns([3, 2], gap="large")
    chart.plotly_chart(
        charts.waterfall(clues, t("question.aligned_total")),
        alt=t("question.aligned_chart", parts=said, probability=t.percent(pair["probability"])),
        key="clues",
        config={"displayModeBar": False},
    )
    sides = {True: t("question.aligned_for"), False: t("question.aligned_against")}
    rows = [(name, f"{t.number(abs(weight), 1)} {sides[weight > 0]}") for name, weight in clues.items()]
    with numbers:
        heads = (t("question.aligned_feature"), t("question.aligned_weight"))
        screen.show(text_table(heads, rows, t("question.aligned")))


crumb = f"{link(links.to('discrepancies', t), t('question.crumb'))} › {components.event_link(row, t)}"
screen.heading(t.pick(row, "question"), crumb=crumb)
screen.show(question.verdict(row, t))
screen.show(components.section(t("question.answers"), t("common.utc")), question.columns(answers, holders, t))
why_this_verdict()
reviewing.review(row["question_id"], t)
screen.show(components.section(t("question.origins"), t("question.origins_lead")))
screen.show(question.origins(holders, reading.tables["articles"], t))
why_aligned()
screen.show(components.section(t("question.siblings")), question.siblings(reading, row, t))
