"""The plan as a document to take away: for whom, what goes in, paper and name."""

import re
from typing import Literal, NamedTuple, get_args

import streamlit as st

from approach import pdf
from approach import plan as plans
from approach.blocks import Plan, Reader
from approach.own_words import shareable
from approach.sections import Case
from ui import forms, state
from ui.service import service
from ui.way import Here

UNSAFE = re.compile(r"[^\w -]+")
READERS: tuple[Reader, ...] = get_args(Reader)


class Choice(NamedTuple):
    """What the visitor chose for the document."""

    reader: Reader
    leave_out: frozenset[str]
    shared: frozenset[str]
    paper: Literal["A4", "Letter"]
    large: bool
    name: str


def choose(at: Here, case: Case) -> Choice:
    """Ask for whom it is, what goes in, the paper and the file's name."""
    reader = st.radio(
        at("reader"), READERS, format_func=lambda r: at(f"reader_{r}"), key="reader"
    )
    with st.expander(at("what")):
        shared = ticked_for_both(at, case) if reader == "ours" else frozenset()
        left_out = taken_out(at, reader, shared)
    with st.expander(at("how")):
        paper = st.radio(
            at("paper"),
            ("A4", "Letter"),
            format_func=lambda size: at(size.lower()),
            key="paper",
            horizontal=True,
        )
        large = st.checkbox(at("large"), key="large")
        plain = at.words("plan.file_name")
        name = st.text_input(at("file_name"), plain, max_chars=40, key="file_name")
        st.caption(at("file_hint"))
    name = UNSAFE.sub("", name).strip() or plain
    return Choice(reader, left_out, shared, paper, large, name)


def ticked_for_both(at: Here, case: Case) -> frozenset[str]:
    """Ask which of one's own entries both may read; none is ticked beforehand."""
    st.caption(at("shared"))
    return frozenset(
        name
        for name, field in shareable(case)
        if st.checkbox(field.label, key=at.key(f"share.{name}"))
    )


def taken_out(at: Here, reader: Reader, shared: frozenset[str]) -> frozenset[str]:
    """Ask which parts go in; return those that do not."""
    out = set()
    for section in build(reader, frozenset(), shared).sections:
        key, asked_for = f"in.{reader}.{section.id}", section.id in plans.ASKED_FOR
        hint = at("asked_for") if asked_for else ""
        if not forms.tick(at, key, section.heading, hint, on=not asked_for):
            out.add(section.id)
    return frozenset(out)


def build(reader: Reader, leave_out: frozenset[str], shared: frozenset[str]) -> Plan:
    """Build the document of one reader."""
    return plans.build(
        state.content(),
        state.answers(),
        reader,
        leave_out=leave_out,
        shared=shared,
        country=state.session().country,
        service=service(),
    )


def plan(choice: Choice) -> Plan:
    """Build the document as it was chosen."""
    return build(choice.reader, choice.leave_out, choice.shared)


def download(at: Here, shown: Plan, choice: Choice) -> None:
    """Offer the PDF; its bytes are made only when the button is pressed."""
    if missing := pdf.unprintable(shown):
        found = "; ".join(f"{m.where}: {' '.join(m.characters)}" for m in missing)
        st.warning(at("unprintable", found=found))
    st.download_button(
        at("download"),
        data=lambda: pdf.render(shown, paper=choice.paper, large=choice.large),
        file_name=f"{choice.name}.pdf",
        mime="application/pdf",
        on_click="ignore",
        type="primary",
        key="download",
    )
    st.caption(at("traces"))
