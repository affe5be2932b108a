"""What the server and the visitor's own tab say to each other in each run."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import (
    get_bidi_component_manager,
)
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ui import reaper

HERE = Path(__file__).parent
MANIFEST = ComponentManifest(
    name="worksheet",
    version="1",
    components=[
        ComponentConfig(name=name, asset_dir="browser") for name in ("tab", "file")
    ],
)
NO_TEXT = b"\xff"  # what no reader takes for text


def nothing() -> None:
    """Do nothing: a name that the tab may send needs something to be done about it."""


def keep(draft: str, *, epoch: str, page: str, language: str, turn: int) -> None:
    """Give the tab its draft. Once in each run, whatever part of the page it is of.

    Call it after the page has saved its answers: what is given here is what a reload
    brings back.

    Args:
        draft: the text to keep in the tab; empty removes what it keeps.
        epoch: empty as long as this session has not heard from the tab: the tab
            then writes nothing and sends what it keeps. Any other text once that
            was dealt with (also when it was empty, also after erasing): only then
            does the tab write.
        page: changes when another page is shown; the focus then goes to its heading.
        language: the language of the page, as in `<html lang>`.
        turn: another one in each run: the tab hears of a run that changed nothing else,
            and minds the focus then too.
    """
    given = {
        "draft": draft,
        "epoch": epoch,
        "page": page,
        "language": language,
        "turn": turn,
    }
    mount("tab")(key="kept", data=given, height="content")


def heard(leaving: Callable[[], None] = nothing) -> str | None:
    """Hear what the tab has to say. Once in each run of the whole script.

    It stands outside of what runs alone: a server that took over from another knows
    no such part yet, and would not listen.

    Returns the draft that the tab kept, empty when it kept none, and None while the
    tab has said nothing.

    Args:
        leaving: called when the visitor has left, before anything else in the run:
            their connection may close before the run comes to its end.
    """

    def gone() -> None:
        reaper.forget_documents()
        leaving()

    said = mount("tab")(
        key="tab", height="content", on_kept_change=nothing, on_left_change=gone
    )
    kept = said.get("kept")
    return kept if isinstance(kept, str) else None


def chosen(label: str, key: str) -> str | bytes | None:
    """Let the visitor choose a file; their browser reads it, and nothing is uploaded.

    Returns what is in it, once, in the run that follows; None in every other run. Of
    a file that is too large only the beginning comes, a little more than is taken.
    """
    said = mount("file")(
        key=key, data={"label": label}, height="content", on_file_change=nothing
    )
    if not (given := said.get("file")):
        return None
    text = given.get("text")
    return text if isinstance(text, str) else NO_TEXT


def mount(name: str) -> ComponentRenderer:
    """Return a component, served as a file so that the page allows no inline code.

    Streamlit finds such a component in installed packages only; this says the same
    by hand, so that an uninstalled checkout works too.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{MANIFEST.name}.{name}") is None:
        manager.register_from_manifest(MANIFEST, HERE)
    return component(name)


@cache
def component(name: str) -> ComponentRenderer:
    """Return what mounts it, made once: making it looks at the disk."""
    return st.components.v2.component(
        f"{MANIFEST.name}.{name}", js=f"{name}.js", isolate_styles=False
    )
