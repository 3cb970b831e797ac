"""How a figure changed from one publication to the next."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import charts, components, links, screen
from dashboard.data import Reading
from dashboard.safe import html, plain
from dashboard.tags import head, link, table

t = screen.translator()
reading: Reading = screen.reading_or_stop()
series = reading.figures


def value_row(held: dict[str, Any]) -> str:
    said = f"<b>{html(t.pick(held, 'value'))}</b>"
    texts = (t.hour(held["published"], held["published_precision"]), held["outlet"], held["speaker"])
    published, outlet, speaker = map(html, texts)
    way = link(links.article(held["article_id"], t, held["claim_id"]), t("common.read_passage"))
    cells = (published, said, outlet, speaker, f"{components.passage(held)} {way}")
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


screen.heading(t("timeline.title"), html(t("timeline.lead")))
choices = reading.questions[reading.questions["question_id"].isin(series["question_id"])].sort_values(
    ["severity", "question_id"], ascending=[False, True]
)
if choices.empty:
    screen.show(components.empty(t("timeline.title"), t("timeline.none")))
    st.stop()

names = {
    row["question_id"]: f"{plain(t.pick(row, 'question'))} — {plain(t.pick(row, 'title'))}"
    for row in choices.to_dict("records")
}
asked = st.query_params.get("id", "")
if "timeline_question" not in st.session_state or asked != st.session_state.get("timeline_written", asked):
    st.session_state.timeline_question = asked if asked in names else next(iter(names))
chosen = st.selectbox(t("timeline.choose"), list(names), key="timeline_question", format_func=names.__getitem__)
st.query_params["id"] = st.session_state.timeline_written = chosen

row = screen.known_or_stop(reading.question(chosen), "state.unknown_question")
values = series[series["question_id"] == chosen]
first, last = values.iloc[0], values.iloc[-1]
ends = {"first": t.day(first["published"]), "last": t.day(last["published"])}
from_to = {"first_value": t.pick(first, "value"), "last_value": t.pick(last, "value")}
bounds = {"low": t.number(values["low"].min(), 2), "high": t.number(values["high"].max(), 2)}
changed = first["answer_id"] != last["answer_id"]
summary = t("timeline.summary" if changed else "timeline.spread", n=len(values), **from_to, **bounds, **ends)
screen.show(
    f'<div class="rc-top"><span>{components.badge(row["verdict"], t)} {html(summary)}</span>'
    f"{link(links.question(chosen, t), t('timeline.open') + ' →')}</div>"
)
st.plotly_chart(
    charts.timeline(values, ",\u202f" if t.language == "fr" else ".,"),
    key="timeline",
    config={"displayModeBar": False},
    alt=t(
        "timeline.alt",
        question=t.pick(row, "question"),
        n=len(values),
        **bounds,
        **ends,
    ),
)
heads = [head(t(f"timeline.{name}")) for name in ("published", "value", "outlet", "speaker", "passage")]
screen.show(
    components.section(t("timeline.table")),
    table(heads, (value_row(held) for held in values.to_dict("records")), t("timeline.table")),
)
