"""A real server and a real browser, started by the tests."""

import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from serving import Server
from visitor import NEUTRAL, Visit

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the browser out where there is none, but never in CI."""
    if CHROMIUM.exists() or os.environ.get("CI") == "true":
        return
    missing = pytest.mark.skip(reason="needs a browser: apt-get install chromium")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start Debian's Chromium, silent but for our own requests."""
    return {"executable_path": str(CHROMIUM), "args": QUIET.split()}


@pytest.fixture(scope="session")
def base_url() -> str | None:
    """Say in place of the plugin, whose own way pytest warns of, that there is none."""
    return None


@pytest.fixture(scope="session")
def home(browser: Browser) -> Iterator[BrowserContext]:
    """Open the browser that all visitors share: it has read the scripts before."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(home: BrowserContext) -> Iterator[Page]:
    """Open a tab, which knows nothing of any other; no tab outlives its test."""
    others = set(home.pages)
    yield home.new_page()
    home.set_offline(False)
    home.clear_cookies()
    for tab in set(home.pages) - others:
        tab.close()


@pytest.fixture(scope="session")
def neutral() -> Iterator[str]:
    """Serve a site that stands for the neutral one; return its address."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f"<title>Other</title><h1>{NEUTRAL}</h1>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://localhost:{site.server_port}/"
        site.shutdown()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, neutral: str) -> Iterator[Server]:
    """Serve the app for the whole session."""
    log = tmp_path_factory.mktemp("server") / "log"
    served = Server(log, WORKSHEET_EXIT_URL=neutral).start()
    yield served
    served.kill()


@pytest.fixture
def own_server(tmp_path: Path, neutral: str) -> Iterator[Server]:
    """Serve the app for one test, which may end it."""
    served = Server(tmp_path / "log", WORKSHEET_EXIT_URL=neutral).start()
    yield served
    served.kill()


@pytest.fixture
def visit(page: Page, server: Server) -> Visit:
    """Open a tab of a visitor who has not come to any page yet."""
    return Visit(page, server)


@pytest.fixture
def own_visit(page: Page, own_server: Server) -> Visit:
    """Open a tab on a server that is this test's own."""
    return Visit(page, own_server)
