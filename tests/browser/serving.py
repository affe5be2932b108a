"""The app as it is served, and asked without a browser."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from bench.host import ROOT, free_port

OK = 200


class Server:
    """The app as it is served, `streamlit run app.py`, with its log in a file.

    Args:
        root: the folder that `app.py` stands in, or that of a copy.
        settings: environment variables.
    """

    def __init__(self, log: Path, root: Path = ROOT, **settings: str) -> None:
        self.log = log
        self.root = root
        self.settings = settings
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the address of the first page."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        """Start it and wait until it answers."""
        self.launch()
        self.wait()
        return self

    def launch(self) -> subprocess.Popen[bytes]:
        """Start it, and return its process at once."""
        command = [sys.executable, "-m", "streamlit", "run", str(self.root / "app.py")]
        options = ["--server.port", str(self.port), "--server.headless", "true"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options],
                cwd=self.log.parent,
                env=os.environ | self.settings,
                stdout=log,
                stderr=log,
            )
        return self.process

    def wait(self) -> None:
        """Wait until the server answers."""
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                if self.status("/_stcore/health") == OK:
                    return
            except OSError:
                time.sleep(0.2)
        pytest.fail(f"the server did not start:\n{self.log.read_text()}")

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def ask(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers and the body of an answer."""
        request = urllib.request.Request(self.url + path, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, lower(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, lower(error.headers), error.read()

    def status(self, path: str) -> int:
        """Return the status of an answer."""
        return self.ask(path)[0]


def lower(headers: Any) -> dict[str, str]:
    """Return headers by their names in lower case."""
    return {name.lower(): value for name, value in headers.items()}
