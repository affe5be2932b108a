"""What a document is made of: headings and blocks, free of paper and of screen.

The page and the PDF draw the same blocks, so that they say the same words.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

Reader = Literal["mine", "ours", "counsellor"]


class Paragraph(Struct, frozen=True, tag=True):
    """Running text; `quiet` is a note, `strong` a sentence not to be missed."""

    text: str
    tone: Literal["plain", "quiet", "strong"] = "plain"


class Heading(Struct, frozen=True, tag=True):
    """A heading inside a section, one level below the section's own."""

    text: str


class Bullets(Struct, frozen=True, tag=True):
    """A list without an order."""

    items: tuple[str, ...]


class Steps(Struct, frozen=True, tag=True):
    """A numbered list."""

    items: tuple[str, ...]


class Sides(Struct, frozen=True, tag=True):
    """What speaks for something and what against it, side by side where they fit."""

    left: str
    left_items: tuple[str, ...]
    right: str
    right_items: tuple[str, ...]


class Checklist(Struct, frozen=True, tag=True):
    """Things to tick off: on paper with a pen, in the PDF on screen."""

    items: tuple[str, ...]


class Speech(Struct, frozen=True, tag=True):
    """Words to say aloud, drawn large."""

    text: str


class Bar(Struct, frozen=True, tag=True):
    """One line of the picture: a label, a length from 0 to 1, and what it says."""

    label: str
    length: float
    said: str


class Chart(Struct, frozen=True, tag=True):
    """The picture of the order; `alt` is its twin in words."""

    bars: tuple[Bar, ...]
    alt: str


class Table(Struct, frozen=True, tag=True):
    """A table with a head row; the first column heads each row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Link(Struct, frozen=True, tag=True):
    """A name, an address that can be opened (https: or tel:), and a note.

    `shown` is the address as read on paper.
    """

    text: str
    url: str
    shown: str
    note: str = ""


class Links(Struct, frozen=True, tag=True):
    """A list of addresses or numbers."""

    items: tuple[Link, ...]


class Entry(Struct, frozen=True, tag=True):
    """A worksheet field: what the visitor wrote, or room to write by hand.

    `lines` is how many ruled lines stand there when `text` is empty; with `to_end`
    more of them follow as far as the page goes.
    """

    label: str
    text: str
    lines: int = 2
    to_end: bool = False


Block = (
    Paragraph
    | Heading
    | Bullets
    | Sides
    | Steps
    | Checklist
    | Speech
    | Chart
    | Table
    | Links
    | Entry
)


class Section(Struct, frozen=True):
    """A heading and what stands under it; `id` is what the visitor can leave out.

    With `new_page` it stands on pages of its own.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...]
    new_page: bool = False


class Plan(Struct, frozen=True):
    """One document for one reader.

    `cover` says for when it is, as labels with a day or with room to write one.
    `language` is a BCP 47 tag, `direction` is "ltr" or "rtl". `page_of` has the
    named placeholders `{page}` and `{pages}`. `tick` names a tick box for a screen
    reader, with `{item}`.
    """

    reader: Reader
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    subtitle: str
    made_on: date
    sections: tuple[Section, ...]
    page_of: str
    tick: str
    cover: tuple[Entry, ...] = ()
