"""Figures, built without streamlit so that their colours are their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

# Mid-tones that keep 3:1 against both the light and the dark page.
INK = {"grid": "rgba(128,128,128,0.25)", "for": "#2E8B6F", "against": "#C65D52", "total": "#3E87A0", "text": "#7C8187"}
_DAY = 86_400_000  # in the milliseconds that plotly counts in
_PALETTE = ("#2F89A0", "#C65D52", "#8D6CC0", "#B9772B", "#4C84CF", "#3F9463", "#A8669C", "#7C8187")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "triangle-down")


def waterfall(weights: Mapping[str, float], total: str) -> go.Figure:
    """Draw how each clue moves the log-weight of a pair, and where the sum ends."""
    figure = go.Figure(
        go.Waterfall(
            orientation="h",
            y=[*weights, total],
            x=[*weights.values(), sum(weights.values())],
            measure=["relative"] * len(weights) + ["total"],
            increasing={"marker": {"color": INK["for"]}},
            decreasing={"marker": {"color": INK["against"]}},
            totals={"marker": {"color": INK["total"]}},
            connector={"line": {"color": INK["grid"]}},
            text=[f"{value:+.1f}" for value in (*weights.values(), sum(weights.values()))],
            textposition="outside",
            cliponaxis=False,
        )
    )
    figure.update_yaxes(autorange="reversed")
    return _calm(figure, height=60 + 34 * (len(weights) + 1))


def timeline(values: pd.DataFrame, separators: str) -> go.Figure:
    """Draw the values by the time they were published: one symbol and colour per outlet, a bar for an interval.

    `values` has published, low, high, value (text), outlet and speaker.
    """
    figure = go.Figure()
    for number, (outlet, rows) in enumerate(values.groupby("outlet", sort=True)):
        middle = (rows["low"] + rows["high"]) / 2
        figure.add_scatter(
            x=rows["published"],
            y=middle,
            error_y={"type": "data", "array": rows["high"] - middle, "arrayminus": middle - rows["low"], "width": 4},
            mode="markers+lines" if len(rows) > 1 and rows["published"].is_unique else "markers",
            line={"width": 1, "dash": "dot", "shape": "hv"},
            marker={
                "size": 11,
                "color": _PALETTE[number % len(_PALETTE)],
                "symbol": _SYMBOLS[number % len(_SYMBOLS)],
            },
            name=_one_line(outlet),
            hovertext=[
                _one_line(f"{row.value} · {row.outlet} · {row.published:%d/%m/%Y %H:%M}") for row in rows.itertuples()
            ],
            hoverinfo="text",
        )
    figure.update_yaxes(rangemode="tozero", tickformat=",~r")
    # plotly's names of months are English: days and hours in figures read in both languages.
    within_a_day, longer = [None, _DAY - 1], [_DAY, None]
    figure.update_xaxes(
        tickformatstops=[
            {"dtickrange": within_a_day, "value": "%d/%m %H:%M"},
            {"dtickrange": longer, "value": "%d/%m/%Y"},
        ]
    )
    return _calm(figure, height=420).update_layout(separators=separators, showlegend=True)


def _calm(figure: go.Figure, height: int) -> go.Figure:
    figure.update_xaxes(gridcolor=INK["grid"], zerolinecolor=INK["grid"], automargin=True)
    figure.update_yaxes(gridcolor=INK["grid"], zerolinecolor=INK["grid"], automargin=True)
    return figure.update_layout(
        height=height,
        margin={"l": 8, "r": 40, "t": 12, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "y": -0.18},
        showlegend=False,
        dragmode=False,
    )


def _one_line(text: Any) -> str:
    """Keep a hostile name from being read as the little HTML that plotly understands."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
