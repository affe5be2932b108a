"""Everything that touches fpdf2's inner parts: fonts, tags, tick boxes, output.

Imported for one version of fpdf2 only; any other goes the plain way of paint.py.
"""

from functools import partial
from typing import Any

from fpdf import FPDF
from fpdf.annotations import PDFAnnotation
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFCatalog, PDFFontStream, PDFPage
from fpdf.syntax import Name, PDFContentStream, PDFObject, Raw

from approach.blocks import Plan
from approach.pdf.fonts import Face
from approach.pdf.ops import ARTIFACT, Area, Bookmark, Op, Sheet, Text, Tick
from approach.pdf.paint import Painter, document, faces
from approach.pdf.spelling import Codes, metadata, string, tick
from approach.pdf.text import one_line
from approach.pdf.theme import ACCENT
from approach.pdf.tree import Tree


def levels(text: str, direction: str) -> list[int]:
    """Return the direction level of each character (Unicode Annex 9)."""
    base = TextDirection(direction.upper())
    paragraph = BidiParagraph(text, base, preserve_bn_chars=True)
    return [character.embedding_level for character in paragraph.get_characters()]


def produced(plan: Plan, sheet: Sheet, *, tagged: bool) -> bytes:
    """Return the document with boxes to tick on screen, and tags if wanted."""
    pdf = document(plan, sheet)
    if tagged:
        pdf.set_xmp_metadata(metadata(one_line(plan.title)))
    for number, (face, _) in enumerate(faces(sheet).values(), 1):
        pdf.fonts[face.key] = _Font(face, number)
    pen = _Pen(pdf, sheet, tagged=tagged)
    painter = Painter(pdf, pen)
    for ops in sheet.pages:
        painter.page(ops)
    # a class is asked for, and what makes the producer is as good
    producer: Any = partial(_Producer, pen=pen)
    return bytes(pdf.output(output_producer_class=producer))


class _Object(PDFObject):
    """A PDF object whose body is written by hand, for fpdf2's own way is slow."""

    def __init__(self, body: str = "") -> None:
        PDFObject.__init__(self)
        self.body = body

    def serialize(self, *_: Any, **__: Any) -> str:
        return f"{self.id} 0 obj\n{self.body}\nendobj"


class _Annotation(_Object, PDFAnnotation):
    """A place on a page that acts."""

    dest = a = v = None
    leads_to = 0  # a page of this document, counted from 1

    def __init__(self, page: PDFPage, tag: int) -> None:
        _Object.__init__(self)
        self.tag = tag
        self._page = page

    @property
    def on(self) -> str:
        """Point to its page, which has a number only at the end."""
        return self._page.ref


class _Font(TTFFont):
    """A face of the bank where fpdf2 expects a font it has read itself."""

    def __init__(self, face: Face, number: int) -> None:
        self.i, self.type, self.fontkey = number, "TTF", face.key
        self.color_font = None
        self.face = face
        self.codes = Codes(face)

    def encode_text(self, text: str) -> str:
        return f"<{''.join(map(self.codes.__getitem__, text))}> Tj"


class _Pen:
    """Draws shaped runs, marks what belongs to which tag, keeps places that act."""

    def __init__(self, pdf: FPDF, sheet: Sheet, *, tagged: bool) -> None:
        self.pdf = pdf
        self.sheet = sheet
        self.tagged = tagged
        self.marks: list[list[int]] = []  # by page, the tag of each mark
        self.annotations: list[_Annotation] = []
        self.ticks: list[tuple[_Annotation, Tick]] = []
        self._open: int | None = None

    def begin(self, op: Op) -> None:
        """Close the mark of another tag and open one, if the op draws anything."""
        if not self.tagged or isinstance(op, Area | Tick | Bookmark):
            return
        while len(self.marks) < self.pdf.page:
            self.marks.append([])
        if op.tag == self._open:
            return
        self.end_page()
        self._open = op.tag
        if op.tag == ARTIFACT:
            self._out("/Artifact BMC")
        else:
            role, marks = self.sheet.tags[op.tag].role, self.marks[-1]
            self._out(f"/{role}<</MCID {len(marks)}>>BDC")
            marks.append(op.tag)

    def end_page(self) -> None:
        """Close the open mark."""
        if self._open is not None:
            self._out("EMC")
        self._open = None

    def glyphs(self, op: Text) -> None:
        """Draw a shaped run, glyph by glyph, with what it says beside it."""
        font = self.pdf.current_font
        if not isinstance(font, _Font):
            raise TypeError(type(font))
        said = "" if op.rtl else f"/Span<</ActualText {string(op.text)}>>BDC "
        x, y = op.x, self.sheet.height - op.y
        if not self.pdf.current_font_is_set_on_page:
            self.pdf.text(0, 0, "")
        codes, em = font.codes, op.size / 1000
        shown = [f"{said}BT"]
        for glyph in op.glyphs:
            left, up = x + glyph.dx * em, y + glyph.dy * em
            code = codes[glyph.number, glyph.text]
            shown.append(f"1 0 0 1 {left:.2f} {up:.2f} Tm <{code}> Tj")
            x += glyph.advance * em
        self._out("\n".join(shown) + (" ET EMC" if said else " ET"))

    def area(self, op: Area) -> None:
        """Make a place that opens an address, or a page, whose number comes later."""
        place = self._annotate(op, op.width, op.height)
        place.body = f"/Subtype/Link/Border[0 0 0]/Contents {string(op.said)}"
        if op.page:
            place.leads_to = op.page
        else:
            place.body += f"/A<</S/URI/URI {string(op.url)}>>"

    def tick(self, op: Tick) -> None:
        """Make a box that can be ticked; how it looks ticked is added at the end."""
        self.ticks.append((self._annotate(op, op.size, op.size), op))

    def _annotate(self, op: Area | Tick, width: float, height: float) -> _Annotation:
        page = self.pdf.pages[self.pdf.page]
        annotation = _Annotation(page, op.tag)
        top = self.sheet.height - op.y
        box = f"[{op.x:.2f} {top - height:.2f} {op.x + width:.2f} {top:.2f}]"
        annotation.rect = box
        page.add_annotation(annotation)
        self.annotations.append(annotation)
        return annotation

    def _out(self, content: str) -> None:
        self.pdf._out(content)


