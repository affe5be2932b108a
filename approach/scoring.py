"""The order: an additive value model over what the visitor ticked.

A strategy's total is the mean of its fits over the reasons, weighted by strength and
by how sure the visitor is of each, plus a share of the same mean over the concerns,
plus a share for every circumstance that holds (Keeney & Raiffa, Decisions with
Multiple Objectives, 1976, ch. 3). What is not known is itself a row of the table.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from approach.answers import Answers
from approach.model import Content, Settings

TIE = 1e-9
TRIES = "tries"


class Ranking(NamedTuple):
    """An order with its whole working, so that nobody reckons it a second time.

    Attributes:
        order: strategy ids, best first; empty when nothing was ticked.
        totals: strategy id -> total, the column sums of `points`.
        points: factors x strategies, what each ticked factor adds; a last row
            "tries", if there were any, says what they moved.
        weights: factor id -> what its fits are multiplied by.
        held: strategy id -> why it may not stand first.
        ties: groups of strategies whose totals are equal.
    """

    order: tuple[str, ...]
    totals: dict[str, float]
    points: pd.DataFrame
    weights: pd.Series
    held: dict[str, str]
    ties: tuple[tuple[str, ...], ...]


def rank(content: Content, answers: Answers) -> Ranking:
    """Put the strategies in the order that fits the answers.

    Ids that the table does not know are left out. A held strategy keeps its total
    and gives up only the first place.
    """
    weight = weights(content, answers)
    points = pointed(content, answers, weight)
    held = holds(content, answers)
    if points.empty:
        return Ranking((), {}, points, weight, held, ())
    sums = np.ascontiguousarray(points.to_numpy().T).sum(axis=1)
    totals = dict(zip(content.strategies, sums.tolist(), strict=True))
    by_total = sorted(totals, key=lambda s: -round(totals[s] / TIE))
    order = first_free(by_total, held)
    return Ranking(order, totals, points, weight, held, tied(order, totals))


def weights(content: Content, answers: Answers) -> "pd.Series[float]":
    """Return what each ticked factor counts: its share of its group's share."""
    settings, known = content.settings, answers.only(content.groups, content.strategies)
    sure = {
        r: strength * settings.certainty[known.known_by(r)].weight
        for r, strength in known.reasons.items()
    }
    counted = {
        **shared(sure, 1.0),
        **shared(known.concerns, settings.concerns.share),
        **circumstances(settings, known),
    }
    return pd.Series(list(counted.values()), named(counted), dtype=float)


def pointed(
    content: Content, answers: Answers, weight: "pd.Series[float]"
) -> pd.DataFrame:
    """Return what each ticked factor adds to each strategy, and the tries last."""
    row_of = {factor: row for row, factor in enumerate(content.factors)}
    factors = [str(factor) for factor in weight.index]
    points = content.matrix.to_numpy()[[row_of[factor] for factor in factors]]
    points = points * weight.to_numpy()[:, None]
    if answers.tries and factors:
        factors.append(TRIES)
        points = np.vstack([points, tried(content, answers)])
    return pd.DataFrame(points, named(factors), content.matrix.columns)


def named(factors: Iterable[str]) -> "pd.Index[str]":
    """Return an index as plain strings: pandas takes long over its own kind."""
    return pd.Index(list(factors), dtype=object)


def shared(strengths: Mapping[str, float], share: float) -> dict[str, float]:
    """Divide a group's share by strength; an empty group counts nothing."""
    whole = sum(strengths.values())
    return {f: share * strength / whole for f, strength in strengths.items()}


def circumstances(settings: Settings, answers: Answers) -> dict[str, float]:
    """Return what each circumstance counts: its share, as far as it holds.

    Ticked ones hold fully. Not knowing the partner's reasons holds as far as the
    reasons are doubted: fully when none is given, half when every second is a guess.
    """
    degrees = dict.fromkeys(answers.circumstances, 1.0)
    doubts = [settings.certainty[answers.known_by(r)].doubt for r in answers.reasons]
    doubt = sum(doubts) / len(doubts) if doubts else 1.0
    if doubt and answers.ticked():
        degrees.setdefault(settings.not_known, doubt)
    return {c: settings.circumstances.share * d for c, d in degrees.items()}


def tried(content: Content, answers: Answers) -> "pd.Series[float]":
    """Return what the tries so far add to each strategy's total."""
    moved = dict.fromkeys(content.strategies, 0.0)
    for each in answers.tries:
        if each.strategy in moved:
            moved[each.strategy] += content.outcomes[each.outcome].moves
    return pd.Series(moved)


def holds(content: Content, answers: Answers) -> dict[str, str]:
    """Return the strategies that may not stand first, each with the reason why."""
    ticked = answers.ticked()
    held: dict[str, str] = {}
    for hold in content.holds:
        if hold.factor in ticked and not ticked.intersection(hold.unless):
            held.setdefault(hold.strategy, hold.sentence)
    return held


def first_free(by_total: list[str], held: dict[str, str]) -> tuple[str, ...]:
    """Move the best strategy that is not held to the front."""
    first = next(s for s in by_total if s not in held)
    return (first, *(s for s in by_total if s != first))


def tied(
    order: tuple[str, ...], totals: dict[str, float]
) -> tuple[tuple[str, ...], ...]:
    """Group the strategies whose totals are equal; those alone are left out."""
    groups: dict[int, list[str]] = {}
    for strategy in order:
        groups.setdefault(round(totals[strategy] / TIE), []).append(strategy)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
