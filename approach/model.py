"""The records that `data/` is read into; every one is frozen."""

from datetime import date
from typing import Annotated, Literal

import msgspec
import pandas as pd
from msgspec import Meta, Struct

from approach.answers import Said
from approach.classifier import Classifier
from approach.text import Words

Group = Literal["reason", "concern", "circumstance"]
Basis = Literal["judgement", "source"]
Share = Annotated[float, Meta(ge=0, le=1)]
NotNegative = Annotated[float, Meta(ge=0)]
Text = Annotated[str, Meta(min_length=1)]


class Strategy(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to raise couples therapy, told in equal detail with the others.

    `asks` says that trying it makes a request of the partner.
    """

    id: str
    name: Text
    short: Text
    what: Text
    helps: tuple[Text, ...]
    backfires: tuple[Text, ...]
    like: Text
    steps: tuple[Text, ...]
    first_words: tuple[Text, ...]
    known: Text
    asks: bool
    sources: tuple[str, ...]


class Factor(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a visitor can tick: a row of the table.

    `if_ticked` and `if_unticked` say after an "if" that it were, or were not;
    `recheck_safety` asks the safety page again; `alternative` stands by the order.
    """

    id: str
    group: Group
    label: Text
    hint: Text
    if_ticked: str = ""
    if_unticked: str = ""
    recheck_safety: bool = False
    alternative: str = ""


class Hold(Struct, frozen=True, forbid_unknown_fields=True):
    """A ticked factor that keeps a strategy from first place, unless another one is."""

    factor: str
    strategy: str
    unless: tuple[str, ...]
    sentence: Text


class Alternative(Struct, frozen=True, forbid_unknown_fields=True):
    """A real outcome beside the five: wait, go alone, get clear, leave it."""

    id: str
    name: Text
    what: Text
    helps: tuple[Text, ...]
    backfires: tuple[Text, ...]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a claim comes from, and how deep it was read."""

    id: str
    title: Text
    year: str
    where: Text
    read: Literal["full", "abstract", "page", "quoted"]
    url: str = ""


class HelpLine(Struct, frozen=True, forbid_unknown_fields=True):
    """One number or address a person can turn to, with its note in words."""

    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")]
    kind: Literal["abuse", "crisis", "behaviour", "emergency"]
    name: Text
    phone: str
    url: str
    note: str
    checked_on: date
    source: str


class Range(Struct, frozen=True, forbid_unknown_fields=True):
    """How much a group counts beside the reasons, and how far that may be doubted."""

    share: Share
    low: Share
    high: Share

    def __post_init__(self) -> None:
        if not self.low <= self.share <= self.high:
            raise ValueError("the share must lie between low and high")


class Certainty(Struct, frozen=True, forbid_unknown_fields=True):
    """What "they said so / I think so / I am guessing" does to a reason.

    `weight` multiplies its strength; `doubt` is how far it counts as not known.
    """

    weight: Annotated[float, Meta(gt=0, le=1)]
    doubt: Share


class Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    """What a try's outcome does: `moves` is added to the strategy's total.

    `eases` starts the count of asks anew; `recheck_safety` asks the lines again.
    """

    id: str
    moves: float
    eases: bool
    recheck_safety: bool
    basis: Text


class FollowUp(Struct, frozen=True, forbid_unknown_fields=True):
    """After how many asks to stop, and how many days to let it rest."""

    most_asks: Annotated[int, Meta(ge=1)]
    pause_days: Annotated[int, Meta(ge=1)]


class Shaking(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the answers and the table may be read otherwise, each way.

    `strength` is in steps of strength, by how a reason is known; `concern` is the
    same for a concern. `fit` is in points of fit, by what a cell rests on. The first
    two are too close to call when the first stands before the second in no more
    than `too_close` of the draws.
    """

    draws: Annotated[int, Meta(ge=1)]
    seed: Annotated[int, Meta(ge=0)]
    strength: Annotated[dict[Said, Share], Meta(min_length=3)]
    concern: Share
    fit: Annotated[dict[Basis, NotNegative], Meta(min_length=2)]
    too_close: Annotated[float, Meta(ge=0.5, le=1)]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The numbers of the model that belong to no single factor."""

    table_version: Text
    made_on: date
    review_by: date
    top_fit: Annotated[float, Meta(gt=0)]
    fit_step: Annotated[float, Meta(gt=0)]
    not_known: str
    first_look: int
    certainty: Annotated[dict[Said, Certainty], Meta(min_length=3)]
    concerns: Range
    circumstances: Range
    shaking: Shaking
    follow_up: FollowUp


class Content(msgspec.Struct, frozen=True):
    """Everything in `data/`, cross-checked, with the words of one language.

    `matrix` and `basis` hold factors as rows and strategies as columns: the fit
    from 0 to `settings.top_fit`, and the source ids (or "judgement") behind it.
    `why` holds one sentence for each cell. `classifier` is what the check of one's
    words learned for the language, if anything. Shared by all visitors: read only.
    """

    language: str
    settings: Settings
    strategies: dict[str, Strategy]
    factors: dict[str, Factor]
    matrix: pd.DataFrame
    basis: pd.DataFrame
    why: dict[str, dict[str, str]]
    holds: tuple[Hold, ...]
    alternatives: dict[str, Alternative]
    outcomes: dict[str, Outcome]
    sources: dict[str, Source]
    helplines: tuple[HelpLine, ...]
    classifier: Classifier | None
    words: Words

    @property
    def groups(self) -> dict[str, Group]:
        """Return the group of each factor by its id."""
        return {factor.id: factor.group for factor in self.factors.values()}

    def group(self, name: Group) -> list[Factor]:
        """Return the factors of one group in the order they are asked."""
        return [f for f in self.factors.values() if f.group == name]
