"""The decisions that people record on a question: the form, the history, the way back."""

from __future__ import annotations

import streamlit as st

from dashboard import components, data, screen
from dashboard.i18n import Translator
from dashboard.safe import html, markdown
from dashboard.tags import span, sub
from pipeline.errors import StoreError
from pipeline.store.reviews import DECISIONS, UNDO, Review


def review(question_id: str, t: Translator) -> None:
    """Draw the form and the history of a question."""
    screen.show(components.section(t("question.review"), t("question.review_lead")))
    try:
        history = data.reviews().history(question_id)
    except StoreError as error:
        st.warning(markdown(t("question.review_unavailable", reason=str(error))), icon=":material/warning:")
        return
    form, past = st.columns([3, 2], gap="large")
    with form:
        _form(question_id, t)
    with past:
        _history(history, t)


def _form(question_id: str, t: Translator) -> None:
    with st.form(f"review-{question_id}", clear_on_submit=True, border=True):
        choices = {
            kind: st.segmented_control(
                t(f"question.review_{kind}"),
                DECISIONS[kind],
                format_func=lambda code: t(f"decision.{code}"),
                key=f"review-{kind}-{question_id}",
            )
            for kind in ("discrepancy", "event")
        }
        note = st.text_area(t("question.review_note"), max_chars=4000, key=f"review-note-{question_id}", height=90)
        who = st.text_input(
            t("question.review_who"),
            max_chars=200,
            key=f"review-who-{question_id}",
            placeholder=t("question.review_who_hint"),
        )
        sent = st.form_submit_button(t("question.review_save"), type="primary", key=f"review-save-{question_id}")
    if sent:
        _save(question_id, {kind: choice for kind, choice in choices.items() if choice}, note.strip(), who.strip(), t)


def _save(question_id: str, decisions: dict[str, str], note: str, who: str, t: Translator) -> None:
    if not decisions and not note:
        st.info(t("question.review_empty"), icon=":material/info:")
        return
    try:
        for kind, decision in (decisions or {"note": ""}).items():
            data.reviews().add(question_id, kind, decision, note=note, reviewer=who)
            note = ""
    except StoreError as error:
        st.error(markdown(t("question.review_failed", reason=str(error))), icon=":material/error:")
        return
    st.toast(t("question.review_saved"), icon=":material/check:")
    st.rerun()


def _history(history: list[Review], t: Translator) -> None:
    screen.show(f"<h3>{html(t('question.review_history'))}</h3>")
    undone = {entry.undoes for entry in history}
    made = [entry for entry in reversed(history) if entry.kind != UNDO]
    if not made:
        screen.show(sub(t("question.review_none")))
    for entry in made:
        with st.container(horizontal=True, vertical_alignment="center", key=f"entry-{entry.review_id}"):
            screen.show(_entry(entry, entry.review_id in undone, t))
            if entry.review_id not in undone:
                st.button(
                    t("question.review_undo"),
                    key=f"undo-{entry.review_id}",
                    on_click=_undo,
                    args=(entry.review_id,),
                    type="tertiary",
                )


def _entry(entry: Review, undone: bool, t: Translator) -> str:
    said = t(f"decision.{entry.decision or 'note'}")
    who = f" {html(t('question.review_by', who=entry.reviewer))}" if entry.reviewer else ""
    note = f'<div class="rc-note">{html(entry.note)}</div>' if entry.note else ""
    state = f" {span('rc-origin', t('question.review_undone'))}" if undone else ""
    shown = f"<s>{html(said)}</s>" if undone else f"<b>{html(said)}</b>"
    at = html(entry.at[:16].replace("T", " "))
    return f'<div class="rc-entry">{shown}{who}{state} <time class="rc-sub">{at}</time>{note}</div>'


def _undo(review_id: int) -> None:
    try:
        data.reviews().undo(review_id)
    except StoreError as error:
        st.toast(markdown(str(error)), icon=":material/error:")
