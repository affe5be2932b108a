"""Plain words: a text told so that spelling, capitals and spaces make no difference.

Nothing of a text is kept: what is remembered between two texts is made of cues alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int]

APOSTROPHES = "'’‘`´ʼ′＇"
JOINED = "\u00ad\u200b-\u200d\u0300-\u036f"
TOKEN = re.compile(
    rf"(?P<word>[^\W_](?:[^\W_]|[{APOSTROPHES}](?=[^\W_])|[{JOINED}])*)"
    r"|(?P<pause>\.{2,}(?![!?])|[…,:()—–](?: *[¿¡]+)?|[¿¡]+|\n(?![^\S\n]*\n)|\s-+\s)"
    r"|(?P<stop>[.!?]+|;|\n)"
)
HIDDEN = re.compile(f"[{JOINED}]")
STRETCHED = re.compile(r"(.)\1{2,}")
STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))

QUOTE = '"'
LETTERS = '[^ .!?,"]*'
ANY = "*"


class Token(NamedTuple):
    """A plain word or sign, and all that a cue may call it.

    Among the names of `begun` are `begun` itself, where a cue has that word, `beg*`,
    `*gun` and `ANY`. Its heads are `begun`, `beg*`, and nothing for what begins with a
    star. A sign has no heads.
    """

    word: str
    names: tuple[str, ...]
    heads: tuple[str, ...] = ()


class Said(NamedTuple):
    """A word as typed or a run of signs: where it stands and how it is told."""

    span: Span
    tokens: Sequence[Token]


ENDS = (".", "!", "?")
MARKS = {mark: Token(mark, (mark,)) for mark in (*ENDS, ",", QUOTE)}


class Draft:
    """A text told in plain words, with one mark for whatever is left out.

    `spans` says for each of `tokens` where it stands in the text, or the word before
    a sign does. `words` are the words as typed, `stops` the runs of signs between them.
    At a token a cue goes on with the word that has `names`, to the token `after`: it
    passes over a comma.
    """

    def __init__(
        self, text: str, said: Iterable[Said], without: Iterable[Span] = ()
    ) -> None:
        """Set the tokens in a row; `without` is in order and its spans do not meet."""
        self.text = text
        self.words: list[Span] = []
        self.stops: list[Span] = []
        self.tokens, self.spans = [MARKS["."]], [(0, 0)]
        gaps = iter(without)
        gap = next(gaps, None)
        for span, tokens in said:
            while gap and gap[1] <= span[0]:
                gap = next(gaps, None)
            if gap and gap[0] <= span[0]:
                self.add((MARKS[QUOTE],), self.spans[-1])
            elif tokens[0].heads:
                self.words.append(span)
                self.add(tokens, span)
            else:
                self.stops.append(span)
                self.add(tokens, self.spans[-1])
        self.add((MARKS["."],), self.spans[-1])
        skips = [token.word == "," for token in self.tokens]
        last = len(skips) - 1
        self.after = [min(at + skip + 1, last) for at, skip in enumerate(skips)]
        self.names = [self.tokens[at + skip].names for at, skip in enumerate(skips)]

    def sentences(self) -> Iterator[tuple[list[str], Span]]:
        """Yield each sentence, its plain words and signs, and where its words stand."""
        start = 0
        for at, token in enumerate(self.tokens):
            if token.word in ENDS:
                told = self.tokens[start : at + 1]
                words = [start + n for n, token in enumerate(told) if token.heads]
                if words:
                    place = self.spans[words[0]][0], self.spans[words[-1]][1]
                    yield [token.word for token in told], place
                start = at

    def add(self, tokens: Sequence[Token], span: Span) -> None:
        """Add what one word or sign is told as."""
        self.tokens += tokens
        self.spans += [span] * len(tokens)


class Speech:
    """How one language is spelt, and what its cues call its words."""

    def __init__(self, spelling: Mapping[str, Iterable[str]]) -> None:
        self.spelling = {
            key(variant): tuple(key(word) for word in plain.split())
            for plain, variants in spelling.items()
            for variant in variants
        }
        self.known = set(self.spelling)
        self.stars: dict[Span, dict[tuple[str, str], str]] = {}  # by their lengths
        self.star(ANY)
        self.common: dict[str, list[Token]] = {}

    def star(self, word: str) -> str:
        """Return the name of all the words that a word with a star in it stands for.

        Raises:
            ValueError: there are two stars; the message is the word.
        """
        name = key(word)
        head, _, tail = name.partition("*")
        if "*" in tail:
            raise ValueError(word)
        self.stars.setdefault((len(head), len(tail)), {})[head, tail] = name
        return name

    def learn(self, word: str) -> tuple[str, ...]:
        """Return the plain words that a word of a cue stands for, and know them."""
        plain = self.spelt(word)
        self.known.update(plain)
        return plain

    def spelt(self, word: str) -> tuple[str, ...]:
        """Return the plain words that one word as typed stands for."""
        word = key(word)
        if STRETCHED.search(word):
            twice = STRETCHED.sub(r"\1\1", word)
            word = twice if twice in self.known else STRETCHED.sub(r"\1", word)
        bare = word.replace("'", "")
        told = self.spelling.get(word) or self.spelling.get(bare)
        return told or tuple(bare.split(" "))

    def said(self, text: str) -> list[Said]:
        """Tell a text word by word and sign by sign."""
        said = []
        told: dict[str, list[Token]] = {}  # forgotten with the text
        for match in TOKEN.finditer(text):
            typed = match.group()
            if match.lastgroup != "word":
                said.append(Said(match.span(), sign(typed, match.lastgroup)))
                continue
            tokens = self.common.get(typed) or told.get(typed)
            if not tokens:
                tokens = told[typed] = self.told(typed)
            said.append(Said(match.span(), tokens))
        return said

    def told(self, typed: str) -> list[Token]:
        """Return the plain words of one word, each with its names."""
        return [self.token(word) for word in self.spelt(typed)]

    def settle(self) -> None:
        """Tell the words of all cues beforehand; no cue is read after this."""
        self.common = {word: self.told(word) for word in self.known}

    def token(self, word: str) -> Token:
        """Return a plain word with all its names."""
        names = [word] if word in self.known else []
        heads = [word]
        for (first, last), stars in self.stars.items():
            name = stars.get((word[:first], word[len(word) - last :]))
            if name and first + last <= len(word):
                names.append(name)
                heads.append(head_of(name))
        return Token(word, tuple(names), tuple(heads))


def sign(typed: str, group: str | None) -> list[Token]:
    """Return a run of signs as one plain sign."""
    stop = next((mark for mark in "?!" if mark in typed), ".")
    return [MARKS["," if group == "pause" else stop]]


def head_of(name: str) -> str:
    """Return what words of one name have in common: all, `beg*`, or nothing."""
    head, star, _ = name.partition("*")
    return head and head + star


def key(word: str) -> str:
    """Return a word in small letters, without accents, with one kind of apostrophe."""
    if word.isascii():
        return word.translate(STRAIGHT).lower()
    plain = HIDDEN.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFKC", plain.translate(STRAIGHT)).casefold()
