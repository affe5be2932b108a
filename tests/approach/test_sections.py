"""The parts of a document: one picture, ties by name, what points where first."""

from datetime import date

import pytest

from approach import sections
from approach.answers import Answers, Try
from approach.blocks import Heading, Paragraph, Section
from approach.model import Content
from approach.plan import case_of

DAY = date(2026, 11, 23)
ORDER = ("listen", "chat", "limit", "peers", "aim")


def texts(section: Section) -> list[str]:
    return [b.text for b in section.blocks if isinstance(b, Paragraph)]


def headings(section: Section) -> list[str]:
    return [b.text for b in section.blocks if isinstance(b, Heading)]


def test_the_picture_shows_the_totals_in_their_order(content: Content) -> None:
    case = case_of(content, Answers(reasons={"cost": 3}))
    bars = sections.picture(content, case.ranking).bars
    longest = max(case.ranking.totals.values())
    assert bars[0].length == 1
    for bar, strategy in zip(bars, case.ranking.order, strict=True):
        assert bar.length == pytest.approx(case.ranking.totals[strategy] / longest)


@pytest.mark.parametrize("tried", [("limit",), ORDER])
def test_a_total_below_0_has_a_place_and_no_bar(
    content: Content, tried: tuple[str, ...]
) -> None:
    bad = tuple(Try(DAY, strategy, "worse") for strategy in tried for _ in range(3))
    case = case_of(content, Answers(reasons={"cost": 3}, tries=bad))
    assert case.ranking.totals["limit"] < 0
    bars = sections.picture(content, case.ranking).bars
    lengths = dict(zip(case.ranking.order, (bar.length for bar in bars), strict=True))
    assert lengths["limit"] == 0
    assert all(0 <= length <= 1 for length in lengths.values())


def test_a_tie_is_called_a_tie(content: Content) -> None:
    answers = Answers(reasons={"bad_past": 3}, certainty={"bad_past": "said"})
    case = case_of(content, answers)
    assert ("listen", "chat") in case.ranking.ties
    said = " ".join(texts(sections.order(case)))
    for strategy in ("listen", "chat"):
        assert content.strategies[strategy].name in said


def test_what_the_answers_point_to_stands_first_among_the_other_choices(
    content: Content,
) -> None:
    plain = sections.alternatives(case_of(content, Answers(reasons={"cost": 1})))
    leaning = sections.alternatives(
        case_of(content, Answers(reasons={"leaning_out": 3}))
    )
    ways = [a.name for a in content.alternatives.values()]
    assert headings(plain) == ways
    assert headings(leaning)[0] == content.alternatives["discernment"].name


def test_every_alternative_is_always_there(content: Content) -> None:
    case = case_of(content, Answers(reasons={"pushed": 3}))
    assert {a.name for a in content.alternatives.values()} == set(
        headings(sections.alternatives(case))
    )
