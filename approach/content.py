"""Everything in `data/`, read once and cross-checked.

`python -m approach.content` says `ok: …`, or the file, the row and the fault.
"""

import runpy
from pathlib import Path
from typing import Any

import pandas as pd

from approach import classifier
from approach.answers import OUTCOMES
from approach.model import (
    Alternative,
    Content,
    Factor,
    HelpLine,
    Hold,
    Outcome,
    Settings,
    Source,
    Strategy,
)
from approach.reading import ContentError, named, record, records, table, toml
from approach.text import Words, merged

__all__ = ["DATA", "Content", "ContentError", "languages", "load"]

DATA = Path(__file__).parent.parent / "data"
FALLBACK = "en"
WHOLE = ("wording",)  # what a language says alone: rules of another would misread it
JUDGEMENT = "judgement"


def load(folder: Path | str = DATA, language: str = FALLBACK) -> Content:
    """Read and check `data/` with the words of one language.

    Words missing in `language` are shown in English.

    Raises:
        ContentError: naming the file, the row and the fault.
    """
    folder = Path(folder)
    words = Words(read_words(folder, language))
    settings = record(Settings, toml(folder / "settings.toml"), "settings.toml", "")
    sources = read_sources(folder)
    strategies = read_strategies(folder, words)
    factors = read_factors(folder, words)
    content = Content(
        language=language,
        settings=settings,
        strategies=strategies,
        factors=factors,
        matrix=read_matrix(folder, settings, list(strategies), list(factors)),
        basis=read_basis(folder, list(strategies), list(factors)),
        why=read_why(words, list(strategies), list(factors)),
        holds=read_holds(folder, words),
        alternatives=read_alternatives(words),
        outcomes=read_outcomes(folder),
        sources=sources,
        helplines=read_helplines(folder, words),
        classifier=classifier.load(folder, language),
        words=words,
    )
    cross_check(content)
    return content


def languages(folder: Path | str = DATA) -> list[str]:
    """Return the languages that have a folder of words, English first.

    Raises:
        ContentError: there is none.
    """
    found = sorted(path.name for path in Path(folder).glob("text/*") if path.is_dir())
    if not found:
        raise ContentError("text", "", "there are no words")
    return sorted(found, key=lambda language: language != FALLBACK)


def read_words(folder: Path, language: str) -> dict[str, Any]:
    """Lay the words of a language over English, one key for each file's name."""
    tree: dict[str, Any] = {}
    for layer in dict.fromkeys((FALLBACK, language)):
        root = folder / "text" / layer
        if not root.is_dir():
            raise ContentError(f"text/{layer}", "", "there is no such language")
        for path in sorted(root.rglob("*.toml")):
            branch: dict[str, Any] = {path.stem: toml(path, folder)}
            for parent in path.relative_to(root).parts[-2::-1]:
                branch = {parent: branch}
            tree = {**tree, **branch} if path.stem in WHOLE else merged(tree, branch)
    return tree


def read_sources(folder: Path) -> dict[str, Source]:
    """Read `sources.csv`."""
    return records(folder / "sources.csv", Source)


def read_strategies(folder: Path, words: Words) -> dict[str, Strategy]:
    """Read `strategies.csv`, whose order settles ties, with the words of each."""
    file = "strategies.toml"
    return {
        row["id"]: record(
            Strategy,
            {
                "id": row["id"],
                "asks": row["asks"],
                "sources": row["sources"].split(),
                **tree_of(words, "strategies", row["id"], file),
            },
            file,
            f"[{row['id']}]",
        )
        for _, row in named(folder / "strategies.csv", ("id", "asks", "sources"))
    }


def read_factors(folder: Path, words: Words) -> dict[str, Factor]:
    """Read `factors.csv` in the order they are asked, with label and hint."""
    file = "factors.toml"
    columns = ("id", "group", "recheck_safety", "alternative")
    return {
        row["id"]: record(
            Factor, {**row, **tree_of(words, "factors", row["id"], file)}, file, place
        )
        for place, row in named(folder / "factors.csv", columns)
    }


def read_matrix(
    folder: Path, settings: Settings, strategies: list[str], factors: list[str]
) -> pd.DataFrame:
    """Read the fits: numbers from 0 to the top fit, in whole steps."""
    cells = table(folder / "matrix.csv", strategies, factors)
    for factor, row in cells.items():
        for strategy, cell in row.items():
            place = f"row {factor!r}, column {strategy!r}"
            fit = record(float, cell, "matrix.csv", place)  # type: ignore[arg-type]
            if not 0 <= fit <= settings.top_fit or fit % settings.fit_step:
                fault = (
                    f"{cell} is not a step of {settings.fit_step}"
                    f" between 0 and {settings.top_fit}"
                )
                raise ContentError("matrix.csv", place, fault)
    return pd.DataFrame.from_dict(cells, orient="index").astype(float)


def read_basis(folder: Path, strategies: list[str], factors: list[str]) -> pd.DataFrame:
    """Read what each fit rests on: source ids, or the word "judgement"."""
    cells = table(folder / "basis.csv", strategies, factors)
    return pd.DataFrame.from_dict(cells, orient="index")


