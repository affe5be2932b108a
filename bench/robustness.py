"""How long the simulation takes beside the same draws looped through the peers.

Run: python bench/robustness.py (needs: pip install pymcdm scikit-criteria). All rows
are measured in one process on one core. The peers are handed the drawn numbers and
only add up and order them; ours draws, adds up, orders, applies holds and counts.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import skcriteria
from pymcdm.methods import WSM
from skcriteria.agg.simple import WeightedSumModel, wsm

sys.path.insert(0, str(Path(__file__).parent.parent))

from approach import content as library
from approach.answers import Answers
from approach.flips import flips
from approach.model import Content
from approach.robustness import drawn_weights, fit_ranges, shake
from approach.scoring import rank

DRAWS = 4_000
SEED = 1
ROUNDS = 7
ANSWERS = Answers(
    reasons={"sides": 3, "cost": 2, "time": 1, "stigma": 2, "not_bad": 3},
    certainty={"sides": "said", "cost": "said", "time": "said"},
    concerns={"talking": 3, "money": 1, "busy": 2, "chores": 2},
    circumstances=("asked_often", "rows", "free_sessions"),
)

Drawn = tuple[np.ndarray, np.ndarray]
Rank = Callable[[np.ndarray, np.ndarray], np.ndarray]


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    content = library.load()
    ranking = rank(content, ANSWERS)
    drawn = draws(content)
    rows: dict[str, Callable[[], np.ndarray]] = {
        "ours, all of it": lambda: ours(content),
        "scikit-criteria, bare function, looped": lambda: loop(drawn, bare),
        "pymcdm, checks off, looped": lambda: loop(drawn, pymcdm),
        "scikit-criteria, looped": lambda: loop(drawn, scikit_criteria),
    }
    expected = ours(content)
    for name, row in rows.items():
        # the peers know no holds, so the answers must call for none
        if ranking.held or not np.array_equal(row(), expected):
            sys.exit(f"{name}: another table of places")
    print(f"{DRAWS:,} draws of {len(ranking.weights)} factors and")
    print(f"{len(content.strategies)} strategies; all give the same table of places.\n")
    table(rows)
    print(f"\nflips, the same answers: {timed(lambda: flips(content, ANSWERS)):.1f} ms")


def draws(content: Content) -> Drawn:
    """Return the numbers of every draw, as `shake` draws them: fits and weights."""
    rng = np.random.default_rng(SEED)
    counting = rank(content, ANSWERS).weights
    weights = {f: float(counting[f]) for f in content.factors if f in counting.index}
    counts = drawn_weights(content, ANSWERS, weights, DRAWS, rng)
    low, span = fit_ranges(content, weights)
    fits = low[:, :, None] + span[:, :, None] * rng.random((*low.shape, DRAWS))
    return np.ascontiguousarray(fits.transpose(2, 1, 0)), np.ascontiguousarray(counts.T)


def ours(content: Content) -> np.ndarray:
    """Return the table of places."""
    return shake(content, ANSWERS, draws=DRAWS, seed=SEED).places.to_numpy()


def as_it_is(column: np.ndarray, cost: bool) -> np.ndarray:  # noqa: ARG001
    """Leave the fits on their own scale, as scikit-criteria does."""
    return column


WEIGHTED_SUM = WSM(normalization_function=as_it_is)
MODEL = WeightedSumModel()


def pymcdm(fits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the ranks by pymcdm."""
    types = np.ones(len(weights))
    return WEIGHTED_SUM.rank(WEIGHTED_SUM(fits, weights, types, validation=False))


def scikit_criteria(fits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the ranks by scikit-criteria, the way its guide shows."""
    decision = skcriteria.mkdm(fits, [max] * len(weights), weights=weights)
    return MODEL.evaluate(decision).rank_


def bare(fits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the ranks by the function that scikit-criteria itself calls."""
    return wsm(fits, weights)[0]


def loop(drawn: Drawn, ranked: Rank) -> np.ndarray:
    """Order every draw by itself and count the places."""
    size = drawn[0].shape[1]
    counts = np.zeros((size, size))
    for fits, weights in zip(*drawn, strict=True):
        counts[np.arange(size), ranked(fits, weights).astype(int) - 1] += 1
    return counts / DRAWS


def table(rows: dict[str, Callable[[], np.ndarray]]) -> None:
    """Print how long each row takes, and how many times as long as the first."""
    took = {name: timed(row) for name, row in rows.items()}
    first = next(iter(took.values()))
    print("| | ms | times ours |\n|---|---:|---:|")
    for name, milliseconds in took.items():
        print(f"| {name} | {milliseconds:,.1f} | {milliseconds / first:,.0f} |")


def timed(run: Callable[[], object]) -> float:
    """Return the median of several runs, in milliseconds."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
