"""The automaton of a cue: parts that pass over plain words and say where they end.

Of several ends the first counts: the earlier way, the longer option, the shorter gap.
Each part also tells what words it may be made of, so that it is only tried where a
text has such words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import or_
from typing import Protocol

from approach.plain import ANY, Draft

Names = frozenset[str]
Shape = tuple[Names, ...]
Shapes = Mapping[int, Shape]

DEPTH = 4
NO_NAMES: Names = frozenset()
NOTHING: Shapes = {0: ()}
STOPS = (".", "!", "?")
SIGNS: dict[str, Callable[[Draft, int], bool]] = {
    "^": lambda draft, at: draft.tokens[at - 1].word.endswith((*STOPS, ",")),
    ".": lambda draft, at: draft.tokens[at].word.startswith(STOPS),
    ",": lambda draft, at: draft.tokens[at].word.startswith((*STOPS, ",")),
    "?": lambda draft, at: draft.tokens[at].word.startswith("?"),
}


class Part(Protocol):
    """A piece of a cue.

    `shapes` tells for each number of words it may have the names its first, second ...
    may have; `DEPTH` stands for that many and more. Of each set of names that are
    `needed` one has to be in the text.
    """

    shapes: Shapes
    needed: Sequence[Names]

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Return before which tokens it may end, the first choice first."""


class Word:
    """One word that has one of some names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self.needed: Sequence[Names] = (self.names,)
        self.shapes: Shapes = {1: (self.names,)}

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Pass over the word."""
        names, after, other = draft.names, draft.after, self.names.isdisjoint
        return [after[at] for at in starts if not other(names[at])]


class Gap:
    """Some words of any kind, the fewer the better."""

    needed: Sequence[Names] = ()

    def __init__(self, most: int) -> None:
        self.most = most
        lengths = range(min(most, DEPTH) + 1)
        self.shapes: Shapes = {n: (frozenset({ANY}),) * n for n in lengths}

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Pass over no word, then over one more, and so on."""
        ends: list[int] = []
        for at in starts:
            ends.append(at)
            most = len(ends) + self.most
            while len(ends) < most and ANY in draft.names[ends[-1]]:
                ends.append(draft.after[ends[-1]])
        return unique(ends)


class Sign:
    """What stands around a place."""

    shapes = NOTHING
    needed: Sequence[Names] = ()

    def __init__(self, sign: str) -> None:
        self.stands = SIGNS[sign]

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Pass over nothing."""
        return [at for at in starts if self.stands(draft, at)]


class Row:
    """Parts that stand one after another."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.parts = tuple(parts)
        self.shapes = NOTHING
        for part in self.parts:
            self.shapes = united(
                (before + after)[:DEPTH]
                for before in self.shapes.values()
                for after in part.shapes.values()
            )
        self.needed: Sequence[Names] = [
            names for part in self.parts for names in part.needed
        ]

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Pass over each part from wherever the one before it may end."""
        for part in self.parts:
            starts = part.ends(draft, starts)
            if not starts:
                break
        return starts


class Either:
    """One of some parts."""

    def __init__(self, ways: Sequence[Part]) -> None:
        self.shapes = united(names for way in ways for names in way.shapes.values())
        needed = [way.needed[-1] for way in ways if way.needed]
        every = len(needed) == len(ways)
        self.needed: Sequence[Names] = (NO_NAMES.union(*needed),) if every else ()
        self.ways = ways
        self.first = Bits(starts(way, 0) for way in ways)
        self.second = Bits(starts(way, 1) for way in ways)

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Pass over each of the ways."""
        ends: list[int] = []
        for at in starts:
            left = self.first.left(draft.names[at])
            if left & (left - 1):
                left &= self.second.left(draft.names[draft.after[at]])
            for n in ones(left):
                ends += self.ways[n].ends(draft, (at,))
        return unique(ends) if len(ends) > 1 else ends


class Maybe:
    """A part that may be left out, though rather not."""

    needed: Sequence[Names] = ()

    def __init__(self, part: Part) -> None:
        self.part = part
        self.shapes: Shapes = {**part.shapes, **NOTHING}

    def ends(self, draft: Draft, starts: Sequence[int]) -> Sequence[int]:
        """Pass over the part, then over nothing."""
        ends: list[int] = []
        for at in starts:
            ends += self.part.ends(draft, (at,))
            ends.append(at)
        return unique(ends) if len(ends) > 1 else ends


class Bits:
    """Which of some parts a word leaves: a number with a bit for each part.

    A part comes with the names it leaves room for; with none it takes any word.
    """

    def __init__(self, parts: Iterable[frozenset[str]]) -> None:
        self.free = 0
        self.by_name: dict[str, int] = {}
        for n, names in enumerate(parts):
            bit = 1 << n
            self.free |= 0 if names else bit
            for name in names:
                self.by_name[name] = self.by_name.get(name, 0) | bit

    def left(self, names: Iterable[str]) -> int:
        """Return the parts that are left by a word with some names."""
        left = self.free
        for name in names:
            if name in self.by_name:
                left |= self.by_name[name]
        return left


def either(ways: Sequence[Part]) -> Part:
    """Return the part that is one of some parts."""
    if len(ways) == 1:
        return ways[0]
    words = [way for way in ways if isinstance(way, Word)]
    if len(words) == len(ways):
        return Word(name for word in words for name in word.names)
    return Either(ways)


def united(shapes: Iterable[Shape]) -> Shapes:
    """Return shapes by length, and one for those of the same length."""
    found: dict[int, Shape] = {}
    for new in shapes:
        old = found.get(len(new))
        found[len(new)] = tuple(map(or_, old, new)) if old else new
    return found


def starts(part: Part, n: int) -> Names:
    """Return the names of one word of a part, none if it may end before."""
    if min(part.shapes) <= n:
        return NO_NAMES
    return NO_NAMES.union(*(names[n] for names in part.shapes.values()))


def ones(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def unique(ends: Iterable[int]) -> tuple[int, ...]:
    """Return ends without those that came before."""
    return tuple(dict.fromkeys(ends))
