"""What a visitor is promised about what would change the order."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small import NOT_KNOWN, every_answers, ids, small

from approach.answers import Answers
from approach.flips import Flip, Move, apply, flips
from approach.model import Content
from approach.scoring import rank

TINY = small(
    {
        "r_fear": (3, 1, 0.5),
        "r_cost": (0, 3, 1),
        "c_rows": (1, 0, 2.5),
        "s_asked": (0.5, 1, 2),
        NOT_KNOWN: (2, 1, 0.25),
    },
    holds=[("c_rows", "a", ("s_asked",)), ("r_cost", "c", ())],
)


def first_of(content: Content, answers: Answers) -> str | None:
    """Return who stands first as the order sees it."""
    order = rank(content, answers).order
    return order[0] if order else None


def one_answer_otherwise(content: Content, answers: Answers) -> Iterator[Answers]:
    """Yield every set of answers that one move leads to, said without any Move."""
    for group in ("reason", "concern"):
        part = f"{group}s"
        strengths = getattr(answers, part)
        for factor in ids(content, group):
            for strength in (strengths.get(factor, 0) + step for step in (-1, 1)):
                if 1 <= strength <= 3:
                    put = {**strengths, factor: strength}
                    yield answers.changed(**{part: put})
                elif strength == 0:
                    left = {f: n for f, n in strengths.items() if f != factor}
                    known = {f: k for f, k in answers.certainty.items() if f != factor}
                    known = answers.certainty if group == "concern" else known
                    yield answers.changed(**{part: left, "certainty": known})
    for reason in answers.reasons:
        for how in {"said", "think", "guess"} - {answers.known_by(reason)}:
            yield answers.changed(certainty={**answers.certainty, reason: how})
    for circumstance in ids(content, "circumstance"):
        left = [c for c in answers.circumstances if c != circumstance]
        had = len(left) < len(answers.circumstances)
        yield answers.changed(circumstances=left if had else [*left, circumstance])


def firsts_after_one(content: Content, answers: Answers) -> set[str]:
    """Return every other strategy that one move puts first."""
    now = first_of(content, answers)
    others = one_answer_otherwise(content, answers)
    return {first_of(content, other) for other in others} - {now, None}


def firsts_after_two(content: Content, answers: Answers) -> set[str]:
    """Return every other strategy that two moves put first."""
    now = first_of(content, answers)
    return {
        first_of(content, two)
        for one in one_answer_otherwise(content, answers)
        for two in one_answer_otherwise(content, one)
    } - {now, None}


# ---- the promise: it flips, and nothing smaller does


@given(every_answers(TINY))
@settings(max_examples=40)
def test_the_moves_flip_the_order_and_no_fewer_do_by_trying_everything(answers):
    assume(answers.ticked())
    found = flips(TINY, answers)
    for flip in found:
        assert first_of(TINY, apply(answers, flip.moves)) == flip.first
        assert flip.first != first_of(TINY, answers)
    reached = {flip.first for flip in found}
    assert len(reached) == len(found)
    after_one = firsts_after_one(TINY, answers)
    if after_one:
        assert {len(flip.moves) for flip in found} == {1}
        assert reached == after_one
    else:
        assert {len(flip.moves) for flip in found} <= {2}
        assert reached == firsts_after_two(TINY, answers)


@given(st.data())
@settings(max_examples=25)
def test_the_moves_flip_the_order_of_the_real_table_and_no_fewer_do(
    content: Content, data: st.DataObject
):
    answers = data.draw(every_answers(content, most=5))
    assume(answers.ticked())
    found = flips(content, answers)
    for flip in found:
        after = first_of(content, apply(answers, flip.moves))
        assert after == flip.first != first_of(content, answers)
    after_one = firsts_after_one(content, answers)
    if after_one:
        assert {len(flip.moves) for flip in found} == {1}
        assert {flip.first for flip in found} == after_one
    else:
        assert {len(flip.moves) for flip in found} <= {2}


@given(every_answers(TINY))
def test_each_move_starts_from_the_answer_as_it_is_then(answers):
    assume(answers.ticked())
    for flip in flips(TINY, answers):
        now = answers
        for move in flip.moves:
            assert answered(now, move) == move.before
            now = apply(now, [move])
            assert answered(now, move) == move.after


def answered(answers: Answers, move: Move) -> int | str:
    """Return the answer that a move is about."""
    if move.kind == "certainty":
        return answers.known_by(move.factor)
    if move.kind == "circumstance":
        return int(move.factor in answers.circumstances)
    strengths = answers.reasons if move.kind == "reason" else answers.concerns
    return strengths.get(move.factor, 0)


# ---- each kind of move


PLAIN = {"r_one": (3, 0), "r_two": (0, 3)}
KNOWN = {"r_one": "said", "r_two": "said"}


def both(one: int, two: int, **certainty: str) -> Answers:
    """Return two reasons by their strength, known by the partner's own words."""
    return Answers(
        reasons={"r_one": one, "r_two": two}, certainty={**KNOWN, **certainty}
    )


