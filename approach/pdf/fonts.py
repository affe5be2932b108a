"""The faces a document is set in: what they cover, how wide, and how to cut them."""

import re
import struct
import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no stubs
from msgspec import Struct

from approach.pdf.scripts import SCRIPTS, Script, Source
from approach.pdf.text import REPLACEMENT, needs_shaping

REGULAR, BOLD = 400, 600
EM = 1000
BLOCK = 256  # characters

BODY = Source("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")


class Glyph(Struct, frozen=True, gc=False):
    """A shaped glyph: what it stands for, its advance and shift in 1/1000 em."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


class Face:
    """One weight of one font file, ready to measure, to shape and to be cut.

    Shared by all threads and never changed; it keeps no text.
    """

    def __init__(
        self, key: str, path: Path | bytes, index: int, axes: Mapping[str, float]
    ) -> None:
        self.key = key
        blob = (
            hb.Blob(path)
            if isinstance(path, bytes)
            else hb.Blob.from_file_path(str(path))
        )
        self.hb_face: Any = hb.Face(blob, index)
        offered = {axis.tag for axis in self.hb_face.axis_infos}
        self.axes = {tag: value for tag, value in axes.items() if tag in offered}
        self.hb_font: Any = hb.Font(self.hb_face)
        self.hb_font.set_variations(self.axes)
        self.scale = EM / self.hb_face.upem
        self.coverage = frozenset(self.hb_face.unicodes)
        self.advances = _Advances(self)

    @cached_property
    def name(self) -> str:
        """The family's name as a PDF spells it, with the weight."""
        family = re.sub("[^A-Za-z]", "", self.hb_face.get_name(1) or "") or "Text"
        return f"{family}-{'SemiBold' if self.key.endswith('bold') else 'Regular'}"

    @cached_property
    def described(self) -> str:
        """What a PDF says of the whole face, in 1/1000 em."""
        lines = self.hb_font.get_font_extents("ltr")
        head = bytes(self.hb_face.reference_table("head").data)
        box = struct.unpack(">4h", head[36:44])
        capital = self.hb_font.get_glyph_extents(self.number(ord("H")))
        tall = capital.y_bearing if capital else lines.ascender
        heights = (lines.ascender, lines.descender, tall)
        up, down, cap = (round(height * self.scale) for height in heights)
        return (
            f"/Flags 4/ItalicAngle 0/StemV {120 if self.key.endswith('bold') else 80}"
            f"/FontBBox[{' '.join(str(round(n * self.scale)) for n in box)}]"
            f"/Ascent {up}/Descent {down}/CapHeight {cap}"
        )

    def number(self, code: int) -> int:
        """Return the glyph's number in the font file, 0 when there is none."""
        return self.hb_font.get_nominal_glyph(code) or 0

    def advance(self, number: int) -> int:
        """Return a glyph's width in 1/1000 em."""
        return int(self.hb_font.get_glyph_h_advance(number) * self.scale + 0.501)

    def covers(self, text: str) -> bool:
        """Say whether every character has a glyph; joiners need none."""
        return all(
            ord(c) in self.coverage or c in "\u200c\u200d\ufe0e\ufe0f" for c in text
        )

    def shape(self, text: str, *, rtl: bool) -> tuple[Glyph, ...]:
        """Return the glyphs in the order they are drawn, left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.hb_font, buffer)
        found = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
        starts = sorted({start for _, start in found})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        scale = self.scale
        return tuple(
            Glyph(
                number,
                text[start : ends.pop(start, start)],
                place.x_advance * scale,
                place.x_offset * scale,
                place.y_offset * scale,
            )
            for (number, start), place in zip(
                found, buffer.glyph_positions, strict=True
            )
        )

    def cut(
        self, *, codes: Iterable[int] = (), numbers: Iterable[int] = (), layout: bool
    ) -> tuple[bytes, dict[int, int]]:
        """Return a small font file of these, and where each glyph went in it.

        `layout` keeps the tables that shaping needs.
        """
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(codes)
        wanted.glyph_set.update(numbers)
        for tag, value in self.axes.items():
            wanted.pin_axis_location(self.hb_face, tag, value)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        if not layout:
            wanted.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
            for table in (b"GSUB", b"GPOS", b"GDEF", b"STAT", b"HVAR", b"avar"):
                wanted.drop_table_tag_set.add(int.from_bytes(table, "big"))
        plan = hb.SubsetPlan(self.hb_face, wanted)
        moved = dict(plan.old_to_new_glyph_mapping.items())
        return bytes(plan.execute().blob.data), moved


class _Advances(dict[str, int]):
    """Widths by character, in 1/1000 em, rounded as a PDF keeps them.

    What is asked for is not remembered: the characters of a visitor stay nowhere.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> int:
        return self._face.advance(self._face.number(ord(character)))

    def fill(self) -> None:
        """Keep the width of everything the face covers."""
        self.update((chr(code), self[chr(code)]) for code in self._face.coverage)


