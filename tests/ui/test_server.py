"""The server's settings, and what it lets through."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import streamlit
from aside import run
from streamlit import config

from ui.reaper import LONGEST
from ui.wire import Wire, open_to_all

STOCK = Path(streamlit.__file__).parent / "static"
HOUSE = Path(__file__).parent.parent.parent
SETTINGS = tomllib.loads((HOUSE / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.upgrade
@pytest.mark.parametrize(
    ("section", "name"),
    [(s, n) for s in SETTINGS if s != "theme" for n in SETTINGS[s]],
)
def test_streamlit_still_knows_each_setting(section: str, name: str) -> None:
    assert f"{section}.{name}" in config._config_options_template


@pytest.mark.upgrade
def test_streamlit_still_draws_each_part_that_is_asked_for_by_name() -> None:
    browser = HOUSE / "ui" / "browser"
    asked = "".join(path.read_text("utf-8") for path in browser.glob("*.*s*"))
    names = set(re.findall(r'data-testid="(\w+)"', asked))
    drawn = "".join(
        path.read_text("utf-8") for path in (STOCK / "static" / "js").glob("*.js")
    )
    assert names
    assert {name for name in names if name not in drawn} == set()


def test_every_setting_says_why_it_is_there() -> None:
    lines = (HOUSE / ".streamlit" / "config.toml").read_text("utf-8").split("theme:")[0]

    settings = [line for line in lines.splitlines() if " = " in line]
    assert settings
    assert [line for line in settings if "#" not in line] == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("client.showErrorDetails", "none"),
        ("client.showErrorLinks", False),
        ("browser.gatherUsageStats", False),
        ("server.enableXsrfProtection", False),
        ("server.enableCORS", True),
        ("server.enableAgentApi", False),
    ],
)
def test_what_the_promises_rest_on_is_set(name: str, wanted: object) -> None:
    section, key = name.split(".")
    assert SETTINGS[section][key] == wanted


def test_streamlit_keeps_a_session_for_as_long_as_the_reaper_may_wait() -> None:
    assert SETTINGS["server"]["disconnectedSessionTTL"] == LONGEST


def test_the_browser_gets_what_it_needs_and_nothing_more() -> None:
    assert open_to_all("/step-1")
    assert open_to_all("/_stcore/stream")
    assert open_to_all("/_stcore/bidi-components/worksheet.file/file.js")
    assert not open_to_all("/_stcore/upload_file/session/file")
    assert not open_to_all("/_stcore/metrics")
    assert not open_to_all("/_stcore/")
    assert not open_to_all("/_stcore/agent/interact")


Message = dict[str, Any]


def ask(path: str, method: str = "GET", kind: str = "text/html") -> list[Message]:
    """Send a request through the middleware to an app that answers with a page."""
    sent: list[Message] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", kind.encode()), (b"cache-control", b"public")]
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": b"theirs"})

    async def keep(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "method": method, "query_string": b"lang=xx"}
    run(Wire(app)(scope, None, keep))
    return sent


def test_any_page_is_replaced_by_ours_and_nothing_else_is() -> None:
    start, body = ask("/step-1")
    assert b"theirs" not in body["body"]
    assert dict(start["headers"])[b"cache-control"] == b"no-store"

    start, body = ask("/media/a.pdf", kind="application/pdf")
    assert body["body"] == b"theirs"
    assert dict(start["headers"])[b"cache-control"] == b"no-store"

    start, _ = ask("/static/js/a.js", kind="text/javascript")
    assert dict(start["headers"])[b"cache-control"] == b"public"


def test_a_question_for_the_head_alone_gets_no_body() -> None:
    start, body = ask("/", method="HEAD")

    assert int(dict(start["headers"])[b"content-length"]) > 0
    assert body["body"] == b""


def test_a_warm_server_has_all_that_a_first_document_needs() -> None:
    code = (
        "import sys; sys.path[:0] = ['.', 'tests/approach']\n"
        "from ui import server; server.warm_up()\n"
        "from approach.pdf import fonts; built = list(fonts._built)\n"
        "from pdf import plans; before = set(sys.modules)\n"
        "from approach import pdf; pdf.render(plans.every_kind())\n"
        "assert len(built) == 1 and fonts._built == built\n"
        "print(sorted(m for m in set(sys.modules) - before))"
    )
    run = [sys.executable, "-W", "ignore", "-c", code]
    told = subprocess.run(run, cwd=HOUSE, check=True, capture_output=True, text=True)
    assert told.stdout == "[]\n"
