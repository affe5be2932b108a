"""How a PDF spells things: strings, what a font's codes stand for, metadata."""

import struct
from xml.sax.saxutils import escape

from approach.pdf.fonts import Face
from approach.pdf.ops import Ink

TICK = ((0.2, 0.5), (0.42, 0.26), (0.82, 0.78))
UNSAFE = frozenset("()\\\n")
BLOCK = 100  # rows that a map of codes takes in one go
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
METADATA = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
)


class Codes(dict[str | tuple[int, str], str]):
    """Codes of one document's glyphs, in hex, given out in the order of use."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.rows: list[tuple[int, str, int]] = []  # glyph, what it says, its width

    def __missing__(self, key: str | tuple[int, str]) -> str:
        """Give out a code for a character, or for a glyph and what it says."""
        if isinstance(key, str):
            number, said = self._face.number(ord(key)), key
        else:
            number, said = key[0], key[1] or "\u200b"
        self.rows.append((number, said, self._face.advance(number)))
        self[key] = code = f"{len(self.rows):04X}"
        return code

    def places(self, moved: dict[int, int]) -> bytes:
        """Return which glyph of the cut font each code draws."""
        numbers = [0, *(moved[number] for number, _, _ in self.rows)]
        return struct.pack(f">{len(numbers)}H", *numbers)

    def widths(self) -> str:
        """Return the widths from code 1 on."""
        return f"[1[{' '.join(str(width) for _, _, width in self.rows)}]]"

    def spoken(self) -> bytes:
        """Return what each code stands for, for search, copying and reading aloud."""
        rows = [
            f"<{code:04X}> <{said.encode('utf-16-be').hex().upper()}>\n"
            for code, (_, said, _) in enumerate(self.rows, 1)
        ]
        blocks = []
        for start in range(0, len(rows), BLOCK):
            part = rows[start : start + BLOCK]
            blocks.append(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n")
        return TO_UNICODE.format("".join(blocks)).encode()


def string(text: str) -> str:
    """Return the text as a PDF string."""
    if text.isascii() and not UNSAFE.intersection(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def metadata(title: str) -> str:
    """Return the packet that names the title and claims PDF/UA-1."""
    return METADATA.format(escape(title))


def tick(size: float, ink: Ink) -> bytes:
    """Return the drawing of a tick in a box of this size."""
    points = [f"{x * size:.2f} {y * size:.2f}" for x, y in TICK]
    colour = " ".join(f"{part / 255:.3f}" for part in ink)
    drawn = f"{colour} RG {size / 7:.2f} w 1 J 1 j {points[0]} m {points[1]} l"
    return f"{drawn} {points[2]} l S".encode()
