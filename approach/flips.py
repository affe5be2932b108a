"""What would change it: the fewest single-answer moves that put another first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from approach.answers import CERTAINTIES, Answers, Said
from approach.model import Content, Group
from approach.scoring import TIE, tried

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Columns = NDArray[np.intp]
Kind = Literal["reason", "concern", "certainty", "circumstance"]

MOST: Mapping[Group, int] = {"reason": 3, "concern": 3, "circumstance": 1}
NOBODY = -1


class Move(NamedTuple):
    """One answer moved by one step.

    Attributes:
        kind: what is moved: a strength of a reason or concern by one, how a reason
            is known, or whether a circumstance holds.
        factor: its id.
        before, after: strengths 0 to 3, where 0 is not ticked; 0 or 1 for a
            circumstance; said, think or guess for how a reason is known.
    """

    kind: Kind
    factor: str
    before: int | str
    after: int | str


class Flip(NamedTuple):
    """The moves, in the order they are made, and the strategy they put first."""

    moves: tuple[Move, ...]
    first: str


class State(NamedTuple):
    """How one factor is answered."""

    strength: int
    known: Said


class Variant(NamedTuple):
    """One factor answered otherwise: its column, how it was moved, and its state."""

    column: int
    moves: tuple[Move, ...]
    state: State


class Start(NamedTuple):
    """The answers as they are: each factor's, and what the tries add to each total."""

    states: list[State]
    tries: Floats


class Sheets(NamedTuple):
    """Many sets of answers at once.

    Attributes:
        sure: answers x factors, strength times how sure it is; 0 is not ticked.
        doubt: answers x factors, how far a ticked reason counts as not known.
        tries: for each strategy, what the tries add to its total.
    """

    sure: Floats
    doubt: Floats
    tries: Floats


def flips(content: Content, answers: Answers) -> tuple[Flip, ...]:
    """Find the fewest moves that put another strategy first.

    Every single move is tried, then every two; moving one answer twice is two
    moves. Of the smallest sets that change the first place, one is returned for
    each strategy that they put there: the one that adds the fewest new ticks, then
    makes the fewest reasons less known, then moves the fewest steps, then stands
    earliest in the table. They come in that order too. Empty when nothing was
    ticked, or two moves are not enough.
    """
    states = [state_of(answers, factor) for factor in content.factors]
    start = Start(states, np.asarray(tried(content, answers), dtype=np.float64))
    now = firsts(content, sheets(content, start, [()]))[0]
    if now == NOBODY:
        return ()
    every = [variants(content, column, state) for column, state in enumerate(states)]
    ones = [one for singles, _ in every for one in singles]
    found = flipped(content, start, now, [(one,) for one in ones])
    if not found:
        twos = [(two,) for _, doubles in every for two in doubles]
        pairs = [(a, b) for a, b in combinations(ones, 2) if a.column != b.column]
        found = flipped(content, start, now, [*twos, *pairs])
    return found


def apply(answers: Answers, moves: Iterable[Move]) -> Answers:
    """Return the answers after the moves; a reason no longer ticked is not known."""
    for move in moves:
        answers = applied(answers, move)
    return answers


def applied(answers: Answers, move: Move) -> Answers:
    """Return the answers after one move."""
    if move.kind == "certainty":
        return answers.changed(certainty={**answers.certainty, move.factor: move.after})
    if move.kind == "circumstance":
        others = [c for c in answers.circumstances if c != move.factor]
        return answers.changed(circumstances=others + [move.factor] * bool(move.after))
    if move.kind == "concern":
        return answers.changed(concerns=put(answers.concerns, move))
    certainty = {**answers.certainty}
    if not move.after:
        certainty.pop(move.factor, None)
    return answers.changed(reasons=put(answers.reasons, move), certainty=certainty)


def put(strengths: Mapping[str, int], move: Move) -> dict[str, int | str]:
    """Return a group's strengths after one of them moved."""
    moved = {**strengths, move.factor: move.after}
    return {factor: strength for factor, strength in moved.items() if strength}


def state_of(answers: Answers, factor: str) -> State:
    """Return how a factor is answered; strength 0 is not ticked."""
    strengths = {**dict.fromkeys(answers.circumstances, 1), **answers.concerns}
    strength = {**strengths, **answers.reasons}.get(factor, 0)
    return State(strength, answers.known_by(factor))


def variants(
    content: Content, column: int, start: State
) -> tuple[list[Variant], list[Variant]]:
    """Return how one factor can be answered after one move, and after two."""
    factor = list(content.factors.values())[column]
    seen, levels = {start}, [[Variant(column, (), start)]]
    for _ in range(2):
        levels.append([])
        for variant in levels[-2]:
            for move, state in moves_from(factor.id, factor.group, variant.state):
                if state not in seen:
                    seen.add(state)
                    moves = (*variant.moves, move)
                    levels[-1].append(Variant(column, moves, state))
    return levels[1], levels[2]


