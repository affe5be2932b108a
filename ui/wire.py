"""What goes over the wire: our page, its headers, and what is not there at all."""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util

from approach import content
from ui import shell, state
from ui.setting import SettingError

EMBEDDERS = "WORKSHEET_EMBEDDERS"
ORIGIN = re.compile(r"https?://[\w.*-]+(:\d+)?")
CORE = "/_stcore/"
DEFAULT_ICON = "/favicon.png"  # Streamlit asks for it whatever the page says
# All that the browser needs of Streamlit's own addresses; the rest (figures about the
# server, an interface for programs, signing in, uploads) answers 404.
NEEDED = ("health", "host-config", "stream", "bidi-components/")
CLOSED = ("/auth/", "/oauth2callback", "/component/", "/manifest.json")
OFF = "camera microphone geolocation payment usb serial midi display-capture"
Header = tuple[bytes, bytes]
HTML = (b"content-type", b"text/html; charset=utf-8")
KEPT_LONG = (b"cache-control", b"public, immutable, max-age=31536000")
UNKEPT = (b"cache-control", b"no-store")
OK, GONE = 200, 404
POLICY = 1008  # how a websocket says that it may not


class Front(NamedTuple):
    """What stands before the app, the same for all visitors.

    `named` holds our files by their paths, `pages` the page by its language, and
    `always` the headers that every answer carries.
    """

    named: dict[str, shell.File]
    pages: dict[str, str]
    always: dict[bytes, bytes]


@cache
def front() -> Front:
    """Make what stands before the app, once.

    Raises:
        ContentError: `data/` is wrong.
        SettingError: an address in the settings is wrong.
        ShellError: Streamlit's page is not the one this was written for.
    """
    files = shell.files()
    named = {f"/{shell.FOLDER}/{file.name}": file for file in files.values()}
    index = Path(file_util.get_static_dir(), "index.html").read_text("utf-8")
    spoken = {language: state.shelf(language).words for language in state.languages()}
    pages = {
        language: shell.page(index, spoken, language, files) for language in spoken
    }
    return Front(
        named={**named, DEFAULT_ICON: files["icon.svg"]},
        pages=pages,
        always=always(pages[content.FALLBACK], embedders()),
    )


class Wire:
    """Middleware round everything that the server answers.

    Nothing may fail here: Starlette makes it where the web server takes an error for
    an app without a start, and goes on.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.base = "/" + (config.get_option("server.baseUrlPath") or "").strip("/")
        self.named, self.pages, self.always = front()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on and mind what comes back."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        path = "/" + scope["path"].removeprefix(self.base).lstrip("/")
        if not open_to_all(path):
            await self.answer(scope, send, GONE, b"", UNKEPT)
        elif file := self.named.get(path):
            kind = (b"content-type", file.kind.encode())
            await self.answer(scope, send, OK, file.body, kind, KEPT_LONG)
        else:
            await self.app(scope, receive, self.minding(scope, send, path))

    def minding(self, scope: Scope, send: Send, path: str) -> Send:
        """Return a way to send that adds our headers and swaps the page."""
        swapped = False

        async def sent(message: Message) -> None:
            nonlocal swapped
            if message["type"] == "http.response.start" and is_page(message):
                swapped = True
                page = self.pages[self.language(scope)].encode()
                await self.answer(scope, send, OK, page, HTML, UNKEPT)
            elif message["type"] in {"http.response.start", "websocket.accept"}:
                given = list(message.get("headers", ()))
                hashed = path.startswith("/static/") and message.get("status") == OK
                message["headers"] = self.headers(given if hashed else [*given, UNKEPT])
                await send(message)
            elif not swapped:
                await send(message)

        return sent

    async def answer(
        self, scope: Scope, send: Send, status: int, body: bytes = b"", *given: Header
    ) -> None:
        """Send a whole answer of our own."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY})
            return
        headers = self.headers([*given, (b"content-length", str(len(body)).encode())])
        await send(
            {"type": "http.response.start", "status": status, "headers": headers}
        )
        shown = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": shown})

    def headers(self, given: Iterable[Header]) -> list[Header]:
        """Return headers with ours among them; of one name the last one holds."""
        last = {name.lower(): value for name, value in given if name != b"set-cookie"}
        cookies = [header for header in given if header[0] == b"set-cookie"]
        return [*(last | self.always).items(), *cookies]

    def language(self, scope: Scope) -> str:
        """Return the language that the address asks for, if there are words in it."""
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang")
        return asked[-1] if asked and asked[-1] in self.pages else content.FALLBACK


def always(page: str, friends: str) -> dict[bytes, bytes]:
    """Return the headers that every answer carries.

    Args:
        page: whose inline scripts may run; they are the same in every language.
        friends: the origins that may show the page inside theirs, or none.
    """
    off = ", ".join(f"{name}=()" for name in OFF.split())
    ours = {
        "content-security-policy": shell.policy(page, friends),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "permissions-policy": off,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-dns-prefetch-control": "off",
    }
    if not friends:
        ours["x-frame-options"] = "DENY"
    return {name.encode(): value.encode() for name, value in ours.items()}


def embedders() -> str:
    """Return the origins that may show the page inside theirs.

    Raises:
        SettingError: one of them is no origin.
    """
    named = os.environ.get(EMBEDDERS, "").split()
    for origin in named:
        if not ORIGIN.fullmatch(origin):
            wanted = "origins such as https://example.org, with spaces between"
            raise SettingError(EMBEDDERS, origin, wanted)
    return " ".join(named)


def open_to_all(path: str) -> bool:
    """Tell whether there is anything for a visitor at this address."""
    if path.startswith(CORE):
        return path.removeprefix(CORE).startswith(NEEDED)
    return not path.startswith(CLOSED)


def is_page(start: Message) -> bool:
    """Tell whether an answer is Streamlit's page, which every address may bring."""
    kinds = [v for name, v in start["headers"] if name.lower() == b"content-type"]
    return start["status"] == OK and any(k.startswith(b"text/html") for k in kinds)
