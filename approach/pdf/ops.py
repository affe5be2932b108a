"""What stands on a page: marks with a place, in points from the top left corner."""

from typing import Literal

from msgspec import Struct, field

from approach.pdf.fonts import Face, Glyph

Ink = tuple[int, int, int]
ARTIFACT = -1  # a mark that a screen reader passes over
ROOT = 0


class Text(Struct):
    """One run of one face on a baseline; `glyphs` when its script needs shaping."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    ink: Ink
    tag: int
    width: float
    rtl: bool = False
    glyphs: tuple[Glyph, ...] = ()


class Box(Struct):
    """A rectangle, filled or drawn with a line of the given thickness."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    tag: int = ARTIFACT
    line: float = 0.0
    radius: float = 0.0


class Rule(Struct):
    """A line to write on, or between two things."""

    x: float
    y: float
    width: float
    ink: Ink
    line: float
    tag: int = ARTIFACT


class Area(Struct):
    """Where a click opens an address, or a `page` of the document, counted from 1.

    `said` is what a screen reader calls it.
    """

    x: float
    y: float
    width: float
    height: float
    url: str
    said: str
    tag: int
    page: int = 0


class Tick(Struct):
    """A box that can be ticked on screen."""

    x: float
    y: float
    size: float
    said: str
    tag: int


class Bookmark(Struct):
    """An entry of the outline, `level` counted from 0."""

    y: float
    text: str
    level: int


Op = Text | Box | Rule | Area | Tick | Bookmark


class Tag(Struct):
    """A node of the tree that a screen reader walks; `parent` is its index."""

    role: str
    parent: int
    alt: str = ""
    attributes: str = ""
    box: tuple[float, float, float, float] | None = None


class Sheet(Struct):
    """A document ready to be drawn; `tags[0]` is its root."""

    width: float
    height: float
    pages: list[list[Op]]
    tags: list[Tag] = field(default_factory=list)


Paper = Literal["A4", "Letter"]
