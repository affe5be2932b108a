"""The way that a visitor walks, page by page, and one thing to do on each page."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from approach import content
from approach.text import Words
from bench.visit import Visit, VisitError

CONCERNS = {"talking": 2, "busy": 1, "chores": 1}  # the place on the scale, from 0
REASONS = {"sides": (2, 0), "cost": (1, 0), "stigma": (1, 1)}  # strength, certainty
SITUATION = ("rows", "free_sessions")
OWN = "I would like us to have an easier time in the evenings."
PDF = b"%PDF-"


class Done(NamedTuple):
    """One thing that was done on a page, and how long the answer took, in seconds."""

    page: str
    seconds: float


Part = Callable[[Visit], AsyncIterator[float]]


async def start(visit: Visit) -> AsyncIterator[float]:
    """Begin."""
    yield await visit.press("on.start")


async def safety(visit: Visit) -> AsyncIterator[float]:
    """Answer the lines, and go on to the questions."""
    for line in [key for key in visit.elements if key.startswith("line.")]:
        yield await visit.put(line.split(":")[0], 2)
    yield await visit.press("on.safety")
    yield await visit.press("on.clear")


async def concerns(visit: Visit) -> AsyncIterator[float]:
    """Tick three and say how much each matters."""
    for name, strength in CONCERNS.items():
        yield await visit.put(name, True)
        yield await visit.put(f"{name}.how_strong", strength)
    yield await visit.press("on.concerns")


async def reasons(visit: Visit) -> AsyncIterator[float]:
    """Tick three, say how strong each is and how one knows."""
    for name, (strength, certainty) in REASONS.items():
        yield await visit.put(name, True)
        yield await visit.put(f"{name}.how_strong", strength)
        yield await visit.put(f"{name}.how_known", certainty)
    yield await visit.press("on.reasons")


async def situation(visit: Visit) -> AsyncIterator[float]:
    """Tick two."""
    for name in SITUATION:
        yield await visit.put(name, True)
    yield await visit.press("on.situation")


async def check(visit: Visit) -> AsyncIterator[float]:
    """Say how clear it is, and ask for the order."""
    yield await visit.put("clear.before", 2)
    yield await visit.press("on.check")


async def ranking(visit: Visit) -> AsyncIterator[float]:
    """Read the order."""
    yield await visit.press("on.ranking")


async def prepare(visit: Visit) -> AsyncIterator[float]:
    """Fill in two fields."""
    for name in texts(visit)[:2]:
        yield await visit.put(name, OWN)
    yield await visit.press("on.prepare")


async def conversation(visit: Visit) -> AsyncIterator[float]:
    """Change the first of the words to begin with."""
    yield await visit.put(texts(visit)[0], OWN)
    yield await visit.press("on.conversation")


async def plan(visit: Visit) -> AsyncIterator[float]:
    """Choose for whom, and take the document."""
    yield await visit.put("reader", 1)
    yield await document(visit)
    yield await visit.press("on.plan")


async def follow_up(visit: Visit) -> AsyncIterator[float]:
    """Say what was tried and what came of it; the order is worked out anew."""
    yield await visit.put(named(visit, "tried."), 0)
    yield await visit.put(named(visit, "out."), 1)
    yield await visit.tap("on.follow_up")


PARTS: dict[str, Part] = {
    part.__name__: part
    for part in (
        start,
        safety,
        concerns,
        reasons,
        situation,
        check,
        ranking,
        prepare,
        conversation,
        plan,
        follow_up,
    )
}
PATHS = {"start": "", "safety": "before-you-start", "follow_up": "later"} | {
    name: f"step-{place}" for place, name in enumerate(list(PARTS)[2:-1], start=1)
}


async def walk(visit: Visit, first: str = "start") -> AsyncIterator[Done]:
    """Walk from a page to the last; the caller takes their time between."""
    yield Done(first, await visit.open(PATHS[first]))
    for name in list(PARTS)[list(PARTS).index(first) :]:
        expect(visit, name)
        async for seconds in PARTS[name](visit):
            yield Done(name, seconds)


async def round_and_round(address: str, draft: str, place: int) -> AsyncIterator[Done]:
    """Walk for ever, a new visitor each time, the first one from a page of their own.

    Who begins further on brings a draft; who begins at the start brings none.
    """
    firsts = [name for name in PARTS if name != "safety"]
    first = firsts[place % len(firsts)]
    while True:
        async for done in one(address, draft, first):
            yield done
        first = "start"


async def over_and_over(address: str, *_: object) -> AsyncIterator[Done]:
    """Let a page of one line run again and again."""
    visit = Visit(address)
    try:
        yield Done("one line", await visit.open())
        while True:
            yield Done("one line", await visit.again())
    finally:
        visit.abort()


async def one(address: str, draft: str, first: str) -> AsyncIterator[Done]:
    """Walk once and close the tab, also when the caller has had enough."""
    visit = Visit(address, "" if first == "start" else draft)
    try:
        async for done in walk(visit, first):
            yield done
    finally:
        visit.abort()


async def document(visit: Visit) -> float:
    """Take the plan as a PDF; return the seconds until it was there."""
    start = time.perf_counter()
    if not (await visit.download("download")).startswith(PDF):
        raise VisitError("the plan is no PDF")
    return time.perf_counter() - start


# ---- one thing to do on a page that leaves the visitor there; `turn` counts -----

Fidget = Callable[[Visit, int], Awaitable[float]]
FIDGETS: dict[str, Fidget] = {
    "start": lambda visit, _: visit.again(),
    "safety": lambda visit, turn: visit.put("line.one", turn % 3),
    "concerns": lambda visit, turn: visit.put("talking.how_strong", turn % 3),
    "reasons": lambda visit, turn: visit.put("sides.how_known", turn % 3),
    "situation": lambda visit, turn: visit.put("rows", bool(turn % 2)),
    "check": lambda visit, turn: visit.put("clear.before", turn % 3),
    "ranking": lambda visit, turn: visit.tap(
        "undo" if turn % 2 else named(visit, "choose.")
    ),
    "ranking, as it was": lambda visit, _: visit.again(),
    "prepare": lambda visit, turn: visit.put(texts(visit)[0], f"{OWN} {turn}"),
    "conversation": lambda visit, turn: visit.put(texts(visit)[0], f"{OWN} {turn}"),
    "plan": lambda visit, turn: visit.put("reader", turn % 3),
    "follow_up": lambda visit, turn: visit.put(named(visit, "out."), turn % 3),
}


async def filled(address: str) -> str:
    """Walk once through; return what the tab then keeps."""
    visit = Visit(address)
    async for _ in walk(visit):
        pass
    await visit.close()
    return visit.draft


def expect(visit: Visit, name: str) -> None:
    """See that the visitor is where the walk should have led."""
    if visit.page != name:
        raise VisitError(f"on {visit.page} ({visit.heading}) in place of {name}")


def texts(visit: Visit) -> list[str]:
    """Return the page's fields for words, without their generation."""
    return [
        key.rpartition(":")[0]
        for key, element in visit.elements.items()
        if element.WhichOneof("type") == "text_area"
    ]


def named(visit: Visit, beginning: str) -> str:
    """Return the first widget whose key begins so."""
    return next(key for key in visit.elements if key.startswith(beginning))


def words_of_failure(data: Path) -> list[str]:
    """Return the headings of a page that failed, in every language."""
    return [
        Words(content.read_words(data, language))("ui.frame.broken_title")
        for language in content.languages(data)
    ]
