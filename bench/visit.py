"""A visitor without a browser: speaks Streamlit's websocket protocol as one would."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.protocol import State

from bench import widgets
from bench.connection import LOST, Connection
from bench.widgets import Value

KEPT, TAB = "kept", "tab"  # what the tab is given, and how it speaks
EVENTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"  # where a component's word arrives
TRIES = 60


class VisitError(AssertionError):
    """The server showed an error, or not what a visitor would find there."""


class Visit(Connection):
    """One visitor's tab, from the first page to the last.

    Attributes:
        draft: what the tab keeps, as `tab.js` does; survives any server.
        page: the name of the page on screen.
        elements: what stands on the page, by widget key or kind and place.
        parts: which part of the page runs alone when an element is used, if one does.
        runs: how often the script ran; a button that changes the page runs it twice.
        redone: how often something had to be done again after a lost connection.
        missing: how often a document was gone before it could be fetched.
        away: the longest time without a server, in seconds.
    """

    broken: frozenset[str] = frozenset()  # headings that mean that a page failed

    def __init__(self, address: str, draft: str = "") -> None:
        super().__init__(address)
        self.draft = draft
        self.page = ""
        self.heading = ""
        self.elements: dict[str, Element] = {}
        self.parts: dict[str, str] = {}
        self.values: dict[str, Value] = {}
        self.script = self.path = ""
        self.redone = self.missing = self.runs = 0
        self.away = 0.0
        self.replies: dict[str, str] = {}

    async def open(self, path: str = "") -> float:
        """Come by an address; return the seconds until the page stood."""
        self.path = path
        start = time.perf_counter()
        try:
            await self.connect()
            await self.send()
        except LOST:
            await self.come_back()
        return time.perf_counter() - start

    # ---- what a visitor does -------------------------------------------------

    async def again(self) -> float:
        """Let the page run once more as it is."""
        return await self.timed(self.send)

    async def put(self, name: str, value: Value) -> float:
        """Tick, choose (by the place of an option) or write; return the seconds."""

        async def act() -> None:
            self.values[self.find(name)] = value
            await self.send(part=self.parts[self.key(name)])

        return await self.lasting(act, lambda: self.holds(name, value))

    async def press(self, name: str) -> float:
        """Press a button that leads on; return the seconds until the page stood."""
        before = self.heading
        return await self.lasting(
            lambda: self.push(name), lambda: self.heading != before
        )

    async def think(self, seconds: float) -> None:
        """Do nothing for a while; the tab looks after its connection meanwhile."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.socket.wait_closed()
        if self.socket.state is not State.OPEN:
            await self.come_back()

    async def tap(self, name: str) -> float:
        """Press a button that leads nowhere else."""
        return await self.timed(lambda: self.push(name))

    async def push(self, name: str) -> None:
        """Press a button; its part of the page runs first."""
        key = self.key(name)
        await self.send(pressed=self.find(name), part=self.parts[key])

    async def download(self, name: str, patience: int = 60) -> bytes:
        """Press a download button and fetch the file, again if it was gone.

        Stock Streamlit deletes it when two other visitors' runs end before that.
        """
        button = self.elements[self.key(name)].download_button
        request = BackMsg()
        asked = request.backend_operation_request
        asked.request_id = f"file-{time.perf_counter_ns()}"
        asked.session_id = self.session
        asked.deferred_file.file_id = button.deferred_file_id
        await self.socket.send(request.SerializeToString())
        while asked.request_id not in self.replies:
            self.note(await self.receive())
        address = urljoin(self.address, self.replies.pop(asked.request_id))
        try:
            return await asyncio.to_thread(self.fetch, address)
        except HTTPError:
            if not patience:
                raise
        self.missing += 1
        return await self.download(name, patience - 1)

    # ---- what happens on the way ----------------------------------------------

    async def timed(self, act: Callable[[], Awaitable[None]]) -> float:
        """Do something; after a lost connection, return to the page and do it again."""
        start = time.perf_counter()
        for _ in range(TRIES):
            try:
                await act()
            except LOST:
                self.redone += 1
                await self.come_back()
            else:
                return time.perf_counter() - start
        raise VisitError(f"{self.page}: not done after {TRIES} tries")

    async def lasting(
        self, act: Callable[[], Awaitable[None]], done: Callable[[], bool]
    ) -> float:
        """Do something that must show on the page, again if it was lost."""
        start = time.perf_counter()
        try:
            await act()
        except LOST:
            await self.come_back()
            if not done():
                self.redone += 1
                return time.perf_counter() - start + await self.lasting(act, done)
        if not done():
            raise VisitError(f"{self.page}: nothing came of it; heading {self.heading}")
        return time.perf_counter() - start

    async def come_back(self) -> None:
        """Look for the server as the browser does, and show the page again."""
        start = time.perf_counter()
        self.abort()
        for _ in range(TRIES):
            await asyncio.sleep(0.5)
            with suppress(*LOST):
                await self.connect()
                await self.send()
                self.away = max(self.away, time.perf_counter() - start)
                return
        raise VisitError("the server did not come back")

    async def send(self, pressed: str = "", said: Any = None, part: str = "") -> None:
        """Send what stands in all widgets of the page, as each change does."""
        state = ClientState(page_script_hash=self.script, fragment_id=part)
        if not self.script:
            state.page_name = self.path
        for element in self.elements.values():
            name = widgets.identity(element)
            if name and name == pressed:
                state.widget_states.widgets.add(id=name, trigger_value=True)
            elif name in self.values:
                held = widgets.state(element, self.values[name])
                state.widget_states.widgets.append(held)
        if said is not None:
            tab = EVENTS.format(self.elements[TAB].bidi_component.id)
            state.widget_states.widgets.add(id=tab, json_trigger_value=json.dumps(said))
        await self.run(state)

    async def run(self, state: ClientState) -> None:
        """Let the script run and take in what it shows, until it stands still."""
        state.context_info.timezone = "Europe/London"
        state.context_info.locale = "en-GB"
        state.context_info.url = self.address
        message = BackMsg(rerun_script=state)
        await self.socket.send(message.SerializeToString())
        over = False
        while True:
            got = await self.receive()
            self.note(got)
            match got.WhichOneof("type"):
                case "new_session":
                    over = False
                case "script_finished":
                    over = got.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
                    if got.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                        raise VisitError("the script does not compile")
                case "session_status_changed":
                    if over and not got.session_status_changed.script_is_running:
                        break
        await self.stand()

    def note(self, got: ForwardMsg) -> None:
        """Take in one message."""
        match got.WhichOneof("type"):
            case "new_session":
                self.session = got.new_session.initialize.session_id
                self.runs += 1
                self.clear(set(got.metadata.run.fragment_ids))
            case "navigation":
                self.script = got.navigation.page_script_hash
            case "delta" if got.delta.WhichOneof("type") == "new_element":
                self.draw(got)
            case "backend_operation_response":
                reply = got.backend_operation_response
                if reply.error_msg:
                    raise VisitError(f"{self.page}: no file: {reply.error_msg}")
                self.replies[reply.request_id] = reply.deferred_file.url

    def clear(self, parts: set[str]) -> None:
        """Take away what a run is about to draw: some parts of the page, or all."""
        for name in list(self.elements):
            if not parts or self.parts.get(name) in parts:
                del self.elements[name]
        if not parts:
            self.heading, self.parts = "", {}

    def draw(self, got: ForwardMsg) -> None:
        """Put one element on the page."""
        element = got.delta.new_element
        what, part = widgets.kind(element), widgets.part_of(element)
        if what == "exception":
            raise VisitError(f"{self.page}: {part.type}")
        if what == "heading" and part.tag == "h1":
            self.heading = part.body
        name = widgets.name(element, str(got.metadata.delta_path))
        self.elements[name], self.parts[name] = element, got.delta.fragment_id

    async def stand(self) -> None:
        """Do what the browser does once a page stands: set its widgets, greet."""
        known = {}
        for element in self.elements.values():
            name, given = widgets.identity(element), widgets.shown(element)
            put = getattr(widgets.part_of(element), "set_value", False)
            known[name] = given if put else self.values.get(name, given)
        self.values = {name: held for name, held in known.items() if held is not None}
        if self.heading in self.broken:
            raise VisitError(f"{self.page}: {self.heading}")
        if TAB not in self.elements:
            return
        given = self.elements[KEPT].bidi_component
        told = json.loads(given.mixed.json or given.json)
        self.page = told["page"]
        if told["epoch"]:
            self.draft = told["draft"]
        else:
            await self.send(said=[{"event": "kept", "value": self.draft}])

    # ---- what stands where -----------------------------------------------------

    def key(self, name: str) -> str:
        """Return the key under which a widget stands; keys may carry a generation."""
        for key in self.elements:
            if name in {key, widgets.bare(key)}:
                return key
        raise VisitError(f"{self.page} has no {name}, but {sorted(self.elements)}")

    def find(self, name: str) -> str:
        """Return the identity of a widget."""
        return widgets.identity(self.elements[self.key(name)])

    def holds(self, name: str, value: Value) -> bool:
        """Tell whether a widget is on the page and holds a value."""
        return any(
            self.values.get(self.find(key)) == value
            for key in self.elements
            if name in {key, widgets.bare(key)}
        )
