"""One question: its answers side by side, who holds them, why this verdict, and the reader's decision."""

from __future__ import annotations

import streamlit as st

from dashboard import charts, components, links, question, reviewing, screen
from dashboard.data import Reading
from dashboard.safe import html, plain

t = screen.translator()
reading = screen.reading_or_stop()
row = reading.question(st.query_params.get("id", ""))
if row is None:
    screen.unknown_and_stop("state.unknown_question")
answers, holders = reading.answers_of(row["question_id"]), reading.holders_of(row["question_id"])
letters = components.letter_of(answers["answer_id"])


def why_aligned(reading: Reading) -> None:
    held = reading.links_among(set(holders["claim_id"]))
    screen.show(components.section(t("question.aligned"), t("question.aligned_lead")))
    if held.empty:
        screen.show(f'<p class="rc-sub">{html(t("question.aligned_none"))}</p>')
        return
    outlets = holders.drop_duplicates("claim_id").set_index("claim_id")
    pairs = {f"{link.claim_a}|{link.claim_b}": link for link in held.head(200).itertuples()}
    chosen = st.selectbox(
        t("question.aligned_pair"),
        list(pairs),
        key=f"pair-{row['question_id']}",
        format_func=lambda key: plain(
            t(
                "question.aligned_pair_label",
                a=outlets.loc[pairs[key].claim_a, "outlet"],
                b=outlets.loc[pairs[key].claim_b, "outlet"],
                probability=t.percent(pairs[key].probability),
            )
        ),
    )
    explain(held.loc[pairs[chosen].Index])


def explain(link) -> None:
    clues = question.clues(link, t)
    if not clues:
        screen.show(f'<p class="rc-sub">{html(t("question.aligned_none"))}</p>')
        return
    said = ", ".join(f"{name} {weight:+.1f}" for name, weight in clues.items())
    alt = t("question.aligned_chart", parts=said, probability=t.percent(link["probability"]))
    chart, table = st.columns([3, 2], gap="large")
    chart.plotly_chart(
        charts.waterfall(clues, t("question.aligned_total")), alt=alt, key="clues", config={"displayModeBar": False}
    )
    with table:
        rows = [
            (
                name,
                f"{t.number(abs(weight), 1)} {t('question.aligned_for' if weight > 0 else 'question.aligned_against')}",
            )
            for name, weight in clues.items()
        ]
        screen.show(components.rows_table((t("question.aligned_feature"), t("question.aligned_weight")), rows))


crumb = (
    f'<a href="{html(links.to("discrepancies", t))}">{html(t("question.crumb"))}</a> › {components.event_line(row, t)}'
)
screen.heading(t.pick(row, "question"), crumb=crumb)
screen.show(question.verdict(row, t))
screen.show(components.section(t("question.answers"), t("common.utc")), question.columns(answers, holders, t))

conflicts, others = question.relations(reading.relations_of(row["question_id"]), letters, t)
screen.show(
    components.section(t("question.relations"), t("question.relations_lead", slot=t.label("slot", row["slot"])))
)
screen.show(conflicts or ("" if others else f'<p class="rc-sub">{html(t("question.no_relation"))}</p>'))
if others:
    with st.expander(t("question.other_relations"), key="other_relations", expanded=not conflicts):
        screen.show(others)

reviewing.review(row["question_id"], t)
screen.show(components.section(t("question.origins"), t("question.origins_lead")))
screen.show(question.origins(holders, reading.tables["articles"], t))
why_aligned(reading)
screen.show(components.section(t("question.siblings")), question.siblings(reading, row, t))
