"""Pages to PDF bytes by way of fpdf2, through its public calls."""

import logging
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from fpdf import FPDF, ViewerPreferences

from approach.blocks import Plan
from approach.pdf.fonts import Face
from approach.pdf.ops import Area, Bookmark, Box, Ink, Op, Rule, Sheet, Text, Tick
from approach.pdf.text import one_line

PRODUCER = "Worksheet"

for _name in ("fpdf", "fontTools"):  # their warnings quote what the visitor wrote
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


class Pen(Protocol):
    """What draws the marks whose way differs: with fpdf2's inner parts or without."""

    def begin(self, op: Op) -> None:
        """Say what the next mark belongs to."""

    def end_page(self) -> None:
        """Say that the page is full."""

    def glyphs(self, op: Text) -> None:
        """Draw a shaped run; the face and the ink are set."""

    def area(self, op: Area) -> None:
        """Make a place that opens an address."""

    def tick(self, op: Tick) -> None:
        """Make a box that can be ticked on screen."""


def document(plan: Plan, sheet: Sheet) -> FPDF:
    """Return an empty document of the right size that knows what it is."""
    pdf = FPDF(unit="pt", format=(sheet.width, sheet.height))
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.alias_nb_pages("")  # else "{nb}" in a visitor's text would become a number
    pdf.allow_images_transparency = False
    pdf.pdf_version = "1.7"
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_title(one_line(plan.title) or PRODUCER)
    pdf.set_lang(plan.language)
    pdf.set_producer(PRODUCER)
    pdf.set_creation_date(datetime.combine(plan.made_on, time(12), UTC))
    return pdf


class Painter:
    """Draws pages of marks into a document with a pen."""

    def __init__(self, pdf: FPDF, pen: Pen) -> None:
        self._pdf = pdf
        self._pen = pen
        self._filled: Ink | None = None

    def page(self, ops: list[Op]) -> None:
        """Add a page with these marks."""
        self._pdf.add_page()
        self._filled = None
        for op in ops:
            self._pen.begin(op)
            match op:
                case Text():
                    self._text(op)
                case Box():
                    self._box(op)
                case Rule():
                    self._pdf.set_draw_color(*op.ink)
                    self._pdf.set_line_width(op.line)
                    self._pdf.line(op.x, op.y, op.x + op.width, op.y)
                case Area():
                    self._pen.area(op)
                case Tick():
                    self._pen.tick(op)
                case Bookmark():
                    self._pdf.set_y(op.y)
                    self._pdf.start_section(op.text, op.level, strict=False)
        self._pen.end_page()

    def _ink(self, ink: Ink) -> None:
        if ink != self._filled:
            self._filled = ink
            self._pdf.set_fill_color(*ink)
            self._pdf.set_text_color(*ink)  # the same, so that text needs no q and Q

    def _text(self, op: Text) -> None:
        self._ink(op.ink)
        self._pdf.set_font(op.face.key, size=op.size)
        if op.glyphs:
            self._pen.glyphs(op)
        else:
            self._pdf.text(op.x, op.y, op.text)

    def _box(self, op: Box) -> None:
        if op.line:
            self._pdf.set_draw_color(*op.ink)
            self._pdf.set_line_width(op.line)
        else:
            self._ink(op.ink)
        style = "D" if op.line else "F"
        round_ = op.radius > 0 and min(op.width, op.height) > 2 * op.radius
        self._pdf.rect(
            op.x, op.y, op.width, op.height, style, round_, op.radius if round_ else 0
        )


class PlainPen:
    """Draws with fpdf2's public calls only: no tags, no boxes to tick on screen."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf

    def begin(self, op: Op) -> None:
        """Do nothing: nothing is tagged."""

    def end_page(self) -> None:
        """Do nothing: nothing is tagged."""

    def glyphs(self, op: Text) -> None:
        """Let fpdf2 shape the run; one face only, so that its fallback never acts."""
        pdf = self._pdf
        pdf.set_text_shaping(True, direction="rtl" if op.rtl else "ltr")
        pdf.set_xy(op.x, op.y - 0.8 * op.size)  # cell() puts letters at 0.5 h + 0.3
        pdf.cell(op.width, op.size, op.text)
        pdf.set_text_shaping(False)

    def area(self, op: Area) -> None:
        """Make a place that opens an address or a page."""
        to = self._pdf.add_link(page=op.page) if op.page else op.url
        self._pdf.link(op.x, op.y, op.width, op.height, to, contents=op.said)

    def tick(self, op: Tick) -> None:
        """Do nothing: the box is there for a pen."""


def plain(plan: Plan, sheet: Sheet, *, tagged: bool = False) -> bytes:
    """Return the document by public calls alone, for any fpdf2; it has no tags."""
    del tagged
    pdf = document(plan, sheet)
    with TemporaryDirectory() as folder:
        for key, (face, used) in faces(sheet).items():
            path = Path(folder) / f"{key}.ttf"
            path.write_bytes(face.cut(codes=map(ord, used), layout=True)[0])
            pdf.add_font(key, fname=path)
        painter = Painter(pdf, PlainPen(pdf))
        for ops in sheet.pages:
            painter.page(ops)
        return bytes(pdf.output())


def faces(sheet: Sheet) -> dict[str, tuple[Face, set[str]]]:
    """Return each face of the document by key, with the characters set in it."""
    found: dict[str, tuple[Face, set[str]]] = {}
    for op in (op for ops in sheet.pages for op in ops if isinstance(op, Text)):
        found.setdefault(op.face.key, (op.face, set(" ")))[1].update(op.text)
    return found
