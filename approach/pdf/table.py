"""Tables: column widths from what stands in them, the head again on each page."""

from msgspec.structs import replace

from approach import blocks
from approach.pdf.ops import Box, Rule
from approach.pdf.strips import Frame, Strip, kept, leading_on, stacked
from approach.pdf.theme import HAIR, SOFT

PAD_X, PAD_Y = 0.6, 0.35  # of the body size
WHOLE_UP_TO = 12  # lines: a longer row may be split by a page break

COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"


def table(frame: Frame, part: blocks.Table) -> list[Strip]:
    """Return a table; short rows get empty cells, cells beyond the head are lost."""
    if not part.head:
        return []
    columns = len(part.head)
    rows = [(*row, *("" for _ in part.head))[:columns] for row in part.rows]
    widths = column_widths(frame, [part.head, *rows])
    tree = frame.tag("Table")
    strips: list[Strip] = []
    if part.caption:
        strips += leading_on(
            frame.text(
                part.caption,
                tag=frame.tag("Caption", tree),
                bold=True,
                gap=frame.theme.body * 1.2,
            )
        )
    head = _head(frame, part.head, widths, tree)
    head[0].gap = frame.theme.body * (0.3 if part.caption else 1.0)
    again = _again(head) if len(head) == 1 else ()
    strips += head
    for row in rows:
        for strip in _row(frame, row, widths, tree):
            strip.head = again
            strips.append(strip)
    return strips


def _again(head: list[Strip]) -> tuple[Strip, ...]:
    """Copy a head: placing a strip moves what is drawn in it."""
    return tuple(
        Strip(strip.height, [replace(op) for op in strip.ops]) for strip in head
    )


def _head(
    frame: Frame, cells: tuple[str, ...], widths: list[float], tree: int
) -> list[Strip]:
    row = frame.tag("TR", tree)
    tags = [frame.tag("TH", row, attributes=COLUMN_HEAD) for _ in cells]
    strips = _laid(frame, cells, widths, tags, bold=(True,) * len(cells))
    x = frame.at(frame.x, frame.width)
    for strip in strips:
        strip.ops.insert(0, Box(x, 0, frame.width, strip.height, SOFT))
    return leading_on(strips)


def _row(
    frame: Frame, cells: tuple[str, ...], widths: list[float], tree: int
) -> list[Strip]:
    row = frame.tag("TR", tree)
    tags = [frame.tag("TH", row, attributes=ROW_HEAD)]
    tags += [frame.tag("TD", row) for _ in cells[1:]]
    bold = (True, *(False for _ in cells[1:]))
    strips = _laid(frame, cells, widths, tags, bold=bold)
    last = strips[-1]
    x = frame.at(frame.x, frame.width)
    last.ops.append(Rule(x, last.height, frame.width, HAIR, 0.6))
    return strips


def _laid(
    frame: Frame,
    cells: tuple[str, ...],
    widths: list[float],
    tags: list[int],
    *,
    bold: tuple[bool, ...],
) -> list[Strip]:
    """Lay cells side by side: one strip, or one a line when the row is tall."""
    theme = frame.theme
    pad_x, pad_y = theme.body * PAD_X, theme.body * PAD_Y
    height = theme.body * theme.leading * 0.95
    x = frame.x
    columns: list[list[Strip]] = []
    for cell, width, tag, strong in zip(cells, widths, tags, bold, strict=True):
        columns.append(
            frame.text(
                cell,
                tag=tag,
                x=x + pad_x,
                width=width - 2 * pad_x,
                bold=strong,
                leading=height / theme.body,
            )
        )
        x += width
    lines = max(len(column) for column in columns)
    if lines <= WHOLE_UP_TO:
        whole = Strip(lines * height + 2 * pad_y)
        for column in columns:
            whole.ops += stacked(column, pad_y)
        return [whole]
    strips = [Strip(height) for _ in range(lines)]
    for column in columns:
        for strip, line in zip(strips, column, strict=False):
            strip.ops += line.ops
    for op in strips[0].ops:
        op.y += pad_y
    strips[0].height += pad_y
    strips[-1].height += pad_y
    return kept(strips[:2]) + strips[2:]


def column_widths(frame: Frame, rows: list[tuple[str, ...]]) -> list[float]:
    """Return widths that fill the frame, in points.

    Each column gets room for its longest word; what is left goes to the columns by
    how much more they would need to stay on one line.
    """
    size = frame.theme.body
    pad = 2 * size * PAD_X + 1
    least, most = [], []
    for index, column in enumerate(zip(*rows, strict=True)):
        words = max(
            frame.setter.widest_word(cell, size=size, bold=index == 0 or row == 0)
            for row, cell in enumerate(column)
        )
        whole = max(
            frame.setter.width(cell, size=size, bold=index == 0 or row == 0)
            for row, cell in enumerate(column)
        )
        least.append(words + pad)
        most.append(max(whole, words) + pad)
    return shared_out(frame.width, least, most)


def shared_out(room: float, least: list[float], most: list[float]) -> list[float]:
    """Return widths between `least` and `most` that add up to `room`."""
    if sum(least) >= room:
        even = room / len(least)
        narrow = [min(width, even) for width in least]
        spare = room - sum(narrow)
        over = [width - kept_ for width, kept_ in zip(least, narrow, strict=True)]
        share = spare / (sum(over) or 1)
        return [n + o * share for n, o in zip(narrow, over, strict=True)]
    if sum(most) <= room:
        spare = (room - sum(most)) / len(most)
        return [width + spare for width in most]
    wish = [high - low for low, high in zip(least, most, strict=True)]
    share = (room - sum(least)) / sum(wish)
    return [low + w * share for low, w in zip(least, wish, strict=True)]
