"""The servers that are measured, and what the machine says of them."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
ONE_LINE = 'import streamlit as st\n\nst.write("One line.")\n'
WAIT = 60  # seconds for a server to start


class Host:
    """A server of its own process, on the loopback, with a folder of its own.

    Args:
        script: what Streamlit is to run.
        configured: with the project's settings, or else with none at all.
        core: the one core that it may use, or None for any.
        settings: environment variables.
    """

    def __init__(
        self,
        script: Path,
        *,
        configured: bool = True,
        core: int | None = None,
        port: int | None = None,
        **settings: str,
    ) -> None:
        self.script, self.core = script, core
        self.folder = Path(tempfile.mkdtemp(prefix="bench-"))
        if configured:
            shutil.copytree(ROOT / ".streamlit", self.folder / ".streamlit")
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = {"PYTHONPATH": str(ROOT), "HOME": str(self.folder), **settings}
        self.process: subprocess.Popen[bytes] | None = None
        self.log = self.folder / "log"

    def start(self) -> float:
        """Start it; return the seconds until it says that it is healthy."""
        start = time.perf_counter()
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = f"--server.port {self.port} --server.address 127.0.0.1"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options.split(), "--server.headless", "true"],
                cwd=self.folder,
                env=os.environ | self.settings,
                stdout=log,
                stderr=log,
            )
        if self.core is not None:
            os.sched_setaffinity(self.process.pid, {self.core})
        while time.perf_counter() - start < WAIT and self.process.poll() is None:
            if self.healthy():
                return time.perf_counter() - start
            time.sleep(0.02)
        raise RuntimeError(f"{self.script} did not start:\n{self.log.read_text()}")

    def healthy(self) -> bool:
        """Tell whether it answers."""
        try:
            with urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:
                return answer.status == http.client.OK
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def remove(self) -> None:
        """End it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def cpu(self) -> float:
        """Return the CPU time used since it started, in seconds."""
        return time.clock_gettime(clock_of(self.process.pid))

    def memory(self) -> float:
        """Return the memory that it holds, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


def ours(core: int | None = None, **settings: str) -> Host:
    """Return the app as it is deployed."""
    return Host(ROOT / "app.py", core=core, OPENBLAS_NUM_THREADS="1", **settings)


def stock(core: int | None = None) -> Host:
    """Return the same pages as Streamlit serves them when nobody says otherwise.

    It keeps uvloop, which a plain installation does not bring.
    """
    return Host(ROOT / "ui" / "main.py", configured=False, core=core)


def one_line(core: int | None = None) -> Host:
    """Return a page of one line under our settings: the least that a run can cost."""
    host = Host(Path("one_line.py"), core=core)
    (host.folder / "one_line.py").write_text(ONE_LINE)
    return host


def clock_of(process: int) -> int:
    """Return the clock of another process's CPU time, as Linux numbers them.

    `/proc` counts in hundredths of a second, as long as several runs of a page.
    """
    scheduler = 2
    return ~process << 3 | scheduler


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
