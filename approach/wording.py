"""The check of a visitor's own words: what is good, what to try, where help is.

Every rule and every word of it is data (`wording.toml`). It suggests, never blocks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from typing import Annotated, Any, Literal, NamedTuple

from msgspec import Meta, Struct

from approach.cues import Draft, Search, Span, Speech
from approach.model import Content, Text
from approach.reading import ContentError, record
from approach.text import Words

__all__ = ["Finding", "check"]

FILE = "wording.toml"
Group = Literal["care", "tip", "praise"]
Help = Literal["", "safety", "crisis", "mirror"]
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
    `instead` is empty for praise. `leads_to` names the help a care finding opens.
    """

    kind: str
    group: Group
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


class Rule(NamedTuple):
    """One kind with its cues ready to be searched for."""

    name: str
    kind: Kind
    cues: Search
    allow: Search
    pile: Search


class Rules(NamedTuple):
    """The rules of one language."""

    speech: Speech
    kinds: dict[str, Rule]


@lru_cache(maxsize=8)
def rules_of(words: Words) -> Rules:
    """Return the rules of one language, made once for each set of words.

    Raises:
        ContentError: naming the kind and the fault.
    """
    tree = words.tree("wording")
    speech = Speech(tree["spelling"])
    for name, ways in tree["lists"].items():
        with faults("[lists] " + name):
            speech.add(name, ways)
    kinds = {name: read_rule(speech, name, t) for name, t in tree["kinds"].items()}
    for name, rule in kinds.items():
        for other in (rule.kind.when_quoted, *rule.kind.gives_way):
            if other and other not in kinds:
                fault = f"no kind is called {other!r}"
                raise ContentError(FILE, f"[kinds.{name}]", fault)
    return Rules(speech, kinds)


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


def read_rule(speech: Speech, name: str, cells: dict[str, Any]) -> Rule:
    """Make the rule of one kind."""
    place = f"[kinds.{name}]"
    kind = record(Kind, cells, FILE, place)
    with faults(place):
        cues, allow, pile = map(speech.search, (kind.cues, kind.allow, kind.pile))
    return Rule(name, kind, cues, allow, pile)


def check(text: str, content: Content) -> list[Finding]:
    """Return what may be said about a text, by place.

    Words of fear, harm or threat are answered with help alone: then nothing else is
    returned. Quoted words get no tip and no praise.
    """
    rules = rules_of(content.words)
    quoted = [match.span() for match in QUOTED.finditer(text)]
    whole = rules.speech.draft(text)
    care = list(findings(rules, whole, ("care",), quoted))
    if not care:
        outside = rules.speech.draft(text, quoted) if quoted else whole
        care = list(findings(rules, outside, ("tip", "praise")))
    return sorted(care, key=lambda f: (f.start, f.end, f.kind))


def findings(
    rules: Rules, draft: Draft, groups: tuple[Group, ...], quoted: Iterable[Span] = ()
) -> Iterator[Finding]:
    """Yield the findings of some groups; one kind never marks a place twice."""
    said = Cover(quoted)
    places: dict[str, list[Span]] = {}
    for rule in rules.kinds.values():
        if rule.kind.group in groups:
            for span in spans(rule, draft):
                inside = rule.kind.when_quoted and said.holds(span)
                places.setdefault(
                    rule.kind.when_quoted if inside else rule.name, []
                ).append(span)
    covers = {name: Cover(found) for name, found in places.items()}
    for name, cover in covers.items():
        kind = rules.kinds[name].kind
        first = [covers[other] for other in kind.gives_way if other in covers]
        for start, end in cover.spans:
            if any(other.meets((start, end)) for other in first):
                continue
            yield Finding(
                name, kind.group, start, end, kind.why, kind.instead, kind.leads_to
            )


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

    def holds(self, span: Span) -> bool:
        """Say whether one of the spans holds the whole of another."""
        after = bisect_right(self.ends, span[0])
        return (
            after < len(self.spans)
            and self.spans[after][0] <= span[0]
            and span[1] <= self.spans[after][1]
        )


def spans(rule: Rule, draft: Draft) -> Iterator[Span]:
    """Yield every place that one rule has something to say about."""
    kind = rule.kind
    if found := draft.places(rule.cues):
        fine = Cover(draft.places(rule.allow))
        yield from (span for span in found if not fine.meets(span))
    piled = Cover(draft.places(rule.pile)).spans
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
