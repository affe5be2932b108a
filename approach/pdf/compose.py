"""How each kind of block looks and what a screen reader is told of it."""

from collections.abc import Callable
from typing import Literal

from approach import blocks
from approach.pdf.lists import bullets, checklist, links, steps
from approach.pdf.ops import Bookmark, Box, Rule
from approach.pdf.strips import (
    Frame,
    Strip,
    backed,
    beside,
    height_of,
    kept,
    leading_on,
    space_after,
    stacked,
    whole,
)
from approach.pdf.table import WHOLE_UP_TO, table
from approach.pdf.text import base_direction, clean, one_line
from approach.pdf.theme import ACCENT, HAIR, NORMAL, QUIET, SOFT, TEXT, TRACK, WRITE

COVER = 0.4  # of the cover: where the labels end
MOST = 30  # lines to write on, more than a page holds


def block(frame: Frame, part: blocks.Block, tick: str) -> list[Strip]:
    """Return the strips of one block; `tick` names a tick box, with `{item}`."""
    if isinstance(part, blocks.Checklist):
        return checklist(frame, part, tick)
    if isinstance(part, blocks.Heading):
        return heading(frame, part.text, 2)
    compose: Callable[..., list[Strip]] = _KINDS[type(part)]
    return compose(frame, part)


def cover(frame: Frame, plan: blocks.Plan) -> list[Strip]:
    """Return what the document is, for when, and when it was made."""
    theme = frame.theme
    bar = Strip(4 + theme.body * 1.6)
    bar.ops.append(Box(frame.at(frame.x, 54), 0, 54, 4, ACCENT))
    title = frame.text(
        plan.title,
        tag=frame.tag("H1"),
        size=theme.title,
        ink=ACCENT,
        bold=True,
        leading=1.2,
    )
    below = frame.text(
        plan.subtitle,
        tag=frame.tag("P"),
        size=theme.subtitle,
        gap=theme.body * 0.5,
        leading=1.4,
    )
    rows = [strip for entry in plan.cover for strip in _labelled(frame, entry)]
    for row in rows:
        row.gap = theme.body * 0.4
    if rows:
        rows[0].gap = theme.body * 1.2
        pad = theme.body * 0.9
        backed(rows, frame.panel(pad, ground=SOFT))
    return leading_on([bar, *title, *below, *rows])


def _labelled(frame: Frame, part: blocks.Entry) -> list[Strip]:
    """Set a label and what belongs to it on one line, or room to write it."""
    theme = frame.theme
    x = frame.x + theme.body * 1.2
    tag = frame.tag("P")
    width = frame.x + frame.width - x - theme.body * 1.2
    label = frame.text(part.label, tag=tag, x=x, width=width * COVER, ink=QUIET)
    start, rest = x + width * COVER + theme.body, width * (1 - COVER) - theme.body
    if clean(part.text):
        space_after(label[-1].ops)
        said = frame.text(part.text, tag=tag, x=start, width=rest, bold=True)
        return [beside(label, said)]
    height = max(height_of(label), theme.write)
    line = Rule(frame.at(start, rest), height - 4, rest, WRITE, 0.6)
    return [Strip(height, [*stacked(label, height - height_of(label)), line])]


def heading(frame: Frame, text: str, level: Literal[1, 2]) -> list[Strip]:
    """Return a heading, tied to what follows: 1 of a section, 2 inside of one."""
    theme = frame.theme
    strips = frame.text(
        text,
        tag=frame.tag(f"H{level + 1}"),
        size=(theme.heading, theme.subheading)[level - 1],
        ink=ACCENT,
        bold=True,
        gap=theme.body * (2.4, 1.6)[level - 1],
        leading=1.3,
    )
    if name := one_line(text):
        strips[0].ops.append(Bookmark(0, name, level - 1))
    return leading_on(strips)


def paragraph(frame: Frame, part: blocks.Paragraph) -> list[Strip]:
    """Return running text; a strong sentence stays with what it announces."""
    theme = frame.theme
    quiet, strong = part.tone == "quiet", part.tone == "strong"
    strips = frame.text(
        part.text,
        tag=frame.tag("P"),
        size=theme.quiet if quiet else theme.body,
        ink=QUIET if quiet else TEXT,
        bold=strong,
        gap=theme.body * (1.1 if strong else 0.7),
    )
    return leading_on(strips) if strong else strips


def speech(frame: Frame, part: blocks.Speech) -> list[Strip]:
    """Return words to say aloud, large on a soft ground."""
    theme = frame.theme
    pad = theme.body * 1.2
    quote_ = frame.tag("BlockQuote")
    strips = frame.text(
        part.text.replace("\n", "\n\n"),
        tag=frame.tag("P", quote_),
        x=frame.x + pad + 4,
        width=frame.width - 2 * pad - 4,
        size=theme.speech,
        gap=theme.body,
    )
    return whole(backed(strips, frame.panel(pad, ground=SOFT, bar=ACCENT)))


