"""Strips to pages: where each page ends, so that none is nearly empty.

A page is filled from the top and ends where it hurts least within its lower part. If
that leaves a last page nearly empty, room between blocks gives way a little, or pages
end earlier, until it holds more.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from approach.pdf.strips import Strip

SPARSE = 0.28  # of a page: what a last page should hold at least
LOWER = 0.62  # of a page: how full it is before an end is looked for
EMPTY = 0.5  # what a page left wholly empty costs, beside what is parted there
WAYS = (  # how much of the gaps and of the page is used, tried in turn
    (1.0, 1.0),
    (0.9, 1.0),
    (0.8, 1.0),
    (0.7, 1.0),
    (1.0, 0.94),
    (1.0, 0.88),
    (1.0, 0.82),
)


class Page(Struct, frozen=True):
    """The strips of a page, and how much of the gaps between them is drawn."""

    strips: Sequence[Strip]
    gaps: float


def paged(strips: Sequence[Strip], room: float) -> list[Page]:
    """Return the pages, `room` points high each."""
    return [page for run in _runs(strips) for page in _fitted(run, room)]


def _runs(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    """Yield the strips between two places where a page has to begin."""
    starts = [n for n, strip in enumerate(strips) if strip.new_page and n]
    for start, end in zip([0, *starts], [*starts, len(strips)], strict=True):
        yield strips[start:end]


def _fitted(strips: Sequence[Strip], room: float) -> list[Page]:
    """Return the pages of a run, in the first way that fills its last page enough."""
    fullest, best = -1.0, list[Page]()
    for gaps, used in WAYS:
        pages = _filled(strips, room * used, gaps)
        held = _held(pages[-1]) / room if len(pages) > 1 else 1.0
        if held > fullest:
            fullest, best = held, pages
        if held >= SPARSE:
            break
    return best


def _filled(strips: Sequence[Strip], room: float, gaps: float) -> list[Page]:
    pages = []
    start = 0
    while start < len(strips):
        end = _end(strips, start, room, gaps)
        page = Page(strips[start:end], gaps)
        if not all(strip.spare for strip in page.strips):
            pages.append(page)
        start = end
    return pages


def _end(strips: Sequence[Strip], start: int, room: float, gaps: float) -> int:
    """Return where a page that begins at `start` ends best: the strip after it."""
    filled = strips[start].height + _head(strips[start])
    best, least = 0, float("inf")
    for number in range(start + 1, len(strips)):
        strip, before = strips[number], strips[number - 1]
        if not before.keep:
            empty = 1 - filled / room
            cost = before.apart + EMPTY * empty + max(0.0, empty - (1 - LOWER))
            if cost <= least:
                best, least = number, cost
        filled += strip.gap * gaps + strip.height
        if filled > room:
            together = best and not strip.spare and _tied(strips, best, gaps) <= room
            return best if together else number
    return len(strips)


def _tied(strips: Sequence[Strip], start: int, gaps: float) -> float:
    """Return the height of the strips from `start` on that keep together."""
    height = strips[start].height + _head(strips[start])
    number = start + 1
    while number < len(strips) and strips[number - 1].keep:
        height += strips[number].gap * gaps + strips[number].height
        number += 1
    return height


def _held(page: Page) -> float:
    height = sum(strip.gap * page.gaps + strip.height for strip in page.strips)
    return height - page.strips[0].gap * page.gaps + _head(page.strips[0])


def _head(strip: Strip) -> float:
    return sum(head.height for head in strip.head)
