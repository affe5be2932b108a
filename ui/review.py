"""The answers read back, part by part."""

import streamlit as st

from approach.blocks import Bullets, Paragraph
from approach.explain import told
from ui import draw, state, way
from ui.way import Here


def part(at: Here, name: str) -> None:
    """Show one page's answers and the way back to them."""
    st.header(at(name), anchor=False)
    if lines := read_back(name):
        draw.blocks([Bullets(tuple(lines))])
    else:
        draw.blocks([Paragraph(at("nothing"), "quiet")])
    if st.button(at(f"change_{name}"), type="tertiary", key=f"change.{name}"):
        state.session().back_to_check = True
        way.go(name)


def read_back(name: str) -> list[str]:
    """Return one line for each answer of a page, with its strength and certainty."""
    content, mine = state.content(), state.answers()
    chosen = {
        "concerns": mine.concerns,
        "reasons": mine.reasons,
        "situation": mine.circumstances,
    }[name]
    return [
        " · ".join(filter(None, (factor.label, told(content, mine, factor.id))))
        for factor in content.factors.values()
        if factor.id in chosen
    ]
