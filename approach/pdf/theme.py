"""The look of a document: paper, sizes, colours, distances; all in points."""

from msgspec import Struct

from approach.pdf.ops import Ink, Paper

MM = 72 / 25.4

PAPERS: dict[Paper, tuple[float, float]] = {
    "A4": (210 * MM, 297 * MM),
    "Letter": (612.0, 792.0),
}

TEXT: Ink = (31, 36, 35)
QUIET: Ink = (84, 94, 92)
ACCENT: Ink = (47, 93, 87)
SOFT: Ink = (237, 243, 241)
TRACK: Ink = (224, 231, 229)
HAIR: Ink = (188, 199, 196)
WRITE: Ink = (150, 160, 158)


class Theme(Struct, frozen=True):
    """Sizes of one edition, normal or large print."""

    body: float = 11.0
    leading: float = 1.45
    quiet: float = 9.5
    speech: float = 14.0
    title: float = 25.0
    subtitle: float = 13.0
    heading: float = 16.5
    subheading: float = 12.5
    footer: float = 8.5
    write: float = 25.0  # between two lines for handwriting, nearly 9 mm
    side: float = 25 * MM
    top: float = 20 * MM
    bottom: float = 21 * MM


NORMAL = Theme()
LARGE = Theme(
    body=16.5,
    leading=1.45,
    quiet=16.0,
    speech=20.0,
    title=31.0,
    subtitle=18.0,
    heading=23.0,
    subheading=18.5,
    footer=16.0,
    write=34.0,
    side=20 * MM,
    top=20 * MM,
    bottom=26 * MM,
)
