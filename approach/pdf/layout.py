"""A plan to pages: strips are put one below the other, footers know the total."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from approach.blocks import Entry, Heading, Paragraph, Plan, Section
from approach.pdf.compose import block, cover, heading
from approach.pdf.contents import Contents
from approach.pdf.fonts import Bank
from approach.pdf.lines import Levels, Setter
from approach.pdf.ops import ARTIFACT, Box, Op, Paper, Sheet
from approach.pdf.pages import Page, paged
from approach.pdf.strips import (
    BAR,
    BETWEEN,
    Frame,
    Panel,
    Strip,
    leading_on,
    space_after,
)
from approach.pdf.theme import LARGE, NORMAL, PAPERS, QUIET, Theme

LEAD = 3  # lines: a sentence this short under a heading goes where the rest goes


def lay_out(
    plan: Plan, bank: Bank, levels: Levels, *, paper: Paper = "A4", large: bool = False
) -> Sheet:
    """Return the pages of a plan; the same plan gives the same pages."""
    theme = LARGE if large else NORMAL
    width, height = PAPERS[paper]
    setter = Setter(bank, levels, plan.direction)
    frame = Frame(setter, theme, width, rtl=plan.direction == "rtl")
    front = cover(frame, plan)
    contents = Contents(frame, plan)
    front += leading_on(contents.strips)
    strips = [*_ended(front), *_strips(frame, plan)]
    found = paged(strips, height - theme.top - theme.bottom)
    contents.number(list(_begun_on(found)))
    pages = _Drawing(theme).pages(found)
    for number, ops in enumerate(pages, 1):
        ops.extend(_footer(frame, plan, height, number, len(pages)))
        _bounded(frame, ops)
    return Sheet(width, height, pages, frame.tags)


def _bounded(frame: Frame, ops: list[Op]) -> None:
    """Note where pictures stand, for those who navigate by them."""
    for op in ops:
        if isinstance(op, Box) and op.tag != ARTIFACT:
            left, top, right, bottom = frame.tags[op.tag].box or (op.x, op.y, 0.0, 0.0)
            frame.tags[op.tag].box = (
                min(left, op.x),
                min(top, op.y),
                max(right, op.x + op.width),
                max(bottom, op.y + op.height),
            )


def _begun_on(pages: Sequence[Page]) -> Iterator[int]:
    """Yield the page on which each section begins, counted from 1."""
    for number, page in enumerate(pages, 1):
        yield from (number for strip in page.strips if strip.begins)


def _strips(frame: Frame, plan: Plan) -> Iterator[Strip]:
    alone = False
    for section in plan.sections:
        strips = _section(frame, section, plan.tick)
        strips[0].begins = True
        strips[0].new_page = section.new_page or alone
        alone = section.new_page
        yield from strips


def _section(frame: Frame, section: Section, tick: str) -> list[Strip]:
    strips = heading(frame, section.heading, 1)
    headed = True
    for part in section.blocks:
        more = block(frame, part, tick)
        if headed and isinstance(part, Paragraph) and len(more) <= LEAD:
            leading_on(more)
        elif more:
            more[-1].apart = 0.0 if isinstance(part, Entry) else BETWEEN
        headed = isinstance(part, Heading)
        strips += more
    return _ended(strips) if section.blocks else strips


def _ended(strips: list[Strip]) -> list[Strip]:
    """Let go of what follows: sections are not tied to each other."""
    strips[-1].keep = False
    strips[-1].apart = 0.0
    return strips


class _Drawing:
    """Puts strips below each other, page by page, with panels behind them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._panel: Panel | None = None
        self._panel_from, self._panel_at = 0.0, 0
        self._ops: list[Op] = []

    def pages(self, pages: Sequence[Page]) -> list[list[Op]]:
        """Return what is drawn on each page."""
        after = [*(page.strips[0].panel for page in pages[1:]), None]
        return [self._page(*page) for page in zip(pages, after, strict=True)]

    def _page(self, page: Page, after: Panel | None) -> list[Op]:
        self._ops = []
        y = self._begun(page.strips[0])
        for number, strip in enumerate(page.strips):
            gap = strip.gap * page.gaps if number else 0.0
            if strip.panel is not self._panel:
                self._close(y)
                self._open(strip.panel, y + gap)
            y += gap
            for op in strip.ops:
                op.y += y
            self._ops += strip.ops
            y += strip.height
        goes_on = self._panel is not None and after is self._panel
        self._close(y + self._panel.pad / 2 if self._panel and goes_on else y)
        self._panel = after if goes_on else None
        return self._ops

    def _begun(self, strip: Strip) -> float:
        """Draw the head of a table that goes on; a panel that does begins higher."""
        y = self._theme.top
        for head in strip.head:
            self._ops += (replace(op, y=op.y + y) for op in _quiet(head.ops))
            y += head.height
        if self._panel is not None:
            self._open(self._panel, y - self._panel.pad / 2)
        return y

    def _open(self, panel: Panel | None, y: float) -> None:
        self._panel, self._panel_from, self._panel_at = panel, y, len(self._ops)

    def _close(self, end: float) -> None:
        panel, top = self._panel, self._panel_from
        if panel is None:
            return
        height = end - top
        behind: list[Op] = []
        if panel.ground:
            x, ground = panel.x, panel.ground
            behind.append(Box(x, top, panel.width, height, ground, radius=3.0))
        if panel.bar:
            behind.append(Box(panel.bar_x, top, BAR, height, panel.bar))
        self._ops[self._panel_at : self._panel_at] = behind


def _quiet(ops: list[Op]) -> Iterator[Op]:
    """Yield marks drawn a second time, which a screen reader passes over."""
    for op in ops:
        yield replace(op, tag=ARTIFACT) if hasattr(op, "tag") else op


def _footer(
    frame: Frame, plan: Plan, height: float, number: int, total: int
) -> list[Op]:
    theme = frame.theme
    size, y = theme.footer, height - theme.bottom * 0.5
    counted = plan.page_of.replace("{page}", str(number))
    counted = counted.replace("{pages}", str(total))
    (right, *_) = frame.setter.lines(counted, width=frame.width, size=size)
    place = partial(frame.drawn, x=frame.x, y=y, width=frame.width, size=size)
    ops = list[Op]()
    if number > 1:
        room = frame.width - right.width - 2 * size
        (left, *more) = frame.setter.lines(plan.title, width=room, size=size)
        if not more:
            ops = place(left, ink=QUIET)
            space_after(ops)
    return [*ops, *place(right, ink=QUIET, end=True)]
