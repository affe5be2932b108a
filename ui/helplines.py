"""Help lines by country, and what the browser still remembers."""

import streamlit as st

from approach.blocks import Bullets, Paragraph
from approach.help_lines import help_lines
from ui import draw, state
from ui.service import countries, service
from ui.way import Here


def choose(at: Here) -> None:
    """Let the visitor choose a country (it is never guessed) and list its lines."""
    content, words = state.content(), at.words
    named: dict[str, str] = words.tree("countries")
    codes = countries(content)
    chosen = state.session().country
    country = st.selectbox(
        at("country"),
        codes,
        index=codes.index(chosen) if chosen in codes else None,
        format_func=named.__getitem__,
        placeholder=words("ui.frame.choose"),
        key=at.key("country.choice"),
    )
    state.session().country = country
    st.markdown(words("help.emergency"))
    draw.sections([help_lines(content, country, service())])


def browsing(at: Here) -> None:
    """Say what leaving does, what it cannot do, and what else can help."""
    part = at.words.tree("help.browsing")
    with st.expander(part["title"]):
        for name in ("does", "does_not", "more"):
            draw.blocks(
                [Paragraph(part[f"{name}_title"], "strong"), Bullets(tuple(part[name]))]
            )
