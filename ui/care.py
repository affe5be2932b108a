"""Words of fear, harm or threat in what was typed: help first, and no tips."""

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from approach.wording import Finding, check
from ui import gate, state, way
from ui.way import Here

LEADS = ("crisis", "safety", "mirror")


def found(texts: Iterable[str]) -> list[Finding]:
    """Return what may be said about some texts; only one that changed is read anew."""
    content, language = state.content(), state.session().language
    return [
        finding
        for n, text in enumerate(texts)
        for finding in state.once(
            f"found.{n}", (language, text), partial(check, text, content)
        )
    ]


def notice(at: Here, findings: Sequence[Finding]) -> bool:
    """Show help when a text sounds like danger, or may; return whether one does."""
    for group, after in (("care", "not_meant"), ("doubt", "something_else")):
        led = {f.leads_to: f for f in findings if f.group == group}
        for lead in LEADS:
            if lead in led:
                offer(at, led[lead])
        if led:
            st.caption(at.words(f"ui.safety.{after}"))
            return group == "care"
    return False


def offer(at: Here, finding: Finding) -> None:
    """Say what was heard and open the way to help."""
    words = at.words
    box = st.info if finding.group == "doubt" else st.warning
    box(f"{finding.why} {finding.instead}".strip())
    if finding.leads_to == "crisis":
        st.page_link(way.page("help"), label=words("ui.safety.to_help"))
        return
    if st.button(words("ui.safety.again"), key=f"care.{finding.leads_to}"):
        gate.reopen(at.name)
