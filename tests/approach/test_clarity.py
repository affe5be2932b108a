"""How clear the visitor feels: one level a day and moment, drawn over time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from approach import clarity
from approach.answers import Answers
from approach.model import Content

LEVELS = st.lists(
    st.tuples(
        st.sampled_from(["before", "after"]),
        st.dates(date(2026, 1, 1), date(2026, 1, 3)),
        st.integers(0, 10) | st.none(),
    ),
    max_size=8,
)


@given(LEVELS)
def test_the_last_level_of_a_moment_and_day_is_kept_and_may_be_undone(
    said: list,
) -> None:
    answers, last = Answers(), {}
    for moment, day, level in said:
        answers = clarity.feel(answers, moment, day, level)
        last[moment, day] = level
    assert len(answers.clarity) == sum(level is not None for level in last.values())
    for (moment, day), level in last.items():
        assert clarity.felt(answers, moment, day) == level


def test_nothing_said_is_no_picture(content: Content) -> None:
    assert clarity.picture(content, Answers()) is None


def test_the_picture_shows_each_level_as_its_part_of_ten(content: Content) -> None:
    answers = clarity.feel(Answers(), "before", date(2026, 1, 1), 3)
    answers = clarity.feel(answers, "after", date(2026, 1, 1), 8)
    picture = clarity.picture(content, answers)
    assert picture is not None
    assert [bar.length for bar in picture.bars] == [0.3, 0.8]
