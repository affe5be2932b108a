"""Forgetting: when a session goes, and that Streamlit still lets us do it."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from ui import reaper
from ui.setting import SettingError


class Held:
    """A server that holds the sessions it is told to."""

    def __init__(self) -> None:
        self.open: set[str] = set()
        self.closed: set[str] = set()
        self.ended: list[str] = []
        self.media_file_mgr = MagicMock()
        self._session_mgr = SimpleNamespace(list_sessions=self.sessions)

    def sessions(self) -> list[Any]:
        names = sorted(self.open | self.closed)
        return [SimpleNamespace(session=MagicMock(id=name)) for name in names]

    def is_active_session(self, name: str) -> bool:
        return name in self.open

    def close_session(self, name: str) -> None:
        self.closed.discard(name)
        self.ended.append(name)


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def watch(held: Held) -> reaper.Reaper:
    return reaper.Reaper(held, seconds=10)


def test_a_closed_session_goes_after_its_time_and_not_before(
    held: Held, watch: reaper.Reaper
) -> None:
    held.closed = {"a"}

    assert watch.look(now=100) == []
    assert watch.look(now=109) == []
    assert watch.look(now=110) == ["a"]
    assert held.ended == ["a"]


def test_an_open_session_stays_however_long(held: Held, watch: reaper.Reaper) -> None:
    held.open = {"a"}

    assert [watch.look(now) for now in (0, 1000, 100_000)] == [[], [], []]


def test_a_session_that_came_back_starts_its_time_anew(
    held: Held, watch: reaper.Reaper
) -> None:
    held.closed = {"a"}
    watch.look(now=0)
    held.closed, held.open = set(), {"a"}
    watch.look(now=9)
    held.closed, held.open = {"a"}, set()

    assert watch.look(now=11) == []
    assert watch.look(now=21) == ["a"]


def test_the_files_of_a_session_that_streamlit_dropped_go_too(
    held: Held, watch: reaper.Reaper
) -> None:
    held.closed = {"a"}
    watch.look(now=0)
    held.closed = set()

    assert watch.look(now=1) == ["a"]
    held.media_file_mgr.clear_session_refs.assert_called_once_with("a")


@pytest.mark.parametrize("told", ["1", "2.5", "600", ""])
def test_how_long_to_wait_may_be_set(
    monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv(reaper.FORGET_AFTER, told)

    assert reaper.seconds() == float(told or reaper.SECONDS)


@pytest.mark.parametrize("told", ["0", "-5", "0.5", "601", "inf", "nan", "two"])
def test_a_time_that_would_spin_or_have_no_effect_is_refused(
    monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv(reaper.FORGET_AFTER, told)

    with pytest.raises(SettingError, match=f"{reaper.FORGET_AFTER}.*from 1 to 600"):
        reaper.seconds()


@pytest.mark.upgrade
def test_streamlit_still_has_what_the_reaper_asks_of_it() -> None:
    for owner, names in {
        Runtime: ["close_session", "is_active_session", "media_file_mgr"],
        AppSession: ["session_state", "flush_browser_queue"],
        MediaFileManager: ["clear_session_refs", "remove_orphaned_files"],
    }.items():
        assert [name for name in names if not hasattr(owner, name)] == []


@pytest.fixture
def documents() -> MediaFileManager:
    return MediaFileManager(MemoryMediaFileStorage("/media"))


def ask(documents: MediaFileManager, what: bytes) -> str:
    """Offer a document and ask for it, as a press of its button does."""
    name = documents.add_deferred(lambda: what, "text/plain", "1.0")
    return documents.execute_deferred(name)


def there(documents: MediaFileManager, address: str) -> bool:
    return documents.read_file(address.rpartition("/")[2]) is not None


@pytest.mark.upgrade
def test_a_document_outlives_the_runs_of_others_until_its_own_visitors_next_step(
    documents: MediaFileManager,
) -> None:
    reaper.hold_documents(documents)
    address = ask(documents, b"mine")

    for _ in range(5):
        documents.remove_orphaned_files()
    assert there(documents, address)

    documents.clear_session_refs()  # what the visitor's own next run does first
    for _ in range(2):
        documents.remove_orphaned_files()
    assert not there(documents, address)


@pytest.mark.upgrade
def test_without_holding_two_runs_of_others_take_a_document_away(
    documents: MediaFileManager,
) -> None:
    """Why documents are held; should this fail, Streamlit holds them itself."""
    address = ask(documents, b"mine")

    for _ in range(2):
        documents.remove_orphaned_files()

    assert not there(documents, address)


def test_outside_of_a_visitors_run_there_is_nothing_to_forget() -> None:
    reaper.forget_documents()
