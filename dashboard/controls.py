"""The filter widgets: their state follows the address, and the address follows them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import filters
from dashboard.components import SIGNS
from dashboard.data import Reading
from dashboard.filters import FACETS, Filters
from dashboard.i18n import Translator
from dashboard.safe import markdown, plain

_PLAIN = ("since", "until", "words", "sort", "view", "by", "page")


def current(reading: Reading) -> Filters:
    """Give the filters in force: the address's when it is new to this session, else the widgets'."""
    query = {name: st.query_params.get_all(name) for name in st.query_params if name != "lang"}
    if query != st.session_state.get("filters_written") or "f_words" not in st.session_state:
        _put(filters.from_query(query, reading.options))
    chosen, before = _taken(), st.session_state.get("filters")
    if before is not None and replace(chosen, page=before.page) != before:
        chosen = replace(chosen, page=1)
        st.session_state.f_page = 1
    _write(chosen)
    return chosen


def _put(chosen: Filters) -> None:
    st.session_state.filters = chosen
    for name in (*FACETS, *_PLAIN):
        value = getattr(chosen, name)
        st.session_state[f"f_{name}"] = list(value) if name in FACETS else value


def _taken() -> Filters:
    state = st.session_state
    facets: dict[str, Any] = {facet: tuple(state.get(f"f_{facet}") or ()) for facet in FACETS}
    if set(facets["verdict"]) == set(filters.VERDICTS):
        facets["verdict"] = ()
    rest = {name: state.get(f"f_{name}", getattr(Filters(), name)) for name in _PLAIN}
    rest["words"] = (rest["words"] or "").strip()[: filters.MAX_WORDS]
    return Filters(**facets, **rest)


def _write(chosen: Filters) -> None:
    query = filters.to_query(chosen)
    language = {name: st.query_params.get_all(name) for name in st.query_params if name == "lang"}
    if {name: st.query_params.get_all(name) for name in st.query_params} != query | language:
        st.query_params.from_dict(query | language)
    st.session_state.filters, st.session_state.filters_written = chosen, query


def facets(reading: Reading, chosen: Filters, t: Translator) -> None:
    """Draw the filters in the sidebar, each value with the number of questions it would show."""
    counts = filters.counts(chosen, reading.questions, reading.members)
    with st.sidebar:
        st.markdown(f"#### {t('list.filters')}")
        st.text_input(
            t("list.words"),
            key="f_words",
            placeholder=t("list.words_hint"),
            max_chars=filters.MAX_WORDS,
            icon=":material/search:",
        )
        st.pills(
            t("list.verdict"),
            filters.VERDICTS,
            selection_mode="multi",
            key="f_verdict",
            format_func=lambda code: markdown(
                f"{SIGNS[code]} {t.label('verdict', code)} ({counts['verdict'].get(code, 0)})"
            ),
        )
        for facet in FACETS[1:]:
            _facet(facet, reading, counts[facet], t)
        for bound in ("since", "until"):
            st.date_input(t(f"list.{bound}"), value=None, key=f"f_{bound}", format="DD/MM/YYYY")
        st.button(t("list.reset"), key="reset", on_click=reset, disabled=chosen.restrictions == 0, width="stretch")
        st.caption(t("list.share"))


def _facet(facet: str, reading: Reading, counts: dict[str, int], t: Translator) -> None:
    options = sorted(
        reading.options[facet], key=lambda value: (-counts.get(value, 0), name_of(facet, value, reading, t))
    )
    st.multiselect(
        t(f"list.{facet}"),
        options,
        key=f"f_{facet}",
        format_func=lambda value: f"{name_of(facet, value, reading, t)} ({counts.get(value, 0)})",
        placeholder=t("list.any"),
    )


def name_of(facet: str, value: str, reading: Reading, t: Translator) -> str:
    """Say a facet's value as people read it; the result is plain text."""
    match facet:
        case "verdict" | "slot" | "kind":
            return t.label(facet, value)
        case "event":
            titles = reading.tables["events"].loc[lambda events: events["event_id"] == value]
            return plain(t.pick(titles.iloc[0], "title")) if len(titles) else plain(value)
        case _:
            return plain(value)


def described(chosen: Filters, reading: Reading, t: Translator) -> dict[str, str]:
    """Say the filters in force as they stand in a downloaded file."""
    said = {
        t(f"list.{facet}"): ", ".join(name_of(facet, value, reading, t) for value in getattr(chosen, facet))
        for facet in FACETS
    }
    said |= {t("list.since"): t.day(chosen.since), t("list.until"): t.day(chosen.until), t("list.words"): chosen.words}
    return {name: value for name, value in said.items() if value} | {t("list.sort"): t.label("sort", chosen.sort)}


def arrangement(chosen: Filters, t: Translator) -> None:
    """Draw how the rows are ordered and laid out."""
    st.segmented_control(
        t("list.view"), filters.VIEWS, key="f_view", format_func=lambda v: t.label("view", v), required=True
    )
    if chosen.view == "grid":
        st.segmented_control(
            t("list.by"), filters.AXES, key="f_by", format_func=lambda v: t.label("by", v), required=True
        )
    st.selectbox(t("list.sort"), list(filters.SORTS), key="f_sort", format_func=lambda v: t.label("sort", v), width=220)


def reset() -> None:
    """Drop what narrows the view (for a button)."""
    _put(filters.without(st.session_state.filters))
