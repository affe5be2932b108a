"""What every page stands in: the header, the gate, the heading, and the way on."""

import logging
import traceback
from copy import copy
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from approach.text import Words
from ui import gate, keep, state, way
from ui.tally import TALLY
from ui.way import Here

LOG = logging.getLogger(__name__)


def pages() -> list[StreamlitPage]:
    """Return every page with its address and what the browser's tab says.

    Copies, because a page remembers whether it may be run.
    """
    words, problems = state.content().words, state.session().problems
    return [
        copy(way.page(step.name, tab_title(words, step.name, step.name in problems)))
        for step in way.STEPS
    ]


def tab_title(words: Words, name: str, problem: bool) -> str:
    """Return a page's title in the browser; one with a problem says so first."""
    title = words(f"ui.{name}.tab")
    return words("ui.frame.tab_problem", title=title) if problem else title


def show(page: StreamlitPage) -> None:
    """Show one page inside the frame."""
    name = way.BY_PATH[page.url_path].name
    words = state.content().words
    header(words, name)
    body(page, name)
    keep.footer(words)
    keep.from_tab()


@st.fragment
def body(page: StreamlitPage, name: str) -> None:
    """Show the page itself, and let the tab keep what was said.

    An answer lets only this run again: what stands round it stays as it is, and
    that is a third of the work.
    """
    with TALLY.run():
        try:
            copy(page).run()  # a page runs once only, and this again and again
        except way.PageDone:
            pass
        except Exception as error:
            broken(state.content().words, error)
        keep.in_tab(name)


def header(words: Words, name: str) -> None:
    """Show the name and how far along the visitor is, in words."""
    parts = [words("ui.frame.name")]
    if name in way.NUMBERED:
        place = way.NUMBERED.index(name) + 1
        parts.append(words("ui.frame.step", step=place, steps=len(way.NUMBERED)))
    with st.container(key="head"):
        st.caption(" · ".join(parts))


def enter(name: str) -> Here:
    """Begin a page: hold the gate, show the heading, and what is left to mend."""
    at = way.here(name)
    if way.BY_NAME[name].gated:
        gate.hold(at.words)
    if problem := state.session().problems.get(name):
        summary(at.words, problem)
    st.title(at("title"), anchor=False)
    if lead := at.words.tree(f"ui.{name}").get("lead"):
        st.markdown(lead)
    return at


def summary(words: Words, problem: str) -> None:
    """Say what is left to mend, above the heading; the tab moves the focus here."""
    with st.container(key="problem"):
        st.error(f"**{words('ui.frame.problem')}**\n\n{problem}")


def onward(
    at: Here, *, answered: bool = True, label: str | None = None, to: str | None = None
) -> None:
    """Show Continue and Back; an empty page asks once more before it lets go."""
    text = label or at.words("ui.frame.continue")
    if st.button(text, type="primary", key=f"on.{at.name}"):
        state.session().problems = {} if answered else {at.name: at("empty")}
        if not answered:
            st.rerun()
        way.go(gate.again(at.name) or to or way.after(at.name))
    back(at)


def back(at: Here) -> None:
    """Show the way back to the page before."""
    st.page_link(way.page(way.before(at.name)), label=at.words("ui.frame.back"))


def broken(words: Words, error: Exception) -> None:
    """Say that a page failed and what became of the answers.

    Only the kind and the place reach the log: the message could hold an answer.
    """
    TALLY.fail()
    steps = traceback.extract_tb(error.__traceback__)
    place = " < ".join(f"{Path(s.filename).name}:{s.lineno}" for s in steps[:-4:-1])
    LOG.error("a page failed: %s at %s", type(error).__name__, place)
    st.title(words("ui.frame.broken_title"), anchor=False)
    st.error(words("ui.frame.broken"))
