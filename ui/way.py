"""The pages, their addresses, and the way through them."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from approach.text import Words
from ui import state

PAGES = Path(__file__).parent.parent / "pages"


class PageDone(Exception):  # noqa: N818  nothing went wrong
    """The page has no more to show; the frame round it goes on.

    `st.stop` would end the frame too, and with it what the tab keeps.
    """


class Step(NamedTuple):
    """A page: its file's stem, its address (which names no topic), and its gate."""

    name: str
    path: str
    gated: bool = True
    on_the_way: bool = True


STEPS = (
    Step("start", "", gated=False),
    Step("safety", "before-you-start", gated=False),
    Step("concerns", "step-1"),
    Step("reasons", "step-2"),
    Step("situation", "step-3"),
    Step("check", "step-4"),
    Step("ranking", "step-5"),
    Step("prepare", "step-6"),
    Step("conversation", "step-7"),
    Step("plan", "step-8"),
    Step("follow_up", "later"),
    Step("quick", "first-look", on_the_way=False),
    Step("facts", "background", gated=False, on_the_way=False),
    Step("help", "more", gated=False, on_the_way=False),
    Step("share", "pass-on", gated=False, on_the_way=False),
)
BY_NAME = {step.name: step for step in STEPS}
BY_PATH = {step.path: step for step in STEPS}
ORDER = [step.name for step in STEPS if step.on_the_way]
NUMBERED = [step.name for step in STEPS if step.path.startswith("step-")]


class Here(NamedTuple):
    """The page being shown, the words it speaks with, and the generation of its fields.

    The generation changes when answers are restored or erased: every field is then born
    anew, to show them.
    """

    name: str
    words: Words
    generation: int

    def __call__(self, key: str, **values: object) -> str:
        """Return one of the page's own sentences."""
        return self.words(f"ui.{self.name}.{key}", **values)

    def key(self, field: str) -> str:
        """Return what Streamlit knows a field by."""
        return f"{field}:{self.generation}"


def here(name: str) -> Here:
    """Return a page and its words."""
    return Here(name, state.content().words, state.session().generation)


def file(name: str) -> str:
    """Return a page's script."""
    return str(PAGES / f"{name}.py")


@cache
def page(name: str, title: str | None = None) -> StreamlitPage:
    """Return a page as Streamlit's links want it; to be called in a visitor's run.

    Made once and shared, because making one looks at the disk.
    """
    step = BY_NAME[name]
    return st.Page(file(name), title=title, url_path=step.path, default=not step.path)


def go(name: str) -> None:
    """Go to a page."""
    st.switch_page(page(name))


def after(name: str) -> str:
    """Return the page that follows; a changed answer leads back to the check."""
    session = state.session()
    changed, session.back_to_check = session.back_to_check, False
    return "check" if changed and name != "check" else ORDER[ORDER.index(name) + 1]


def before(name: str) -> str:
    """Return the page that comes before; one beside the way leads to its gate."""
    return ORDER[ORDER.index(name) - 1] if name in ORDER else "safety"
