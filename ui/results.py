"""The order on the page: what fits best, the picture, each way, what else."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from approach import sections, sure
from approach.explain import explain
from approach.flips import flips
from approach.plan import NothingToPlanError, case_of
from approach.robustness import shake
from approach.sections import Case
from ui import draw, state, way
from ui.way import Here

Made = TypeVar("Made")


def case(at: Here) -> Case:
    """Return the order of the answers; without any there is none, and that is said.

    A page may say it in words of its own, `nothing`.
    """
    content, answers = state.content(), state.answers()
    country = state.session().country
    asked = content.language, answers, country
    try:
        return state.once("case", asked, lambda: case_of(content, answers, country))
    except NothingToPlanError:
        nothing = at.words.tree(f"ui.{at.name}").get("nothing")
        st.info(nothing or at.words("ui.ranking.nothing"))
        if st.button(
            at.words("ui.ranking.to_questions"), type="primary", key="on.none"
        ):
            way.go("concerns")
        raise way.PageDone from None


def drawn_once(name: str, shown: Case, make: Callable[[Case], Made]) -> Made:
    """Return a part of the page as it was drawn for the same order."""
    asked = shown.content.language, shown.answers
    return state.once(name, asked, lambda: make(shown))


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
    drawn, places = drawn_once("order", shown, drawn_order)
    draw.put(drawn)
    with st.expander(at("places")):
        draw.put(places)


def drawn_order(shown: Case) -> tuple[str, str]:
    """Return the order with how sure it is, and the numbers, as HTML."""
    content, weighed = shown.content, shown.answers.weighed()
    shaken = state.once("shaken", weighed, lambda: shake(content, weighed))
    flipped = state.once("flipped", weighed, lambda: flips(content, weighed))
    told = [
        sections.order(shown),
        sure.how_sure(shown, shaken),
        sure.what_would_change_it(shown, flipped),
    ]
    return draw.of_sections(told), draw.of_blocks([sure.places(content, shaken)])


def each(at: Here, shown: Case) -> None:
    """Show every strategy in equal detail, with why it stands where it stands."""
    st.header(at("each"), anchor=False)
    drawn = drawn_once("each", shown, drawn_each)
    for place, (strategy, told) in enumerate(drawn.items(), start=1):
        name = shown.content.strategies[strategy].name
        with st.expander(f"{place}. {name}", expanded=strategy == shown.first):
            draw.put(told)
            put_first(at, shown, strategy)


def drawn_each(shown: Case) -> dict[str, str]:
    """Return every strategy as HTML, in its order."""
    content, drawn = shown.content, dict[str, str]()
    for strategy in shown.ranking.order:
        explained = explain(content, shown.answers, shown.ranking, strategy)
        why = sections.why(content, explained)
        detail = sections.strategy_detail(content, strategy)
        drawn[strategy] = draw.of_blocks([*why, *detail])
    return drawn


def put_first(at: Here, shown: Case, strategy: str) -> None:
    """Let the visitor put a strategy first."""
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
