"""How quickly the app answers, beside stock Streamlit and beside a page of one line.

Run: python bench/serving.py [--full]. Quick mode takes about five minutes, full mode
about twenty. It starts its own servers, on the loopback only. With two cores or more
the servers share the first one and the visitors walk on the second. A page that fails
ends the bench. It needs Linux, whose clocks of other processes it reads.

Three servers run the same walk in the same minutes:
  ours      `streamlit run app.py`, as it is deployed
  stock     `streamlit run ui/main.py` in an empty folder: the same pages, no settings,
            no warm-up. uvloop stays, which a plain installation does not bring.
  one line  `st.write("One line.")` under our settings: the least a run can cost
"""

import argparse
import asyncio
import os
import platform
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

import streamlit

from approach import content
from bench import host, journey, measure
from bench.host import Host
from bench.measure import Crowd
from bench.visit import Visit

OURS, STOCK, ONE = "ours", "stock", "one line"
THINK = 5.0  # seconds between two answers of one visitor
CLOSED = 8  # visitors who never think, to find the most that is answered
CAPACITY = 0.5  # of a core, so that a busy minute stays quick


class Mode(NamedTuple):
    """How long to look."""

    times: int  # runs of a page in one round; a tenth of it for stock
    rounds: int
    loop: float  # seconds of each closed loop
    crowd: float  # seconds of each crowd
    crowds: tuple[int, ...]
    stock_crowds: tuple[int, ...]
    visits: int


QUICK = Mode(30, 2, 8, 15, (50, 200), (50,), 200)
FULL = Mode(60, 5, 20, 45, (50, 200, 500), (50, 200), 2_000)
Row = tuple[str, ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="all figures, 20 minutes")
    mode = FULL if parser.parse_args().full else QUICK
    words = journey.words_of_failure(content.DATA)
    Visit.broken = frozenset(words)
    asyncio.run(bench(mode))


async def bench(mode: Mode) -> None:
    """Start the servers, measure them in turn, and end them."""
    core = apart()
    hosts = {OURS: host.ours(core), STOCK: host.stock(core), ONE: host.one_line(core)}
    try:
        print(heading(core))
        await starts(hosts)
        draft = await journey.filled(hosts[OURS].address)
        await costs(hosts, draft, mode)
        await throughput(hosts, draft, mode)
        await crowds(hosts, draft, mode)
        await memory(hosts, draft, mode, core)
    finally:
        for each in hosts.values():
            each.remove()


def apart() -> int | None:
    """Keep the visitors away from the servers' core, if there are two."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        return None
    os.sched_setaffinity(0, {cores[1]})
    return cores[0]


def heading(core: int | None) -> str:
    """Say when and on what this was measured."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    pinned = "no core of its own" if core is None else "one core for the servers"
    return (
        f"{date.today()}, {model}, {os.cpu_count()} cores, {pinned},"
        f" Python {platform.python_version()}, Streamlit {streamlit.__version__}\n"
    )


async def starts(hosts: dict[str, Host]) -> None:
    """Print how long each takes to start."""
    rows = []
    for name, each in hosts.items():
        healthy, first = await measure.first_page(each)
        rows.append((name, f"{healthy:.1f}", f"{first:.1f}", f"{each.memory():.0f}"))
    table("Start, in seconds", ("", "healthy", "first page", "MB then"), rows)


