"""Saying what was tried, and seeing what it did to the order."""

from datetime import date

import streamlit as st

from approach import follow_up, sections
from approach.answers import OUTCOMES, Try
from approach.blocks import Bullets
from approach.sections import Case
from ui import draw, gate, state, way
from ui.way import Here


def log(at: Here) -> None:
    """Ask which way was tried, when, and what happened."""
    content, mine = state.content(), state.answers()
    turn = len(mine.tries)
    strategy = st.radio(
        at("tried"),
        list(content.strategies),
        index=None,
        format_func=lambda s: content.strategies[s].name,
        key=at.key(f"tried.{turn}"),
    )
    outcome = st.radio(
        at("outcome"),
        OUTCOMES,
        index=None,
        format_func=at,
        key=at.key(f"out.{turn}"),
    )
    on = st.date_input(
        at("on"), "today", max_value="today", format="YYYY-MM-DD", key=at.key("on")
    )
    new = [f for f in content.group("reason") if f.id not in mine.reasons]
    heard = st.multiselect(
        at("heard"),
        [factor.id for factor in new],
        format_func=lambda factor: content.factors[factor].label,
        placeholder=at.words("ui.frame.choose"),
        key=at.key(f"heard.{turn}"),
    )
    if st.button(at("add"), type="primary", key="on.follow_up"):
        if strategy is None or outcome is None or not isinstance(on, date):
            state.session().problems = {at.name: at("empty")}
            st.rerun()
        add(Try(on, strategy, outcome, tuple(heard)))


def add(tried: Try) -> None:
    """Keep a try; one that went badly asks the safety lines again."""
    content, session = state.content(), state.session()
    session.problems = {}
    session.answers = follow_up.add(content, session.answers, tried)
    if content.outcomes[tried.outcome].recheck_safety:
        gate.reopen("follow_up")
    st.rerun()


def outcome(at: Here, shown: Case) -> None:
    """Show what moved, the order now, the next step, and what was tried so far."""
    content, mine = shown.content, shown.answers
    if not mine.tries:
        return
    next_step = follow_up.next_step(shown, date.today())
    draw.sections([follow_up.what_moved(shown), next_step])
    st.header(at("new_order"), anchor=False)
    draw.blocks([sections.picture(content, shown.ranking)])
    st.header(at("history"), anchor=False)
    draw.blocks([Bullets(tuple(follow_up.history(content, mine)))])
    if st.button(at("undo"), type="tertiary", key="undo.try"):
        state.session().answers = follow_up.before(mine)
        st.rerun()
    st.page_link(way.page("ranking"), label=at.words("ui.ranking.title"))
