"""The check of a visitor's own words: what is good, what to try, where help is.

Every rule and every word of it is data (`wording.toml`), and so are the sentences that
the classifier learned from. It suggests, never blocks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Literal, NamedTuple, Self

from msgspec import Meta, Struct

from approach.automaton import Part
from approach.classifier import DEAF, Classifier, Hearing
from approach.cues import Look, Reader, Search
from approach.model import Content, Text
from approach.plain import Draft, Span, Speech
from approach.reading import ContentError, record
from approach.text import Words

__all__ = ["Finding", "check"]

FILE = "wording.toml"
Group = Literal["care", "tip", "praise"]
Help = Literal["", "safety", "crisis", "mirror"]
Label = tuple[str, Literal["cues", "allow", "pile"]]
Count = Annotated[int, Meta(ge=0)]

QUOTED = re.compile(  # a mark that opens or closes nothing quotes nothing
    r'"(?=\S)[^"]*+(?<=\S)"(?!\w)'
    r"|“[^“”]*+”|[„”](?=\S)[^„“”]*+(?<=\S)[“”]"
    r"|«[^«»]*+»|»(?=\S)[^«»]*+(?<=\S)«|‹[^‹›]*+›"
    r"|‘(?:[^‘’\n]|’(?=\w))*+’|‚[^‚‘’]*+[‘’]"
    r"|(?:(?m:^)[ \t]*+|(?<=: ))—(?=[^\W_]|[¿¡])[^—\n]*+(?:—[^—\n]*+—[^—\n]*+)*+"
    r"""|(?<!\w)'(?=\S)(?:[^'"“”„«»\n]|(?<=\w)'(?=\w))*+(?<=\S)'(?!\w)"""
)


class Finding(Struct, frozen=True):
    """One place in a text and what may be said about it.

    `start` and `end` are offsets into the text as given, `0 <= start < end`.
    `instead` is empty for praise. `leads_to` names the help a care finding opens; in
    `doubt` the words may be about something else.
    """

    kind: str
    group: Group | Literal["doubt"]
    start: int
    end: int
    why: str
    instead: str
    leads_to: Help = ""


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of finding as `wording.toml` tells it; the file explains each key."""

    group: Group
    why: Text
    instead: str = ""
    doubt: str = ""
    leads_to: Help = ""
    when_quoted: str = ""
    cues: tuple[Text, ...] = ()
    allow: tuple[Text, ...] = ()
    gives_way: tuple[Text, ...] = ()
    pile: tuple[Text, ...] = ()
    pile_from: Count = 0
    capitals_from: Count = 0
    capitals_allow: tuple[Text, ...] = ()
    marks_from: Count = 0
    words_up_to: Count = 0

    def finding(self, name: str, span: Span, *, sure: bool) -> Finding:
        """Return what this kind says of a place; a doubt is told more mildly."""
        if sure:
            told = self.group, *span, self.why, self.instead, self.leads_to
            return Finding(name, *told)
        return Finding(name, "doubt", *span, self.doubt, "", self.leads_to)


class Rules(NamedTuple):
    """The rules of one language; a label is the name of a kind and the key of cues."""

    speech: Speech
    kinds: dict[str, Kind]
    search: Search[Label]


class Heard(NamedTuple):
    """A text looked at: where cues may stand, and what its sentences sound like.

    `places` says where each sentence stands.
    """

    look: Look[Label]
    places: list[Span]
    hearing: Hearing

    @classmethod
    def of(cls, rules: Rules, classifier: Classifier | None, draft: Draft) -> Self:
        """Look at one text."""
        told = list(draft.sentences())
        hearing = (classifier or DEAF).hear(words for words, _ in told)
        return cls(Look(rules.search, draft), [place for _, place in told], hearing)

    def sounds(self) -> Iterator[tuple[str, Span, bool]]:
        """Yield what sentences sound like, each with its place and how sure."""
        for kind, sentence, sure in self.hearing.sounds:
            yield kind, self.places[sentence], sure

    def denies(self, kind: str, span: Span) -> bool:
        """Say whether the sentence of a cue sounds nothing like its kind."""
        sentence = bisect_right(self.places, span[0], key=itemgetter(0)) - 1
        return self.hearing.denies(kind, sentence)


@lru_cache(maxsize=8)
def rules_of(words: Words) -> Rules:
    """Return the rules of one language, made once for each set of words.

    Raises:
        ContentError: naming the kind and the fault.
    """
    tree = words.tree("wording")
    speech = Speech(tree["spelling"])
    reader = Reader(speech)
    for name, ways in tree["lists"].items():
        with faults("[lists] " + name):
            reader.add(name, ways)
    kinds, cues = {}, list[tuple[Label, Part]]()
    for name, cells in tree["kinds"].items():
        kinds[name] = record(Kind, cells, FILE, f"[kinds.{name}]")
        with faults(f"[kinds.{name}]"):
            cues += labelled(reader, name, kinds[name])
    for name, kind in kinds.items():
        for other in (kind.when_quoted, *kind.gives_way):
            if other and other not in kinds:
                fault = f"no kind is called {other!r}"
                raise ContentError(FILE, f"[kinds.{name}]", fault)
    speech.settle()
    return Rules(speech, kinds, Search(cues))


@contextmanager
def faults(place: str) -> Iterator[None]:
    """Name the place of what cannot be read.

    Raises:
        ContentError: a list is missing, or a cue is not written as it should be.
    """
    try:
        yield
    except KeyError as missing:
        fault = f"no list above is called {missing.args[0]!r}"
        raise ContentError(FILE, place, fault) from None
    except ValueError as cue:
        raise ContentError(FILE, place, f"this cannot be read: {cue}") from None


def labelled(reader: Reader, name: str, kind: Kind) -> Iterator[tuple[Label, Part]]:
    """Yield the cues of one kind, each with its label."""
    yield from (((name, "cues"), reader.read(cue)) for cue in kind.cues)
    yield from (((name, "allow"), reader.read(cue)) for cue in kind.allow)
    yield from (((name, "pile"), reader.read(cue)) for cue in kind.pile)


def check(text: str, content: Content) -> list[Finding]:
    """Return what may be said about a text, by place.

    Words of fear, harm or threat are answered with help alone: then nothing else is
    returned. Where they may be such, help comes beside the rest, as a doubt. Quoted
    words get no tip and no praise. A cue marks its own words, unless the classifier
    hears nothing of the kind there; what only that hears is marked as a whole sentence.
    """
    rules = rules_of(content.words)
    quoted = [match.span() for match in QUOTED.finditer(text)]
    said = rules.speech.said(text)
    heard = Heard.of(rules, content.classifier, Draft(text, said))
    found = list(findings(rules, heard, ("care",), quoted))
    if any(finding.group == "care" for finding in found):
        found = [finding for finding in found if finding.group == "care"]
    else:
        if quoted:
            heard = Heard.of(rules, content.classifier, Draft(text, said, quoted))
        found += findings(rules, heard, ("tip", "praise"))
    return sorted(found, key=lambda f: (f.start, f.end, f.kind))


def findings(
    rules: Rules,
    heard: Heard,
    groups: tuple[Group, ...],
    quoted: Iterable[Span] = (),
) -> Iterator[Finding]:
    """Yield the findings of some groups; one kind never marks a place twice.

    What is not sure is told of a kind that has words for a doubt.
    """
    said = Cover(quoted)
    places: dict[tuple[str, bool], list[Span]] = {}
    for name, span, sure in spans(rules, heard, groups):
        quoted_as = rules.kinds[name].when_quoted if said.meets(span) else ""
        places.setdefault((quoted_as or name, sure), []).append(span)
    covers = {label: Cover(found) for label, found in places.items()}
    for (name, sure), cover in covers.items():
        kind = rules.kinds[name]
        others = [(other, sure) for other in kind.gives_way]
        first = [covers[other] for other in others if other in covers]
        for span in cover.spans:
            if (sure or kind.doubt) and not any(other.meets(span) for other in first):
                yield kind.finding(name, span, sure=sure)


class Cover:
    """The letters that some spans cover, as spans that do not meet."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for start, end in sorted(spans):
            if self.spans and start < self.spans[-1][1]:
                self.spans[-1] = self.spans[-1][0], max(end, self.spans[-1][1])
            else:
                self.spans.append((start, end))
        self.ends = [end for _, end in self.spans]

    def meets(self, span: Span) -> bool:
        """Say whether some letter of a span is covered."""
        after = bisect_right(self.ends, span[0])
        return after < len(self.spans) and self.spans[after][0] < span[1]


