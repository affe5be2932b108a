"""The safety page: one yes stops, doubt pauses, their order is nothing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approach.safety import route, settled

SAID = ("yes", "unsure", "no", "skip")
ANSWERS = st.lists(st.sampled_from(SAID), min_size=6, max_size=6)


@given(ANSWERS, st.sampled_from(SAID), st.integers(0, 5))
def test_any_yes_stops_whatever_else_is_said(said: list, mirror: str, at: int) -> None:
    said[at] = "yes"
    assert route(said, mirror) == "stop"


def test_every_way_of_answering_leads_where_it_should() -> None:
    for said in product(SAID, repeat=6):
        got = route(said, "no")
        if "yes" in said:
            assert got == "stop"
        elif "unsure" in said or said.count("skip") > 1:
            assert got == "pause"
        else:
            assert got == "go"


@given(ANSWERS, st.sampled_from(SAID), st.randoms())
def test_the_order_of_the_lines_does_not_matter(
    said: list, mirror: str, chance
) -> None:
    shuffled = said[:]
    chance.shuffle(shuffled)
    assert route(shuffled, mirror) == route(said, mirror)


@pytest.mark.parametrize(
    ("said", "mirror", "leads"),
    [
        (["no"] * 6, "yes", "mirror"),
        (["no"] * 6, "skip", "go"),
        (["no"] * 5 + ["skip"], "no", "go"),
        (["no"] * 5 + ["unsure"], "yes", "pause"),
        (["no"] * 5 + ["yes"], "yes", "stop"),
    ],
)
def test_the_mirror_line_counts_only_when_nothing_else_speaks(
    said: list, mirror: str, leads: str
) -> None:
    assert route(said, mirror) == leads


def test_a_line_left_empty_is_a_line_skipped() -> None:
    assert settled({"one": None, "two": "no"}, ["one", "two", "three"]) == [
        "skip",
        "no",
        "skip",
    ]
