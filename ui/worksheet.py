"""One fill-in worksheet, drawn from its file."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from approach.blocks import Bullets, Paragraph
from approach.scoring import Ranking
from approach.sections import Case
from approach.worksheets import Field, Worksheet, is_day, worksheet
from ui import draw, forms, state
from ui.way import Here

LONGEST = 1_000  # characters; the field counts along


def choose(at: Here, case: Case) -> str:
    """Let the visitor choose a worksheet; the first of the order is open."""
    strategies = case.content.strategies
    order = (case.first, *(s for s in case.ranking.order if s != case.first))
    return st.radio(
        at("which"),
        order,
        format_func=lambda strategy: strategies[strategy].name,
        key=at.key("sheet"),
    )


def fill(at: Here, case: Case, strategy: str) -> dict[str, str]:
    """Show one worksheet and return what is filled in; empty is fine."""
    sheet = worksheet(case.content, strategy)
    st.header(sheet.title, anchor=False)
    st.markdown(sheet.lead)
    cautions(at, sheet, case.ranking, strategy)
    before = state.answers().worksheets.get(strategy, {})
    entries = {
        field.id: ask(at, field, before, f"{strategy}.{field.id}")
        for field in sheet.fields
    }
    return {name: entry for name, entry in entries.items() if entry}


def cautions(at: Here, sheet: Worksheet, ranking: Ranking, strategy: str) -> None:
    """Say what to mind, and first what holds this strategy back now."""
    held = [Paragraph(ranking.held[strategy])] if strategy in ranking.held else []
    with st.expander(at("mind"), expanded=bool(held)):
        draw.blocks([*held, Bullets(sheet.caution)])


def ask(at: Here, field: Field, before: Mapping[str, str], name: str) -> str:
    """Ask one field and return its entry as it is stored."""
    entry, key = before.get(field.id, ""), at.key(name)
    label = forms.hinted(field.label, field.hint)
    with st.container(key=f"ask-{name}"):
        match field.kind:
            case "note":
                given = st.text_area(
                    label,
                    entry,
                    max_chars=LONGEST,
                    placeholder=at("example", example=field.example),
                    height=45 + 27 * field.lines,
                    key=key,
                )
            case "choice":
                given = one_of(label, field, entry, key)
            case "ticks":
                given = some_of(at, label, field, entry.split(), name)
            case "date":
                given = day(label, entry, key)
        st.caption(field.why)
    return given


def one_of(label: str, field: Field, entry: str, key: str) -> str:
    """Ask for one option."""
    options = list(field.options)
    chosen = st.radio(
        label,
        options,
        index=options.index(entry) if entry in options else None,
        format_func=field.options.__getitem__,
        key=key,
    )
    return chosen or ""


def some_of(at: Here, label: str, field: Field, entry: list[str], name: str) -> str:
    """Ask for several options."""
    st.markdown(label)
    ticked = [
        option
        for option, text in field.options.items()
        if forms.tick(at, f"{name}.{option}", text, "", on=option in entry)
    ]
    return " ".join(ticked)


def day(label: str, entry: str, key: str) -> str:
    """Ask for a day."""
    before = date.fromisoformat(entry) if is_day(entry) else None
    given = st.date_input(label, before, format="YYYY-MM-DD", key=key)
    return given.isoformat() if isinstance(given, date) else ""
