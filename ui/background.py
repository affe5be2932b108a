"""The page of facts: what is known, the working of the order, the table laid open."""

import streamlit as st

from approach import facts
from approach.model import Content
from approach.scoring import rank
from ui import draw, state
from ui.way import Here


def show(at: Here) -> None:
    """Show every part, the long ones folded."""
    content = state.content()
    draw.sections(facts.plain(content, name) for name in ("source_article", "limits"))
    for section in (facts.myths(content), facts.first_session(content)):
        with st.expander(section.heading):
            draw.blocks(section.blocks)
    draw.sections([facts.plain(content, "how")])
    own_numbers(at, content)
    table(at, content)
    draw.sections([facts.plain(content, "made")])
    settings = content.settings
    st.caption(
        at(
            "version",
            version=settings.table_version,
            made=at.words.day(settings.made_on),
            review=at.words.day(settings.review_by),
        )
    )


def own_numbers(at: Here, content: Content) -> None:
    """Show how the visitor's own totals come about, if there are any."""
    ranking = rank(content, state.answers())
    if ranking.order and state.session().route == "go":
        with st.expander(at("own")):
            draw.blocks([facts.working(content, ranking)])


def table(at: Here, content: Content) -> None:
    """Lay open every number, with the why and the source behind each."""
    with st.expander(at("table")):
        for group in ("reason", "concern", "circumstance"):
            draw.blocks([facts.whole_table(content, group)])
    with st.expander(at("row")):
        factor = st.selectbox(
            at("choose_row"),
            list(content.factors),
            index=None,
            format_func=lambda name: content.factors[name].label,
            placeholder=at.words("ui.frame.choose"),
        )
        if factor:
            draw.blocks([facts.row_explained(content, factor)])
    st.download_button(
        at("csv"),
        data=lambda: facts.as_csv(content).encode(),
        file_name="table.csv",
        mime="text/csv",
        on_click="ignore",
    )
