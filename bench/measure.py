"""What is measured of a server: CPU for each page, answers a second, memory."""

import asyncio
import random
import statistics
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from bench.host import Host
from bench.journey import (
    FIDGETS,
    PATHS,
    Done,
    document,
    expect,
    one,
    texts,
)
from bench.visit import Visit

Steps = Callable[[str, str, int], AsyncIterator[Done]]
SETTLE = 5.0  # seconds before a crowd is looked at, so that all have come
SEED = 1


class Served(Protocol):
    """A server, or several behind one address."""

    address: str

    def cpu(self) -> float:
        """Return the CPU time used so far, in seconds."""


class Crowd(NamedTuple):
    """How a server answered many visitors at once.

    Attributes:
        rate: answers a second.
        p50, p95: seconds that an answer took; one still awaited counts as it stands.
        load: cores in use.
        cost: CPU seconds for an answer.
    """

    rate: float
    p50: float
    p95: float
    load: float
    cost: float


async def first_page(host: Host) -> tuple[float, float]:
    """Start a server; return seconds until healthy, and until the first page stood."""
    healthy = await asyncio.to_thread(host.start)
    visit = Visit(host.address)
    first = await visit.open()
    await visit.close()
    return healthy, healthy + first


async def page_costs(
    hosts: Mapping[str, Host], draft: str, times: Mapping[str, int], rounds: int
) -> dict[str, dict[str, float]]:
    """Return the CPU milliseconds of one run, by page and server.

    The servers take turns, round after round, so that a noisy machine is noisy to
    all of them; the median of the rounds counts.
    """
    found: dict[str, dict[str, list[float]]] = {}
    for _ in range(rounds):
        for page in FIDGETS:
            for name, host in hosts.items():
                spent = await page_cost(host, page, name, draft, times[name])
                found.setdefault(page, {}).setdefault(name, []).append(spent)
    return {
        page: {name: statistics.median(spent) for name, spent in by_host.items()}
        for page, by_host in found.items()
    }


async def page_cost(host: Host, page: str, kind: str, draft: str, times: int) -> float:
    """Return the CPU milliseconds of one run of a page."""
    visit = Visit(host.address, "" if page in {"start", "safety"} else draft)
    stem = page.partition(",")[0]
    await visit.open("" if kind == "one line" else PATHS[stem])
    if kind != "one line":
        expect(visit, stem)
    fidget = FIDGETS["start" if kind == "one line" else page]
    for turn in (-2, -1):  # the first time is like no other
        await fidget(visit, turn)
    before, runs = host.cpu(), visit.runs
    for turn in range(times):
        await fidget(visit, turn)
    spent, runs = host.cpu() - before, visit.runs - runs
    await visit.close()
    return spent / runs * 1000


async def visit_cost(host: Host, visits: int) -> tuple[float, int]:
    """Return the CPU seconds of a whole visit, and how many answers that was."""
    before, answers = host.cpu(), 0
    for _ in range(visits):
        async for _done in one(host.address, "", "start"):
            answers += 1
    return (host.cpu() - before) / visits, answers // visits


async def document_cost(host: Host, draft: str, times: int) -> float:
    """Return the CPU milliseconds of one PDF."""
    visit = Visit(host.address, draft)
    await visit.open(PATHS["plan"])
    await document(visit)
    before = host.cpu()
    for _ in range(times):
        await document(visit)
    spent = host.cpu() - before
    await visit.close()
    return spent / times * 1000


async def crowd(
    host: Served,
    steps: Steps,
    draft: str,
    *,
    visitors: int,
    think: float,
    seconds: float,
    settle: float = SETTLE,
) -> Crowd:
    """Let many visitors walk at once, each thinking half to one and a half of `think`.

    Raises:
        VisitError: a page failed for one of them.

    Args:
        host: where they walk.
        steps: how they walk: address, draft and place to what was done.
        draft: what those bring who begin further on.
        visitors: how many.
        think: seconds, on average.
        seconds: how long to look.
        settle: seconds before that.
    """
    draw = random.Random(SEED)  # noqa: S311  nothing is secret here
    taken: list[tuple[float, float]] = []
    waiting: dict[int, float] = {}

    async def walk(place: int) -> None:
        await asyncio.sleep(draw.uniform(0, min(think, settle)))
        walking = steps(host.address, draft, place)
        try:
            while True:
                waiting[place] = time.perf_counter()
                done = await anext(walking)
                taken.append((waiting.pop(place), done.seconds))
                await asyncio.sleep(draw.uniform(0.5, 1.5) * think)
        finally:
            await walking.aclose()

    tasks = [asyncio.create_task(walk(place)) for place in range(visitors)]
    await until(tasks, settle)
    start, before = time.perf_counter(), host.cpu()
    await until(tasks, seconds)
    end, spent = time.perf_counter(), host.cpu() - before
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

    lasted = [s for began, s in taken if began + s >= start]
    late = [end - began for began in waiting.values() if end - began > 1]
    ordered = sorted([*lasted, *late])
    return Crowd(
        rate=len(lasted) / (end - start),
        p50=quantile(ordered, 0.5),
        p95=quantile(ordered, 0.95),
        load=spent / (end - start),
        cost=spent / max(len(lasted), 1),
    )


async def until(tasks: Sequence[asyncio.Task[None]], seconds: float) -> None:
    """Wait for a while; raise what one of the tasks raises meanwhile."""
    over, _ = await asyncio.wait(
        tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION
    )
    for task in over:
        task.result()


def quantile(ordered: Sequence[float], part: float) -> float:
    """Return the value that this part of the sorted values does not exceed."""
    if not ordered:
        return float("nan")
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


async def memory_each(host: Host, draft: str, visitors: int) -> float:
    """Return the kilobytes that one more open visit takes."""
    async with asyncio.TaskGroup() as group:
        group.create_task(settled(host, draft))
    before = host.memory()
    visits = [await settled(host, draft) for _ in range(visitors)]
    after = host.memory()
    for visit in visits:
        await visit.close()
    return (after - before) / visitors * 1024


async def settled(host: Host, draft: str) -> Visit:
    """Open a tab, tick a line, see the order, and stay."""
    visit = Visit(host.address, draft)
    await visit.open(PATHS["check"])
    await visit.press("on.check")
    return visit


async def growth(host: Host, draft: str, visits: int) -> list[float]:
    """Return the megabytes held after each quarter of many visits.

    A third of the tabs are gone without a word, and a tenth take a document.
    """
    held, quarter = [], visits // 4
    for begun in range(0, 4 * quarter, quarter):
        await several(host, draft, range(begun, begun + quarter))
        held.append(host.memory())
    return held


async def several(host: Host, draft: str, places: range, at_once: int = 8) -> None:
    """Let short visits happen, some at once."""
    waiting = iter(places)

    async def some() -> None:
        for place in waiting:
            visit = await settled(host, draft)
            await visit.press("on.ranking")
            await visit.put(texts(visit)[0], f"A thought of my own, the {place}th.")
            await visit.press("on.prepare")
            await visit.press("on.conversation")
            if place % 10 == 0:
                await document(visit)
            if place % 3 == 0:
                visit.abort()
            else:
                await visit.close()

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(some())
