"""How a figure changed from one publication to the next."""

from __future__ import annotations

import streamlit as st

from dashboard import charts, components, links, screen
from dashboard.data import Reading
from dashboard.safe import html, plain

t = screen.translator()
reading: Reading = screen.reading_or_stop()
series = reading.figures
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

row = reading.question(chosen)
values = series[series["question_id"] == chosen]
first, last = values.iloc[0], values.iloc[-1]
ends = {"first": t.day(first["published"]), "last": t.day(last["published"])}
screen.show(
    f'<div class="rc-top"><span>{components.badge(row["verdict"], t)} '
    + html(
        t(
            "timeline.summary",
            first_value=t.pick(first, "value"),
            last_value=t.pick(last, "value"),
            n=len(values),
            **ends,
        )
    )
    + f'</span><a href="{html(links.question(chosen, t))}">{html(t("timeline.open"))} →</a></div>'
)
st.plotly_chart(
    charts.timeline(values, ",\u202f" if t.language == "fr" else ".,"),
    key="timeline",
    config={"displayModeBar": False},
    alt=t(
        "timeline.alt",
        question=t.pick(row, "question"),
        n=len(values),
        low=t.number(values["low"].min(), 2),
        high=t.number(values["high"].max(), 2),
        **ends,
    ),
)
heads = [t(f"timeline.{name}") for name in ("published", "value", "outlet", "speaker", "passage")]
body = "".join(
    f"<tr><td>{html(t.hour(held['published'], held['published_precision']))}</td><td><b>{html(t.pick(held, 'value'))}</b></td>"
    f"<td>{html(held['outlet'])}</td><td>{html(held['speaker'])}</td><td>{components.passage(held)} "
    f'<a href="{html(links.article(held["article_id"], t, held["claim_id"]))}">{html(t("common.read_passage"))}</a></td></tr>'
    for held in values.to_dict("records")
)
screen.show(
    components.section(t("timeline.table")),
    f'<div class="rc-scroll"><table class="rc-plain"><thead><tr>{"".join(f"<th scope=col>{html(head)}</th>" for head in heads)}</tr></thead>'
    f"<tbody>{body}</tbody></table></div>",
)
