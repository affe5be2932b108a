"""Cues: short phrases that a counsellor writes, and how they are found in a text.

`wording.toml` explains how a cue is written. A text is first told in plain words, so
that spelling, capitals, apostrophes and spaces make no difference.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int]

APOSTROPHES = "'’‘`´ʼ′＇"
JOINED = "\u00ad\u200b-\u200d\u0300-\u036f"
TOKEN = re.compile(
    rf"(?P<word>[^\W_](?:[^\W_]|[{APOSTROPHES}](?=[^\W_])|[{JOINED}])*)"
    r"|(?P<pause>\.{2,}(?![!?])|[…,:()—–](?: *[¿¡]+)?|[¿¡]+|\n(?!\s*\n)|\s-+\s)"
    r"|(?P<stop>[.!?]+|;|\n)"
)
HIDDEN = re.compile(f"[{JOINED}]")
STRETCHED = re.compile(r"(.)\1{2,}")

QUOTE = '"'
NEXT = " (?:, )?"
ANY_WORD = '[^ .!?,"]+'
ANY_LETTERS = '[^ .!?,"]*'
SIGNS = {
    "^": "(?<=[.!?,])",
    ".": "(?= [.!?])",
    ",": "(?= [.!?,])",
    "?": r"(?= \?)",
    "*": f"(?:{NEXT}{ANY_WORD}){{0,3}}?",
    "...": f"(?:{NEXT}{ANY_WORD}){{0,10}}?",
}
PIECE = re.compile(r"[(|]|\)\??|<\w+>\??|[^\s()|]+")
ANY = ""


class Part(NamedTuple):
    """A piece of a cue: its pattern, the words it may begin with, whether it may lack.

    Among the words `ANY` stands for every word, `beg*` for every one that begins so.
    """

    pattern: str
    first: frozenset[str]
    empty: bool


class Search:
    """Cues ready to be looked for: by their first word, each made when first met."""

    def __init__(self, cues: Iterable[Part]) -> None:
        self.cues: dict[str, list[str]] = {}
        self.made: dict[str, re.Pattern[str]] = {}
        for cue in cues:
            for word in cue.first:
                self.cues.setdefault(word, []).append(cue.pattern)

    def beginning(self, word: str) -> re.Pattern[str]:
        """Return one pattern for all the cues that begin with a word."""
        if word not in self.made:
            self.made[word] = re.compile(f"(?:{'|'.join(self.cues[word])})(?= )")
        return self.made[word]


class Draft(NamedTuple):
    """A text told in plain words, and where each of them came from.

    `plain` has a space before every word and stop; `starts` says where in `plain` a
    word begins and `spans` where it stands in the text. `words` are the words as
    typed, `stops` the runs of signs between them. `at` tells for all that a cue may
    begin with where in `plain` it stands.
    """

    text: str
    plain: str
    starts: list[int]
    spans: list[Span]
    words: list[Span]
    stops: list[Span]
    at: dict[str, list[int]]

    def places(self, search: Search) -> list[Span]:
        """Return where in the text the cues stand, by place; they may overlap."""
        found = [
            match
            for word in self.at.keys() & search.cues.keys()
            for start in self.at[word]
            if (match := search.beginning(word).match(self.plain, start))
        ]
        return sorted(self.span(match) for match in found)

    def span(self, found: re.Match[str]) -> Span:
        """Return where in the text the words of a match stand."""
        first = bisect_left(self.starts, found.start())
        last = bisect_left(self.starts, found.end()) - 1
        return self.spans[first][0], self.spans[last][1]


class Speech:
    """How one language is spelt, and the lists of words its cues may name."""

    def __init__(self, spelling: Mapping[str, Iterable[str]]) -> None:
        self.spelling = {
            key(variant): tuple(key(word) for word in plain.split())
            for plain, variants in spelling.items()
            for variant in variants
        }
        self.known = set(self.spelling)
        self.heads: dict[int, set[str]] = {}
        self.lists: dict[str, Part] = {}

    def add(self, name: str, ways: Iterable[str]) -> None:
        """Add a list of words or phrases; it may name the lists added before it.

        Raises:
            KeyError, ValueError: as for `search`.
        """
        self.lists[name] = either([self.read(way) for way in ways])

    def search(self, cues: Iterable[str]) -> Search:
        """Return the cues ready to be looked for.

        Raises:
            KeyError: a cue names a list that there is not.
            ValueError: a cue cannot be read; the message is the cue.
        """
        return Search(self.read(cue) for cue in cues)

    def read(self, cue: str) -> Part:
        """Return one cue as a pattern over `Draft.plain`."""
        pieces = PIECE.findall(cue)[::-1]
        part = self.ways(pieces)
        if pieces or part.empty:  # a bracket too many, or nothing that must be there
            raise ValueError(cue)
        return part

    def ways(self, pieces: list[str]) -> Part:
        """Take pieces from the end of a list up to a closing bracket."""
        ways = [self.sequence(pieces)]
        while pieces and pieces[-1] == "|":
            pieces.pop()
            ways.append(self.sequence(pieces))
        return either(ways)

    def sequence(self, pieces: list[str]) -> Part:
        """Take the pieces that stand one after another."""
        pattern, first, empty = "", frozenset[str](), True
        while pieces and pieces[-1][0] not in "|)":
            part = self.piece(pieces.pop(), pieces)
            pattern += part.pattern
            first |= part.first if empty else frozenset()
            empty &= part.empty
        return Part(pattern, first, empty)

    def piece(self, piece: str, pieces: list[str]) -> Part:
        """Take one word, sign, list or bracket with all that is in it."""
        if piece == "(":
            part = self.ways(pieces)
            if not pieces:
                raise ValueError(piece)
            return part if pieces.pop() == ")" else maybe(part)
        if piece[0] == "<":
            part = self.lists[piece.strip("<>?")]
            return maybe(part) if piece[-1] == "?" else part
        if piece in SIGNS:
            return Part(SIGNS[piece], frozenset(), True)
        return self.literal(piece)

    def literal(self, word: str) -> Part:
        """Take one word of a cue, spelt plainly; a star in it stands for letters."""
        if "*" in word:
            letters = re.escape(key(word)).replace(r"\*", ANY_LETTERS)
            head = key(word.partition("*")[0])
            self.heads.setdefault(len(head), set()).add(head)
            return Part(NEXT + letters, frozenset({head and head + "*"}), False)
        plain = self.spelt(word)
        self.known.update(plain)
        pattern = "".join(NEXT + re.escape(part) for part in plain)
        return Part(pattern, frozenset(plain[:1]), False)

    def spelt(self, word: str) -> tuple[str, ...]:
        """Return the plain words that one word as typed stands for."""
        word = key(word)
        if STRETCHED.search(word):
            twice = STRETCHED.sub(r"\1\1", word)
            word = twice if twice in self.known else STRETCHED.sub(r"\1", word)
        bare = word.replace("'", "")
        return self.spelling.get(word) or self.spelling.get(bare) or (bare,)

    def draft(self, text: str, without: Iterable[Span] = ()) -> Draft:
        """Tell a text in plain words, with one mark for each span to leave out.

        The spans are in order and do not meet.
        """
        draft = Draft(text, "", [], [], [], [], {})
        parts, length, gaps = [" ."], len(" ."), iter(without)
        gap = next(gaps, None)
        for token in TOKEN.finditer(text):
            while gap and gap[1] <= token.start():
                gap = next(gaps, None)
            quoted = gap is not None and gap[0] <= token.start()
            told = (QUOTE,) if quoted else self.told(token, draft)
            for part in told:
                if token["word"] and not quoted:
                    draft.starts.append(length)
                    draft.spans.append(token.span())
                    for first in self.firsts(part):
                        draft.at.setdefault(first, []).append(length)
                parts.append(" " + part)
                length += len(part) + 1
        return draft._replace(plain="".join(parts) + " . ")

    def firsts(self, word: str) -> Iterator[str]:
        """Yield what a cue that begins with a word may begin with."""
        yield word
        for length, heads in self.heads.items():
            if (head := word[:length]) in heads:
                yield head and head + "*"

    def told(self, token: re.Match[str], draft: Draft) -> tuple[str, ...]:
        """Return a token in plain words or as a plain sign, and note its place."""
        if token["word"]:
            draft.words.append(token.span())
            return self.spelt(token["word"])
        draft.stops.append(token.span())
        if token["pause"]:
            return (",",)
        return (next((mark for mark in "?!" if mark in token.group()), "."),)


def either(ways: Sequence[Part]) -> Part:
    """Return the part that is one of some parts."""
    if len(ways) == 1:
        return ways[0]
    pattern = "|".join(way.pattern for way in ways)
    first = frozenset[str]().union(*(way.first for way in ways))
    return Part(f"(?:{pattern})", first, any(way.empty for way in ways))


def maybe(part: Part) -> Part:
    """Return the part that may be left out."""
    return Part(f"(?:{part.pattern})?", part.first, True)


def key(word: str) -> str:
    """Return a word in small letters, without accents, with one kind of apostrophe."""
    plain = HIDDEN.sub("", unicodedata.normalize("NFD", word))
    for mark in APOSTROPHES:
        plain = plain.replace(mark, "'")
    return unicodedata.normalize("NFKC", plain).casefold()
