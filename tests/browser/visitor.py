"""A visitor's tab: finds its way by what it sees and hears."""

import time
from collections.abc import Callable
from typing import Protocol, TypeVar

import msgspec
import pytest
from google.protobuf.message import DecodeError
from playwright.sync_api import Locator, Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from approach import draft
from approach.answers import Answers
from ui.state import Tab

KEY = "worksheet"
DRAFT = f"sessionStorage.getItem({KEY!r}) ?? ''"
# the script that draws a part may still be on its way; a grey bar stands in its place
DRAWN = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    ':has(h1):not(:has([data-testid="stSkeleton"]))'
)
GREETED = 2
LONGEST = 40  # seconds until a page must have come to rest
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
LOOK = 15  # milliseconds between two looks
QUIET = 0.05  # seconds without a word from the server, which may begin another run
# comes back once nothing on the page has changed for a while
STILL = """() => new Promise((still) => {
  let timer = setTimeout(done, 80)
  const watch = new MutationObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(done, 80)
  })
  watch.observe(document.getElementById("root"), {
    childList: true, attributes: true, subtree: true, characterData: true,
  })
  function done() {
    watch.disconnect()
    requestAnimationFrame(() => still())
  }
})"""
NEUTRAL = "Nothing to see here"

Said = TypeVar("Said", BackMsg, ForwardMsg)


class Served(Protocol):
    """A server, or several behind one address."""

    url: str


class Visit:
    """One tab of a browser."""

    def __init__(self, page: Page, server: Served) -> None:
        self.page = page
        self.server = server
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.lines = 0
        self.words = 0
        self.loading = False  # what the page before still says is not counted
        self.begun = False
        self.answered = False
        self.last = 0.0
        page.on("websocket", self.follow)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.hear(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, kind: str, text: str) -> None:
        """Note what the browser complains of; Streamlit looks for its base address."""
        if kind in {"error", "warning"} and "404" not in text:
            self.complaints.append(text)

    def open(self, path: str = "/") -> "Visit":
        """Come by an address."""
        self.loading = True
        self.page.goto(self.server.url + path)
        return self.settle()

    def follow(self, socket: WebSocket) -> None:
        """Note what the page asks of the server, and when that is done."""
        self.lines += 1
        self.words = 1 if self.words and not self.loading else 0
        self.loading = self.answered = False
        socket.on("framesent", self.said)
        socket.on("framereceived", self.heard)

    def said(self, frame: bytes | str) -> None:
        """Note that the page asked for a run."""
        if word(BackMsg, frame).HasField("rerun_script"):
            self.words += 1
            self.begun = self.answered = False

    def heard(self, frame: bytes | str) -> None:
        """Note when the server spoke last, and whether a run came to its end.

        A run that began before the page asked ends after it and answers nothing.
        """
        told = word(ForwardMsg, frame)
        self.last = time.monotonic()
        if told.WhichOneof("type") == "new_session":
            self.begun = True
        elif told.WhichOneof("type") == "script_finished":
            self.answered = self.begun and told.script_finished != EARLY

    def quiet(self) -> bool:
        """Tell whether the server answered, and said all that it has to say.

        A page that was just loaded asks twice: for the page that is wanted, and with
        what the tab keeps; a page that found its server again, with the latter.
        """
        done = self.answered and time.monotonic() - self.last > QUIET
        return done and not self.loading and self.words >= GREETED

    def settle(self) -> "Visit":
        """Wait until a heading stands and nothing moves any more.

        The page is not looked at before: to a browser a look is a press of a visitor.
        """
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self.page.wait_for_timeout(LOOK)
            if self.quiet() and self.page.locator(DRAWN).count():
                self.page.evaluate(STILL)  # what was heard is drawn a little later
                if self.quiet():
                    return self
        pytest.fail(f"the page does not come to rest after {self.words} words")

    def outlive(self, end: Callable[[], object]) -> "Visit":
        """Let the server end; wait until the tab has found one again by itself."""
        before = self.lines
        end()
        for _ in range(int(LONGEST * 1000 / LOOK)):
            if self.lines > before:
                break
            self.page.wait_for_timeout(LOOK)
        return self.settle()

    def come_back(self, answers: Answers, *, passed: bool = True) -> "Visit":
        """Be a visitor whose tab has kept these answers, and open no page yet."""
        return self.keep(Tab(draft.dumps(answers), passed, country="GB"))

    def keep(self, kept: Tab) -> "Visit":
        """Let the tab have kept something from before."""
        self.page.goto(self.server.url + "/_stcore/health")
        text = msgspec.json.encode(kept).decode()
        self.page.evaluate(f"sessionStorage.setItem({KEY!r}, {text!r})")
        return self

    def another(self) -> "Visit":
        """Open another tab of the same browser, which knows nothing of this one."""
        return Visit(self.page.context.new_page(), self.server)

    def reload(self) -> "Visit":
        """Load the page anew."""
        self.loading = True
        self.page.reload()
        return self.settle()

    def press(self, name: str) -> "Visit":
        """Press a button of the page."""
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.settle()

    def answer_safety(self, said: str) -> "Visit":
        """Say the same to every line of the safety page."""
        lines = self.page.get_by_role("radiogroup")
        lines.first.wait_for()
        for line in lines.all():
            line.get_by_text(said, exact=True).click()
        return self.settle()

    def begin(self) -> "Visit":
        """Come to the first question, with nothing answered yet."""
        return self.come_back(Answers()).open("/step-1")

    def tick(self, nth: int) -> str:
        """Tick one line of the page; return what it says."""
        box = self.boxes().nth(nth)
        box.check(force=True)
        self.settle()
        return box.get_attribute("aria-label") or ""

    def tick_another(self) -> str:
        """Tick the first line that is not ticked yet; return what it says."""
        free = [n for n, box in enumerate(self.boxes().all()) if not box.is_checked()]
        return self.tick(free[0])

    def boxes(self) -> Locator:
        """Return the page's boxes to tick."""
        return self.page.get_by_role("main").get_by_role("checkbox")

    def ticked(self) -> list[str]:
        """Return what the ticked lines say."""
        return [
            box.get_attribute("aria-label") or ""
            for box in self.boxes().all()
            if box.is_checked()
        ]

    def comes_to_show(self, ticked: list[str]) -> bool:
        """Tell whether the page comes to show these lines ticked, within seconds."""
        for _ in range(40):
            if self.ticked() == ticked:
                return True
            self.page.wait_for_timeout(250)
        return False

    def draft(self) -> str:
        """Return what the tab keeps."""
        return self.page.evaluate(DRAFT)

    def kept(self) -> Answers:
        """Return the answers as the tab keeps them."""
        return draft.loads(msgspec.json.decode(self.draft(), type=Tab).saved)

    def heading(self) -> str:
        """Return the page's heading."""
        return self.page.locator("h1").first.inner_text()


def word(kind: type[Said], frame: bytes | str) -> Said:
    """Return what a frame says, nothing where it is none of Streamlit's."""
    try:
        return kind.FromString(frame if isinstance(frame, bytes) else frame.encode())
    except DecodeError:
        return kind()
