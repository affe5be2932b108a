"""The saved worksheet: everything comes back, and nothing else gets in."""

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approach import draft
from approach.answers import Answers, Clarity, Try, Was
from approach.draft import DraftError

IDS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
STRENGTHS = st.dictionaries(IDS, st.integers(1, 3), max_size=6)
CERTAINTY = st.dictionaries(IDS, st.sampled_from(["said", "think", "guess"]))
NOTES = st.dictionaries(IDS, st.text(max_size=60), max_size=3)
TRIES = st.builds(
    Try,
    on=DAYS,
    strategy=IDS,
    outcome=st.sampled_from(["agreed", "softer", "no_change", "worse"]),
    heard=st.lists(IDS, max_size=2).map(tuple),
    was=st.builds(
        Was,
        reasons=st.lists(IDS, max_size=2).map(tuple),
        certainty=CERTAINTY,
        circumstances=st.lists(IDS, max_size=2).map(tuple),
        chosen=st.none() | IDS,
    ),
)
ANSWERS = st.builds(
    Answers,
    reasons=STRENGTHS,
    certainty=CERTAINTY,
    concerns=STRENGTHS,
    circumstances=st.lists(IDS, max_size=4).map(tuple),
    chosen=st.none() | IDS,
    worksheets=st.dictionaries(IDS, NOTES, max_size=3),
    opening=NOTES,
    tries=st.lists(TRIES, max_size=2).map(tuple),
    clarity=st.lists(
        st.builds(Clarity, on=DAYS, level=st.integers(0, 10)), max_size=2
    ).map(tuple),
)


@given(ANSWERS)
def test_what_is_saved_comes_back_whole(answers: Answers) -> None:
    text = draft.dumps(answers)
    assert draft.loads(text) == draft.loads(text.encode()) == answers


def test_the_same_answers_make_the_same_file() -> None:
    one = Answers(reasons={"sides": 1, "cost": 2})
    other = Answers(reasons={"cost": 2, "sides": 1})
    assert draft.dumps(one) == draft.dumps(other)


TRIED = {"on": "2026-05-01", "strategy": "listen", "outcome": "softer"}
FELT = {"on": "2026-05-01", "moment": "after", "level": 5}


def saved(**answers: object) -> str:
    return json.dumps({"worksheet": 1, "answers": answers})


def test_the_days_around_the_years_in_reach_are_read() -> None:
    for day in ("2000-01-01", "2100-12-31"):
        file = saved(tries=[{**TRIED, "on": day}], clarity=[{**FELT, "on": day}])
        assert draft.loads(file).tries[0].on.isoformat() == day


def test_a_try_saved_before_it_remembered_what_it_changed_is_read() -> None:
    (tried,) = draft.loads(saved(tries=[{**TRIED, "heard": ["cost"]}])).tries
    assert (tried.heard, tried.was) == (("cost",), Was())
    assert "was" not in draft.dumps(Answers(tries=(tried,)))


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (b"x" * (draft.LARGEST + 1), "too_large"),
        (b"%PDF-1.7 \xe2\xe3\xcf\xd3", "not_text"),
        (b"\xff\xfe", "not_text"),
        ("\ud800", "not_text"),
        ("", "not_a_worksheet"),
        ("[]", "not_a_worksheet"),
        ("hello", "not_a_worksheet"),
        ("[" * 200_000, "not_a_worksheet"),
        ('{"worksheet":1}', "not_a_worksheet"),
        ('{"worksheet":1,"answers":{},"more":1}', "not_a_worksheet"),
        ('{"worksheet":1,"answers":{},"answers":{}}', "twice"),
        ('{"worksheet":1,"answers":{"reasons":{"cost":1,"cost":2}}}', "twice"),
        ('{"worksheet":2,"answers":{}}', "newer"),
        ('{"worksheet":1,"answers":{"reasons":{"cost":NaN}}}', "damaged"),
        ('{"worksheet":1,"answers":{"reasons":{"cost":Infinity}}}', "damaged"),
        ('{"worksheet":1,"answers":{"reasons":{"cost":1e400}}}', "damaged"),
        (
            '{"worksheet":1,"answers":{"reasons":{"cost":' + "9" * 5000 + "}}}",
            "not_a_worksheet",
        ),
        (saved(reasons={"cost": 4}), "damaged"),
        (saved(reasons={"cost": 0}), "damaged"),
        (saved(reasons={"cost": True}), "damaged"),
        (saved(reasons={"cost": 1.0}), "damaged"),
        (saved(reasons={"cost": "2"}), "damaged"),
        (saved(reasons={"a" * 41: 2}), "damaged"),
        (saved(reasons={"<b>": 2}), "damaged"),
        (saved(reasons=[1]), "damaged"),
        (saved(certainty={"cost": "sure"}), "damaged"),
        (saved(opening={"part": "x" * 4_001}), "damaged"),
        (saved(tries=[{**TRIED, "on": "9999-12-31"}]), "damaged"),
        (saved(tries=[{**TRIED, "on": "1999-12-31"}]), "damaged"),
        (saved(tries=[{**TRIED, "was": {"order": []}}]), "damaged"),
        (saved(clarity=[{**FELT, "on": "2101-01-01"}]), "damaged"),
        (saved(opening={"part": "\ud800"}), "damaged"),
        (saved(worksheets={"aim": {"hope_for_more": "so \udfff"}}), "damaged"),
        (saved(safety={"one": "yes"}), "damaged"),
    ],
)
def test_a_file_that_is_no_worksheet_gets_one_clear_sentence(
    file: str | bytes, kind: str
) -> None:
    with pytest.raises(DraftError) as error:
        draft.loads(file)
    assert error.value.kind == kind
    assert str(error.value).endswith(".")


@settings(max_examples=600)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_file_whatever_makes_it_fall_over(file: str | bytes) -> None:
    with contextlib.suppress(DraftError):
        assert isinstance(draft.loads(file), Answers)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=600)
@given(st.dictionaries(st.sampled_from(Answers.__struct_fields__), JSON, max_size=4))
def test_a_file_of_the_right_form_with_anything_in_it_is_read_or_refused(
    answers: dict,
) -> None:
    try:
        found = draft.loads(json.dumps({"worksheet": 1, "answers": answers}))
        assert draft.loads(draft.dumps(found)) == found
    except DraftError as error:
        assert error.kind == "damaged"


def test_a_date_comes_back_as_a_date() -> None:
    tried = Answers(tries=(Try(date(2026, 5, 1), "listen", "softer"),))
    assert draft.loads(draft.dumps(tried)).tries[0].on == date(2026, 5, 1)
