"""The simulation in plain Python: one draw, one factor, one cell at a time."""

import random
from statistics import fmean

from approach.answers import Answers
from approach.content import JUDGEMENT
from approach.model import Content
from approach.scoring import rank


def read_slowly(
    content: Content, answers: Answers, draws: int
) -> dict[str, list[float]]:
    """Return the share of the draws in which each strategy takes each place."""
    chance = random.Random(4)  # noqa: S311
    model, off = content.settings, content.settings.shaking
    counts = {s: [0] * len(content.strategies) for s in content.strategies}
    held = rank(content, answers).held
    doubts = [model.certainty[answers.known_by(r)].doubt for r in answers.reasons]
    for _ in range(draws):
        reasons = {}
        for reason, strength in answers.reasons.items():
            how = answers.known_by(reason)
            moved = strength + chance.uniform(-1, 1) * off.strength[how]
            reasons[reason] = moved * model.certainty[how].weight
        concerns = {
            c: strength + chance.uniform(-1, 1) * off.concern
            for c, strength in answers.concerns.items()
        }
        degrees = {model.not_known: fmean(doubts) if doubts else 1.0}
        degrees |= dict.fromkeys(answers.circumstances, 1.0)
        share = chance.uniform(model.concerns.low, model.concerns.high)
        each = chance.uniform(model.circumstances.low, model.circumstances.high)
        weights = {r: w / sum(reasons.values()) for r, w in reasons.items()}
        weights |= {c: share * w / sum(concerns.values()) for c, w in concerns.items()}
        weights |= {s: each * degree for s, degree in degrees.items()}
        totals = dict.fromkeys(counts, 0.0)
        for factor, weight in weights.items():
            for s in totals:
                judged = content.basis.loc[factor, s] == JUDGEMENT
                width = off.fit["judgement" if judged else "source"]
                fit = content.matrix.loc[factor, s]
                low, high = max(0, fit - width), min(model.top_fit, fit + width)
                totals[s] += weight * chance.uniform(low, high)
        order = sorted(totals, key=lambda s: -totals[s])
        first = next(s for s in order if s not in held)
        for place, s in enumerate([first, *(s for s in order if s != first)]):
            counts[s][place] += 1
    return {s: [n / draws for n in row] for s, row in counts.items()}
