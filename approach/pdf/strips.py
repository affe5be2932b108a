"""Blocks to strips: pieces of full width that a page break may fall between."""

from copy import copy

from msgspec import Struct, field

from approach.pdf.lines import Line, Setter
from approach.pdf.ops import ARTIFACT, ROOT, Ink, Op, Tag, Text
from approach.pdf.theme import TEXT, Theme

BAR = 3.0  # the thickness of a panel's bar

# what ending a page there costs, in parts of a page left empty
BETWEEN, ITEMS, LINES, LIST, WHOLE = 0.1, 0.14, 0.18, 0.22, 0.35


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
    below, and `apart` is what it costs to part them; `head` is drawn again above it
    when it opens a page. A section `begins` at its first strip. A `spare` strip is
    left out where its page has no room.
    """

    height: float
    ops: list[Op] = field(default_factory=list)
    gap: float = 0.0
    keep: bool = False
    apart: float = LINES
    panel: Panel | None = None
    head: "tuple[Strip, ...]" = ()
    begins: bool = False
    new_page: bool = False
    spare: bool = False


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

    def column(self, x: float, width: float) -> "Frame":
        """Return a narrower column of the same page."""
        narrow = copy(self)
        narrow.x, narrow.width = x, width
        return narrow

    def panel(
        self,
        pad: float,
        *,
        ground: Ink | None = None,
        bar: Ink | None = None,
        rtl: bool = False,
    ) -> Panel:
        """Return a panel as wide as the column, its bar where lines start.

        `rtl` is for lines that start at the right in a page from left to right.
        """
        x = self.at(self.x, self.width)
        bar_x = x + self.width - BAR if rtl else self.at(self.x, BAR)
        return Panel(x, self.width, bar_x, pad, ground, bar)

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
        end: bool = False,
    ) -> list[Strip]:
        """Return one strip a line; no first or last line is left alone on a page.

        `end` sets the lines at the end of the column.
        """
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
                end=end,
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


def whole(strips: list[Strip]) -> list[Strip]:
    """Part these only where there is no other way."""
    for strip in strips[:-1]:
        strip.apart = WHOLE
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


def height_of(strips: list[Strip]) -> float:
    """Return how high strips are below each other."""
    return sum(strip.height for strip in strips) + sum(s.gap for s in strips[1:])


def stacked(strips: list[Strip], y: float = 0.0) -> list[Op]:
    """Return what is drawn in strips below each other, the first one at `y`."""
    ops: list[Op] = []
    for number, strip in enumerate(strips):
        y += strip.gap if number else 0.0
        for op in strip.ops:
            op.y += y
            ops.append(op)
        y += strip.height
    return ops


def beside(*columns: list[Strip]) -> Strip:
    """Return columns side by side as one strip."""
    ops = [op for column in columns for op in stacked(column)]
    return Strip(max(map(height_of, columns)), ops)


def space_after(ops: list[Op]) -> None:
    """Keep two things on a line apart for who copies or listens."""
    last = ops[-1] if ops else None
    if isinstance(last, Text) and not last.glyphs:
        last.text += " "
