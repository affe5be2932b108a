"""After a try: the order moves as the table says, and a few asks are enough."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approach import draft, follow_up
from approach.answers import OUTCOMES, Answers, Try
from approach.blocks import Bullets
from approach.model import Content
from approach.plan import case_of
from approach.scoring import TRIES, rank

DAY = date(2026, 5, 1)
MINE = Answers(reasons={"cost": 3, "sides": 2}, certainty={"cost": "said"})


def tried(strategy: str, outcome: str, *heard: str) -> Try:
    return Try(DAY, strategy, outcome, heard)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_moves_its_way_by_what_the_table_says(
    content: Content, outcome: str
) -> None:
    after = follow_up.add(content, MINE, tried("limit", outcome))
    was, now = rank(content, MINE), rank(content, after)
    for strategy in content.strategies:
        moves = content.outcomes[outcome].moves if strategy == "limit" else 0
        assert now.totals[strategy] - was.totals[strategy] == pytest.approx(moves)
    assert now.points.loc[TRIES, "limit"] == content.outcomes[outcome].moves
    assert now.points.sum()["limit"] == pytest.approx(now.totals["limit"])


def test_what_went_badly_gives_up_its_place_and_that_is_said(content: Content) -> None:
    after = follow_up.add(content, MINE, tried("limit", "worse"))
    assert rank(content, MINE).order[0] == "limit"
    assert rank(content, after).order[0] != "limit"
    said = follow_up.what_moved(case_of(content, after))
    lists = [b.items for b in said.blocks if isinstance(b, Bullets)]
    assert any(content.strategies["limit"].name in line for line in lists[1])


def test_a_reason_heard_is_a_reason_said(content: Content) -> None:
    guessing = MINE.changed(circumstances=["no_reason_known"], chosen="aim")
    after = follow_up.add(content, guessing, tried("listen", "softer", "pushed"))
    assert after.reasons["pushed"] == 2
    assert after.certainty["pushed"] == "said"
    assert after.circumstances == ()
    assert after.chosen is None


REASONS = ("pushed", "cost", "stigma")
KNOWN = st.sampled_from(["said", "think", "guess"])
BEFORE = st.builds(
    Answers,
    reasons=st.dictionaries(st.sampled_from(REASONS), st.integers(1, 3), min_size=1),
    certainty=st.dictionaries(st.sampled_from(REASONS), KNOWN),
    circumstances=st.sampled_from([(), ("asked_often", "no_reason_known")]),
    chosen=st.sampled_from([None, "aim"]),
)
SEVERAL = st.lists(
    st.builds(
        tried,
        st.sampled_from(["listen", "chat", "limit", "peers", "aim"]),
        st.sampled_from(OUTCOMES),
        st.sampled_from(REASONS),
    ),
    min_size=1,
    max_size=4,
)


@given(BEFORE, SEVERAL)
def test_taking_tries_back_gives_the_answers_as_they_were(
    content: Content, start: Answers, tries: list[Try]
) -> None:
    steps = [start]
    for each in tries:
        steps.append(follow_up.add(content, steps[-1], each))
    now = draft.loads(draft.dumps(steps.pop()))
    while steps:
        now = follow_up.before(now)
        assert now == steps.pop()


def test_what_moved_is_told_from_the_order_that_was_seen(content: Content) -> None:
    start = Answers(reasons={"cost": 3}, circumstances=("no_reason_known",))
    tried_it = tried("peers", "no_change", "pushed")
    case = case_of(content, follow_up.add(content, start, tried_it))
    unseen = rank(content, start.changed(circumstances=[]))
    assert unseen.order != rank(content, start).order == case.ranking.order
    (_, told) = follow_up.what_moved(case).blocks
    assert told.items == (content.words("follow_up.same"),)


def test_what_was_put_first_since_a_try_outlives_it(content: Content) -> None:
    after = follow_up.add(content, MINE.changed(chosen="aim"), tried("chat", "worse"))
    assert follow_up.before(after.changed(chosen="peers")).chosen == "peers"


def test_a_try_of_an_older_file_is_taken_back_as_far_as_it_tells() -> None:
    old = Try(DAY, "chat", "worse", ("pushed",))
    mine = MINE.changed(reasons={**MINE.reasons, "pushed": 2}, tries=[old])
    assert follow_up.before(mine) == MINE


def test_hearing_out_is_no_ask_and_easing_starts_the_count_anew(
    content: Content,
) -> None:
    answers = MINE
    for strategy, outcome, count in (
        ("listen", "no_change", 0),
        ("chat", "no_change", 1),
        ("aim", "worse", 2),
        ("limit", "softer", 0),
        ("limit", "no_change", 1),
    ):
        answers = follow_up.add(content, answers, tried(strategy, outcome))
        assert follow_up.asks(content, answers) == count


def test_after_enough_asks_the_next_step_is_no_other_push(content: Content) -> None:
    answers = MINE
    for _ in range(content.settings.follow_up.most_asks):
        assert not follow_up.enough(content, answers)
        answers = follow_up.add(content, answers, tried("chat", "no_change"))
    assert follow_up.enough(content, answers)
    step = follow_up.next_step(case_of(content, answers), DAY)
    names = {item for b in step.blocks if isinstance(b, Bullets) for item in b.items}
    assert names == {a.name for a in content.alternatives.values()}


def test_the_next_step_waits_for_its_day(content: Content) -> None:
    answers = follow_up.add(content, MINE, tried("listen", "no_change"))
    until = follow_up.rest_until(content, answers)
    assert (until - DAY).days == content.settings.follow_up.pause_days
    step = follow_up.next_step(case_of(content, answers), DAY)
    said = " ".join(b.text for b in step.blocks)
    assert content.words.day(until) in said


def test_the_next_step_follows_the_way_that_the_visitor_put_first(
    content: Content,
) -> None:
    answers = follow_up.add(content, MINE, tried("listen", "no_change"))
    assert rank(content, answers).order[0] != "aim"
    step = follow_up.next_step(case_of(content, answers.changed(chosen="aim")), DAY)
    said = " ".join(b.text for b in step.blocks)
    assert content.strategies["aim"].name in said
    assert content.strategies["aim"].steps[0] in said


def test_the_history_tells_every_try(content: Content) -> None:
    answers = MINE
    for outcome in OUTCOMES:
        answers = follow_up.add(content, answers, tried("aim", outcome))
    lines = follow_up.history(content, answers)
    assert len(lines) == len(OUTCOMES)
    assert all(content.words.day(DAY) in line for line in lines)


def test_a_try_remembered_late_stands_where_its_day_stands(content: Content) -> None:
    earlier = DAY - timedelta(days=90)
    answers = follow_up.add(content, MINE, tried("aim", "softer"))
    answers = follow_up.add(content, answers, Try(earlier, "chat", "worse"))
    days = [day for day, _, _ in follow_up.told(content, answers)]
    assert days == [content.words.day(earlier), content.words.day(DAY)]
    assert follow_up.rest_until(content, answers) > DAY
    assert follow_up.asks(content, answers) == 0


def test_a_yes_stays_a_yes_when_an_older_try_is_remembered(content: Content) -> None:
    answers = follow_up.add(content, MINE, tried("aim", "agreed"))
    older = Try(DAY - timedelta(days=9), "chat", "worse")
    answers = follow_up.add(content, answers, older)
    step = follow_up.next_step(case_of(content, answers), DAY).blocks[0]
    assert step.text == content.words("follow_up.agreed_step")


def test_a_pause_that_is_over_is_not_asked_for_again(content: Content) -> None:
    answers = follow_up.add(content, MINE, tried("chat", "no_change"))
    until = follow_up.rest_until(content, answers)
    before, after = (
        follow_up.next_step(case_of(content, answers), day).blocks[0]
        for day in (until - timedelta(days=1), until)
    )
    assert content.words.day(until) in before.text
    assert content.words.day(until) not in after.text
    assert after.text == content.words("follow_up.rested")
