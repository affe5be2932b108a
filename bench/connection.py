"""One tab's line to the server: a websocket, its cookie, and plain files."""

import asyncio
import urllib.request
from contextlib import suppress

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

PATIENCE = 120  # seconds for one message
LOST = (ConnectionClosed, WebSocketException, OSError, TimeoutError)


class Connection:
    """What a tab keeps of its server.

    Attributes:
        session: the server's name for the tab, asked for again after a lost line.
        cookie: what a load balancer knows the tab by.
        received: bytes since the tab was opened.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = self.cookie = ""
        self.received = 0
        self.socket: ClientConnection | None = None

    async def connect(self) -> None:
        """Open the websocket, with the cookie and the session of the last one."""
        protocols = [
            "streamlit",
            "PLACEHOLDER_AUTH_TOKEN",
            *filter(None, [self.session]),
        ]
        self.socket = await connect(
            self.address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=protocols,
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            compression=None,
            max_size=None,
            ping_interval=None,
            open_timeout=60,
            close_timeout=1,
            proxy=None,
        )
        for cookie in self.socket.response.headers.get_all("Set-Cookie"):
            self.cookie = cookie.split(";")[0]

    async def close(self) -> None:
        """Close the tab."""
        if self.socket is not None:
            with suppress(*LOST):
                await self.socket.close()

    def abort(self) -> None:
        """Be gone without a word, as a phone without a signal is."""
        if self.socket is not None:
            self.socket.transport.abort()

    async def receive(self) -> ForwardMsg:
        """Return the next message."""
        async with asyncio.timeout(PATIENCE):
            frame = await self.socket.recv()
        self.received += len(frame)
        return ForwardMsg.FromString(frame)

    def fetch(self, address: str) -> bytes:
        """Fetch a file with the visitor's cookie."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        request = urllib.request.Request(address, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()
