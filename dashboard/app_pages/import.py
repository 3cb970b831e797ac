"""Upload or paste articles, run the analysis, and see what was left out and why."""

from __future__ import annotations

import streamlit as st

from dashboard import components, importing, links, screen
from dashboard.safe import html, markdown
from dashboard.tags import sub, text_table
from pipeline.errors import RecoupeError
from pipeline.store.snapshots import Snapshot

t = screen.translator()
corpus = importing.settings().corpus
screen.heading(t("import.title"), html(t("import.lead")))

with st.form("import", border=True, width=900):
    uploads = st.file_uploader(
        t("import.files"), type=list(importing.SUFFIXES), accept_multiple_files=True, key="uploads"
    )
    st.caption(t("import.files_help"))
    with st.expander(t("import.paste"), key="paste"):
        left, right = st.columns(2)
        pasted = {
            "outlet": left.text_input(t("import.paste_outlet"), key="paste_outlet", max_chars=200),
            "title": right.text_input(t("import.paste_title"), key="paste_title", max_chars=500),
            "url": right.text_input(t("import.paste_url"), key="paste_url", max_chars=2000),
        }
        day = left.date_input(t("import.paste_date"), value=None, key="paste_date", format="DD/MM/YYYY")
        pasted["published"] = day.isoformat() if day else ""
        pasted["text"] = st.text_area(t("import.paste_text"), key="paste_text", height=220, max_chars=200_000)
    with_corpus = st.checkbox(markdown(t("import.with_corpus", folder=corpus)), value=True, key="with_corpus")
    sent = st.form_submit_button(t("import.run"), type="primary", key="import_run")
if importing.kept():
    st.caption(t("import.held", n=t.number(importing.kept())))


def kept() -> bool:
    """Keep what was brought; say what is missing."""
    if pasted["text"].strip() and not pasted["outlet"].strip():
        st.warning(t("import.paste_incomplete"), icon=":material/warning:")
        return False
    if not uploads and not pasted["text"].strip():
        st.warning(t("import.nothing"), icon=":material/warning:")
        return False
    for upload in uploads:
        importing.keep(upload.name, upload.getvalue())
    if pasted["text"].strip():
        importing.keep_pasted(pasted)
    return True


def outcome(snapshot: Snapshot) -> None:
    articles, questions = len(snapshot.table("articles")), len(snapshot.table("questions"))
    rejects = snapshot.table("rejects")
    st.success(
        t("import.done", articles=t.count("unit.article", articles), questions=t.count("unit.question", questions)),
        icon=":material/check_circle:",
    )
    screen.show(
        components.button(links.to("discrepancies", t), t("import.see")), components.section(t("import.rejected"))
    )
    if rejects.empty:
        screen.show(sub(t("import.no_reject")))
    else:
        heads = (t("overview.rejected_path"), t("overview.rejected_reason"))
        screen.show(text_table(heads, rejects[["path", "reason"]].to_numpy(), t("import.rejected")))


if sent and kept():
    try:
        outcome(importing.analyse(with_corpus, importing.Watched(t)))
    except RecoupeError as error:
        st.error(markdown(str(error)), icon=":material/error:", title=t("import.failed"))
