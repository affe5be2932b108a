"""Words of fear, harm or threat in what was typed: help, and no tips."""

from collections.abc import Iterable

import streamlit as st

from approach.wording import Finding, check
from ui import gate, state, way
from ui.way import Here

LEADS = ("crisis", "safety", "mirror")


def notice(at: Here, texts: Iterable[str]) -> bool:
    """Show help when a text sounds like danger; return whether one does."""
    content = state.content()
    found = [f for text in texts for f in check(text, content) if f.group == "care"]
    led = {finding.leads_to: finding for finding in found}
    for lead in LEADS:
        if lead in led:
            offer(at, led[lead])
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