def moves_from(factor: str, group: Group, state: State) -> Iterator[tuple[Move, State]]:
    """Yield every single move of one factor and where it leads."""
    for after in (state.strength - 1, state.strength + 1):
        if 0 <= after <= MOST[group]:
            move = Move(group, factor, state.strength, after)
            yield move, State(after, state.known)
    if group == "reason" and state.strength:
        for known in CERTAINTIES:
            if known != state.known:
                move = Move("certainty", factor, state.known, known)
                yield move, State(state.strength, known)


def flipped(
    content: Content,
    start: Start,
    now: int,
    options: Sequence[tuple[Variant, ...]],
) -> tuple[Flip, ...]:
    """Return the best option for each strategy that one of them newly puts first."""
    first = firsts(content, sheets(content, start, options))
    strategies = list(content.strategies)
    best: dict[int, tuple[tuple[int, ...], Flip]] = {}
    for at in np.flatnonzero((first != now) & (first != NOBODY)).tolist():
        strategy = int(first[at])
        moves = tuple(move for variant in options[at] for move in variant.moves)
        ticks = sum(
            not start.states[variant.column].strength for variant in options[at]
        )
        less = sum(known_less(move) > 0 for move in moves)
        steps = sum(abs(known_less(move)) or 1 for move in moves)
        cost = (ticks, less, steps, at)
        if strategy not in best or cost < best[strategy][0]:
            best[strategy] = cost, Flip(moves, strategies[strategy])
    return tuple(flip for _, flip in sorted(best.values()))


def known_less(move: Move) -> int:
    """Return by how many steps a reason is known less; below 0 it is known better."""
    if move.before in CERTAINTIES and move.after in CERTAINTIES:
        return CERTAINTIES.index(move.after) - CERTAINTIES.index(move.before)
    return 0


def sheets(
    content: Content, start: Start, options: Sequence[tuple[Variant, ...]]
) -> Sheets:
    """Lay out the answers of every option, one row each."""
    groups = [factor.group for factor in content.factors.values()]
    base = [
        cell(content, g, state) for g, state in zip(groups, start.states, strict=True)
    ]
    table = np.tile(np.array(base), (len(options), 1, 1))
    for row, option in enumerate(options):
        for variant in option:
            column = variant.column
            table[row, column] = cell(content, groups[column], variant.state)
    return Sheets(table[:, :, 0], table[:, :, 1], start.tries)


def cell(content: Content, group: Group, state: State) -> tuple[float, float]:
    """Return how sure and how doubted an answer is, as `scoring.weights` counts it."""
    if group != "reason" or not state.strength:
        return float(state.strength), 0.0
    known = content.settings.certainty[state.known]
    return state.strength * known.weight, known.doubt


def firsts(content: Content, answers: Sheets) -> Columns:
    """Return the column of the strategy that `scoring.rank` puts first in every row."""
    fits = content.matrix.to_numpy()
    totals = np.einsum("rf,fs->rs", weights(content, answers), fits)
    ranked = np.rint((totals + answers.tries) / TIE)
    ranked[holds(content, answers.sure > 0)] = -np.inf
    first: Columns = ranked.argmax(axis=1)
    first[~answers.sure.any(axis=1)] = NOBODY
    return first


def weights(content: Content, answers: Sheets) -> Floats:
    """Return `scoring.weights` of every row, answers x factors."""
    settings, sure = content.settings, answers.sure
    reasons, concerns, circumstances = (in_group(content, g) for g in MOST)
    degrees = (sure > 0).astype(float)
    given = degrees[:, reasons].sum(axis=1)
    doubt = np.where(given, answers.doubt.sum(axis=1) / np.maximum(given, 1), 1.0)
    column = list(content.factors).index(settings.not_known)
    degrees[:, column] = np.maximum(degrees[:, column], doubt)
    return np.where(
        circumstances,
        settings.circumstances.share * degrees,
        divided(sure, reasons) + settings.concerns.share * divided(sure, concerns),
    )


def divided(sure: Floats, group: Flags) -> Floats:
    """Divide 1 among a group by strength, 0 to all others; no ticks, nothing."""
    counts: Floats = np.where(group, sure, 0.0)
    whole = counts.sum(axis=1, keepdims=True)
    return counts / np.where(whole, whole, 1.0)


def in_group(content: Content, group: Group) -> Flags:
    """Say which factors are of a group."""
    return np.array([factor.group == group for factor in content.factors.values()])


def holds(content: Content, ticked: Flags) -> Flags:
    """Say which strategies may not stand first, answers x strategies."""
    factors, strategies = list(content.factors), list(content.strategies)
    held = np.zeros((len(ticked), len(strategies)), dtype=np.bool_)
    for hold in content.holds:
        lifted = ticked[:, [factors.index(f) for f in hold.unless]].any(axis=1)
        holding = ticked[:, factors.index(hold.factor)] & ~lifted
        held[:, strategies.index(hold.strategy)] |= holding
    return held
