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

HELD = "session"  # where Streamlit holds it


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


class Session(msgspec.Struct):
    """What the server holds of one visit, beside what Streamlit holds for its widgets.

    One record, because Streamlit looks through all it holds for every choice it draws.
    A download is made outside of any run, so it keeps hold of the record too: erasing
    empties it in place.

    `route` is where the safety page led, None before it was answered; `greeted` says
    that the tab told what it keeps; `generation` changes when every widget has to be
    born anew; `turn` counts the runs; `problems` says by page what is left to mend;
    `made` holds what was worked out, with what was asked.
    """

    answers: Answers = Answers()
    language: str = library.FALLBACK
    country: str | None = None
    route: Route | None = None
    after_safety: str | None = None
    rechecked: bool = False
    rechecking: bool = False
    opened: bool = False
    unknown: list[str] = []
    back_to_check: bool = False
    problems: dict[str, str] = {}
    first_look: tuple[Answers | None, Answers] = (None, Answers())
    erasing: bool = False
    erased: bool = False
    heeded: bool = False
    greeted: bool = False
    generation: int = 0
    turn: int = 0
    made: dict[str, tuple[Any, Any]] = {}


def session() -> Session:
    """Return the record of this visit."""
    try:
        held: Session = st.session_state[HELD]
    except KeyError:
        held = st.session_state[HELD] = Session()
    return held


def answers() -> Answers:
    """Return what was said so far."""
    return session().answers


def change(**parts: Any) -> None:
    """Keep the answers with some parts put anew."""
    held = session()
    held.answers = held.answers.changed(**parts)


def before_first_look() -> Answers:
    """Return the answers without what the first look put in, if nothing came after."""
    put_in, before = session().first_look
    return before if put_in == answers() else answers()


def save_first_look(given: Answers) -> None:
    """Keep what the first look makes of the answers, so that it can be taken back."""
    held = session()
    held.first_look = (given, before_first_look())
    held.answers = given


def known(given: Answers) -> Answers:
    """Return answers from outside without what this version's table does not know."""
    return given.only(content().groups, content().strategies)


def restore(given: Answers) -> None:
    """Put other answers in place; every widget is born anew to show them."""
    held = session()
    held.answers = given
    held.generation += 1


def erase() -> None:
    """Forget everything but the language, and give every widget a fresh start."""
    held = session()
    fresh = Session(
        language=held.language,
        generation=held.generation + 1,
        greeted=True,
        heeded=True,
    )
    for name in Session.__struct_fields__:
        setattr(held, name, getattr(fresh, name))
    st.session_state.clear()
    st.session_state[HELD] = held


def once(name: str, asked: object, make: Callable[[], Made]) -> Made:
    """Return what was made of something asked, made anew when that changed.

    Kept in this session alone: no cache of the server ever holds an answer.
    """
    made = session().made
    if name not in made or made[name][0] != asked:
        made[name] = (asked, make())
    result: Made = made[name][1]
    return result


def forget(prefix: str) -> None:
    """Drop what widgets whose key begins so still hold."""
    for name in [str(n) for n in st.session_state if str(n).startswith(prefix)]:
        del st.session_state[name]


def content() -> Content:
    """Return the table and the words of the visitor's language."""
    return shelf(session().language)


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
    held = session()
    passed = held.route == "go"
    if not passed and held.answers == Answers():
        return ""
    tab = Tab(
        saved=draft.dumps(held.answers),
        passed=passed,
        rechecked=held.rechecked,
        language=held.language,
        country=held.country,
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
    held = session()
    held.route = "go" if tab.passed else None
    held.country, held.rechecked = tab.country, tab.rechecked
    if tab.language in languages():
        held.language = tab.language
