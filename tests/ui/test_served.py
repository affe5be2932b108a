"""The app as it is served, asked in Streamlit's own protocol."""

import json
import socket
from collections.abc import Iterator

import pytest
from aside import run
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from approach import content, draft
from bench import host, journey
from bench.host import Host
from bench.visit import Visit

NAMED = "worksheet.example.org"
REFUSED = 403

pytestmark = pytest.mark.upgrade


@pytest.fixture(scope="module")
def served() -> Iterator[Host]:
    Visit.broken = frozenset(journey.words_of_failure(content.DATA))
    one = host.ours(STREAMLIT_SERVER_ALLOWED_HOSTS=f"127.0.0.1 {NAMED}")
    try:
        one.start()
        yield one
    finally:
        one.remove()


async def at_questions(served: Host) -> Visit:
    """Return a visitor at the first page of questions."""
    visit = Visit(served.address)
    await visit.open()
    for part in ("start", "safety"):
        async for _ in journey.PARTS[part](visit):
            pass
    return visit


def test_a_file_saved_now_holds_the_answer_given_just_now(served: Host) -> None:
    async def last_answers() -> tuple[bytes, str]:
        visit = await at_questions(served)
        await visit.put("talking", True)
        await visit.put("talking.how_strong", 2)
        return await visit.download("save"), visit.draft

    saved, kept = run(last_answers())

    assert draft.loads(saved).concerns == {"talking": 3}
    assert json.loads(kept)["saved"] == saved.decode()


def test_an_answer_lets_only_the_page_itself_run(served: Host) -> None:
    async def drawn_anew() -> tuple[set[str], set[str]]:
        visit = await at_questions(served)
        before = dict(visit.elements)
        await visit.put("talking", True)
        same = {k for k, e in visit.elements.items() if before.get(k) is e}
        return same, set(visit.elements)

    same, all_there = run(drawn_anew())

    assert {"erase", "save", "tab"} <= same
    assert {"talking:0", "on.concerns", "kept"} <= all_there - same


def test_a_name_that_it_was_not_given_is_refused(served: Host) -> None:
    def opened_as(name: str) -> None:
        line = socket.create_connection(("127.0.0.1", served.port))
        address = f"ws://{name}:{served.port}/_stcore/stream"
        with line, connect(address, sock=line, subprotocols=["streamlit"]):
            pass

    opened_as(NAMED)
    with pytest.raises(InvalidStatus) as refused:
        opened_as("other.example.org")
    assert refused.value.response.status_code == REFUSED
