"""Why each strategy stands where it stands, in the visitor's own answers."""

from typing import NamedTuple

from approach.answers import Answers
from approach.model import Content
from approach.scoring import TRIES, Ranking


class Point(NamedTuple):
    """One answer that speaks for or against a strategy.

    Attributes:
        factor: its id.
        label: the line the visitor ticked.
        told: how strongly and how surely, in words.
        why: the sentence of the table's cell.
        points: what it adds to the strategy's total, read from the ranking.
    """

    factor: str
    label: str
    told: str
    why: str
    points: float


class Explanation(NamedTuple):
    """What speaks for a strategy and against it, strongest first, and any hold."""

    strategy: str
    speaks_for: tuple[Point, ...]
    speaks_against: tuple[Point, ...]
    held: str


def explain(
    content: Content, answers: Answers, ranking: Ranking, strategy: str
) -> Explanation:
    """Explain one strategy by the working of the ranking.

    A fit in the upper half of the scale speaks for the strategy, one in the lower
    half against it; how strongly is the distance from the middle times the weight.
    """
    middle = content.settings.top_fit / 2
    fits = dict(zip(content.factors, content.matrix[strategy].tolist(), strict=True))
    added = ranking.points[strategy].to_dict()
    lean = {
        str(factor): (fits[str(factor)] - middle) * weight
        for factor, weight in ranking.weights.to_dict().items()
    }
    points = [
        (lean[factor], point(content, answers, factor, strategy, added[factor]))
        for factor in sorted(lean, key=lambda factor: -abs(lean[factor]))
    ]
    tries = tried(content, answers, ranking, strategy)
    return Explanation(
        strategy,
        (
            *(t for t in tries if t.points >= 0),
            *(point for leaning, point in points if leaning >= 0),
        ),
        (
            *(t for t in tries if t.points < 0),
            *(point for leaning, point in points if leaning < 0),
        ),
        ranking.held.get(strategy, ""),
    )


def tried(
    content: Content, answers: Answers, ranking: Ranking, strategy: str
) -> list[Point]:
    """Return what trying a strategy did to it, if it was tried: one point."""
    outcomes = [t.outcome for t in answers.tries if t.strategy == strategy]
    if not outcomes:
        return []
    words = content.words
    told = ", ".join(words(f"follow_up.outcome.{outcome}") for outcome in outcomes)
    moved = float(ranking.points.loc[TRIES, strategy])  # type: ignore[arg-type]
    return [Point(TRIES, words("follow_up.tries_row"), "", told, moved)]


def point(
    content: Content, answers: Answers, factor: str, strategy: str, points: float
) -> Point:
    """Put one answer beside the sentence that says what it means for a strategy."""
    return Point(
        factor,
        content.factors[factor].label,
        told(content, answers, factor),
        content.why[factor][strategy],
        points,
    )


def told(content: Content, answers: Answers, factor: str) -> str:
    """Say how strongly the visitor ticked a factor, and how they know."""
    words = content.words
    if factor in answers.reasons:
        strength = words(f"answers.reason_strength.{answers.reasons[factor]}")
        return f"{strength}, {words(f'answers.certainty.{answers.known_by(factor)}')}"
    if factor in answers.concerns:
        return words(f"answers.concern_strength.{answers.concerns[factor]}")
    if factor in answers.circumstances:
        return ""
    return words("answers.not_said")


def names(content: Content, strategies: tuple[str, ...]) -> str:
    """Join the names of strategies as a sentence does: a, b and c."""
    quoted = [f"“{content.strategies[s].name}”" for s in strategies]
    if len(quoted) == 1:
        return quoted[0]
    return content.words("answers.and", first=", ".join(quoted[:-1]), last=quoted[-1])
