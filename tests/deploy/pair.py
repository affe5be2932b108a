"""Two workers behind a real HAProxy, started by the tests."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from bench import host

NAMES = ("one", "two")
HAPROXY = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
CONFIG = Path(__file__).parent.parent.parent / "deploy" / "haproxy.cfg"
NEEDS_HAPROXY = pytest.mark.skipif(
    HAPROXY is None and os.environ.get("CI") != "true",
    reason="needs a load balancer: apt-get install haproxy",
)


class Pair:
    """Two workers and what stands before them; seen as one, their CPU adds up."""

    def __init__(self, folder: Path) -> None:
        self.workers = [host.ours(), host.ours()]
        self.port = host.free_port()
        self.address = self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "haproxy.log"
        self.proxy: subprocess.Popen[bytes] | None = None

    def start(self) -> "Pair":
        for worker in self.workers:
            worker.start()
        one, two = (f"127.0.0.1:{worker.port}" for worker in self.workers)
        names = {"BIND": f"127.0.0.1:{self.port}", "ONE": one, "TWO": two}
        named = {f"WORKSHEET_{name}": value for name, value in names.items()}
        with self.log.open("ab") as log:
            self.proxy = subprocess.Popen(
                [str(HAPROXY), "-f", str(CONFIG)],
                env=os.environ | named,
                stdout=log,
                stderr=log,
            )
        for _ in range(100):
            try:
                self.ask("/_stcore/health")
                return self
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"the load balancer did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        if self.proxy is not None:
            self.proxy.kill()
            self.proxy.wait()
        for worker in self.workers:
            worker.remove()

    def serving(self, page: Page) -> int:
        """Return which of the workers a browser was led to."""
        named = {c["name"]: c["value"] for c in page.context.cookies(self.url)}
        return NAMES.index(named["worksheet_at"])

    def revive(self, worker: int) -> None:
        """Start a worker again, and wait until it is sent visitors."""
        self.workers[worker].start()
        ask = {"Cookie": f"worksheet_at={NAMES[worker]}"}
        for _ in range(100):
            if "set-cookie" not in self.ask("/healthz", **ask)[1]:
                return
            time.sleep(0.1)
        pytest.fail(f"no visitor is led to worker {NAMES[worker]}")

    def cpu(self) -> float:
        return sum(worker.cpu() for worker in self.workers)

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers and the body of an answer."""
        request = Request(self.address + path, headers=headers)
        try:
            with urlopen(request, timeout=10) as answer:
                named = {name.lower(): value for name, value in answer.headers.items()}
                return answer.status, named, answer.read()
        except HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read()
