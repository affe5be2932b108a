"""Questions drawn from the content: ticks, strengths, certainty."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

import streamlit as st

from approach.answers import CERTAINTIES, MIDDLE, Answers, Said
from approach.model import Content, Factor
from ui.way import Here

T = TypeVar("T")
STRENGTHS = (1, 2, 3)


def hinted(label: str, hint: str) -> str:
    """Return a label with its hint in small print, for Streamlit and names.js."""
    return f"{label} :small[:gray[{hint}]]" if hint else label


def choice(
    at: Here,
    name: str,
    question: str,
    shown: Mapping[T, str],
    chosen: T | None = None,
    *,
    seen: Literal["visible", "collapsed"] = "visible",
) -> T | None:
    """Ask for one of a few short answers side by side; pressed again, it is undone.

    It takes the server half of what `st.radio` takes, and is easier for a thumb.
    """
    return st.pills(
        question,
        list(shown),
        default=chosen,
        format_func=shown.__getitem__,
        key=at.key(name),
        label_visibility=seen,
    )


def tick(at: Here, name: str, label: str, hint: str, *, on: bool) -> bool:
    """Ask one line: a box to tick, with its hint in small print."""
    return st.checkbox(hinted(label, hint), value=on, key=at.key(name))


def passed(at: Here, mine: Answers) -> list[str]:
    """Ask whether none of the page's lines fit; return the pages passed so."""
    others = [page for page in mine.passed if page != at.name]
    if tick(at, f"{at.name}.none", at("none"), "", on=at.name in mine.passed):
        return [*others, at.name]
    return others


def ticked(at: Here, factors: Iterable[Factor], chosen: Iterable[str]) -> list[str]:
    """Ask which lines hold."""
    held = set(chosen)
    return [
        factor.id
        for factor in factors
        if tick(at, factor.id, factor.label, factor.hint, on=factor.id in held)
    ]


def strengths(
    at: Here, factors: Iterable[Factor], chosen: Mapping[str, int]
) -> dict[str, int]:
    """Ask which concerns hold, and how much each ticked one matters."""
    given: dict[str, int] = {}
    for factor in factors:
        before = chosen.get(factor.id)
        if tick(at, factor.id, factor.label, factor.hint, on=before is not None):
            given[factor.id] = strength(at, factor, "concern_strength", before)
    return given


def known(
    at: Here,
    factors: Iterable[Factor],
    chosen: Mapping[str, int],
    certainty: Mapping[str, Said],
) -> tuple[dict[str, int], dict[str, Said]]:
    """Ask which reasons hold, how strong each is, and how the visitor knows."""
    given: dict[str, int] = {}
    sure: dict[str, Said] = {}
    for factor in factors:
        before = chosen.get(factor.id)
        if tick(at, factor.id, factor.label, factor.hint, on=before is not None):
            given[factor.id] = strength(at, factor, "reason_strength", before)
            if said := how_known(at, factor, certainty.get(factor.id)):
                sure[factor.id] = said
    return given, sure


def strength(at: Here, factor: Factor, scale: str, chosen: int | None) -> int:
    """Ask how strong one ticked line is; unanswered counts as the middle."""
    given = choice(
        at,
        f"{factor.id}.how_strong",
        at.words(f"ui.forms.{scale}", label=factor.label),
        {n: at.words(f"ui.forms.{scale}_{n}") for n in STRENGTHS},
        chosen,
        seen="collapsed",
    )
    return given or MIDDLE


def how_known(at: Here, factor: Factor, chosen: Said | None) -> Said | None:
    """Ask whether the partner said so, or the visitor thinks or guesses it."""
    return choice(
        at,
        f"{factor.id}.how_known",
        at.words("ui.forms.certainty", label=factor.label),
        certainties(at),
        chosen,
        seen="collapsed",
    )


def first_look(at: Here, content: Content, mine: Answers) -> Answers | None:
    """Ask three single choices; return the answers once enough is given."""
    not_known = content.factors[content.settings.not_known]
    reason = one_line(at, "reason", [*content.group("reason"), not_known])
    said = one_of_three(at)
    concern = one_line(at, "concern", content.group("concern"))
    if reason is None or concern is None:
        return None
    concerns = {**mine.concerns, concern: mine.concerns.get(concern, MIDDLE)}
    if reason == not_known.id:
        circumstances = {*mine.circumstances, reason}
        return mine.changed(concerns=concerns, circumstances=sorted(circumstances))
    return mine.changed(
        concerns=concerns,
        reasons={**mine.reasons, reason: mine.reasons.get(reason, MIDDLE)},
        certainty={**mine.certainty, **({reason: said} if said else {})},
    )


def one_line(at: Here, question: str, factors: Sequence[Factor]) -> str | None:
    """Ask for the one line that comes closest."""
    labels = {factor.id: factor.label for factor in factors}
    return st.radio(
        at(question),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=at.key(f"quick.{question}"),
    )


def one_of_three(at: Here) -> Said | None:
    """Ask how the visitor knows."""
    return choice(at, "quick.certainty", at("certainty"), certainties(at))


def certainties(at: Here) -> dict[Said, str]:
    """Return how one may know, in words."""
    return {said: at.words(f"ui.forms.{said}") for said in CERTAINTIES}
