"""Stories with readings: how well the order agrees with people who read them.

`python -m approach.cases [FOLDER]` prints the agreement and each miss. A story is a
TOML file; `tests/cases/README.md` says how to write one.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from approach import content as library
from approach.answers import Answers
from approach.model import Content
from approach.reading import ContentError, record, toml
from approach.scoring import rank

FOLDER = Path("tests/cases")


class Reading(Struct, frozen=True, forbid_unknown_fields=True):
    """How people ordered the strategies for a story.

    `places` maps strategy -> mean place, 1 is first; `first` lists whoever was put
    first; `not_first` what all of them would hold back.
    """

    places: dict[str, float]
    first: tuple[str, ...]
    not_first: tuple[str, ...] = ()


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """One story, what its person would tick, and the reading."""

    id: str
    story: str
    answers: Answers
    reading: Reading


class Agreement(NamedTuple):
    """What came of the comparison.

    `tau` is the mean Kendall tau over the cases (pairs tied in the reading are left
    out), `first` the share whose first place is a first place of the reading,
    `held` how many put first what the reading holds back; `misses` are sentences.
    """

    tau: float
    first: float
    held: int
    misses: tuple[str, ...]


def load(folder: Path | str = FOLDER) -> list[Case]:
    """Read every story of a folder, in the order of their file names.

    Raises:
        ContentError: naming the file and the fault.
    """
    paths = sorted(Path(folder).glob("*.toml"))
    if not paths:
        raise ContentError(str(folder), "", "there are no stories here")
    return [read(path) for path in paths]


def read(path: Path) -> Case:
    """Read one story."""
    cells = {**toml(path), "id": path.stem}
    try:
        cells["answers"] = Answers.from_dict(cells.get("answers", {}))
    except msgspec.ValidationError as fault:
        raise ContentError(path.name, "[answers]", str(fault)) from None
    return record(Case, cells, path.name, "")


def agreement(content: Content, cases: Iterable[Case]) -> Agreement:
    """Compare the order of each story with its reading.

    Raises:
        ContentError: a story has no order, or a reading none to compare it with.
    """
    taus, firsts, held, misses = list[float](), 0, 0, list[str]()
    for case in cases:
        check(content, case)
        order = rank(content, case.answers).order
        taus.append(kendall(order, case.reading.places))
        hit = order[0] in case.reading.first
        firsts += hit
        held += order[0] in case.reading.not_first
        if not hit:
            wanted = " or ".join(case.reading.first)
            misses.append(f"{case.id}: {order[0]} first, the reading says {wanted}")
    return Agreement(sum(taus) / len(taus), firsts / len(taus), held, tuple(misses))


def check(content: Content, case: Case) -> None:
    """Check that a story and its reading say enough, and only what the table knows.

    Raises:
        ContentError: naming the story's file, the part of it and its first fault.
    """
    for part, fault in faults(content, case):
        raise ContentError(f"{case.id}.toml", f"[{part}]", fault)


def faults(content: Content, case: Case) -> Iterator[tuple[str, str]]:
    """Yield what keeps a story from being compared: the part of its file, and why."""
    known = case.answers.only(content.groups, content.strategies)
    reading, strategies = case.reading, set(content.strategies)
    read = {*reading.places, *reading.first, *reading.not_first}
    for part, fault, ids in (
        ("answers", "the table does not know", case.answers.named() - known.named()),
        ("reading", "no strategy is called", read - strategies),
        ("reading", "there is no place for", strategies - set(reading.places)),
    ):
        if ids:
            yield part, f"{fault} {', '.join(sorted(ids))}"
    if not known.ticked():
        yield "answers", "nothing is ticked"
    if len(set(reading.places.values())) == 1:
        yield "reading", "all places are the same"


def kendall(order: tuple[str, ...], places: dict[str, float]) -> float:
    """Return Kendall's tau of an order with a reading, -1 to 1 (Kendall 1938)."""
    pairs = [(a, b) for a, b in combinations(order, 2) if places[a] != places[b]]
    agree = sum(1 if places[a] < places[b] else -1 for a, b in pairs)
    return agree / len(pairs)


def main(folder: str = str(FOLDER)) -> None:
    """Print the agreement line and the misses."""
    cases = load(folder)
    found = agreement(library.load(), cases)
    print(*found.misses, sep="\n")
    print(
        f"{len(cases)} stories: tau {found.tau:.3f}, first place {found.first:.0%},"
        f" a held-back way first {found.held}"
    )


if __name__ == "__main__":
    try:
        main(*sys.argv[1:2])
    except ContentError as fault:
        sys.exit(str(fault))
