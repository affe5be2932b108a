"""How sure the order is: the answers read many times, each time a little otherwise.

Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen & Salminen, EJOR
106, 1998; Lahdelma & Salminen, Operations Research 49, 2001): each strength, fit and
group share is drawn evenly from its range in `settings.shaking`, and each draw is
ordered as `scoring.rank` orders the answers.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from approach.answers import Answers
from approach.content import JUDGEMENT
from approach.model import Content, Range
from approach.scoring import TIE, Ranking, rank, tried

Floats = NDArray[np.float64]
Counts = NDArray[np.intp]

WHOLE = Range(share=1.0, low=1.0, high=1.0)
LEVEL = 0.5


class Robustness(NamedTuple):
    """How often each strategy takes each place; empty when nothing was ticked.

    Attributes:
        places: strategies x places 1 to n, each a share of the draws; every row and
            every column sums to 1 (the rank acceptability index).
        beats: strategies x strategies, the share of the draws in which the row stands
            before the column (the pairwise winning index); 0.5 against itself.
        first: strategy id -> share of the draws in which it stands first.
        rivals: the first of the order and the next that may stand first.
        close: whether the rivals are too close to call.
        draws: how many draws.
        seed: where the draws started.
    """

    places: pd.DataFrame
    beats: pd.DataFrame
    first: dict[str, float]
    rivals: tuple[str, ...]
    close: bool
    draws: int
    seed: int


def shake(
    content: Content,
    answers: Answers,
    *,
    draws: int | None = None,
    seed: int | None = None,
) -> Robustness:
    """Order the answers in many draws and count the places.

    The same answers, in whatever order they were ticked, give the same shares to
    the last bit for the same seed. Holds apply in every draw. Equal totals are
    settled by the order of the strategies. Nothing ticked gives empty frames.

    Args:
        content: the table.
        answers: what the visitor said.
        draws: how many draws, 1 or more; `settings.shaking.draws` if left out.
        seed: where the draws start, 0 or more; `settings.shaking.seed` if left out.

    Raises:
        ValueError: there are no draws, or the seed is below 0.
    """
    shaking = content.settings.shaking
    draws = shaking.draws if draws is None else draws
    seed = shaking.seed if seed is None else seed
    if draws < 1:
        raise ValueError("at least one draw is needed")
    rng = np.random.default_rng(seed)
    ranking = rank(content, answers)
    if not ranking.order:
        return Robustness(pd.DataFrame(), pd.DataFrame(), {}, (), False, draws, seed)
    totals = drawn_totals(content, answers, ranking, draws, rng)
    free = np.array([s not in ranking.held for s in ranking.totals])
    places = first_free(places_of(totals), free)
    return counted(content, ranking, places, seed)


def drawn_totals(
    content: Content,
    answers: Answers,
    ranking: Ranking,
    draws: int,
    rng: np.random.Generator,
) -> Floats:
    """Return the totals of every draw, strategies x draws; tries are not shaken."""
    counting = ranking.weights.to_dict()
    weights = {f: counting[f] for f in content.factors if counting.get(f)}
    counts = drawn_weights(content, answers, weights, draws, rng)
    low, span = fit_ranges(content, weights)
    moved = np.asarray(tried(content, answers), dtype=np.float64)
    totals = np.tile(moved[:, None], draws)
    fits = np.empty_like(totals)
    for least, width, count in zip(low, span, counts, strict=True):
        rng.random(out=fits)
        fits *= width[:, None]
        fits += least[:, None]
        fits *= count
        totals += fits
    return totals


def drawn_weights(
    content: Content,
    answers: Answers,
    weights: Mapping[str, float],
    draws: int,
    rng: np.random.Generator,
) -> Floats:
    """Return what each factor counts in every draw, factors x draws.

    A strength moves within its range, and its group is divided anew; then the
    group as a whole takes a share from its own range.
    """
    spread = np.array([relative_spread(content, answers, f) for f in weights])
    counts = 1 - 2 * rng.random((len(weights), draws))
    counts *= spread[:, None]
    counts += 1
    counts *= np.array(list(weights.values()))[:, None]
    settings = content.settings
    reasons, concerns, circumstances = members(answers, weights)
    for group, share in ((reasons, WHOLE), (concerns, settings.concerns)):
        if group.any():
            counts[group] *= drawn_share(share, draws, rng) / counts[group].sum(axis=0)
    if circumstances.any():
        share = settings.circumstances
        counts[circumstances] *= drawn_share(share, draws, rng) / share.share
    return counts


def members(answers: Answers, factors: Iterable[str]) -> tuple[NDArray[np.bool_], ...]:
    """Say which factors are reasons, which concerns, and which circumstances."""
    names = list(factors)
    reasons = np.array([f in answers.reasons for f in names], dtype=np.bool_)
    concerns = np.array([f in answers.concerns for f in names], dtype=np.bool_)
    return reasons, concerns & ~reasons, ~reasons & ~concerns


def drawn_share(share: Range, draws: int, rng: np.random.Generator) -> Floats:
    """Draw what a group counts, evenly from low to high."""
    return rng.uniform(share.low, share.high, draws)


def relative_spread(content: Content, answers: Answers, factor: str) -> float:
    """Return how far a strength may be off, as a part of itself, from 0 to 1."""
    shaking = content.settings.shaking
    if factor in answers.reasons:
        return shaking.strength[answers.known_by(factor)] / answers.reasons[factor]
    if factor in answers.concerns:
        return shaking.concern / answers.concerns[factor]
    return 0.0


def fit_ranges(content: Content, factors: Iterable[str]) -> tuple[Floats, Floats]:
    """Return the lowest fit and the width of the range of each cell.

    The range is cut at the ends of the scale, not the draw: draws heaped up on an
    end would make ties, and the order of the strategies would settle them.
    """
    row_of = {factor: row for row, factor in enumerate(content.factors)}
    rows, settings = [row_of[f] for f in factors], content.settings
    fit = content.matrix.to_numpy()[rows]
    judged = content.basis.to_numpy()[rows] == JUDGEMENT
    off = settings.shaking.fit
    spread = np.where(judged, off["judgement"], off["source"])
    low = np.maximum(fit - spread, 0)
    return low, np.minimum(fit + spread, settings.top_fit) - low


def places_of(totals: Floats) -> Counts:
    """Return the place of each strategy in every draw, from 0; ties as in `rank`."""
    steps = np.rint(totals / TIE)
    places: Counts = np.zeros(totals.shape, dtype=np.intp)
    for row, other in combinations(range(len(totals)), 2):
        ahead = steps[row] >= steps[other]
        places[other] += ahead
        places[row] += ~ahead
    return places


def first_free(places: Counts, free: NDArray[np.bool_]) -> Counts:
    """Move the best strategy that is not held to the front of every draw."""
    best = places[free].min(axis=0)
    moved: Counts = np.where(places == best, 0, places + (places < best))
    return moved


def counted(
    content: Content, ranking: Ranking, places: Counts, seed: int
) -> Robustness:
    """Turn the places of every draw into shares of the draws."""
    size, draws = places.shape
    strategies = content.matrix.columns
    shares = np.array([np.bincount(row, minlength=size) for row in places]) / draws
    beats = pd.DataFrame(pairwise(places), strategies, strategies)
    first, *rest = (s for s in ranking.order if s not in ranking.held)
    rivals = (first, *rest[:1])
    return Robustness(
        places=pd.DataFrame(shares, strategies, range(1, size + 1)),
        beats=beats,
        first=dict(zip(ranking.totals, shares[:, 0].tolist(), strict=True)),
        rivals=rivals,
        close=too_close(content, beats, rivals),
        draws=draws,
        seed=seed,
    )


def pairwise(places: Counts) -> Floats:
    """Return the share of the draws in which the row stands before the column."""
    size, draws = places.shape
    wins = np.full((size, size), LEVEL)
    for row, other in combinations(range(size), 2):
        wins[row, other] = np.count_nonzero(places[row] < places[other]) / draws
        wins[other, row] = 1 - wins[row, other]
    return wins


def too_close(content: Content, beats: pd.DataFrame, rivals: tuple[str, ...]) -> bool:
    """Say whether the first does not clearly stand before the next.

    A share below one half is close as well: ranges cut at an end of the scale can
    set the draws against an order that rests on very high and very low fits.
    """
    if len(rivals) == 1:
        return False
    share = float(beats.loc[rivals[0], rivals[1]])  # type: ignore[arg-type]
    return share <= content.settings.shaking.too_close
