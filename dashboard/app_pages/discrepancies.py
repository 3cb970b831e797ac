"""Every question, filtered, in three layouts, and the file that holds exactly the rows shown."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import components, controls, filters, listing, screen
from dashboard.grid import grid
from dashboard.safe import html
from pipeline.store.exports import discrepancies_download

PER_PAGE = 100
MIMES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

t = screen.translator()
reading = screen.reading_or_stop()
chosen = controls.current(reading)
controls.facets(reading, chosen, t)
rows = filters.apply(chosen, reading.questions, reading.members)
pages = max(1, -(-len(rows) // PER_PAGE))
page = min(chosen.page, pages)


def downloads(ids: list[str]) -> None:
    said = controls.described(chosen, reading, t)
    st.caption(t("list.download", questions=t.count("unit.question", len(ids))), help=t("list.download_help"))
    with st.container(horizontal=True, gap="small"):
        for form, mime in MIMES.items():
            st.download_button(
                t(f"list.{form}"),
                data=partial(discrepancies_download, reading.tables, ids, said, t.language, form),
                file_name=f"recoupe-{'ecarts' if t.language == 'fr' else 'discrepancies'}.{form}",
                mime=mime,
                on_click="ignore",
                key=f"download_{form}",
                icon=":material/download:",
            )


def lay_out(shown: pd.DataFrame) -> None:
    order = {question_id: list(reading.answers_of(question_id)["answer_id"]) for question_id in shown["question_id"]}
    match chosen.view:
        case "grid":
            rows_and_columns = grid(shown, order, reading.holders, reading.tables["claims"], chosen.by, t)
            screen.show(f'<p class="rc-sub">{html(t("list.grid_lead"))}</p>', rows_and_columns)
        case "sheet":
            listing.sheet(shown, reading, t)
        case _:
            screen.show(listing.table(shown, order, reading.holders, t))


screen.heading(t("list.title"), html(t("list.lead")))
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    controls.arrangement(chosen, t)
    if len(rows):
        with st.container(width="content", gap="xsmall", key="downloads"):
            downloads(list(rows["question_id"]))
found = t("list.shown", questions=t.count("unit.question", len(rows)), total=t.number(len(reading.questions)))
narrowed = (
    f" · {t('list.in_force', filters=t.count('unit.filter', chosen.restrictions))}" if chosen.restrictions else ""
)
screen.show(f'<p class="rc-sub" role="status"><b>{html(found)}</b>{html(narrowed)}</p>')
if rows.empty:
    screen.show(components.empty(t("state.no_row_title"), t("state.no_row")))
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.button(t("list.reset"), key="reset_empty", on_click=controls.reset)
else:
    lay_out(rows.iloc[(page - 1) * PER_PAGE : page * PER_PAGE])
if pages > 1:
    st.pagination(pages, key="f_page")
    st.caption(t("list.download_pages"))
