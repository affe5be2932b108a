"""The tree of tags that a screen reader walks, written as PDF objects."""

from collections.abc import Callable, Sequence
from typing import Protocol

from approach.pdf.ops import Tag
from approach.pdf.spelling import string


class Made(Protocol):
    """A PDF object that has a number; its body may be written later."""

    body: str

    @property
    def ref(self) -> str:
        """How other objects point to it."""


class Place(Made, Protocol):
    """An annotation: where it is and whose it is."""

    tag: int

    @property
    def on(self) -> str:
        """Point to its page."""


class Tree:
    """A tree of tags; those with nothing in them are left out.

    Args:
        add: makes an empty object.
        tags: the nodes, each after its parent.
        height: of a page, in points.
        pages: what points to each page.
        marks: by page, the tag of each marked piece of content.
        places: the annotations, in order.
    """

    def __init__(
        self,
        *,
        add: Callable[[], Made],
        tags: Sequence[Tag],
        height: float,
        pages: Sequence[str],
        marks: Sequence[Sequence[int]],
        places: Sequence[Place],
    ) -> None:
        self._tags, self._height = tags, height
        self._pages, self._marks, self._places = pages, marks, places
        self.root = add()
        self._kids = self._contents()
        self._nodes = {tag: add() for tag in sorted(self._kids)}
        self._write_nodes()
        parents = add()
        parents.body = f"<</Nums[{self._parents()}]>>"
        self.root.body = (
            f"<</Type/StructTreeRoot/K {self._nodes[0].ref}/ParentTree {parents.ref}"
            f"/ParentTreeNextKey {len(marks) + len(places)}>>"
        )

    def _contents(self) -> dict[int, list[str]]:
        kids: dict[int, list[str]] = {0: []}
        for page, marks in zip(self._pages, self._marks, strict=True):
            for number, tag in enumerate(marks):
                mark = f"<</Type/MCR/Pg {page}/MCID {number}>>"
                kids.setdefault(tag, []).append(mark)
        for place in self._places:
            there = f"<</Type/OBJR/Pg {place.on}/Obj {place.ref}>>"
            kids.setdefault(place.tag, []).append(there)
        for tag in list(kids):
            above = self._tags[tag].parent
            while above >= 0:
                kids.setdefault(above, [])
                above = self._tags[above].parent
        return kids

    def _write_nodes(self) -> None:
        below: dict[int, list[str]] = {tag: [] for tag in self._nodes}
        for tag, node in self._nodes.items():
            if self._tags[tag].parent >= 0:
                below[self._tags[tag].parent].append(node.ref)
        for tag, node in self._nodes.items():
            this = self._tags[tag]
            above = self._nodes[this.parent] if this.parent >= 0 else self.root
            alt = f"/Alt {string(this.alt)}" if this.alt else ""
            kids = " ".join([*below[tag], *self._kids[tag]])
            node.body = (
                f"<</Type/StructElem/S/{this.role}/P {above.ref}{alt}"
                f"{this.attributes}{self._box(this)}/K[{kids}]>>"
            )

    def _box(self, tag: Tag) -> str:
        if tag.box is None:
            return ""
        left, top, right, bottom = tag.box
        low, high = self._height - bottom, self._height - top
        corners = f"{left:.2f} {low:.2f} {right:.2f} {high:.2f}"
        return f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"

    def _parents(self) -> str:
        rows = []
        for number, marks in enumerate(self._marks):
            nodes = " ".join(self._nodes[tag].ref for tag in marks)
            rows.append(f"{number}[{nodes}]")
        for number, place in enumerate(self._places, len(self._marks)):
            rows.append(f"{number} {self._nodes[place.tag].ref}")
        return "\n".join(rows)
