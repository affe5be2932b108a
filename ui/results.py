"""The order on the page: what fits best, the picture, each way, what else."""

import streamlit as st

from approach import sections, sure
from approach.explain import explain
from approach.flips import flips
from approach.plan import NothingToPlanError, case_of
from approach.robustness import shake
from approach.sections import Case
from ui import draw, state, way
from ui.way import Here


def case(at: Here) -> Case:
    """Return the order of the answers; without any there is none, and that is said.

    A page may say it in words of its own, `nothing`.
    """
    try:
        return case_of(state.content(), state.answers(), state.session().country)
    except NothingToPlanError:
        nothing = at.words.tree(f"ui.{at.name}").get("nothing")
        st.info(nothing or at.words("ui.ranking.nothing"))
        if st.button(
            at.words("ui.ranking.to_questions"), type="primary", key="on.none"
        ):
            way.go("concerns")
        raise way.PageDone from None


def headline(at: Here, shown: Case) -> None:
    """Say what the visitor chose to put first, if they did."""
    chosen = state.answers().chosen
    if chosen is None:
        return
    st.info(at("chosen", strategy=shown.content.strategies[chosen].name))
    if st.button(at("undo"), type="tertiary", key="undo"):
        state.change(chosen=None)
        st.rerun()


def order(at: Here, shown: Case) -> None:
    """Show the order, how sure it is, and what would change it; then the numbers."""
    content, weighed = shown.content, shown.answers.weighed()
    shaken = state.once("shaken", weighed, lambda: shake(content, weighed))
    flipped = state.once("flipped", weighed, lambda: flips(content, weighed))
    draw.sections(
        [
            sections.order(shown),
            sure.how_sure(shown, shaken),
            sure.what_would_change_it(shown, flipped),
        ]
    )
    with st.expander(at("places")):
        draw.blocks([sure.places(content, shaken)])


def each(at: Here, shown: Case) -> None:
    """Show every strategy in equal detail, with why it stands where it stands."""
    st.header(at("each"), anchor=False)
    for place, strategy in enumerate(shown.ranking.order, start=1):
        name = shown.content.strategies[strategy].name
        with st.expander(f"{place}. {name}", expanded=strategy == shown.first):
            one(at, shown, strategy)


def one(at: Here, shown: Case, strategy: str) -> None:
    """Show one strategy and let the visitor put it first."""
    explained = explain(shown.content, shown.answers, shown.ranking, strategy)
    why = sections.why(shown.content, explained)
    draw.blocks([*why, *sections.strategy_detail(shown.content, strategy)])
    if strategy != shown.first and st.button(at("choose"), key=f"choose.{strategy}"):
        state.change(chosen=strategy)
        st.rerun()


def alternatives(shown: Case) -> None:
    """Show what else is a real choice, beside the five and in the same way."""
    content = shown.content
    draw.sections([sections.alternatives_lead(content)])
    for choice in sections.choices(shown):
        with st.expander(choice.name):
            draw.blocks(sections.choice_detail(content, choice))
