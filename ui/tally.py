"""How the server is doing, in numbers: lines of JSON with no word of a visitor."""

import asyncio
import contextlib
import json
import logging
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Lock

from streamlit import logger as streamlit_logger

EVERY = 600.0  # seconds between two lines
STEPS = (10, 30, 100, 300, 1000)  # milliseconds
OTHERS = ("root", "uvicorn", "websockets")
LOG = logging.getLogger("worksheet")


class Tally:
    """Counts runs and how long they took, over all visitors and pages together."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.took = [0] * (len(STEPS) + 1)
        self.failed = 0

    @contextlib.contextmanager
    def run(self) -> Iterator[None]:
        """Count one run of the script, and how long it took."""
        start = time.perf_counter()
        try:
            yield
        finally:
            milliseconds = (time.perf_counter() - start) * 1000
            with self.lock:
                self.took[bisect_left(STEPS, milliseconds)] += 1

    def fail(self) -> None:
        """Count a page that failed."""
        with self.lock:
            self.failed += 1

    def counted(self) -> dict[str, int]:
        """Return the numbers since the last time, and begin anew."""
        with self.lock:
            took, failed = self.took, self.failed
            self.took, self.failed = [0] * len(took), 0
        names = [*(f"within_{step}_ms" for step in STEPS), "longer"]
        by_time = dict(zip(names, took, strict=True))
        return {"runs": sum(took), "failed": failed, **by_time}


TALLY = Tally()


async def tell(open_tabs: Callable[[], int], every: float = EVERY) -> None:
    """Log the numbers again and again, until cancelled."""
    while True:
        await asyncio.sleep(every)
        numbers = {**TALLY.counted(), "open_tabs": open_tabs()}
        LOG.info("tally", extra={"numbers": numbers})


class Line(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a record's `numbers` stand beside what it says."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat("T", "seconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": super().format(record),
            **getattr(record, "numbers", {}),
        }
        return json.dumps(line)


def speak_in_lines() -> None:
    """Let our own log and Streamlit's be lines of JSON, whatever they say."""
    streamlit_logger.setup_formatter = in_lines
    streamlit_logger.update_formatter()
    in_lines(LOG)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    in_lines(logging.getLogger())


def in_lines(log: logging.Logger) -> None:
    """Give a log one handler that writes lines, in place of the one it had.

    Of others' logs only warnings: the web server notes who asked for which page.
    """
    log.removeHandler(getattr(log, "streamlit_console_handler", None))
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    if log.name.startswith(OTHERS):
        handler.setLevel(logging.WARNING)
    log.streamlit_console_handler = handler
    log.addHandler(handler)