class Bank:
    """All faces at hand: Noto Sans in two weights, script faces when asked for."""

    def __init__(self) -> None:
        path = _file(BODY.package, BODY.file)
        if path is None:
            raise FileNotFoundError(BODY.package)
        self.body = self._instance(path, "body", REGULAR)
        self.bold = self._instance(path, "bold", BOLD)
        plain = (chr(code) for code in self.body.coverage)
        self.plain = frozenset(c for c in plain if not needs_shaping(c) and c != "\n")
        self._lock = threading.Lock()
        self._scripts: dict[str, Face | None] = {}
        self._near = _by_block(SCRIPTS)

    @staticmethod
    def _instance(path: Path, key: str, weight: int) -> Face:
        variable = Face(key, path, 0, {"wght": weight, "wdth": 100})
        data, _ = variable.cut(codes=variable.coverage, layout=True)
        face = Face(key, data, 0, {})
        face.advances.fill()
        return face

    def is_plain(self, text: str) -> bool:
        """Say whether the text can be set in the body face, glyph by glyph."""
        return self.plain.issuperset(text)

    def face_for(self, cluster: str, *, bold: bool) -> Face | None:
        """Return the first face that covers the cluster, or None."""
        body = self.bold if bold else self.body
        if body.covers(cluster) and not cluster.endswith("\ufe0f"):
            return body
        for face in self._candidates(ord(cluster[0]), bold=bold):
            if face.covers(cluster):
                return face
        return body if body.covers(cluster) else None

    def _candidates(self, code: int, *, bold: bool) -> Iterator[Face]:
        for script in self._near.get(code // BLOCK, ()):
            if any(low <= code <= high for low, high in script.ranges):
                for source in script.sources:
                    face = self._script(script.key, source, bold=bold)
                    if face is not None:
                        yield face

    def _script(self, key: str, source: Source, *, bold: bool) -> Face | None:
        key += "bold" if bold else ""
        with self._lock:
            if key not in self._scripts:
                name = source.bold if bold and source.bold else source.file
                path = _file(source.package, name)
                axes = {"wght": BOLD if bold else REGULAR}
                self._scripts[key] = Face(key, path, 0, axes) if path else None
            return self._scripts[key]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters no face covers, each once, in order."""
        text = text.replace("\n", "")
        if self.is_plain(text):
            return ()
        found = dict.fromkeys(text)
        return tuple(c for c in found if self.face_for(c, bold=False) is None)

    def printable(self, cluster: str, *, bold: bool) -> list[tuple[str, Face]]:
        """Return the cluster with its face, or its parts, U+FFFD for the missing."""
        face = self.face_for(cluster, bold=bold)
        if face is not None:
            return [(cluster, face)]
        if len(cluster) > 1:
            return [part for c in cluster for part in self.printable(c, bold=bold)]
        return [(REPLACEMENT, self.bold if bold else self.body)]


def _by_block(scripts: Iterable[Script]) -> dict[int, list[Script]]:
    """Return the scripts that may draw a character, by the block it lies in."""
    found: dict[int, list[Script]] = {}
    for script in scripts:
        blocks = {
            block
            for low, high in script.ranges
            for block in range(low // BLOCK, high // BLOCK + 1)
        }
        for block in blocks:
            found.setdefault(block, []).append(script)
    return found


def _file(package: str, name: str) -> Path | None:
    found = find_spec(package)
    for folder in (found and found.submodule_search_locations) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    return None


_building = threading.Lock()
_built: list[Bank] = []


def bank() -> Bank:
    """Return the one bank of this process, built on the first call (about 0.1 s)."""
    with _building:
        if not _built:
            _built.append(Bank())
        return _built[0]
