"""What is in a document and on which page, as links on its cover."""

from collections.abc import Sequence

from approach.blocks import Plan
from approach.pdf.lists import named
from approach.pdf.ops import Area
from approach.pdf.strips import Frame, Strip, height_of, space_after, stacked
from approach.pdf.theme import ACCENT, NORMAL, QUIET

FROM = 6  # sections: a shorter document needs no list of them
NUMBER = 2.5  # of the body size: room for a page's number


class Contents:
    """A list of the sections; what page they are on is known only at the end.

    `strips` are what stands on the cover, none for a short document.
    """

    def __init__(self, frame: Frame, plan: Plan) -> None:
        names = [section.heading for section in plan.sections]
        names = names if len(names) >= FROM else []
        wide = 2 if frame.theme is NORMAL else 1
        rows = -(-len(names) // wide)
        columns = _columns(frame, wide)
        listing = frame.tag("TOC")
        tags = [frame.tag("Link", frame.tag("TOCI", listing)) for _ in names]
        self._cells = [
            _Cell(columns[number // rows], name, tag)
            for number, (name, tag) in enumerate(zip(names, tags, strict=True))
        ]
        body = frame.theme.body
        self.strips = [
            Strip(
                max(height_of(cell.strips) for cell in self._cells[row::rows]),
                gap=body * (0.4 if row else 1.2),
            )
            for row in range(rows)
        ]

    def number(self, pages: Sequence[int]) -> None:
        """Put in the sections, the page on which each begins, and the way there."""
        for number, (cell, page) in enumerate(zip(self._cells, pages, strict=False)):
            cell.put(self.strips[number % len(self.strips)], page)


class _Cell:
    """A section's name in its column."""

    def __init__(self, column: Frame, name: str, tag: int) -> None:
        self._column, self._name, self._tag = column, name, tag
        width = column.width - NUMBER * column.theme.body
        self.strips = column.text(name, tag=tag, width=width, ink=ACCENT)
        space_after(self.strips[-1].ops)

    def put(self, row: Strip, page: int) -> None:
        column, tag = self._column, self._tag
        (number,) = column.text(str(page), tag=tag, ink=QUIET, end=True)
        said = named(f"{self._name} {page}")
        x = column.at(column.x, column.width)
        place = Area(x, 0, column.width, row.height, "", said, tag, page=page)
        row.ops += [*stacked(self.strips), *number.ops, place]


def _columns(frame: Frame, count: int) -> list[Frame]:
    gutter = frame.theme.body * 2
    width = (frame.width - gutter * (count - 1)) / count
    return [
        frame.column(frame.x + number * (width + gutter), width)
        for number in range(count)
    ]
