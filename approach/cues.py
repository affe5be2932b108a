"""Cues: short phrases that a counsellor writes, and how they are found in a text.

`wording.toml` explains how a cue is written. A cue is read as a small automaton over
plain words. The first words at a place leave few cues to try there.
"""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Generic, TypeVar

from approach.automaton import (
    DEPTH,
    NO_NAMES,
    SIGNS,
    Bits,
    Gap,
    Maybe,
    Names,
    Part,
    Row,
    Shape,
    Sign,
    Word,
    either,
    ones,
)
from approach.plain import ANY, STRETCHED, Draft, Span, Speech, head_of

Label = TypeVar("Label")

GAPS = {"*": 3, "...": 10}
PIECE = re.compile(r"[(|]|\)\??|<\w+>\??|[^\s()|]+")


class Reader:
    """What reads the cues of one language, and the lists of words they may name."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.lists: dict[str, Part] = {}
        self.words: dict[str, list[Part]] = {}

    def add(self, name: str, ways: Iterable[str]) -> None:
        """Add a list of words or phrases; it may name the lists added before it.

        Raises:
            KeyError, ValueError: as for `read`.
        """
        self.lists[name] = either([self.read(way) for way in ways])

    def read(self, cue: str) -> Part:
        """Return one cue as an automaton.

        Raises:
            KeyError: it names a list that there is not.
            ValueError: it cannot be read; the message is the cue.
        """
        pieces = PIECE.findall(cue)[::-1]
        part = self.ways(pieces)
        if pieces or 0 in part.shapes:  # a bracket too many, or it may be nothing
            raise ValueError(cue)
        return part

    def ways(self, pieces: list[str]) -> Part:
        """Take pieces from the end of a list up to a closing bracket."""
        ways = [self.row(pieces)]
        while pieces and pieces[-1] == "|":
            pieces.pop()
            ways.append(self.row(pieces))
        return either(ways)

    def row(self, pieces: list[str]) -> Part:
        """Take the pieces that stand one after another."""
        parts: list[Part] = []
        while pieces and pieces[-1][0] not in "|)":
            parts += self.piece(pieces.pop(), pieces)
        return parts[0] if len(parts) == 1 else Row(parts)

    def piece(self, piece: str, pieces: list[str]) -> list[Part]:
        """Take one word, sign, list or bracket with all that is in it."""
        if piece == "(":
            part = self.ways(pieces)
            if not pieces:
                raise ValueError(piece)
            return [part if pieces.pop() == ")" else Maybe(part)]
        if piece[0] == "<":
            part = self.lists[piece.strip("<>?")]
            return [Maybe(part) if piece[-1] == "?" else part]
        if piece in GAPS:
            return [Gap(GAPS[piece])]
        return [Sign(piece)] if piece in SIGNS else self.literal(piece)

    def literal(self, word: str) -> list[Part]:
        """Take one word of a cue; a star in it stands for letters."""
        if word not in self.words or STRETCHED.search(word):
            star = "*" in word
            names = [self.speech.star(word)] if star else self.speech.learn(word)
            self.words[word] = [Word([name]) for name in names]
        return self.words[word]


class Search(Generic[Label]):
    """Labelled cues ready to be looked for; those of a label stand together."""

    def __init__(self, cues: Iterable[tuple[Label, Part]]) -> None:
        self.labels: list[Label] = []
        self.cues: list[Part] = []
        self.heads: list[Names] = []
        self.under: dict[Label, int] = {}
        shapes: list[Shape] = []
        for label, cue in cues:
            first = NO_NAMES.union(*(names[0] for names in cue.shapes.values()))
            heads = frozenset(map(head_of, first - {ANY}))
            for names in cue.shapes.values():
                self.under[label] = self.under.get(label, 0) | 1 << len(shapes)
                self.labels.append(label)
                self.cues.append(cue)
                self.heads.append(heads)
                shapes.append(names)
        self.words = [Bits(nth(names, n) for names in shapes) for n in range(DEPTH)]
        self.needed = Bits(cue.needed for cue in self.cues)

    def left(self, draft: Draft) -> Iterator[tuple[int, int]]:
        """Yield for each token that cues may begin with which of them."""
        needed = self.needed.left(draft.known)
        for start, token in enumerate(draft.tokens):
            left, at = needed & self.words[0].left(token.names), start
            for bits in self.words[1:]:
                if left:
                    at = draft.after[at]
                    left &= bits.left(draft.names[at])
            if left:
                yield start, left


class Look(Generic[Label]):
    """A look at one text: where the words leave some cues of a search."""

    def __init__(self, search: Search[Label], draft: Draft) -> None:
        self.search, self.draft = search, draft
        self.left = list(search.left(draft))

    def places(self, labels: Iterable[Label]) -> dict[Label, list[Span]]:
        """Return where in a text the cues of some labels stand; they may overlap."""
        found: dict[Label, list[Span]] = {}
        some = reduce(or_, (self.search.under.get(label, 0) for label in labels), 0)
        for start, left in self.left:
            if left & some:
                for label, end in self.matches(left & some, start):
                    span = self.draft.spans[start][0], self.draft.spans[end - 1][1]
                    found.setdefault(label, []).append(span)
        return found

    def matches(self, left: int, start: int) -> Iterator[tuple[Label, int]]:
        """Yield where cues end: for each label and head the first that is there."""
        done: set[tuple[Label, str]] = set()
        for n in ones(left):
            if ends := self.search.cues[n].ends(self.draft, (start,)):
                label, heads = self.search.labels[n], self.search.heads[n]
                here = heads.intersection(self.draft.tokens[start].heads)
                new = {(label, head) for head in here} - done
                if new:
                    done |= new
                    yield label, ends[0]


def nth(names: Shape, n: int) -> Names:
    """Return the names of one word of a shape, none after its end."""
    return names[n] if n < len(names) else NO_NAMES