def read_why(
    words: Words, strategies: list[str], factors: list[str]
) -> dict[str, dict[str, str]]:
    """Read the sentence behind each fit."""
    return {
        factor: record(
            dict[str, str],
            {s: tree_of(words, "why", factor, "why.toml").get(s) for s in strategies},
            "why.toml",
            f"[{factor}]",
        )
        for factor in factors
    }


def read_holds(folder: Path, words: Words) -> tuple[Hold, ...]:
    """Read what keeps a strategy from first place."""
    found = []
    for place, row in named(folder / "holds.csv", ("factor", "strategy", "unless"), 2):
        sentences = tree_of(words, "holds", row["factor"], "holds.toml")
        cells = {
            **row,
            "unless": row["unless"].split(),
            "sentence": sentences.get(row["strategy"]),
        }
        found.append(record(Hold, cells, "holds.csv", place))
    return tuple(found)


def read_alternatives(words: Words) -> dict[str, Alternative]:
    """Read what else a person may do, in the order it is shown."""
    return {
        name: record(
            Alternative, {"id": name, **cells}, "alternatives.toml", f"[{name}]"
        )
        for name, cells in words.tree("alternatives").items()
    }


def read_outcomes(folder: Path) -> dict[str, Outcome]:
    """Read what the outcome of a try does to its strategy; there is one row of each."""
    outcomes = records(folder / "outcomes.csv", Outcome)
    if set(outcomes) != set(OUTCOMES):
        fault = f"the rows must be {', '.join(OUTCOMES)}"
        raise ContentError("outcomes.csv", "", fault)
    return outcomes


def read_helplines(folder: Path, words: Words) -> tuple[HelpLine, ...]:
    """Read the help lines; what is said beside them comes from `helplines.toml`."""
    names = tree_of(words, "helplines", "names", "helplines.toml")
    notes = tree_of(words, "helplines", "notes", "helplines.toml")
    found = []
    for place, row in named(folder / "helplines.csv", HelpLine.__struct_fields__, 3):
        told = {
            "name": names.get(row["name"], row["name"]),
            "note": note(row["note"], notes, place),
        }
        found.append(record(HelpLine, row | told, "helplines.csv", place))
    return tuple(found)


def note(cell: str, notes: dict[str, str], place: str) -> str:
    """Say a note: ids of `[notes]` between semicolons, each with a value to fill in."""
    told = []
    for part in filter(None, cell.split(";")):
        name, _, value = part.strip().partition(" ")
        if name not in notes:
            fault = f"helplines.toml has no note {name!r}"
            raise ContentError("helplines.csv", place, fault)
        told.append(notes[name].format(value=value))
    return " ".join(told)


def tree_of(words: Words, file: str, name: str, shown: str) -> dict[str, Any]:
    """Return one table of a file of words, or say that it is missing."""
    try:
        found: dict[str, Any] = words.tree(f"{file}.{name}")
    except KeyError:
        raise ContentError(shown, "", f"the table [{name}] is missing") from None
    return found


def cross_check(content: Content) -> None:
    """Check that the files agree with each other.

    Raises:
        ContentError: an id points nowhere, or a rule of the table is broken.
    """
    factors, strategies = content.factors, content.strategies
    for factor in factors.values():
        place = f"row {factor.id!r}"
        if factor.alternative and factor.alternative not in content.alternatives:
            fault = f"no alternative is called {factor.alternative!r}"
            raise ContentError("factors.csv", place, fault)
        best = content.matrix.loc[factor.id].max()
        if factor.group == "reason" and best < content.settings.top_fit:
            # what keeps the promise that a stronger reason never lowers its best answer
            fault = f"one strategy must have {content.settings.top_fit}, the best match"
            raise ContentError("matrix.csv", place, fault)
    if content.settings.not_known not in factors:
        fault = f"no factor is called {content.settings.not_known!r}"
        raise ContentError("settings.toml", "not_known", fault)
    check_basis(content)
    for hold in content.holds:
        for name in (hold.factor, *hold.unless):
            if name not in factors:
                raise ContentError("holds.csv", "", f"no factor is called {name!r}")
        if hold.strategy not in strategies:
            raise ContentError("holds.csv", "", f"no strategy {hold.strategy!r}")
    if {hold.strategy for hold in content.holds} >= set(strategies):
        raise ContentError("holds.csv", "", "one strategy must never be held back")
    countries = content.words.tree("countries")
    for line in content.helplines:
        if line.country not in countries:
            fault = f"no country is called {line.country!r}"
            raise ContentError("countries.toml", "", fault)


def check_basis(content: Content) -> None:
    """Check that each cell, strategy and help line names sources that exist."""
    cited = [
        ("basis.csv", f"row {factor!r}, column {strategy!r}", str(cell).split())
        for factor, row in content.basis.iterrows()
        for strategy, cell in row.items()
    ]
    cited += [
        ("strategies.csv", s.id, list(s.sources)) for s in content.strategies.values()
    ]
    cited += [
        ("helplines.csv", line.name, line.source.split()) for line in content.helplines
    ]
    for file, place, names in cited:
        if not names:
            raise ContentError(file, place, "a source or the word judgement is missing")
        for name in names:
            if name != JUDGEMENT and name not in content.sources:
                raise ContentError(file, place, f"no source is called {name!r}")


if __name__ == "__main__":
    # the whole check stands a floor above: it also reads what is drawn from words
    runpy.run_module("approach.audit", run_name="__main__")
