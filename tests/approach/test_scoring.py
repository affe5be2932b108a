"""What a visitor is promised about the order."""

from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small import FITS, MOVES, NOT_KNOWN, every_answers, ids, small

from approach.answers import Answers, Try
from approach.content import Content
from approach.scoring import rank, weights

TABLE = small(FITS, holds=[("r_time", "c", ()), ("c_rows", "a", ("s_asked",))])
KNOWN_WEIGHTS = {
    "certainty": {
        "said": {"weight": 1.0, "doubt": 0.0},
        "think": {"weight": 0.75, "doubt": 0.0},
        "guess": {"weight": 0.5, "doubt": 1.0},
    },
    "concerns": {"share": 0.3, "low": 0.3, "high": 0.3},
    "circumstances": {"share": 0.5, "low": 0.5, "high": 0.5},
}
FULL = Answers(
    reasons={"r_fear": 3, "r_cost": 2},
    certainty={"r_fear": "said", "r_cost": "guess"},
    concerns={"c_rows": 1, "c_money": 2},
    circumstances=("s_asked",),
)


def shuffled(answers: Answers, chance: Random) -> Answers:
    """Return the same answers, ticked in another order."""

    def mixed(items):
        return chance.sample(list(items), len(items))

    return Answers(
        reasons=dict(mixed(answers.reasons.items())),
        certainty=dict(mixed(answers.certainty.items())),
        concerns=dict(mixed(answers.concerns.items())),
        circumstances=tuple(mixed(answers.circumstances)),
        tries=tuple(mixed(answers.tries)),
    )


def test_the_totals_are_those_reckoned_by_hand():
    ranking = rank(small(FITS, **KNOWN_WEIGHTS), FULL)
    # sure: fear 3, cost 2 x 0.5; every second reason is a guess: half not known
    by_hand = {"r_fear": 0.75, "r_cost": 0.25, "c_rows": 0.1, "c_money": 0.2}
    by_hand |= {"s_asked": 0.5, NOT_KNOWN: 0.25}
    assert ranking.weights.to_dict() == pytest.approx(by_hand)
    assert ranking.totals == pytest.approx({"a": 3.45, "b": 2.65, "c": 1.6125})
    assert ranking.order == ("a", "b", "c")


@given(every_answers(TABLE))
def test_the_points_add_up_to_the_totals(answers):
    assume(answers.ticked())
    ranking = rank(TABLE, answers)
    assert ranking.points.sum().to_dict() == pytest.approx(ranking.totals)
    assert set(ranking.points.index) >= answers.ticked()


@given(st.data())
def test_every_strategy_has_one_place_and_no_held_one_the_first(
    content: Content, data: st.DataObject
):
    answers = data.draw(every_answers(content))
    assume(answers.ticked())
    ranking = rank(content, answers)
    assert sorted(ranking.order) == sorted(content.strategies)
    assert ranking.order[0] not in ranking.held
    free = [s for s in ranking.order if s not in ranking.held]
    best = max(ranking.totals[s] for s in free)
    assert ranking.totals[free[0]] == pytest.approx(best)


def test_a_held_strategy_keeps_its_total_and_gives_up_only_the_first_place():
    answers = Answers(reasons={"r_time": 3})
    ranking = rank(TABLE, answers)
    assert ranking.held == {"c": "r_time"}
    assert ranking.totals == rank(small(FITS), answers).totals
    assert ranking.order == ("a", "c", "b")
    assert rank(small(FITS), answers).order == ("c", "a", "b")


def test_a_hold_is_lifted_by_what_lifts_it():
    rows = Answers(reasons={"r_fear": 3}, concerns={"c_rows": 1})
    assert rank(TABLE, rows).order[0] == "b"
    lifted = rows.changed(circumstances=["s_asked"])
    assert rank(TABLE, lifted).held == {}
    assert rank(TABLE, lifted).order[0] == "a"


@given(every_answers(TABLE), st.randoms())
def test_the_order_of_ticking_does_not_matter(answers, chance):
    one, other = rank(TABLE, answers), rank(TABLE, shuffled(answers, chance))
    assert one.order == other.order
    assert one.totals == pytest.approx(other.totals)
    assert one.held == other.held


@given(every_answers(TABLE), st.integers(2, 3))
def test_who_calls_everything_stronger_gets_the_same_order(answers, times):
    weak = answers.changed(
        reasons=dict.fromkeys(answers.reasons, 1),
        concerns=dict.fromkeys(answers.concerns, 1),
    )
    strong = answers.changed(
        reasons=dict.fromkeys(answers.reasons, times),
        concerns=dict.fromkeys(answers.concerns, times),
    )
    assert rank(TABLE, weak).totals == pytest.approx(rank(TABLE, strong).totals)
    assert rank(TABLE, weak).order == rank(TABLE, strong).order


@given(st.data())
def test_a_stronger_reason_never_lowers_the_total_of_its_best_match(
    content: Content, data: st.DataObject
):
    answers, reason = with_a_weak_reason(content, data)
    stronger = answers.changed(reasons={**answers.reasons, reason: 3})
    fits = content.matrix.loc[reason]
    for best in fits.index[fits == fits.max()]:
        before, after = (rank(content, a).totals[best] for a in (answers, stronger))
        assert after >= before - 1e-9


