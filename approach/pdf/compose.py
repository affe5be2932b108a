"""How each kind of block looks and what a screen reader is told of it."""

from collections.abc import Callable

from approach import blocks
from approach.pdf.lists import bullets, checklist, links, steps
from approach.pdf.ops import Bookmark, Box, Op, Rule
from approach.pdf.strips import Frame, Strip, backed, kept, leading_on
from approach.pdf.table import table
from approach.pdf.text import clean, one_line
from approach.pdf.theme import ACCENT, HAIR, NORMAL, QUIET, SOFT, TEXT, TRACK, WRITE


def block(frame: Frame, part: blocks.Block, tick: str) -> list[Strip]:
    """Return the strips of one block; `tick` names a tick box, with `{item}`."""
    if isinstance(part, blocks.Checklist):
        return checklist(frame, part, tick)
    compose: Callable[..., list[Strip]] = _KINDS[type(part)]
    return compose(frame, part)


def cover(frame: Frame, plan: blocks.Plan) -> list[Strip]:
    """Return what the document is and when it was made."""
    theme = frame.theme
    bar = Strip(4 + theme.body * 1.6)
    bar.ops.append(
        Box(frame.at(frame.x, 54), 0, 54, 4, ACCENT),
    )
    heading = frame.text(
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
        ink=QUIET,
        gap=theme.body * 0.5,
        leading=1.4,
    )
    made = frame.text(
        plan.made_on.isoformat(),
        tag=frame.tag("P"),
        size=theme.quiet,
        ink=QUIET,
        gap=theme.body * 0.3,
    )
    end = Strip(theme.body * 0.8)
    end.ops.append(
        Rule(frame.at(frame.x, frame.width), theme.body * 0.8, frame.width, HAIR, 0.8)
    )
    return leading_on([bar, *heading, *below, *made, end])


def heading(frame: Frame, section: blocks.Section, level: int) -> list[Strip]:
    """Return a section's heading, `level` 1 or 2, tied to what follows."""
    theme = frame.theme
    size = theme.heading if level == 1 else theme.subheading
    strips = frame.text(
        section.heading,
        tag=frame.tag(f"H{level + 1}"),
        size=size,
        ink=ACCENT if level == 1 else TEXT,
        bold=True,
        gap=theme.body * (2.4 if level == 1 else 1.7),
        leading=1.3,
    )
    name = one_line(section.heading)
    if name:
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
        part.text,
        tag=frame.tag("P", quote_),
        x=frame.x + pad + 4,
        width=frame.width - 2 * pad - 4,
        size=theme.speech,
        gap=theme.body,
    )
    return backed(strips, frame.panel(pad, ground=SOFT, bar=ACCENT))


def chart(frame: Frame, part: blocks.Chart) -> list[Strip]:
    """Return bars with what they say; a screen reader hears the twin in words."""
    figure = frame.tag("Figure", alt=clean(part.alt) or " ")
    strips = [_bar(frame, bar, figure) for bar in part.bars]
    for strip in strips:
        strip.gap = frame.theme.body * 0.8
    return kept(strips)


def _bar(frame: Frame, bar: blocks.Bar, figure: int) -> Strip:
    theme = frame.theme
    beside = theme is NORMAL
    column = frame.width * 0.34 if beside else 0.0
    label = frame.text(
        bar.label,
        tag=figure,
        width=column - theme.body if beside else frame.width,
        bold=True,
        leading=1.35,
    )
    thick, wide = theme.body * 0.85, frame.width - column
    said = frame.text(
        bar.said, tag=figure, x=frame.x + column, size=theme.quiet, ink=QUIET
    )
    top = 0.0 if beside else _height(label)
    line = theme.body * 1.35
    bar_y = top + (line - thick) / 2
    filled = wide * min(max(bar.length, 0.0), 1.0)
    ops: list[Op] = _stacked(label, 0.0)
    ops.append(Box(frame.at(frame.x + column, wide), bar_y, wide, thick, TRACK, figure))
    ops.append(
        Box(frame.at(frame.x + column, filled), bar_y, filled, thick, ACCENT, figure)
    )
    ops += _stacked(said, top + line)
    under = top + line + _height(said)
    return Strip(max(under, _height(label)), ops)


def _height(strips: list[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _stacked(strips: list[Strip], y: float) -> list[Op]:
    ops: list[Op] = []
    for strip in strips:
        for op in strip.ops:
            op.y += y
            ops.append(op)
        y += strip.height
    return ops


def entry(frame: Frame, part: blocks.Entry) -> list[Strip]:
    """Return what the visitor wrote under its label, or lines to write on."""
    theme = frame.theme
    label = frame.text(part.label, tag=frame.tag("P"), bold=True, gap=theme.body * 1.2)
    if not clean(part.text):
        return kept([*label, *(_to_write_on(frame) for _ in range(part.lines))])
    pad = theme.body * 0.3
    indent = theme.body
    text = frame.text(
        part.text,
        tag=frame.tag("P"),
        x=frame.x + indent,
        gap=theme.body * 0.2,
    )
    backed(text, frame.panel(pad, bar=HAIR))
    return [*leading_on(label), *text]


def _to_write_on(frame: Frame) -> Strip:
    height = frame.theme.write
    x = frame.at(frame.x, frame.width)
    return Strip(height, [Rule(x, height - 1, frame.width, WRITE, 0.6)])


_KINDS: dict[type[blocks.Block], Callable[..., list[Strip]]] = {
    blocks.Paragraph: paragraph,
    blocks.Bullets: bullets,
    blocks.Steps: steps,
    blocks.Speech: speech,
    blocks.Chart: chart,
    blocks.Table: table,
    blocks.Links: links,
    blocks.Entry: entry,
}
