"""The way in: language, style and navigation. Serve it with `streamlit run dashboard/app.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

# `streamlit run` puts this folder on the path, and the packages are one above.
if (root := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.insert(0, root)

from dashboard import screen

st.set_page_config(page_title="Recoupe", page_icon="⚖️", layout="wide", initial_sidebar_state="auto")
st.html(Path(__file__).with_name("style.css"))
t = screen.choose_language()


def _page(name: str, icon: str, hidden: bool = False) -> st.Page:
    return st.Page(
        f"app_pages/{name}.py",
        title=t(f"nav.{name}"),
        icon=f":material/{icon}:",
        url_path=name,
        default=name == "overview",
        visibility="hidden" if hidden else "visible",
        help=None if hidden else t(f"nav_help.{name}"),
    )


st.navigation(
    [
        _page("overview", "home"),
        _page("discrepancies", "rule"),
        _page("timeline", "timeline"),
        _page("sources", "groups"),
        _page("import", "upload_file"),
        _page("question", "help", hidden=True),
        _page("article", "article", hidden=True),
    ],
    position="top",
).run()
