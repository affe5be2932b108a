"""A plan as a PDF: beautiful on paper, readable by everyone, the same bytes twice."""

from collections.abc import Iterator
from datetime import date

import fpdf
from msgspec import Struct
from msgspec.structs import astuple

from approach.blocks import Entry, Plan
from approach.pdf.fonts import bank
from approach.pdf.layout import lay_out
from approach.pdf.ops import Paper
from approach.pdf.text import clean

KNOWN_FPDF2 = "2.8.9"

if fpdf.__version__ == KNOWN_FPDF2:
    from approach.pdf.produce import levels, produced
else:  # what produce.py reaches into may have moved: print without tags and forms
    from approach.pdf.paint import plain as produced
    from approach.pdf.text import plain_levels as levels

__all__ = ["Missing", "Paper", "render", "unprintable", "warm_up"]


class Missing(Struct, frozen=True):
    """Characters that no font here can draw, under a heading or a label."""

    where: str
    characters: tuple[str, ...]


def render(
    plan: Plan, *, paper: Paper = "A4", large: bool = False, tagged: bool = True
) -> bytes:
    """Return the plan as a PDF; the same plan gives the same bytes.

    `large` is large print, 16 points and more. `tagged` adds what a screen reader
    needs (PDF/UA-1). What cannot be printed stands as U+FFFD: see `unprintable`.
    """
    sheet = lay_out(plan, bank(), levels, paper=paper, large=large)
    return produced(plan, sheet, tagged=tagged)


def warm_up() -> None:
    """Build the fonts and a first document now, so that no visitor waits for it."""
    title = "–"  # not ASCII, so that its encodings are loaded too
    render(Plan("mine", "en", "ltr", title, title, date(2000, 1, 1), (), "", ""))


def unprintable(plan: Plan) -> list[Missing]:
    """Return which characters will not be printed, each place once, in order."""
    found: dict[str, dict[str, None]] = {}
    for where, text in _texts(plan):
        for character in bank().missing(clean(text)):
            found.setdefault(where, {})[character] = None
    return [Missing(where, tuple(characters)) for where, characters in found.items()]


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    yield plan.title, f"{plan.title}\n{plan.subtitle}"
    for entry in plan.cover:
        yield entry.label, f"{entry.label}\n{entry.text}"
    for section in plan.sections:
        yield section.heading, section.heading
        for part in section.blocks:
            if isinstance(part, Entry):
                yield part.label, f"{part.label}\n{part.text}"
            else:
                yield section.heading, "\n".join(_said(part))


def _said(part: object) -> Iterator[str]:
    """Yield every text in a block."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Struct):
        yield from _said(astuple(part))
    elif isinstance(part, tuple):
        for inner in part:
            yield from _said(inner)
