"""How the server forgets: a closed tab's session, and documents nobody needs.

Streamlit keeps a closed session until another visitor leaves; on a quiet server
that may be never.
"""

import asyncio
import logging
import math
import os
import time
from pathlib import PurePosixPath

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.setting import SettingError

FORGET_AFTER = "WORKSHEET_FORGET_AFTER"
SECONDS = 120.0  # a phone that sleeps for two minutes still finds its session
SHORTEST = 1.0  # below, looking would be all that the server does
LONGEST = 600.0  # then Streamlit itself forgets: disconnectedSessionTTL
LOOKS = 8  # how often to look within that time
LOG = logging.getLogger(__name__)


class Reaper:
    """Closes sessions whose tab was closed `seconds` ago."""

    def __init__(self, runtime: Runtime, seconds: float) -> None:
        self.runtime = runtime
        self.seconds = seconds
        self.closed_since: dict[str, float] = {}
        self.known: set[str] = set()

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(self.seconds / LOOKS)
            try:
                self.look(time.monotonic())
            except Exception as error:
                # a changed Streamlit must not end the forgetting without a word
                LOG.error("the reaper could not look: %s", type(error).__name__)

    def open_tabs(self) -> int:
        """Return how many tabs are connected now."""
        held = self.runtime._session_mgr.list_sessions()
        return sum(self.runtime.is_active_session(s.session.id) for s in held)

    def look(self, now: float) -> list[str]:
        """Close what has been closed long enough; return the ids of what went.

        To be called on the event loop's thread.
        """
        held = {s.session.id: s for s in self.runtime._session_mgr.list_sessions()}
        closed = {name for name in held if not self.runtime.is_active_session(name)}
        self.closed_since = {name: self.closed_since.get(name, now) for name in closed}
        due = [n for n, t in self.closed_since.items() if now - t >= self.seconds]
        for name in due:
            empty(held[name].session)
            self.runtime.close_session(name)
        # Streamlit itself drops sessions when it holds too many, not their files
        dropped = self.known - set(held)
        self.known = set(held) - set(due)
        for name in dropped:
            forget_files(self.runtime, name)
        if due or dropped:
            sweep(self.runtime)
        return [*due, *dropped]


def seconds() -> float:
    """Return how long a closed tab's session is kept, in seconds.

    Raises:
        SettingError: it is no number, or none from `SHORTEST` to `LONGEST`.
    """
    told = os.environ.get(FORGET_AFTER) or str(SECONDS)
    try:
        asked = float(told)
    except ValueError:
        asked = math.nan
    if not SHORTEST <= asked <= LONGEST:
        wanted = f"seconds from {SHORTEST:.0f} to {LONGEST:.0f}"
        raise SettingError(FORGET_AFTER, told, wanted)
    return asked


def empty(session: AppSession) -> None:
    """Take the answers out of a session: Streamlit may hold on to the last one."""
    # not the door of ui/state.py, which opens in a visitor's own run: this one is over
    session.session_state.clear()
    session.flush_browser_queue()
    session._client_state.Clear()


def hold_documents(documents: MediaFileManager) -> None:
    """Keep a document that was asked for until its visitor's next step.

    Streamlit counts a document made on request as nobody's, and deletes it once two
    runs have ended, whosever they are: on a busy server before it is fetched.
    """
    make = documents.execute_deferred

    def made(name: str) -> str:
        session = documents._deferred_callables[name]["session_id"]
        address = make(name)
        with documents._lock:
            held = documents._files_by_session_and_coord[session]
            held[f"document {name}"] = PurePosixPath(address).stem
        return address

    documents.execute_deferred = made


def forget_documents() -> None:
    """Make this visitor's documents answer 404 at once.

    To be called in the visitor's own run; outside of one it does nothing.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or not Runtime.exists():
        return
    runtime = Runtime.instance()
    forget_files(runtime, context.session_id)
    sweep(runtime)


def forget_files(runtime: Runtime, session: str) -> None:
    """Let go of a session's documents."""
    runtime.media_file_mgr.clear_session_refs(session)


def sweep(runtime: Runtime) -> None:
    """Delete what no session needs; a document goes at the second sweep."""
    for _ in range(2):
        runtime.media_file_mgr.remove_orphaned_files()
