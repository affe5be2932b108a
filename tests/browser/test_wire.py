"""What goes over the wire: guarded, to nobody else, and gone when it should be."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Response
from serving import Server
from stories import STORIES
from visitor import Visit

from ui import way

WALK = [f"/{step.path}" for step in way.STEPS]
PLAN = f"/{way.BY_NAME['plan'].path}"
ALWAYS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}
# what Streamlit offers beyond what a visitor's browser needs
CLOSED = [
    "/_stcore/upload_file/session/file",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/auth/login",
    "/oauth2callback",
    "/component/any/index.html",
]

pytestmark = pytest.mark.upgrade


def guarded(headers: dict[str, str]) -> bool:
    """Tell whether an answer carries every header that guards a visitor."""
    policy = headers.get("content-security-policy", "")
    return (
        ALWAYS.items() <= headers.items()
        and "default-src 'none'" in policy
        and "frame-ancestors 'none'" in policy
        and "unsafe" not in policy
        and "camera=()" in headers.get("permissions-policy", "")
    )


@pytest.mark.parametrize("path", [*WALK, "/nowhere", "/_stcore/health", *CLOSED])
def test_every_answer_is_guarded_and_kept_by_no_cache(
    server: Server, path: str
) -> None:
    _, headers, _ = server.ask(path)

    assert guarded(headers)
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", CLOSED)
def test_what_no_visitor_needs_is_not_there(server: Server, path: str) -> None:
    assert server.status(path) == 404
    assert server.ask(path, "POST")[0] == 404


def test_the_page_names_neither_the_topic_nor_its_maker(server: Server) -> None:
    _, _, body = server.ask("/step-1")
    page = re.sub(r'<!--.*?-->|"./static/[^"]*"', "", body.decode(), flags=re.DOTALL)

    assert "<title>Worksheet</title>" in page
    assert not [
        word for word in ("streamlit", "couple", "therap") if word in page.lower()
    ]


def test_our_own_files_are_there_and_named_by_what_is_in_them(server: Server) -> None:
    _, _, body = server.ask("/")
    found = re.findall(r'"\.(/worksheet/[^"]+)"', body.decode())

    assert len(found) >= 3
    for path in found:
        status, headers, _ = server.ask(path)
        assert status == 200
        assert guarded(headers)
        assert "immutable" in headers["cache-control"]


def document(visit: Visit, story: str) -> str:
    """Ask for the document of a story; return its path on the server.

    The same story gives the same document, which has the same address.
    """
    visit.come_back(STORIES[story].answers)
    button = visit.open(PLAN).page.get_by_role("button", name=re.compile("PDF")).first
    with visit.page.expect_download() as awaited:
        button.click()
    assert awaited.value.path().read_bytes().startswith(b"%PDF")
    return awaited.value.url.removeprefix(visit.server.url)


@pytest.mark.browser
def test_a_whole_walk_breaks_no_rule_and_asks_nobody_else(visit: Visit) -> None:
    unguarded: list[str] = []

    def look(given: Response) -> None:
        if not guarded(given.headers):
            unguarded.append(given.url)

    visit.page.on("response", look)
    visit.come_back(STORIES["d01"].answers)
    for path in WALK:
        visit.open(path)
    path = document(visit, "d01")

    assert visit.complaints == []
    assert {url for url in visit.asked if not url.startswith(visit.server.url)} == set()
    assert unguarded == []
    assert visit.page.context.cookies() == []
    assert not [url for url in visit.asked if "?" in url]
    assert visit.server.ask(path)[1]["cache-control"] == "no-store"


@pytest.mark.browser
def test_the_browser_keeps_the_draft_and_nothing_else(visit: Visit) -> None:
    visit.begin().tick(0)

    visit.page.goto(visit.server.url + "/_stcore/health")  # a page without scripts

    assert visit.page.evaluate("Object.keys(localStorage)") == []
    assert visit.page.evaluate("Object.keys(sessionStorage)") == ["worksheet"]
    assert visit.page.evaluate("indexedDB.databases()") == []
    assert visit.page.evaluate("caches.keys()") == []
    assert visit.page.context.cookies() == []


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with a memory of two seconds."""
    log = tmp_path_factory.mktemp("brief") / "log"
    served = Server(log, WORKSHEET_FORGET_AFTER="2").start()
    yield served
    served.kill()


@pytest.fixture
def brief_visit(page: Page, brief: Server) -> Visit:
    """Open a tab on the server that forgets soon."""
    return Visit(page, brief)


def gone(server: Server, path: str, within: float) -> bool:
    """Tell whether an address answers 404 within some seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if server.status(path) == 404:
            return True
        time.sleep(0.1)
    return False


def close_tab(page: Page) -> None:
    page.close()


def crash_tab(page: Page) -> None:
    """Lose the connection without a word, as a phone does."""
    page.context.set_offline(True)
    page.goto("about:blank")


@pytest.mark.browser
@pytest.mark.parametrize("end", [close_tab, crash_tab])
def test_a_closed_tabs_document_goes_with_no_other_visitor(
    brief_visit: Visit, end: Callable[[Page], None]
) -> None:
    path = document(brief_visit, "d01")
    assert brief_visit.server.status(path) == 200

    end(brief_visit.page)

    assert gone(brief_visit.server, path, within=20)


@pytest.mark.browser
def test_an_open_tab_keeps_its_document_whatever_others_do(brief_visit: Visit) -> None:
    path = document(brief_visit, "d01")

    other = brief_visit.another()
    for _ in range(3):
        other.open().press("Begin")

    assert not gone(brief_visit.server, path, within=4)


@pytest.mark.browser
def test_erasing_takes_the_document_away_at_once(visit: Visit) -> None:
    path = document(visit, "d02")
    assert visit.server.status(path) == 200

    visit.press("Erase everything").press("Yes, erase it")

    assert visit.server.status(path) == 404


@pytest.mark.browser
def test_leaving_takes_the_document_away(visit: Visit) -> None:
    path = document(visit, "d03")
    # the site elsewhere has not answered yet: till then the server can be told
    visit.page.route("**/*", lambda route: route.fulfill(status=204))

    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")

    assert gone(visit.server, path, within=5)