class _Producer(OutputProducer):
    """Writes the fonts that are used, the tree of tags and the form."""

    def __init__(self, pdf: FPDF, pen: _Pen) -> None:
        super().__init__(pdf)
        self._pen = pen

    def _add(self, body: str = "") -> _Object:
        made = _Object(body)
        self._add_pdf_obj(made)
        return made

    def _stream(self, content: bytes) -> PDFContentStream:
        made = PDFContentStream(content, compress=True)
        self._add_pdf_obj(made)
        return made

    def _add_fonts(self, *_: Any) -> dict[int, Any]:
        fonts = [f for f in self.fpdf.fonts.values() if isinstance(f, _Font)]
        return {font.i: self._font(font) for font in fonts if font.codes.rows}

    def _font(self, font: _Font) -> _Object:
        codes, face = font.codes, font.face
        used = {number for number, _, _ in codes.rows}
        data, moved = face.cut(numbers=used, layout=False)
        mapped = self._stream(codes.places(moved))
        spoken = self._stream(codes.spoken())
        file = PDFFontStream(contents=data)
        self._add_pdf_obj(file)
        name = f"/AAAAA{chr(64 + font.i)}+{face.name}"
        described = self._add(
            f"<</Type/FontDescriptor/FontName{name}{face.described}"
            f"/FontFile2 {file.ref}>>"
        )
        inner = self._add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/CIDSystemInfo"
            "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
            f"{described.ref}/CIDToGIDMap {mapped.ref}/W{codes.widths()}>>"
        )
        return self._add(
            f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
            f"/DescendantFonts[{inner.ref}]/ToUnicode {spoken.ref}>>"
        )

    def _add_structure_tree(self) -> Any:
        pen = self._pen
        self._dress_ticks()
        pages: list[Any] = list(self.fpdf.pages.values())
        for number, annotation in enumerate(pen.annotations, len(pen.marks)):
            if annotation.leads_to:
                page = pages[annotation.leads_to - 1]
                annotation.body += f"/Dest[{page.ref}/XYZ null null null]"
            parent = f"/StructParent {number}" if pen.tagged else ""
            annotation.body = (
                f"<</Type/Annot/F 4/Rect{annotation.rect}/P {annotation.on}"
                f"{parent}{annotation.body}>>"
            )
        if not pen.tagged:
            return None
        for number, page in enumerate(pages):
            page.struct_parents, page.tabs = number, Name("S")
        return Tree(
            add=self._add,
            tags=pen.sheet.tags,
            height=pen.sheet.height,
            pages=[page.ref for page in pages],
            marks=pen.marks,
            places=pen.annotations,
        ).root

    def _dress_ticks(self) -> None:
        if not self._pen.ticks:
            return
        size = self._pen.ticks[0][1].size
        looks = []
        for content in (tick(size, ACCENT), b""):
            look: Any = PDFContentStream(content)
            look.type, look.subtype = Name("XObject"), Name("Form")
            look.b_box, look.resources = Raw(f"[0 0 {size:g} {size:g}]"), Raw("<<>>")
            self._add_pdf_obj(look)
            looks.append(look.ref)
        for number, (annotation, op) in enumerate(self._pen.ticks, 1):
            annotation.body = (
                f"/Subtype/Widget/FT/Btn/T(tick{number})/TU {string(op.said)}"
                "/V/Off/AS/Off/MK<</CA(4)>>/DA(/ZaDb 0 Tf 0 g)"
                f"/AP<</N<</Yes {looks[0]}/Off {looks[1]}>>>>"
            )

    def _finalize_catalog(
        self, catalog_obj: PDFCatalog, *args: Any, **named: Any
    ) -> None:
        super()._finalize_catalog(catalog_obj, *args, **named)
        if self._pen.ticks:
            fields = " ".join(annotation.ref for annotation, _ in self._pen.ticks)
            form: Any = Raw(f"<</Fields[{fields}]/DA(/ZaDb 0 Tf 0 g)>>")
            catalog_obj.acro_form = form