def test_a_strength_one_step_stronger_can_be_enough():
    found = flips(small(PLAIN), both(2, 2))
    assert found == (Flip((Move("reason", "r_one", 2, 1),), "b"),)


def test_two_steps_are_two_moves():
    (flip,) = flips(small(PLAIN), both(3, 1))
    assert len(flip.moves) == 2
    assert flip.first == "b"


LEAN = small({"r_one": (3, 0), "r_two": (0, 3), "s_lean": (0, 0.25)})
FAR = small({"r_one": (3, 0), "r_two": (0, 3), "s_lean": (0, 1)})


def test_a_guess_heard_out_loud_can_change_the_order():
    answers = both(3, 3, r_two="guess").changed(circumstances=["s_lean"])
    found = flips(LEAN, answers)
    assert found == (Flip((Move("certainty", "r_two", "guess", "said"),), "b"),)


def test_a_circumstance_that_no_longer_holds_can_change_the_order():
    table = small({"r_one": (3, 2.5), "s_asked": (0, 2)})
    answers = Answers(reasons={"r_one": 3}, circumstances=("s_asked",))
    found = flips(table, answers)
    assert found == (Flip((Move("circumstance", "s_asked", 1, 0),), "a"),)


def test_a_tick_that_holds_the_first_strategy_back_changes_the_order():
    table = small({"r_one": (3, 0), "c_rows": (3, 0)}, holds=[("c_rows", "a", ())])
    found = flips(table, Answers(reasons={"r_one": 3}))
    assert found == (Flip((Move("concern", "c_rows", 0, 1),), "b"),)


def test_an_unticked_hold_lets_the_held_strategy_come_first():
    table = small({"r_one": (3, 0), "c_rows": (3, 0)}, holds=[("c_rows", "a", ())])
    answers = Answers(reasons={"r_one": 3}, concerns={"c_rows": 1})
    found = flips(table, answers)
    assert found == (Flip((Move("concern", "c_rows", 1, 0),), "a"),)


# ---- which of several is told


def test_an_answer_already_given_is_told_before_a_new_tick():
    table = small({"r_new": (0, 3), "r_one": (3, 0), "r_two": (0, 3)})
    found = flips(table, both(2, 2))
    assert [flip.moves[0].factor for flip in found] == ["r_one"]


def test_learning_more_is_told_before_knowing_less():
    answers = both(3, 3, r_two="guess").changed(circumstances=["s_lean"])
    less = apply(answers, [Move("certainty", "r_one", "said", "guess")])
    assert first_of(LEAN, less) == "b"
    (flip,) = flips(LEAN, answers)
    assert flip.moves[0].after == "said"


def test_a_small_step_is_told_before_a_large_one():
    answers = both(3, 3, r_two="guess").changed(circumstances=["s_lean"])
    large = apply(answers, [Move("certainty", "r_two", "guess", "said")])
    assert first_of(FAR, large) == "b"
    (flip,) = flips(FAR, answers)
    assert abs(step(flip.moves[0])) == 1


def step(move: Move) -> int:
    """Return how far a move goes on its scale."""
    scale = ["said", "think", "guess"]
    if move.kind == "certainty":
        return scale.index(move.after) - scale.index(move.before)
    return move.after - move.before


def test_at_most_one_way_is_told_for_each_other_strategy(content: Content):
    answers = Answers(
        reasons={"stigma": 2, "cost": 2, "sides": 2}, concerns={"money": 1}
    )
    found = flips(content, answers)
    assert len({flip.first for flip in found}) == len(found) > 0


def test_the_order_of_ticking_changes_nothing():
    answers = both(2, 2)
    turned = Answers(reasons={"r_two": 2, "r_one": 2}, certainty=KNOWN)
    assert flips(small(PLAIN), answers) == flips(small(PLAIN), turned)


# ---- where there is nothing to tell


@pytest.mark.parametrize("answers", [Answers(), Answers(reasons={"gone": 3})])
def test_nothing_ticked_has_nothing_to_change(answers):
    assert flips(TINY, answers) == ()


def test_an_order_that_two_moves_cannot_change_says_so():
    table = small({"r_one": (3, 0), "r_two": (3, 0)})
    assert flips(table, both(2, 2)) == ()


def test_unticking_everything_is_no_flip():
    assert flips(small({"r_one": (3, 0)}), Answers(reasons={"r_one": 1})) == ()


# ---- applying moves


def test_applying_no_moves_changes_nothing():
    answers = both(2, 2).changed(chosen="b")
    assert apply(answers, ()) == answers


def test_a_reason_that_is_unticked_takes_its_certainty_along():
    after = apply(both(1, 2), [Move("reason", "r_one", 1, 0)])
    assert after.reasons == {"r_two": 2}
    assert after.certainty == {"r_two": "said"}


def test_the_other_answers_stay_as_they_are():
    answers = both(2, 2).changed(
        chosen="b", concerns={"c_rows": 1}, opening={"when": "Sunday"}
    )
    after = apply(answers, [Move("reason", "r_two", 2, 3)])
    assert after == answers.changed(reasons={"r_one": 2, "r_two": 3})