def sides(frame: Frame, part: blocks.Sides) -> list[Strip]:
    """Return two short lists side by side, or one below the other in large print."""
    theme = frame.theme
    gutter = theme.body * 2
    width = (frame.width - gutter) / 2
    starts = (frame.x, frame.x + width + gutter)
    columns = []
    for x, name, items in zip(
        starts if theme is NORMAL else (frame.x, frame.x),
        (part.left, part.right),
        (part.left_items, part.right_items),
        strict=True,
    ):
        column = frame.column(x, width) if theme is NORMAL else frame
        head = column.text(name, tag=frame.tag("P"), bold=True, gap=theme.body * 0.7)
        columns.append([*leading_on(head), *bullets(column, blocks.Bullets(items))])
    tall = max(len(column) for column in columns)
    if theme is not NORMAL or tall > WHOLE_UP_TO:
        return [strip for column in columns for strip in column]
    both = beside(*columns)
    both.gap = columns[0][0].gap
    return [both]


def chart(frame: Frame, part: blocks.Chart) -> list[Strip]:
    """Return bars with what they say; a screen reader hears the twin in words."""
    figure = frame.tag("Figure", alt=clean(part.alt) or " ")
    strips = [_bar(frame, bar, figure) for bar in part.bars]
    for strip in strips:
        strip.gap = frame.theme.body * 0.8
    return kept(strips)


def _bar(frame: Frame, bar: blocks.Bar, figure: int) -> Strip:
    """Set a label, its bar, and what the bar says, side by side where they fit."""
    theme = frame.theme
    if theme is NORMAL:
        column = frame.width * 0.34
        named = frame.column(frame.x, column - theme.body)
        drawn = frame.column(frame.x + column, frame.width - column)
        label = _label(named, bar, figure)
        return beside(label, [_length(drawn, bar, figure), *_said(drawn, bar, figure)])
    label, said = _label(frame, bar, figure), _said(frame, bar, figure)
    width = frame.setter.width
    both = width(bar.label, size=theme.body, bold=True)
    both += width(bar.said, size=theme.quiet) + 2 * theme.body
    if both > frame.width or "\n" in clean(bar.said):
        parts = [*label, _length(frame, bar, figure), *said]
    else:
        parts = [beside(label, _said(frame, bar, figure, end=True))]
        parts.append(_length(frame, bar, figure))
    return beside(parts)


def _label(frame: Frame, bar: blocks.Bar, figure: int) -> list[Strip]:
    return frame.text(bar.label, tag=figure, bold=True, leading=1.35)


def _said(
    frame: Frame, bar: blocks.Bar, figure: int, *, end: bool = False
) -> list[Strip]:
    size = frame.theme.quiet
    return frame.text(bar.said, tag=figure, size=size, ink=QUIET, end=end)


def _length(frame: Frame, bar: blocks.Bar, figure: int) -> Strip:
    thick, line = frame.theme.body * 0.85, frame.theme.body * 1.35
    y = (line - thick) / 2
    filled = frame.width * min(max(bar.length, 0.0), 1.0)
    track = Box(frame.at(frame.x, frame.width), y, frame.width, thick, TRACK, figure)
    return Strip(
        line,
        [track, Box(frame.at(frame.x, filled), y, filled, thick, ACCENT, figure)],
    )


def entry(frame: Frame, part: blocks.Entry) -> list[Strip]:
    """Return what the visitor wrote under its label, or lines to write on."""
    theme = frame.theme
    label = frame.text(part.label, tag=frame.tag("P"), bold=True, gap=theme.body * 1.2)
    if not clean(part.text):
        rules = [_to_write_on(frame) for _ in range(part.lines)]
        more = [_to_write_on(frame, spare=True) for _ in range(MOST * part.to_end)]
        return [*kept([*label, *rules]), *more]
    pad = theme.body * 0.3
    rtl = base_direction(clean(part.text)) == "rtl"
    text = frame.text(
        part.text,
        tag=frame.tag("P"),
        x=frame.x + theme.body,
        width=frame.width - 2 * theme.body if rtl else None,
        gap=theme.body * 0.2,
    )
    backed(text, frame.panel(pad, bar=HAIR, rtl=rtl))
    return [*leading_on(label), *text]


def _to_write_on(frame: Frame, *, spare: bool = False) -> Strip:
    height = frame.theme.write
    x = frame.at(frame.x, frame.width)
    rule = Rule(x, height - 1, frame.width, WRITE, 0.6)
    return Strip(height, [rule], spare=spare)


_KINDS: dict[type[blocks.Block], Callable[..., list[Strip]]] = {
    blocks.Paragraph: paragraph,
    blocks.Bullets: bullets,
    blocks.Sides: sides,
    blocks.Steps: steps,
    blocks.Speech: speech,
    blocks.Chart: chart,
    blocks.Table: table,
    blocks.Links: links,
    blocks.Entry: entry,
}
