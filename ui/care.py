"""Words of fear, harm or threat in what was typed: help, and no tips."""

from collections.abc import Iterable

import streamlit as st

from approach.wording import Finding, check
from ui import gate, state, way
from ui.way import Here

LEADS = ("crisis", "safety", "mirror")


def found(texts: Iterable[str]) -> list[Finding]:
    """Return what may be said about some texts, looked at again when they change."""
    content, asked = state.content(), (state.session().language, *texts)
    return state.once(
        "found", asked, lambda: [f for text in asked[1:] for f in check(text, content)]
    )


def notice(at: Here, findings: Iterable[Finding]) -> bool:
    """Show help when a text sounds like danger; return whether one does."""
    led = {f.leads_to: f for f in findings if f.group == "care"}
    for lead in LEADS:
        if lead in led:
            offer(at, led[lead])
    if led:
        st.caption(at.words("ui.safety.not_meant"))
    return bool(led)


def offer(at: Here, finding: Finding) -> None:
    """Say what was heard and open the way to help."""
    words = at.words
    st.warning(f"{finding.why} {finding.instead}".strip())
    if finding.leads_to == "crisis":
        st.page_link(way.page("help"), label=words("ui.safety.to_help"))
        return
    if st.button(words("ui.safety.again"), key=f"care.{finding.leads_to}"):
        gate.reopen(at.name)
