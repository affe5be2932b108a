"""What the visitor said: one frozen record, the same shape on screen and on file."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct, field, structs

Id = Annotated[str, Meta(min_length=1, max_length=40, pattern="^[A-Za-z0-9_-]+$")]
Strength = Annotated[int, Meta(ge=1, le=3)]
Said = Literal["said", "think", "guess"]
Moment = Literal["before", "after"]
Note = Annotated[str, Meta(max_length=4_000)]
Outcome = Literal["agreed", "softer", "no_change", "worse"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
YEARS = range(2000, 2101)  # far from where the reckoning with days ends
CERTAINTIES: tuple[Said, ...] = get_args(Said)  # the best known first
MIDDLE: Strength = 2  # what a tick counts until the visitor says how strong it is


class Dated(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened on a day of the years a worksheet can speak of."""

    on: date

    def __post_init__(self) -> None:
        if self.on.year not in YEARS:
            raise ValueError(f"{self.on} is no day of {YEARS[0]} to {YEARS[-1]}")


class Was(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the answers were where adding a try changed them.

    `reasons` lists those heard that were ticked already, `certainty` how those heard
    were known; `circumstances` the ticks that a reason heard took away; `chosen` what
    was put first.
    """

    reasons: tuple[Id, ...] = ()
    certainty: dict[Id, Said] = field(default_factory=dict)
    circumstances: tuple[Id, ...] = ()
    chosen: Id | None = None


class Try(Dated, frozen=True, omit_defaults=True):
    """One time the visitor tried a strategy, and what came of it."""

    strategy: Id
    outcome: Outcome
    heard: tuple[Id, ...] = ()
    was: Was = Was()

    def only(self, groups: Mapping[str, str], strategies: Container[str]) -> "Try":
        """Return a copy without the reasons, ticks and choice that are not known."""
        was = structs.replace(
            self.was,
            circumstances=of(groups, "circumstance", self.was.circumstances),
            chosen=self.was.chosen if self.was.chosen in strategies else None,
        )
        return structs.replace(self, heard=of(groups, "reason", self.heard), was=was)


class Clarity(Dated, frozen=True):
    """How clear the visitor felt about the next step, 0 to 10, on a day.

    `moment` is before the order was seen, or after the plan was made.
    """

    moment: Moment
    level: Annotated[int, Meta(ge=0, le=10)]


class Answers(Struct, frozen=True, omit_defaults=True):
    """The answers of one visitor; a missing part is a part not answered.

    `reasons` and `concerns` map a factor's id to its strength (1 a little, 2 quite
    a bit, 3 a lot); `certainty` says how a reason is known; `circumstances` lists
    the ids that hold; `passed` the pages answered with "none of these". `chosen` is
    the strategy the visitor put first. `worksheets` and `opening` hold the visitor's
    own words by field. Safety answers have no place here by design.
    """

    reasons: dict[Id, Strength] = field(default_factory=dict)
    certainty: dict[Id, Said] = field(default_factory=dict)
    concerns: dict[Id, Strength] = field(default_factory=dict)
    circumstances: tuple[Id, ...] = ()
    passed: tuple[Id, ...] = ()
    chosen: Id | None = None
    worksheets: dict[Id, dict[Id, Note]] = field(default_factory=dict)
    opening: dict[Id, Note] = field(default_factory=dict)
    tries: tuple[Try, ...] = ()
    clarity: tuple[Clarity, ...] = ()

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Answers":
        """Read a plain record, strictly.

        Raises:
            ValueError: a value has the wrong type or is out of its range.
        """
        return msgspec.convert(dict(record), cls, strict=True)

    def to_dict(self) -> dict[str, Any]:
        """Return plain dicts, lists, strings and numbers, as on file."""
        record: dict[str, Any] = msgspec.to_builtins(self)
        return record

    def known_by(self, reason: str) -> Said:
        """Say how a reason is known; one that was not asked about is a thought."""
        return self.certainty.get(reason, "think")

    def ticked(self) -> frozenset[str]:
        """Return the ids of every factor that holds."""
        return frozenset({*self.reasons, *self.concerns, *self.circumstances})

    def weighed(self) -> "Answers":
        """Return a copy without what the order does not rest on."""
        plain = Answers()
        return structs.replace(
            self,
            passed=plain.passed,
            chosen=plain.chosen,
            worksheets=plain.worksheets,
            opening=plain.opening,
            clarity=plain.clarity,
        )

    def named(self) -> frozenset[str]:
        """Return every factor and strategy named: ticked, put first, tried, heard."""
        tried = (name for t in self.tries for name in (t.strategy, *t.heard))
        return self.ticked().union(tried, [self.chosen] if self.chosen else [])

    def only(self, groups: Mapping[str, str], strategies: Container[str]) -> "Answers":
        """Return a copy without what the table does not know.

        `groups` maps a factor's id to its group: a concern ticked as a reason is
        not known either. A try of a strategy that is not among `strategies` is left
        out whole.
        """
        reasons = of(groups, "reason", self.reasons)
        concerns = of(groups, "concern", self.concerns)
        return structs.replace(
            self,
            reasons={r: self.reasons[r] for r in reasons},
            concerns={c: self.concerns[c] for c in concerns},
            circumstances=of(groups, "circumstance", self.circumstances),
            chosen=self.chosen if self.chosen in strategies else None,
            tries=tuple(
                tried.only(groups, strategies)
                for tried in self.tries
                if tried.strategy in strategies
            ),
        )

    def changed(self, **parts: Any) -> "Answers":
        """Return a checked copy with some parts put anew."""
        return self.from_dict({**self.to_dict(), **msgspec.to_builtins(parts)})


def of(groups: Mapping[str, str], group: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the ids that belong to a group."""
    return tuple(name for name in ids if groups.get(name) == group)