def spans(
    rules: Rules, heard: Heard, groups: tuple[Group, ...]
) -> Iterator[tuple[str, Span, bool]]:
    """Yield every place that some groups may speak of, with its kind and how sure."""
    kinds = {name: kind for name, kind in rules.kinds.items() if kind.group in groups}
    look = heard.look
    cued = look.places((n, k) for n in kinds for k in ("cues", "pile"))
    sounds = [sound for sound in heard.sounds() if sound[0] in kinds]
    names = {name for name, _ in cued} | {name for name, *_ in sounds}
    fine = look.places((name, "allow") for name in names)
    silent: dict[str, list[Span]] = {}  # where no more is to be said of a kind
    for name, kind in kinds.items():
        allowed = fine.get((name, "allow"), [])
        cover = Cover(allowed)
        found = [s for s in cued.get((name, "cues"), ()) if not cover.meets(s)]
        sure = [span for span in found if not heard.denies(name, span)]
        sure += counted(kind, look.draft, cued.get((name, "pile"), ()))
        yield from ((name, span, True) for span in sure)
        yield from ((name, span, False) for span in found if span not in sure)
        silent.setdefault(name, []).extend([*allowed, *found, *sure])
        for other in kind.gives_way:
            silent.setdefault(other, []).extend(sure)
    covers = {name: Cover(spans) for name, spans in silent.items()}
    yield from (sound for sound in sounds if not covers[sound[0]].meets(sound[1]))


def counted(kind: Kind, draft: Draft, pile: Iterable[Span]) -> Iterator[Span]:
    """Yield every place where there is too much of something."""
    piled = Cover(pile).spans
    if piled and len(piled) >= kind.pile_from:
        yield piled[kind.pile_from - 1][0], piled[-1][1]
    if kind.capitals_from:
        yield from shouted(kind, draft)
    if kind.marks_from:
        yield from (s for s in draft.stops if loud(draft.text[slice(*s)], kind))
    if kind.words_up_to and len(draft.words) > kind.words_up_to:
        yield draft.words[kind.words_up_to][0], draft.words[-1][1]


def loud(signs: str, kind: Kind) -> bool:
    """Say whether a run of stops shouts."""
    return signs.count("!") + signs.count("?") >= kind.marks_from


def shouted(kind: Kind, draft: Draft) -> Iterator[Span]:
    """Yield runs of capitals: one long word, or two words of more than a letter."""
    for upper, run in groupby(draft.words, lambda s: draft.text[slice(*s)].isupper()):
        if not upper:
            continue
        words = list(run)
        lengths = [
            end - start
            for start, end in words
            if end - start > 1 and draft.text[start:end] not in kind.capitals_allow
        ]
        if len(lengths) > 1 or max(lengths, default=0) >= kind.capitals_from:
            yield words[0][0], words[-1][1]
