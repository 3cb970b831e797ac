"""What every screen shares: the language, the data in force, and the states in which there is nothing to show."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import components, data, links
from dashboard.i18n import LANGUAGES, Translator
from dashboard.safe import html
from pipeline.errors import StoreError

COMMAND = "python -m pipeline run corpus"


def choose_language() -> Translator:
    """Draw the language control; the address decides, else the session's last choice, else French."""
    asked = st.query_params.get("lang", "")
    _speak(asked if asked in LANGUAGES else st.session_state.get("lang", LANGUAGES[0]))
    st.session_state.language_choice = st.session_state.lang
    with st.container(key="language"):
        st.segmented_control(
            translator()("app.language"),
            LANGUAGES,
            format_func=str.upper,
            key="language_choice",
            required=True,
            label_visibility="collapsed",
            on_change=lambda: _speak(st.session_state.language_choice),
        )
    return translator()


def translator() -> Translator:
    return Translator(st.session_state.get("lang", LANGUAGES[0]))


def _speak(language: str) -> None:
    st.session_state.lang = language
    if language != LANGUAGES[0]:
        st.query_params["lang"] = language
    elif "lang" in st.query_params:
        del st.query_params["lang"]


def show(*pieces: str) -> None:
    """Put our own HTML on the screen, said to be in the reader's language."""
    st.html(f'<div class="rc" lang="{translator().language}">{"".join(pieces)}</div>')


def heading(title: str, lead: str = "", crumb: str = "") -> None:
    """The one h1 of a screen; `title` is plain text, `lead` and `crumb` are HTML."""
    above = f'<nav class="rc-crumb">{crumb}</nav>' if crumb else ""
    below = f'<p class="rc-lead">{lead}</p>' if lead else ""
    show(above, f"<h1>{html(title)}</h1>", below)


def reading_or_stop() -> data.Reading:
    """Give the snapshot in force, or explain how to make one and stop the page."""
    try:
        return data.reading()
    except StoreError as error:
        t = translator()
        detail = html(t("state.no_snapshot_reason", reason=str(error)))
        action = (
            f"<code>{html(COMMAND)}</code><p>{html(t('state.no_snapshot_or'))}</p>"
            f"{components.button(links.to('import', t), t('nav.import'))}<p><small>{detail}</small></p>"
        )
        show(components.empty(t("state.no_snapshot_title"), t("state.no_snapshot"), action))
        st.stop()


def known_or_stop(record: pd.Series | None, key: str) -> pd.Series:
    """Give the record asked for, or say that it does not exist, lead back and stop the page."""
    if record is not None:
        return record
    t = translator()
    action = components.button(links.to("discrepancies", t), t("state.back_to_list"))
    show(components.empty(t("state.unknown_title"), t(key), action))
    st.stop()