@given(st.data())
def test_among_reasons_alone_a_stronger_one_never_costs_its_best_match_a_place(
    content: Content, data: st.DataObject
):
    answers, reason = with_a_weak_reason(content, data)
    known = {r: how for r, how in answers.certainty.items() if how != "guess"}
    alone = Answers(reasons=answers.reasons, certainty=known)
    stronger = alone.changed(reasons={**alone.reasons, reason: 3})
    fits = content.matrix.loc[reason]
    for best in fits.index[fits == fits.max()]:
        before, after = (rank(content, a).order for a in (alone, stronger))
        assert after.index(best) <= before.index(best)


def with_a_weak_reason(content: Content, data: st.DataObject) -> tuple[Answers, str]:
    """Return answers and a reason of theirs that can still grow stronger."""
    answers = data.draw(every_answers(content))
    reason = data.draw(st.sampled_from(ids(content, "reason")))
    weak = data.draw(st.integers(1, 2))
    return answers.changed(reasons={**answers.reasons, reason: weak}), reason


@given(every_answers(TABLE))
def test_a_guess_never_counts_more_than_a_thought_nor_a_thought_than_a_saying(answers):
    for reason in answers.reasons:
        known = (
            answers.changed(certainty={**answers.certainty, reason: how})
            for how in ("guess", "think", "said")
        )
        guess, think, said = (weights(TABLE, a)[reason] for a in known)
        if len(answers.reasons) == 1:
            assert guess == think == said
        else:
            assert guess < think < said


def test_a_reason_nobody_asked_about_counts_as_a_thought():
    plain = Answers(reasons={"r_fear": 2, "r_cost": 1}, certainty={"r_cost": "said"})
    thought = plain.changed(certainty={"r_cost": "said", "r_fear": "think"})
    assert rank(TABLE, plain).totals == rank(TABLE, thought).totals


def test_without_reasons_not_knowing_them_counts_in_full():
    unasked = Answers(concerns={"c_money": 2})
    ticked = unasked.changed(circumstances=[NOT_KNOWN])
    assert rank(TABLE, unasked).totals == pytest.approx(rank(TABLE, ticked).totals)
    assert NOT_KNOWN in rank(TABLE, unasked).points.index


@pytest.mark.parametrize(("guesses", "part"), [(0, 0), (1, 1 / 3), (2, 2 / 3), (3, 1)])
def test_not_knowing_counts_as_far_as_the_reasons_are_guesses(guesses, part):
    reasons = ["r_fear", "r_cost", "r_time"]
    known = dict.fromkeys(reasons, "said") | dict.fromkeys(reasons[:guesses], "guess")
    answers = Answers(reasons=dict.fromkeys(reasons, 2), certainty=known)
    counted = weights(TABLE, answers).get(NOT_KNOWN, 0)
    assert counted == pytest.approx(TABLE.settings.circumstances.share * part)


def test_equal_totals_are_named_as_a_tie_in_the_order_of_the_strategies():
    level = small({"r_one": (1, 3, 3, 2, 1)})
    ranking = rank(level, Answers(reasons={"r_one": 1}))
    assert ranking.order == ("b", "c", "d", "a", "e")
    assert ranking.ties == (("b", "c"), ("a", "e"))


def test_totals_that_differ_are_no_tie():
    assert rank(TABLE, FULL).ties == ()


def test_a_tie_does_not_hang_on_the_order_of_adding_up():
    tenths = small({"r_one": (0.1, 0.3), "r_two": (0.2, 0.2), "r_three": (0.3, 0.1)})
    for ticked in permutations(["r_one", "r_two", "r_three"]):
        answers = Answers(reasons=dict.fromkeys(ticked, 1))
        assert rank(tenths, answers).ties == (("a", "b"),)


@pytest.mark.parametrize("answers", [Answers(), Answers(reasons={"gone": 3})])
def test_nothing_ticked_gives_no_order(answers):
    ranking = rank(TABLE, answers)
    assert ranking.order == ranking.ties == ()
    assert ranking.totals == ranking.held == {}
    assert ranking.points.empty


@given(every_answers(TABLE))
def test_ids_that_the_table_does_not_know_change_nothing(answers):
    stranger = answers.changed(
        reasons={**answers.reasons, "gone": 3},
        certainty={**answers.certainty, "gone": "guess"},
        concerns={**answers.concerns, "lost": 2},
        circumstances=[*answers.circumstances, "away"],
    )
    one, other = rank(TABLE, answers), rank(TABLE, stranger)
    assert one.order == other.order
    assert one.totals == other.totals
    assert one.points.equals(other.points)


def test_what_came_of_a_try_moves_its_own_strategy_and_no_other():
    day = date(2026, 11, 23)
    tries = [
        Try(day, "a", "worse"),
        Try(day, "b", "softer"),
        Try(day, "gone", "agreed"),
    ]
    before, after = rank(TABLE, FULL), rank(TABLE, FULL.changed(tries=tries))
    moved = {s: after.totals[s] - before.totals[s] for s in after.totals}
    assert moved == pytest.approx({"a": MOVES["worse"], "b": MOVES["softer"], "c": 0})
    assert after.order != before.order


def test_a_circumstance_said_twice_counts_once():
    once = rank(TABLE, Answers(circumstances=("s_asked",)))
    twice = rank(TABLE, Answers(circumstances=("s_asked", "s_asked")))
    assert once.totals == twice.totals


def test_what_the_visitor_puts_first_moves_no_total():
    assert rank(TABLE, FULL.changed(chosen="c")).totals == rank(TABLE, FULL).totals
