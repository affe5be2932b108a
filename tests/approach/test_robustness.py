"""What a visitor is promised about how sure the order is."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from slow_reading import read_slowly
from small import FITS, MOVES, NOT_KNOWN, every_answers, small

from approach.answers import Answers, Try
from approach.model import Content, Range
from approach.robustness import shake
from approach.scoring import rank

STILL = {
    "draws": 200,
    "seed": 1,
    "strength": {"said": 0, "think": 0, "guess": 0},
    "concern": 0,
    "fit": {"judgement": 0, "source": 0},
    "too_close": 0.6,
}
FIXED = {
    "certainty": {
        "said": {"weight": 1.0, "doubt": 0.0},
        "think": {"weight": 0.75, "doubt": 0.0},
        "guess": {"weight": 0.5, "doubt": 1.0},
    },
    "concerns": {"share": 0.3, "low": 0.3, "high": 0.3},
    "circumstances": {"share": 0.5, "low": 0.5, "high": 0.5},
}
MANY = 20_000


def still(fits, *, holds=(), sourced=(), wide=None, **shaking) -> Content:
    """Build a table of which only the named parts are shaken."""
    parts = {**FIXED, "shaking": {**STILL, **shaking}, **(wide or {})}
    return small(fits, holds=holds, sourced=sourced, **parts)


def quiet(content: Content) -> Content:
    """Return the same content with nothing to shake."""
    off = replace(
        content.settings.shaking,
        strength=STILL["strength"],
        concern=0.0,
        fit=STILL["fit"],
    )
    concerns, circumstances = (
        Range(r.share, r.share, r.share)
        for r in (content.settings.concerns, content.settings.circumstances)
    )
    parts = {"concerns": concerns, "circumstances": circumstances, "shaking": off}
    return replace(content, settings=replace(content.settings, **parts))


def above(low: float, high: float, other_low: float, other_high: float) -> float:
    """Return how often one value drawn evenly lies above another, by its integral."""
    width = other_high - other_low

    def area(x: float) -> float:
        inside = min(max(x - other_low, 0), width)
        return inside**2 / (2 * width) + max(x - other_high, 0)

    return (area(high) - area(low)) / (high - low)


def near(share: float, draws: int = MANY):
    """Compare with a share up to five standard errors of so many draws."""
    return pytest.approx(share, abs=5 * (share * (1 - share) / draws) ** 0.5 + 1e-9)


SAID = Answers(reasons={"r_one": 2}, certainty={"r_one": "said"})
BOTH = Answers(
    reasons={"r_one": 2, "r_two": 2}, certainty={"r_one": "said", "r_two": "said"}
)


# ---- what the frames hold


@given(st.data())
def test_every_strategy_takes_every_place_in_a_share_of_the_draws_that_sums_to_1(
    content: Content, data: st.DataObject
):
    answers = data.draw(every_answers(content))
    assume(answers.ticked())
    sure = shake(content, answers, draws=300)
    assert list(sure.places.index) == list(content.strategies)
    assert list(sure.places.columns) == [1, 2, 3, 4, 5]
    assert sure.places.to_numpy().min() >= 0
    assert sure.places.sum(axis=0).to_numpy() == pytest.approx(1)
    assert sure.places.sum(axis=1).to_numpy() == pytest.approx(1)
    assert sure.first == sure.places[1].to_dict()


@given(st.data())
def test_who_stands_before_whom_agrees_with_the_places(
    content: Content, data: st.DataObject
):
    answers = data.draw(every_answers(content))
    assume(answers.ticked())
    sure = shake(content, answers, draws=300)
    beats = sure.beats.to_numpy()
    assert beats + beats.T == pytest.approx(np.ones((5, 5)))
    mean_place = sure.places.to_numpy() @ np.arange(1, 6)
    # one place for oneself, and one for each strategy that stands before
    assert beats.sum(axis=0) + 0.5 == pytest.approx(mean_place)


@given(st.data())
def test_a_held_strategy_is_first_in_no_draw(content: Content, data: st.DataObject):
    answers = data.draw(every_answers(content))
    assume(answers.ticked())
    sure = shake(content, answers, draws=200)
    assert all(sure.first[held] == 0 for held in rank(content, answers).held)


@given(st.data())
def test_with_nothing_to_shake_every_draw_is_the_order(
    content: Content, data: st.DataObject
):
    answers = data.draw(every_answers(content))
    assume(answers.ticked())
    sure = shake(quiet(content), answers, draws=3)
    for place, strategy in enumerate(rank(content, answers).order, start=1):
        assert sure.places.loc[strategy, place] == 1


def test_nothing_ticked_is_sure_of_nothing():
    for answers in (Answers(), Answers(reasons={"gone": 3})):
        sure = shake(small(), answers)
        assert sure.places.empty
        assert sure.beats.empty
        assert sure.first == {}
        assert sure.rivals == ()
        assert not sure.close


def test_the_number_of_draws_and_the_seed_come_from_the_settings():
    sure = shake(still({"r_one": (3, 1)}, draws=70, seed=9), SAID)
    assert (sure.draws, sure.seed) == (70, 9)
    own = shake(still({"r_one": (3, 1)}), SAID, draws=40, seed=0)
    assert (own.draws, own.seed) == (40, 0)


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"seed": -1}])
def test_no_draws_or_a_seed_below_0_is_refused(wrong):
    with pytest.raises(ValueError, match=r"draw|non-negative"):
        shake(small(), SAID, **wrong)


# ---- the same answers are read the same way


@given(every_answers(small()), st.integers(0, 9))
def test_the_same_seed_gives_the_same_shares_to_the_last_bit(answers, seed):
    one, other = (shake(small(), answers, draws=90, seed=seed) for _ in range(2))
    pd.testing.assert_frame_equal(one.places, other.places, check_exact=True)
    pd.testing.assert_frame_equal(one.beats, other.beats, check_exact=True)
    assert one[2:] == other[2:]


def test_the_order_of_ticking_changes_no_bit():
    answers = Answers(
        reasons={"r_fear": 2, "r_cost": 1},
        concerns={"c_rows": 1, "c_money": 2},
        circumstances=("s_asked", NOT_KNOWN),
    )
    turned = Answers(
        reasons={"r_cost": 1, "r_fear": 2},
        concerns={"c_money": 2, "c_rows": 1},
        circumstances=(NOT_KNOWN, "s_asked"),
    )
    one, other = shake(small(), answers), shake(small(), turned)
    pd.testing.assert_frame_equal(one.places, other.places, check_exact=True)


def test_another_seed_draws_otherwise():
    answers = Answers(reasons={"r_fear": 2, "r_cost": 2})
    first = {shake(small(), answers, seed=seed).first["a"] for seed in range(5)}
    assert len(first) > 1


def test_the_shaking_neither_reads_nor_moves_the_random_numbers_of_others():
    before = repr(np.random.get_state())
    one = shake(small(), Answers(reasons={"r_fear": 2}))
    assert repr(np.random.get_state()) == before
    np.random.seed(5)
    assert shake(small(), Answers(reasons={"r_fear": 2})).first == one.first


# ---- shares that can be reckoned by hand


def test_two_strategies_that_mirror_each_other_share_the_first_place():
    mirror = still(
        {"r_one": (2, 1), "r_two": (1, 2)},
        fit={"judgement": 0.5, "source": 0},
        strength={"said": 0.5, "think": 0.5, "guess": 0.5},
    )
    sure = shake(mirror, BOTH, draws=MANY)
    assert sure.first["a"] == near(0.5)
    assert sure.close
    assert sure.rivals == ("a", "b")


@pytest.mark.parametrize(
    ("fits", "sourced", "share"),
    [
        ((2, 1.75), (), above(1.5, 2.5, 1.25, 2.25)),
        ((2, 1.75), ("r_one",), above(1.8, 2.2, 1.55, 1.95)),
        ((3, 2.5), (), above(2.5, 3, 2, 3)),
        ((0.25, 0), (), above(0, 0.75, 0, 0.5)),
        ((3, 3), (), 0.5),
        ((3, 1.5), (), 1),
    ],
)
def test_fits_are_drawn_evenly_from_a_range_that_never_leaves_the_scale(
    fits, sourced, share
):
    table = still(
        {"r_one": fits}, sourced=sourced, fit={"judgement": 0.5, "source": 0.2}
    )
    sure = shake(table, SAID, draws=MANY)
    assert sure.first["a"] == near(share)
    assert sure.beats.loc["a", "b"] == sure.first["a"]


@pytest.mark.parametrize("how", ["said", "think"])
def test_strengths_are_drawn_evenly_by_how_a_reason_is_known(how):
    strength = {"said": 0.4, "think": 0.8, "guess": 1.0}
    table = still({"r_one": (3, 0), "r_two": (0, 3)}, strength=strength)
    answers = Answers(
        reasons={"r_one": 2, "r_two": 2}, certainty={"r_one": "said", "r_two": how}
    )
    weight = FIXED["certainty"][how]["weight"]
    low, high = ((2 + side * strength[how]) * weight for side in (-1, 1))
    share = shake(table, answers, draws=MANY).first["a"]
    assert share == near(above(1.6, 2.4, low, high))


def test_concerns_are_drawn_evenly_too():
    table = still({"c_one": (3, 0), "c_two": (0, 3)}, concern=0.5)
    answers = Answers(concerns={"c_one": 3, "c_two": 2})
    assert shake(table, answers, draws=MANY).first["a"] == 1
    level = Answers(concerns={"c_one": 2, "c_two": 2})
    assert shake(table, level, draws=MANY).first["a"] == near(0.5)


@pytest.mark.parametrize(
    ("fits", "answers", "wide", "share"),
    [
        (
            {"r_one": (1, 1.5), "c_one": (2, 0)},
            SAID.changed(concerns={"c_one": 1}),
            {"concerns": {"share": 0.3, "low": 0.15, "high": 0.45}},
            (0.45 - 0.25) / 0.3,  # first when twice the share outweighs the half point
        ),
        (
            {"r_one": (1, 1.75), "s_one": (2, 0)},
            SAID.changed(circumstances=["s_one"]),
            {"circumstances": {"share": 0.5, "low": 0.25, "high": 0.75}},
            (0.75 - 0.375) / 0.5,
        ),
    ],
)
def test_the_share_of_a_group_is_drawn_evenly_from_its_range(
    fits, answers, wide, share
):
    table = still(fits, wide=wide)
    assert shake(table, answers, draws=MANY).first["a"] == near(share)


def test_a_group_that_counts_nothing_settles_nothing():
    nothing = {"share": 0, "low": 0, "high": 0}
    table = still(
        {"c_one": (0, 3)}, wide={"concerns": nothing, "circumstances": nothing}
    )
    sure = shake(table, Answers(concerns={"c_one": 3}))
    assert sure.first == {"a": 1, "b": 0}
    assert rank(table, Answers(concerns={"c_one": 3})).ties == (("a", "b"),)


def test_what_came_of_a_try_counts_the_same_in_every_draw():
    table = still({"r_one": (2, 1.75)}, fit={"judgement": 0.5, "source": 0})
    tried = SAID.changed(tries=[Try(date(2026, 11, 23), "a", "no_change")])
    moved = MOVES["no_change"]
    share = above(1.5 + moved, 2.5 + moved, 1.25, 2.25)
    assert shake(table, tried, draws=MANY).first["a"] == near(share)


def test_a_hold_gives_the_first_place_of_every_draw_to_the_next():
    fits = {"r_one": (2, 1.75, 0.5)}
    free = still(fits, fit={"judgement": 0.5, "source": 0})
    held = still(fits, fit={"judgement": 0.5, "source": 0}, holds=[("r_one", "a", ())])
    # c, at most 1, can stand before b, at least 1.25, in no draw
    assert shake(held, SAID).first == {"a": 0, "b": 1, "c": 0}
    share = above(1.5, 2.5, 1.25, 2.25)
    assert shake(free, SAID, draws=MANY).first["a"] == near(share)


# ---- a slow reading of the same rules


SHAKEN = small(FITS, holds=[("c_rows", "b", ())], sourced=["r_fear", "c_money"])
CASES = [
    Answers(
        reasons={"r_fear": 1, "r_cost": 3, "r_time": 2},
        certainty={"r_fear": "guess", "r_cost": "said"},
        concerns={"c_money": 2},
        circumstances=("s_asked",),
    ),
    Answers(
        reasons={"r_cost": 1, "r_time": 1},
        certainty={"r_cost": "guess", "r_time": "guess"},
        concerns={"c_rows": 2, "c_money": 3},
    ),
    Answers(concerns={"c_money": 3, "c_rows": 1}, circumstances=("s_asked",)),
]


@pytest.mark.parametrize("answers", CASES)
def test_the_shares_are_those_of_a_slow_reading_of_the_same_rules(answers):
    slow_draws, draws = 1_500, MANY
    slow = read_slowly(SHAKEN, answers, slow_draws)
    quick = shake(SHAKEN, answers, draws=draws)
    for strategy, shares in slow.items():
        for place, share in enumerate(shares, start=1):
            mean = float(quick.places.loc[strategy, place])
            error = (mean * (1 - mean) * (1 / slow_draws + 1 / draws)) ** 0.5
            assert share == pytest.approx(mean, abs=5 * error + 3 / slow_draws)


# ---- what makes an order surer


def test_cells_that_rest_on_a_source_are_shaken_less_than_judgement(content: Content):
    off = content.settings.shaking.fit
    assert off["source"] < off["judgement"]
    fits = {"r_one": (2, 1.5)}
    judged = shake(still(fits, fit=off), SAID, draws=MANY)
    sourced = shake(still(fits, fit=off, sourced=["r_one"]), SAID, draws=MANY)
    assert sourced.first["a"] > judged.first["a"]


def test_an_order_that_rests_on_thoughts_is_less_sure_than_one_on_sayings(
    content: Content,
):
    spread = content.settings.shaking.strength
    assert spread["said"] < spread["think"] < spread["guess"]
    table = still({"r_one": (3, 0), "r_two": (0, 2.5)}, strength=spread)
    said = Answers(
        reasons={"r_one": 2, "r_two": 2}, certainty={"r_one": "said", "r_two": "said"}
    )
    thought = said.changed(certainty={"r_one": "think", "r_two": "think"})
    first = [shake(table, a, draws=MANY).first["a"] for a in (said, thought)]
    assert first[0] > first[1]


@given(st.data())
@settings(max_examples=50)
def test_a_first_place_is_close_when_it_is_won_in_60_of_100_draws_or_fewer(
    content: Content, data: st.DataObject
):
    answers = data.draw(every_answers(content, most=3))
    assume(answers.ticked())
    sure, ranking = shake(content, answers, draws=400), rank(content, answers)
    free = [s for s in ranking.order if s not in ranking.held]
    assert sure.rivals == tuple(free[:2])
    assert sure.rivals[0] == ranking.order[0]
    won = sure.beats.loc[sure.rivals] if len(free) > 1 else 1
    assert sure.close == (won <= content.settings.shaking.too_close)


def test_a_clear_lead_is_not_close_and_a_tie_is():
    widths = {"judgement": 0.5, "source": 0}
    assert not shake(still({"r_one": (3, 1)}, fit=widths), SAID).close
    assert shake(still({"r_one": (2, 2)}, fit=widths), SAID).close
    # at the ends of the scale a tie must not be settled by who is listed first
    assert shake(still({"r_one": (3, 3)}, fit=widths), SAID).close
    assert shake(still({"r_one": (0, 0)}, fit=widths), SAID).close


def test_a_held_strategy_is_no_rival():
    fits = {"r_one": (2, 2, 0)}
    widths = {"judgement": 0.25, "source": 0}
    table = still(fits, fit=widths, holds=[("r_one", "b", ())])
    sure = shake(table, SAID)
    assert sure.rivals == ("a", "c")
    assert not sure.close
    alone = still(fits, holds=[("r_one", "b", ()), ("r_one", "c", ())])
    assert shake(alone, SAID).rivals == ("a",)
    assert not shake(alone, SAID).close


def test_a_group_share_outside_its_own_range_is_refused():
    with pytest.raises(ValueError, match="between low and high"):
        Range(share=0.5, low=0.6, high=0.7)
