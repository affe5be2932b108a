"""Cues: short phrases that a counsellor writes, and how they are found in a text.

`wording.toml` explains how a cue is written. A cue is read as a small automaton over
plain words. The first words at a place leave few cues to try there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain
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
from approach.plain import ANY, ENDS, STRETCHED, Draft, Span, Speech, head_of

Label = TypeVar("Label")

RARE = 2  # sets of words looked for ahead before a cue is tried
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
        if piece in SIGNS:
            return [Sign(piece)]
        if not any(map(str.isalnum, piece)):
            raise ValueError(piece)
        return self.literal(piece)

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
        said = Counter(chain(*chain(*(cue.needed for cue in set(self.cues)))))
        rare = {cue: rarest(cue.needed, said) for cue in set(self.cues)}
        self.needed = [Bits(rare[cue][n] for cue in self.cues) for n in range(RARE)]

    def left(self, draft: Draft) -> list[tuple[int, int]]:
        """Return each token that cues may begin with, and which of them.

        A cue needs words that are still to come, and goes on to the end of a sentence
        at most: so the last token is looked at first.
        """
        found: list[tuple[int, int]] = []
        one, other = self.needed
        ones, others = one.free, other.free
        for start in reversed(range(len(draft.tokens))):
            token, at = draft.tokens[start], start
            if token.word in ENDS:
                ones, others = one.free, other.free
                continue
            ones |= one.left(token.names)
            others |= other.left(token.names)
            left = ones & others & self.words[0].left(token.names)
            for bits in self.words[1:]:
                if left:
                    at = draft.after[at]
                    left &= bits.left(draft.names[at])
            if left:
                found.append((start, left))
        return found[::-1]


class Look(Generic[Label]):
    """A look at one text: where the words leave some cues of a search."""

    def __init__(self, search: Search[Label], draft: Draft) -> None:
        self.search, self.draft = search, draft
        self.left = search.left(draft)

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
        search, heads = self.search, self.draft.tokens[start].heads
        for n in ones(left):
            label = search.labels[n]
            new = {(label, head) for head in search.heads[n].intersection(heads)} - done
            if new and (ends := search.cues[n].ends(self.draft, (start,))):
                done |= new
                yield label, ends[0]


def rarest(needed: Iterable[Names], said: Mapping[str, int]) -> list[Names]:
    """Return the sets whose words are rare among cues; none where there are too few."""
    known = sorted(needed, key=lambda names: sum(said[name] for name in names))
    return [*known, *[NO_NAMES] * RARE][:RARE]


def nth(names: Shape, n: int) -> Names:
    """Return the names of one word of a shape, none after its end."""
    return names[n] if n < len(names) else NO_NAMES
