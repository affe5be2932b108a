"""Blocks to strips: pieces of full width that a page break may fall between."""

from collections.abc import Iterable

from msgspec import Struct, field

from approach.pdf.lines import Line, Setter
from approach.pdf.ops import ARTIFACT, ROOT, Ink, Op, Tag, Text
from approach.pdf.theme import TEXT, Theme

BAR = 3.0  # the thickness of a panel's bar


class Panel(Struct, frozen=True):
    """What lies behind strips that belong together: a ground, a bar at the start."""

    x: float
    width: float
    bar_x: float
    pad: float
    ground: Ink | None = None
    bar: Ink | None = None


class Strip(Struct):
    """A height, what is drawn in it (y from its top), and how it hangs together.

    `gap` is the room above, none at the top of a page; `keep` ties it to the strip
    below; `head` is drawn again above it when it opens a page.
    """

    height: float
    ops: list[Op] = field(default_factory=list)
    gap: float = 0.0
    keep: bool = False
    panel: Panel | None = None
    head: "tuple[Strip, ...]" = ()
    new_page: bool = False


class Frame:
    """The column that strips fill, on a page `page` points wide, from `x` on.

    Boxes are given as in a page from left to right and turned around here.
    """

    def __init__(self, setter: Setter, theme: Theme, page: float, *, rtl: bool) -> None:
        self.setter = setter
        self.theme = theme
        self.page = page
        self.rtl = rtl
        self.x = theme.side
        self.width = page - 2 * theme.side
        self.tags = [Tag("Document", -1)]

    def tag(
        self, role: str, parent: int = ROOT, *, alt: str = "", attributes: str = ""
    ) -> int:
        """Add a node to the tree and return its index."""
        self.tags.append(Tag(role, parent, alt, attributes))
        return len(self.tags) - 1

    def at(self, x: float, width: float) -> float:
        """Return the left edge of a box that starts at `x`."""
        return self.page - x - width if self.rtl else x

    def panel(
        self, pad: float, *, ground: Ink | None = None, bar: Ink | None = None
    ) -> Panel:
        """Return a panel as wide as the column, its bar where lines start."""
        x = self.at(self.x, self.width)
        return Panel(x, self.width, self.at(self.x, BAR), pad, ground, bar)

    def drawn(
        self,
        line: Line,
        *,
        x: float,
        y: float,
        width: float,
        size: float,
        ink: Ink = TEXT,
        tag: int = ARTIFACT,
        end: bool = False,
    ) -> list[Op]:
        """Return a line's runs on the baseline `y`, at the start or end of its box."""
        left = self.at(x, width)
        if (line.direction == "rtl") != end:
            left += width - line.width
        ops: list[Op] = []
        for run in line.runs:
            wide = run.width * size / 1000
            ops.append(
                Text(
                    left,
                    y,
                    run.text,
                    run.face,
                    size,
                    ink,
                    tag,
                    wide,
                    bool(run.level % 2),
                    run.glyphs,
                )
            )
            left += wide
        return ops

    def text(
        self,
        text: str,
        *,
        tag: int,
        x: float | None = None,
        width: float | None = None,
        size: float | None = None,
        ink: Ink = TEXT,
        bold: bool = False,
        gap: float = 0.0,
        leading: float | None = None,
    ) -> list[Strip]:
        """Return one strip a line; no first or last line is left alone on a page."""
        x = self.x if x is None else x
        width = self.x + self.width - x if width is None else width
        size = size or self.theme.body
        height = size * (leading or self.theme.leading)
        strips = []
        for line in self.setter.lines(text, width=width, size=size, bold=bold):
            strip = Strip(height if line.runs else height / 2)
            strip.ops = self.drawn(
                line,
                x=x,
                y=baseline(height, size),
                width=width,
                size=size,
                ink=ink,
                tag=tag,
            )
            strips.append(strip)
        strips[0].gap = gap
        return kept_in_twos(strips)


def baseline(height: float, size: float) -> float:
    """Return where letters stand in a line of this height so that they sit midway."""
    return height / 2 + 0.36 * size


def kept_in_twos(strips: list[Strip]) -> list[Strip]:
    """Tie the first two and the last two together."""
    for index in (0, len(strips) - 2):
        if 0 <= index < len(strips) - 1:
            strips[index].keep = True
    return strips


def kept(strips: list[Strip]) -> list[Strip]:
    """Tie each strip to the next one, the last one to nothing."""
    for strip in strips[:-1]:
        strip.keep = True
    return strips


def leading_on(strips: list[Strip]) -> list[Strip]:
    """Tie all strips together and to what follows: a heading, a label."""
    for strip in strips:
        strip.keep = True
    return strips


def backed(strips: list[Strip], panel: Panel) -> list[Strip]:
    """Lay strips on a panel, with its padding above and below."""
    first, last = strips[0], strips[-1]
    for strip in strips:
        strip.panel = panel
    for op in first.ops:
        op.y += panel.pad
    first.height += panel.pad
    last.height += panel.pad
    return strips


def joined(parts: Iterable[list[Strip]]) -> list[Strip]:
    """Return the strips of all parts, in order."""
    return [strip for part in parts for strip in part]
