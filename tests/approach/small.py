"""Tables small enough to reckon by hand, and answers to go with them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pandas as pd
from hypothesis import strategies as st

from approach.answers import OUTCOMES, Answers, Try
from approach.content import JUDGEMENT
from approach.model import Content, Factor, Hold, Outcome, Settings, Strategy
from approach.reading import record, toml
from approach.text import Words

# a slow machine is no fault of the rule that is tested
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

SETTINGS = Path(__file__).parents[2] / "data" / "settings.toml"
GROUPS = {"r": "reason", "c": "concern", "s": "circumstance"}
NOT_KNOWN = "s_not_known"
MOVES = {"agreed": 0.5, "softer": 0.25, "no_change": -0.5, "worse": -1.5}

FITS = {
    "r_fear": (3, 1, 0),
    "r_cost": (0, 3, 1),
    "r_time": (1, 0.5, 3),
    "c_rows": (2, 0, 1),
    "c_money": (0, 2, 1),
    "s_asked": (0.5, 1, 2),
    NOT_KNOWN: (3, 1, 0.25),
}


def settings(**parts: Any) -> Settings:
    """Return the settings of `data/` with some parts put anew."""
    cells = {**toml(SETTINGS), "not_known": NOT_KNOWN, **parts}
    return record(Settings, cells, "settings.toml", "")


def small(
    fits: Mapping[str, Sequence[float]] = FITS,
    *,
    holds: Iterable[tuple[str, str, tuple[str, ...]]] = (),
    sourced: Iterable[str] = (),
    **parts: Any,
) -> Content:
    """Build a table whose factors say their group by their first letter.

    Args:
        fits: factor -> one fit for each strategy; the strategies are a, b, c, ...
        holds: factor, strategy, and the factors that lift the hold.
        sourced: the factors whose cells rest on a source.
        parts: settings put anew.
    """
    strategies = ["a", "b", "c", "d", "e"][: len(next(iter(fits.values())))]
    fits = {NOT_KNOWN: [0.0] * len(strategies), **fits}
    matrix = pd.DataFrame.from_dict(dict(fits), orient="index", columns=strategies)
    basis = matrix.astype(object).where(matrix.index.to_series() == "", JUDGEMENT)
    basis.loc[list(sourced)] = "study"
    return Content(
        language="en",
        settings=settings(**parts),
        strategies={s: strategy(s) for s in strategies},
        factors={f: Factor(f, GROUPS[f[0]], f, f) for f in fits},
        matrix=matrix.astype(float),
        basis=basis,
        why={f: dict.fromkeys(strategies, f) for f in fits},
        holds=tuple(Hold(f, s, unless, f) for f, s, unless in holds),
        alternatives={},
        outcomes={o: Outcome(o, n, n > 0, False, JUDGEMENT) for o, n in MOVES.items()},
        sources={},
        helplines=(),
        classifier=None,
        words=Words({}),
    )


def strategy(name: str) -> Strategy:
    """Return a strategy that says nothing but its name."""
    return Strategy(
        id=name,
        name=name,
        short=name,
        what=name,
        helps=(),
        backfires=(),
        like=name,
        steps=(),
        first_words=(),
        known=name,
        asks=True,
        sources=(JUDGEMENT,),
    )


def ids(content: Content, group: str) -> list[str]:
    """Return the ids of one group."""
    return [factor.id for factor in content.group(group)]


def every_answers(content: Content, most: int = 17) -> st.SearchStrategy[Answers]:
    """Return a hypothesis strategy for answers to a table, at most so many a group."""
    strength = st.integers(1, 3)
    known = st.sampled_from(["said", "think", "guess"])
    reasons, concerns = ids(content, "reason"), ids(content, "concern")
    tried = st.sampled_from(list(content.strategies))
    tries = st.builds(
        Try, st.just(date(2026, 11, 23)), tried, st.sampled_from(OUTCOMES)
    )
    return st.builds(
        Answers,
        reasons=some(reasons, strength, most),
        certainty=some(reasons, known, most),
        concerns=some(concerns, strength, most),
        circumstances=st.lists(
            st.sampled_from(ids(content, "circumstance")), unique=True, max_size=most
        ).map(tuple),
        tries=st.lists(tries, max_size=2).map(tuple),
    )


def some(
    names: list[str], values: st.SearchStrategy[Any], most: int
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a hypothesis strategy for a value for some of the names."""
    if not names:
        return st.just({})
    return st.dictionaries(st.sampled_from(names), values, max_size=most)
