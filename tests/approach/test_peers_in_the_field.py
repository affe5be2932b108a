"""The order is the weighted sum that others in the field reckon too."""

import numpy as np
import pytest
import skcriteria
from pymcdm.methods import WSM
from skcriteria.agg.simple import WeightedSumModel
from small import ids, small

from approach.answers import Answers
from approach.model import Content
from approach.scoring import Ranking, rank

SEEDS = range(25)
NAMES = [*(f"r_{i}" for i in range(8)), *(f"c_{i}" for i in range(6)), "s_1", "s_2"]


def random_case(seed: int) -> tuple[Content, Answers]:
    """Return a table of random fits and random answers to it."""
    chance = np.random.default_rng(seed)
    content = small({name: chance.uniform(0, 3, 5) for name in NAMES})

    def some(group: str) -> dict[str, int]:
        ticked = [f for f in ids(content, group) if chance.random() < 0.6]
        return {f: int(chance.integers(1, 4)) for f in ticked}

    reasons = some("reason")
    known = {r: str(chance.choice(["said", "think", "guess"])) for r in reasons}
    circumstances = tuple(some("circumstance"))
    return content, Answers(reasons, known, some("concern"), circumstances)


def decision(
    content: Content, ranking: Ranking
) -> tuple[np.ndarray, np.ndarray, float]:
    """Return strategies x factors, weights that sum to 1, and what they summed to."""
    fits = content.matrix.loc[ranking.weights.index].to_numpy().T
    whole = float(ranking.weights.sum())
    return fits, ranking.weights.to_numpy() / whole, whole


def same_order(content: Content, ranking: Ranking, ranks: np.ndarray) -> bool:
    """Say whether ranks from 1, one for each strategy, are the ranking's order."""
    ordered = sorted(zip(ranks, content.strategies, strict=True))
    return tuple(strategy for _, strategy in ordered) == ranking.order


def as_it_is(column: np.ndarray, cost: bool) -> np.ndarray:  # noqa: ARG001
    """Leave the fits on their own scale, as scikit-criteria does."""
    return column


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_and_order_are_those_of_pymcdm(seed):
    content, answers = random_case(seed)
    ranking = rank(content, answers)
    fits, weights, whole = decision(content, ranking)
    method = WSM(normalization_function=as_it_is)
    totals = method(fits, weights, np.ones(len(weights)))
    assert totals * whole == pytest.approx(list(ranking.totals.values()))
    assert same_order(content, ranking, method.rank(totals))


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_and_order_are_those_of_scikit_criteria(seed):
    content, answers = random_case(seed)
    ranking = rank(content, answers)
    fits, weights, whole = decision(content, ranking)
    table = skcriteria.mkdm(fits, [max] * len(weights), weights=weights)
    result = WeightedSumModel().evaluate(table)
    assert result.e_.score * whole == pytest.approx(list(ranking.totals.values()))
    assert same_order(content, ranking, result.rank_)
