"""The safety page and what it guards: no order, script or plan past a danger."""

import streamlit as st

from approach import safety
from approach.safety import Route, Said
from approach.text import Words
from ui import forms, state, way
from ui.way import Here

SAID: tuple[Said, ...] = ("yes", "unsure", "no", "skip")
PREFIX = "line."


def hold(words: Words) -> None:
    """Let nobody past who has not come through the safety page.

    A new session first waits for what the visitor's tab may bring back.
    """
    session = state.session()
    if session.route == "go":
        return
    if session.route is None and not session.greeted:
        st.caption(words("ui.frame.moment"))
        raise way.PageDone
    way.go("safety")


def again(name: str) -> str | None:
    """Return the safety page once a line is ticked that asks for it anew."""
    factors, ticked = state.content().factors, state.answers().ticked()
    alarming = {f for f in ticked if f in factors and factors[f].recheck_safety}
    session = state.session()
    if not alarming or session.rechecked:
        return None
    session.after_safety = way.after(name) if name in way.ORDER else "ranking"
    session.route, session.rechecked, session.rechecking = None, True, True
    return "safety"


def reopen(back_to: str) -> None:
    """Ask the safety lines anew, and come back to a page after them."""
    session = state.session()
    session.route, session.after_safety = None, back_to
    way.go("safety")


def ask(at: Here) -> None:
    """Ask the lines; on Continue decide the route and forget what was said."""
    session, words = state.session(), at.words
    say_opened(words)
    lead = "safety.again.text" if session.rechecking else "safety.lead"
    st.markdown(words(lead))
    lines: dict[str, str] = words.tree("safety.statements")
    with st.container(key="lines"):
        chosen = {line: one_line(at, line, text) for line, text in lines.items()}
    if not st.button(words("ui.safety.continue"), type="primary", key="on.safety"):
        return
    mirror = chosen.pop("mirror") or "skip"
    session.route = safety.route(safety.settled(chosen, chosen), mirror)
    state.forget(PREFIX)
    session.rechecking, session.opened, session.unknown = False, False, []
    st.rerun()


def say_opened(words: Words) -> None:
    """Say that a saved worksheet is open, and which of its lines are no more."""
    session = state.session()
    if session.opened:
        st.info(words("ui.start.opened"))
    if unknown := session.unknown:
        st.warning(words("draft.unknown", ids=", ".join(unknown)))


def one_line(at: Here, line: str, text: str) -> Said | None:
    """Ask one line, nothing chosen beforehand."""
    answers = {said: at.words(f"safety.answers.{said}") for said in SAID}
    return forms.choice(at, PREFIX + line, text, answers)


def clear(words: Words) -> None:
    """Say what a clear answer means and does not mean, and lead on."""
    st.title(words("ui.safety.clear_title"), anchor=False)
    st.markdown(words("safety.clear.text"))
    if st.button(words("ui.safety.whole"), type="primary", key="on.clear"):
        session = state.session()
        after, session.after_safety = session.after_safety, None
        way.go(after or "concerns")
    if state.answers().ticked():
        st.page_link(way.page("ranking"), label=words("ui.ranking.title"))
        st.page_link(way.page("follow_up"), label=words("ui.follow_up.title"))
    else:
        st.page_link(way.page("quick"), label=words("ui.safety.quick"))
    ask_again(words)


def elsewhere(words: Words, route: Route) -> None:
    """Show help in place of an order: to stop, to pause, or about oneself."""
    part = "mirror_yes" if route == "mirror" else route
    st.title(words(f"safety.{part}.title"), anchor=False)
    for paragraph in words.lines(f"safety.{part}.paragraphs"):
        st.markdown(paragraph)
    st.markdown("\n".join(f"- {step}" for step in words.lines(f"safety.{part}.next")))
    st.page_link(way.page("help"), label=words("ui.safety.to_help"))
    ask_again(words)


def ask_again(words: Words) -> None:
    """Offer the lines anew; a finger slips."""
    if st.button(words("ui.safety.again"), type="tertiary", key="again.safety"):
        state.session().route = None
        st.rerun()
