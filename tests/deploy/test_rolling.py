"""Two workers behind a real HAProxy: quicker than one, and no answer lost between."""

import asyncio
import json
import random
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import cycle

import pytest
from aside import run
from pair import CONFIG, HAPROXY, NEEDS_HAPROXY, Pair

from approach import content, draft
from bench import journey
from bench.host import Host
from bench.measure import crowd
from bench.visit import Visit

WALKERS = 50
SHORT, LONG = 0.2, 2.0  # seconds a walker thinks
STRENGTHS = (1, 2, 3)

pytestmark = NEEDS_HAPROXY


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    Visit.broken = frozenset(journey.words_of_failure(content.DATA))
    served = Pair(tmp_path_factory.mktemp("pair"))
    try:
        yield served.start()
    finally:
        served.stop()


def test_the_balancer_accepts_its_file() -> None:
    checked = subprocess.run([str(HAPROXY), "-c", "-f", str(CONFIG)], check=False)
    assert checked.returncode == 0


def test_a_visitor_stays_with_one_worker_and_the_shell_comes_small(pair: Pair) -> None:
    status, headers, page = pair.ask("/", **{"Accept-Encoding": "gzip"})

    assert status == 200
    assert headers["set-cookie"].startswith("worksheet_at=")
    assert "HttpOnly" in headers["set-cookie"]
    assert headers["content-encoding"] == "gzip"
    assert page


def test_health_is_asked_through_the_balancer(pair: Pair) -> None:
    status, headers, said = pair.ask("/healthz")

    assert status == 200
    assert headers["content-type"] == "application/json"
    assert set(json.loads(said)) == {"content", "uptime_seconds"}


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/a/b",
        "/_stcore/metrics",
        "/_stcore/agent/",
        "/component/x",
        "/auth/login",
    ],
)
def test_what_no_visitor_needs_is_not_there(pair: Pair, path: str) -> None:
    assert pair.ask(path)[0] == 404


def test_nothing_is_taken_in_but_words_over_the_line(pair: Pair) -> None:
    assert pair.ask("/step-1", **{"Content-Length": "9"})[0] == 413


def test_two_workers_are_measured_beside_one(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    """Print the figure; a busy machine must not fail a build."""

    async def both() -> list[float]:
        kept = await journey.filled(pair.address)
        walk = partial(crowd, steps=journey.round_and_round, draft=kept, visitors=12)
        served = (pair.workers[0], pair)
        return [(await walk(s, think=0, seconds=2, settle=0.5)).rate for s in served]

    one, two = run(both())

    assert one > 0
    with capsys.disabled():
        print(f"\ntwo workers / one: {two:.0f} / {one:.0f} answers a second", end=" ")


class Walker:
    """A visitor who remembers what they said, to see whether it is still there."""

    def __init__(self, address: str, place: int) -> None:
        self.visit = Visit(address)
        self.draw = random.Random(place)  # noqa: S311
        self.said: dict[str, int] = {}

    async def begin(self) -> None:
        """Come to the questions."""
        await asyncio.sleep(self.draw.uniform(0, LONG))
        await self.visit.open()
        for part in ("start", "safety"):
            async for _ in journey.PARTS[part](self.visit):
                await self.visit.think(SHORT)

    async def walk(self, over: asyncio.Event) -> None:
        """Tick one line after the other, round and round, and see what is kept."""
        for name in cycle(journey.CONCERNS):
            if over.is_set():
                break
            await self.visit.put(name, True)
            chosen = self.draw.randrange(len(STRENGTHS))
            await self.visit.put(f"{name}.how_strong", chosen)
            self.said[name] = STRENGTHS[chosen]
            assert self.kept() == self.said
            await self.visit.think(self.draw.uniform(SHORT, LONG))
        await self.visit.close()

    def kept(self) -> Mapping[str, int]:
        """Return what the tab holds of it."""
        return draft.loads(json.loads(self.visit.draft)["saved"]).concerns


async def restart_in_turn(workers: list[Host], over: asyncio.Event) -> None:
    """Restart one worker, then the next, as when a new version is brought out."""
    for worker in workers:
        await asyncio.sleep(LONG)
        await asyncio.to_thread(worker.stop)
        await asyncio.to_thread(worker.start)
    await asyncio.sleep(2 * LONG)
    over.set()


async def walk_on(pair: Pair) -> list[Walker]:
    """Let many walk while both workers are restarted in turn."""
    walkers = [Walker(pair.address, place) for place in range(WALKERS)]
    over = asyncio.Event()
    await asyncio.gather(*(walker.begin() for walker in walkers))
    async with asyncio.TaskGroup() as group:
        group.create_task(restart_in_turn(pair.workers, over))
        for walker in walkers:
            group.create_task(walker.walk(over))
    return walkers


def test_restarting_both_workers_in_turn_loses_no_answer(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    walkers = run(walk_on(pair))

    moved = [walker for walker in walkers if walker.visit.away]
    assert len(moved) > WALKERS / 2
    again = sum(walker.visit.redone for walker in walkers)
    longest = max(walker.visit.away for walker in walkers)
    with capsys.disabled():
        print(
            f"\n{len(moved)} of {WALKERS} moved, longest pause {longest:.1f} s,"
            f" {again} answers on their way just then were given again",
            end=" ",
        )
