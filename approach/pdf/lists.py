"""Lists: dots, numbers, boxes to tick, addresses to open."""

from urllib.parse import quote, urlsplit

from approach import blocks
from approach.pdf.ops import Area, Box, Text, Tick
from approach.pdf.strips import (
    ITEMS,
    LIST,
    Frame,
    Strip,
    kept,
    leading_on,
    space_after,
)
from approach.pdf.text import clean, one_line
from approach.pdf.theme import ACCENT, QUIET

OPENED = frozenset({"https", "http", "tel", "mailto"})
NAME = 200  # characters
SHORT = 6  # items: so short a list stays on one page
DECIMAL = "/A<</O/List/ListNumbering/Decimal>>"
DISC = "/A<</O/List/ListNumbering/Disc>>"


def bullets(frame: Frame, part: blocks.Bullets) -> list[Strip]:
    """Return a list with dots."""
    return _listed(frame, part.items, ["•"] * len(part.items), DISC)


def steps(frame: Frame, part: blocks.Steps) -> list[Strip]:
    """Return a list with numbers."""
    numbers = [f"{number}." for number in range(1, len(part.items) + 1)]
    return _listed(frame, part.items, numbers, DECIMAL)


def _listed(
    frame: Frame, items: tuple[str, ...], marks: list[str], attributes: str
) -> list[Strip]:
    theme = frame.theme
    wide = frame.setter.width
    hang = max((wide(mark, size=theme.body, bold=True) for mark in marks), default=0.0)
    indent = hang + theme.body * 0.7
    listing = frame.tag("L", attributes=attributes)
    parts = []
    for mark, item in zip(marks, items, strict=True):
        entry = frame.tag("LI", listing)
        label, body = frame.tag("Lbl", entry), frame.tag("LBody", entry)
        strips = frame.text(item, tag=body, x=frame.x + indent)
        dot = frame.text(mark, tag=label, width=hang, ink=ACCENT, bold=True)
        strips[0].ops[:0] = dot[0].ops
        parts.append(strips)
    return _spaced(parts, theme.body * 0.7, theme.body * 0.3)


def checklist(frame: Frame, part: blocks.Checklist, tick: str) -> list[Strip]:
    """Return a list of boxes to tick with a pen or on screen."""
    theme = frame.theme
    size, height = theme.body * 1.1, theme.body * theme.leading
    indent = size + theme.body * 0.8
    listing = frame.tag("L")
    parts = []
    for item in part.items:
        entry = frame.tag("LI", listing)
        label = frame.tag("Lbl", entry)
        form, body = frame.tag("Form", label), frame.tag("LBody", entry)
        strips = frame.text(item, tag=body, x=frame.x + indent)
        x, y = frame.at(frame.x, size), (height - size) / 2
        said = named(tick.replace("{item}", item)) or "☐"
        strips[0].ops[:0] = [
            Box(x, y, size, size, ACCENT, line=1.0, radius=2.0),
            Tick(x, y, size, said, form),
        ]
        parts.append(strips)
    return _spaced(parts, theme.body * 0.8, theme.body * 0.5)


def links(frame: Frame, part: blocks.Links) -> list[Strip]:
    """Return names with the addresses they open, which paper shows too."""
    listing = frame.tag("L")
    parts = [_link(frame, item, listing) for item in part.items]
    return _spaced(parts, frame.theme.body * 0.8, frame.theme.body * 0.6)


def _link(frame: Frame, item: blocks.Link, listing: int) -> list[Strip]:
    theme = frame.theme
    body = frame.tag("LBody", frame.tag("LI", listing))
    url = openable(item.url)
    tag = frame.tag("Link" if url else "Span", body)
    strips = _named(frame, item, tag)
    if url:
        said = named(f"{item.text} {item.shown}") or url
        for strip in strips:
            strip.ops += _areas(strip, url, said, tag)
    if item.note:
        strips += frame.text(
            item.note, tag=frame.tag("P", body), size=theme.quiet, ink=QUIET
        )
    return kept(strips)


def _named(frame: Frame, item: blocks.Link, tag: int) -> list[Strip]:
    """Set the name, and below it the address unless that is its name."""
    if clean(item.text) == clean(item.shown):
        return frame.text(item.text, tag=tag, ink=ACCENT, bold=True)
    strips = frame.text(item.text, tag=tag, bold=True)
    space_after(strips[-1].ops)
    return [*strips, *frame.text(item.shown, tag=tag, ink=ACCENT)]


def _areas(strip: Strip, url: str, said: str, tag: int) -> list[Area]:
    texts = [op for op in strip.ops if isinstance(op, Text)]
    return [Area(op.x, 0, op.width, strip.height, url, said, tag) for op in texts]


def named(text: str) -> str:
    """Return a name short enough to be listened to."""
    return one_line(text)[:NAME]


def openable(url: str) -> str:
    """Return the address as a PDF may hold it, or "" if it is not one to open."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    if scheme.lower() not in OPENED:
        return ""
    return quote(clean(url), safe="/:?#[]@!$&'*+,;=%-._~")


def _spaced(parts: list[list[Strip]], above: float, between: float) -> list[Strip]:
    """Put room above a list and between its items; no item stands alone."""
    for strips in parts:
        strips[0].gap = between
        strips[-1].apart = LIST if len(parts) <= SHORT else ITEMS
    if len(parts) > 1:
        leading_on(parts[0])
        leading_on(parts[-2])
    if parts:
        parts[0][0].gap = above
    return [strip for strips in parts for strip in strips]
