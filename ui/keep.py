"""What is kept and how it goes: the tab's draft, the saved file, erasing."""

import streamlit as st

from approach import draft
from approach.text import Words
from ui import reaper, state, tab, way
from ui.service import service
from ui.way import Here

MIME = "application/json"
NARROW = 190  # pixels


def in_tab(name: str) -> None:
    """Let the tab keep the draft."""
    session = state.session()
    session.turn += 1
    tab.keep(
        state.for_tab(),
        epoch="greeted" if session.greeted else "",
        page=name,
        language=session.language,
        turn=session.turn,
    )


def from_tab() -> None:
    """Take back what the tab kept before this session, and hear of its leaving."""
    kept = tab.heard(leaving=state.erase)
    if kept is not None and not state.session().greeted:
        state.from_tab(kept)
        state.session().greeted = True
        st.rerun()


def footer(words: Words) -> None:
    """Show help, background, saving and erasing at the foot of every page."""
    st.divider()
    if offered := service():
        st.caption(words("ui.frame.service", name=offered.name, line=offered.line))
    session = state.session()  # a download is made later, outside of any session
    with st.container(horizontal=True, key="foot"):
        st.page_link(way.page("help"), label=words("ui.frame.help"))
        st.page_link(way.page("facts"), label=words("ui.frame.facts"))
        st.page_link(way.page("share"), label=words("ui.frame.share"))
        st.download_button(
            words("ui.frame.save"),
            data=lambda: draft.dumps(session.answers).encode(),
            file_name=f"{words('plan.file_name')}.json",
            mime=MIME,
            on_click="ignore",
            type="tertiary",
            key="save",
        )
        if st.button(words("ui.frame.erase"), type="tertiary", key="erase"):
            session.erasing = True
            st.rerun()
    erasing(words)
    speaking(words)


def speaking(words: Words) -> None:
    """Let the visitor choose the language, where there is more than one."""
    session, spoken = state.session(), state.languages()
    if len(spoken) < 2:  # noqa: PLR2004
        return
    chosen = st.selectbox(
        words("ui.frame.language"),
        spoken,
        index=spoken.index(session.language),
        format_func=lambda name: state.shelf(name).words("language.name"),
        width=NARROW,
        key=f"language.choice:{session.generation}",
    )
    if chosen != session.language:
        session.language = chosen
        st.rerun()


def erasing(words: Words) -> None:
    """Ask once before everything is emptied, and say so when it is."""
    session = state.session()
    if session.erased:
        st.success(words("ui.frame.erased"))
        session.erased = False
    if not session.erasing:
        return
    st.warning(words("ui.frame.erase_ask"))
    with st.container(horizontal=True):
        if st.button(words("ui.frame.erase_yes"), type="primary", key="erase.yes"):
            reaper.forget_documents()
            state.erase()
            session.erased = True
            way.go("start")
        if st.button(words("ui.frame.erase_no"), key="erase.no"):
            session.erasing = False
            st.rerun()


def opening(here: Here) -> None:
    """Open a saved worksheet; a file that cannot be read changes nothing."""
    with st.expander(here("open_title")):
        if (file := tab.chosen(here("open"), here.key("open"))) is None:
            return
        try:
            given = draft.loads(file, here.words)
        except draft.DraftError as error:
            st.error(str(error))
            return
    known = state.known(given)
    state.restore(known)
    session = state.session()
    session.unknown = sorted(given.named() - known.named())
    session.route, session.after_safety, session.opened = None, None, True
    way.go("safety")
