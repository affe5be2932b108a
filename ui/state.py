"""The only door to the session: what one visitor said, while their tab is open."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec
import streamlit as st

from approach import content as library
from approach import draft
from approach.answers import Answers
from approach.model import Content
from approach.safety import Route

Made = TypeVar("Made")


class Tab(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the visitor's own tab keeps of a session, so that a reload costs nothing.

    `passed` says that the safety page was answered and led on, `rechecked` that it was
    once more after a line that asks for it; never how.
    """

    saved: str = ""
    passed: bool = False
    rechecked: bool = False
    language: str = library.FALLBACK
    country: str | None = None


class Latest:
    """What a session said last, for a file that is made outside of its runs."""

    said: Answers = Answers()


def latest() -> Latest:
    """Return the session's one record of what was said last."""
    record: Latest = st.session_state.setdefault("latest", Latest())
    return record


def answers() -> Answers:
    """Return what was said so far."""
    return of("answers", Answers())


def save(given: Answers) -> None:
    """Keep the answers for the next page."""
    st.session_state["answers"] = given


def change(**parts: Any) -> None:
    """Keep the answers with some parts put anew."""
    save(answers().changed(**parts))


def before_first_look() -> Answers:
    """Return the answers without what the first look put in, if nothing came after."""
    put_in, before = of("first_look", (None, Answers()))
    return before if put_in == answers() else answers()


def save_first_look(given: Answers) -> None:
    """Keep what the first look makes of the answers, so that it can be taken back."""
    note(first_look=(given, before_first_look()))
    save(given)


def known(given: Answers) -> Answers:
    """Return answers from outside without what this version's table does not know."""
    return given.only(content().groups, content().strategies)


def restore(given: Answers) -> None:
    """Put other answers in place; every widget is born anew to show them."""
    save(given)
    st.session_state["generation"] = of("generation", 0) + 1


def erase() -> None:
    """Forget everything but the language, and give every widget a fresh start."""
    spoken, generation = language(), of("generation", 0)
    latest().said = Answers()
    st.session_state.clear()
    note(language=spoken, generation=generation + 1, greeted=True, heeded=True)


def key(name: str) -> str:
    """Return a widget's key; it changes when answers are restored or erased."""
    return f"{name}:{of('generation', 0)}"


def of(name: str, default: Any = None) -> Any:
    """Return a note of this session that is no answer: where to go back to, …"""
    return st.session_state.get(name, default)


def note(**notes: Any) -> None:
    """Keep a note of this session that is no answer."""
    st.session_state.update(notes)


def turn() -> int:
    """Count the runs of this session."""
    note(turn=of("turn", 0) + 1)
    return of("turn", 0)


def once(name: str, asked: object, make: Callable[[], Made]) -> Made:
    """Return what was made of something asked, made anew when that changed.

    Kept in this session alone: no cache of the server ever holds an answer.
    """
    kept = of(f"once.{name}")
    if kept is None or kept[0] != asked:
        kept = (asked, make())
        st.session_state[f"once.{name}"] = kept
    return kept[1]


def forget(prefix: str) -> None:
    """Drop what widgets whose key begins so still hold."""
    for name in [str(n) for n in st.session_state if str(n).startswith(prefix)]:
        del st.session_state[name]


def route() -> Route | None:
    """Return where the safety page led, None before it was answered."""
    return of("route")


def language() -> str:
    """Return the visitor's language."""
    return of("language", library.FALLBACK)


def content() -> Content:
    """Return the table and the words of the visitor's language."""
    return shelf(language())


@cache
def languages() -> list[str]:
    """Return the languages there are words in, read once."""
    return library.languages()


@cache
def shelf(spoken: str) -> Content:
    """Read `data/` once for each language; all visitors share it, read only."""
    return library.load(language=spoken)


def for_tab() -> str:
    """Write what the tab keeps, empty when there is nothing to lose."""
    passed, said = route() == "go", answers()
    if not passed and said == Answers():
        return ""
    tab = Tab(
        saved=draft.dumps(said),
        passed=passed,
        rechecked=of("rechecked", False),
        language=language(),
        country=of("country"),
    )
    return msgspec.json.encode(tab).decode()


def from_tab(kept: str) -> None:
    """Take back what the tab kept; one that cannot be read is left alone."""
    try:
        tab = msgspec.json.decode(kept, type=Tab)
        given = draft.loads(tab.saved)
    except (msgspec.MsgspecError, draft.DraftError, UnicodeError):
        return
    restore(known(given))
    note(route="go" if tab.passed else None, country=tab.country)
    note(rechecked=tab.rechecked)
    if tab.language in languages():
        note(language=tab.language)