async def costs(hosts: dict[str, Host], draft: str, mode: Mode) -> None:
    """Print what one run of each page costs."""
    times = {OURS: mode.times, STOCK: max(mode.times // 6, 6), ONE: mode.times}
    found = await measure.page_costs(hosts, draft, times, mode.rounds)
    rows = [
        (
            page,
            f"{by[OURS]:.1f}",
            f"{by[STOCK]:.0f}",
            f"{by[ONE]:.1f}",
            f"{by[STOCK] / by[OURS]:.1f}",
            f"{by[OURS] / by[ONE]:.1f}",
        )
        for page, by in found.items()
    ]
    head = ("page", *hosts, "stock / ours", "ours / one line")
    table("CPU for one run of a page, in milliseconds", head, rows)
    pdf = await measure.document_cost(hosts[OURS], draft, mode.times)
    each, answers = await measure.visit_cost(hosts[OURS], mode.rounds)
    stock, _ = await measure.visit_cost(hosts[STOCK], 1)
    least = 86_400 * CAPACITY / each
    rows = [
        ("a PDF, milliseconds", f"{pdf:.0f}", ""),
        (f"a whole visit of {answers} answers, seconds", f"{each:.2f}", f"{stock:.2f}"),
        (
            "visits a day on half a core",
            f"{least:,.0f}",
            f"{least * each / stock:,.0f}",
        ),
    ]
    table("CPU for more than a page", ("", OURS, STOCK), rows)


async def throughput(hosts: dict[str, Host], draft: str, mode: Mode) -> None:
    """Print the most that each answers, the servers taking turns."""
    found: dict[str, list[Crowd]] = {name: [] for name in hosts}
    for _ in range(mode.rounds):
        for name, each in hosts.items():
            steps = journey.over_and_over if name == ONE else journey.round_and_round
            found[name].append(
                await measure.crowd(
                    each, steps, draft, visitors=CLOSED, think=0, seconds=mode.loop
                )
            )
    rows = [
        (
            name,
            " ".join(f"{crowd.rate:.1f}" for crowd in rounds),
            f"{mean([crowd.load for crowd in rounds]):.2f}",
            f"{1 / mean([crowd.cost for crowd in rounds]):.1f}",
        )
        for name, rounds in found.items()
    ]
    head = ("", "answers a second, each round", "cores used", "answers a CPU second")
    table(f"The most that is answered, {CLOSED} visitors who never think", head, rows)
    by_rate = mean([c.rate for c in found[OURS]]) / mean([c.rate for c in found[STOCK]])
    by_cpu = mean([c.cost for c in found[STOCK]]) / mean([c.cost for c in found[OURS]])
    print(f"ours / stock: {by_rate:.1f} by the clock, {by_cpu:.1f} by CPU time\n")


async def crowds(hosts: dict[str, Host], draft: str, mode: Mode) -> None:
    """Print how long answers take when many walk at once."""
    rows = []
    for visitors in mode.crowds:
        for name, each in hosts.items():
            if name == STOCK and visitors not in mode.stock_crowds:
                continue
            steps = journey.over_and_over if name == ONE else journey.round_and_round
            crowd = await measure.crowd(
                each, steps, draft, visitors=visitors, think=THINK, seconds=mode.crowd
            )
            rows.append(
                (
                    f"{visitors} visitors, {name}",
                    f"{crowd.p50 * 1000:,.0f}",
                    f"{crowd.p95 * 1000:,.0f}",
                    f"{crowd.rate:.1f}",
                    f"{crowd.load:.2f}",
                )
            )
            if name == STOCK and crowd.p50 > 1:
                restart(each)  # it would still be busy with those who have left
    title = f"Visitors who think {THINK:.0f} seconds"
    table(title, ("", "p50 ms", "p95 ms", "answers a second", "cores used"), rows)


def restart(each: Host) -> None:
    """Begin with a server that has nothing left to do."""
    each.stop()
    each.start()


async def memory(
    hosts: dict[str, Host], draft: str, mode: Mode, core: int | None
) -> None:
    """Print what a visitor takes, and what is left after many."""
    rows = []
    for name in (OURS, STOCK):
        visitors = 100 if name == OURS else 30
        restart(hosts[name])
        kilobytes = await measure.memory_each(hosts[name], draft, visitors)
        rows.append((f"each of {visitors} open visits, kB, {name}", f"{kilobytes:.0f}"))
    forgetful = host.ours(core, WORKSHEET_FORGET_AFTER="5")
    try:
        forgetful.start()
        held = await measure.growth(forgetful, draft, mode.visits)
    finally:
        forgetful.remove()
    quarters = " ".join(f"{megabytes:.0f}" for megabytes in held)
    rows.append((f"MB after each quarter of {mode.visits:,} visits, ours", quarters))
    table("Memory", ("", ""), rows)


def mean(values: list[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)


def table(title: str, head: Row, rows: list[Row]) -> None:
    """Print a table."""
    print(f"**{title}**\n")
    for row in (head, ("---", *["---:"] * (len(head) - 1)), *rows):
        print("| " + " | ".join(row) + " |")
    print(flush=True)


if __name__ == "__main__":
    main()
