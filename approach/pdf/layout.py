"""A plan to pages: strips are put one below the other, footers know the total."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from approach.blocks import Plan, Section
from approach.pdf.compose import block, cover, heading
from approach.pdf.fonts import Bank
from approach.pdf.lines import Levels, Setter
from approach.pdf.ops import ARTIFACT, Box, Op, Paper, Sheet
from approach.pdf.strips import BAR, Frame, Panel, Strip
from approach.pdf.theme import LARGE, NORMAL, PAPERS, QUIET, Theme


def lay_out(
    plan: Plan, bank: Bank, levels: Levels, *, paper: Paper = "A4", large: bool = False
) -> Sheet:
    """Return the pages of a plan; the same plan gives the same pages."""
    theme = LARGE if large else NORMAL
    width, height = PAPERS[paper]
    setter = Setter(bank, levels, plan.direction)
    frame = Frame(setter, theme, width, rtl=plan.direction == "rtl")
    strips = list(_strips(frame, plan))
    pages = _Pages(theme, height)
    for group in groups(strips):
        pages.put(group)
    pages.close()
    for number, ops in enumerate(pages.done, 1):
        ops.extend(_footer(frame, plan, height, number, len(pages.done)))
        _bounded(frame, ops)
    return Sheet(width, height, pages.done, frame.tags)


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


def _strips(frame: Frame, plan: Plan) -> Iterator[Strip]:
    yield from _unstuck(cover(frame, plan))
    above = 0
    for section in plan.sections:
        level = min(section.level, above + 1)
        above = level
        yield from _section(frame, section, level, plan.tick)


def _section(frame: Frame, section: Section, level: int, tick: str) -> list[Strip]:
    strips = heading(frame, section, level)
    for part in section.blocks:
        strips += block(frame, part, tick)
    strips[0].new_page = section.new_page
    return _unstuck(strips) if section.blocks else strips


def _unstuck(strips: list[Strip]) -> list[Strip]:
    """Let go of what follows: sections are not tied to each other."""
    strips[-1].keep = False
    return strips


def groups(strips: list[Strip]) -> Iterator[list[Strip]]:
    """Yield strips that are to stand on the same page."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


class _Pages:
    """Pages being filled from the top; `done` holds the finished ones."""

    def __init__(self, theme: Theme, height: float) -> None:
        self.done: list[list[Op]] = []
        self._top = theme.top
        self._end = height - theme.bottom
        self._y = self._top
        self._ops: list[Op] = []
        self._panel: Panel | None = None
        self._panel_from = 0.0
        self._panel_at = 0

    def put(self, group: list[Strip]) -> None:
        """Place a group whole if a page can hold it, else strip by strip."""
        tall = sum(strip.height + strip.gap for strip in group)
        at_top = self._y == self._top
        if group[0].new_page and not at_top:
            self.close()
        elif not at_top and self._y + tall > self._end:
            repeated = sum(strip.height for strip in group[0].head)
            if tall - group[0].gap + repeated <= self._end - self._top:
                self._turn(group[0])
        for strip in group:
            self._place(strip)

    def _turn(self, strip: Strip) -> None:
        """Begin a page, with the head of the table that goes on there."""
        panel = self._panel if strip.panel is self._panel else None
        self.close(open_panel=panel is not None)
        for head in strip.head:
            self._ops += (replace(op, y=op.y + self._y) for op in _quiet(head.ops))
            self._y += head.height
        if panel is not None:
            self._open(panel, self._y - panel.pad)

    def _place(self, strip: Strip) -> None:
        gap = 0.0 if self._y == self._top else strip.gap
        if self._y > self._top and self._y + gap + strip.height > self._end:
            self._turn(strip)
            gap = 0.0
        if strip.panel is not self._panel:
            self._close_panel(self._y)
            if strip.panel is not None:
                self._open(strip.panel, self._y + gap)
        self._y += gap
        for op in strip.ops:
            op.y += self._y
        self._ops += strip.ops
        self._y += strip.height

    def close(self, *, open_panel: bool = False) -> None:
        """Finish the page; a panel that goes on runs a little below its text."""
        pad = self._panel.pad if self._panel and open_panel else 0.0
        self._close_panel(self._y + pad)
        if self._ops or not self.done:
            self.done.append(self._ops)
        self._ops = []
        self._y = self._top

    def _open(self, panel: Panel, y: float) -> None:
        self._panel, self._panel_from, self._panel_at = panel, y, len(self._ops)

    def _close_panel(self, end: float) -> None:
        panel, top = self._panel, self._panel_from
        self._panel = None
        if panel is None:
            return
        behind: list[Op] = []
        if panel.ground:
            behind.append(
                Box(panel.x, top, panel.width, end - top, panel.ground, radius=3.0)
            )
        if panel.bar:
            behind.append(Box(panel.bar_x, top, BAR, end - top, panel.bar))
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
    ops = place(right, ink=QUIET, end=True)
    if number > 1:
        room = frame.width - right.width - 2 * size
        (left, *more) = frame.setter.lines(plan.title, width=room, size=size)
        if not more:
            ops += place(left, ink=QUIET)
    return ops
