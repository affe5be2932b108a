"""The answers: frozen, strict about what they take in, complete when read back."""

from datetime import date

import pytest
from msgspec import ValidationError

from approach.answers import Answers, Try, Was


def test_a_missing_part_is_a_part_not_answered() -> None:
    assert Answers.from_dict({}) == Answers()
    assert Answers().to_dict() == {}


def test_a_change_makes_a_copy() -> None:
    before = Answers(reasons={"cost": 1})
    after = before.changed(reasons={"cost": 3}, chosen="limit")
    assert (before.reasons, after.reasons) == ({"cost": 1}, {"cost": 3})
    assert after.chosen == "limit"


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": {"cost": 4}},
        {"reasons": {"cost": "2"}},
        {"certainty": {"cost": "perhaps"}},
        {"concerns": {"": 1}},
        {"circumstances": "asked_often"},
        {"tries": [{"on": "yesterday", "strategy": "listen", "outcome": "agreed"}]},
        {"clarity": [{"on": "2026-01-01", "level": 11}]},
    ],
)
def test_an_answer_out_of_its_range_is_refused(wrong: dict) -> None:
    with pytest.raises(ValidationError):
        Answers.from_dict(wrong)


def test_a_reason_nobody_was_asked_about_counts_as_a_thought() -> None:
    assert Answers(reasons={"cost": 1}).known_by("cost") == "think"


def test_lines_the_table_does_not_know_can_be_left_out() -> None:
    mine = Answers(reasons={"cost": 1, "old": 2}, circumstances=("gone", "rows"))
    kept = mine.only({"cost": "reason", "rows": "circumstance"}, ())
    assert kept.ticked() == {"cost", "rows"}
    assert mine.ticked() - kept.ticked() == {"old", "gone"}


def test_a_way_the_table_does_not_know_is_in_no_choice_and_no_try() -> None:
    day = date(2026, 5, 1)
    mine = Answers(
        chosen="gone",
        tries=(Try(day, "limit", "softer", ("cost", "old")), Try(day, "lost", "worse")),
    )
    kept = mine.only({"cost": "reason"}, {"limit": "its record"})
    assert kept == Answers(tries=(Try(day, "limit", "softer", ("cost",)),))
    assert mine.named() - kept.named() == {"gone", "lost", "old"}
    was = Was(circumstances=("rows", "old"), chosen="gone")
    back = Try(day, "limit", "softer", (), was).only(
        {"rows": "circumstance"}, ["limit"]
    )
    assert back.was == Was(circumstances=("rows",))
    chose = Answers(chosen="limit")
    assert chose.only({}, ["limit"]) == chose


def test_a_line_under_the_wrong_heading_is_not_known() -> None:
    mine = Answers(reasons={"money": 3}, concerns={"money": 1})
    kept = mine.only({"money": "concern"}, ())
    assert (kept.reasons, kept.concerns) == ({}, {"money": 1})
