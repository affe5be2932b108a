"""The stories: read from files, compared with their readings, misses named."""

from pathlib import Path

import pytest
from stories import STORIES

from approach import cases
from approach.answers import Answers
from approach.cases import Case, Reading
from approach.model import Content
from approach.reading import ContentError
from approach.scoring import rank

ORDER = ("listen", "chat", "limit", "peers", "aim")


def test_the_order_agrees_with_the_readings(content: Content) -> None:
    found = cases.agreement(content, STORIES.values())
    print(f"\ntau {found.tau:.3f}, first place {found.first:.0%}")
    assert found.tau >= 0.75
    assert found.first >= 0.85
    assert found.held == 0


def test_agreement_counts_each_pair_once_and_leaves_ties_out() -> None:
    places = dict(zip(ORDER, (1.0, 2.0, 3.0, 4.0, 5.0), strict=True))
    assert cases.kendall(ORDER, places) == 1
    assert cases.kendall(tuple(reversed(ORDER)), places) == -1
    assert cases.kendall(("chat", "listen", *ORDER[2:]), places) == pytest.approx(0.8)
    tied = {**places, "chat": 1.0}
    assert cases.kendall(("chat", "listen", *ORDER[2:]), tied) == 1


def test_a_miss_is_named(content: Content) -> None:
    answers = Answers(reasons={"cost": 3})
    places = dict.fromkeys(ORDER, 3.0) | {"listen": 1.0}
    story = Case("mine", "", answers, Reading(places, ("listen",), ("limit",)))
    found = cases.agreement(content, [story])
    assert rank(content, answers).order[0] == "limit"
    assert (found.first, found.held) == (0, 1)
    assert "mine" in found.misses[0]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("sides = 3", "sides = 4", "answers"),
        ("sides = 3", "sdies = 3", "sdies"),
        ("first = ", "frist = ", "frist"),
        ('first = ["chat"]', 'first = ["chats"]', "chats"),
        ("listen = 2.0\n", "", "listen"),
        ("listen = 2.0", "listens = 2.0", "listens"),
        ('story = """', 'story = "', "line"),
    ],
)
def test_a_mistake_in_a_story_is_named(
    content: Content, tmp_path: Path, old: str, new: str, where: str
) -> None:
    text = (Path(cases.__file__).parent.parent / cases.FOLDER / "d01.toml").read_text()
    assert old in text
    (tmp_path / "mine.toml").write_text(text.replace(old, new))
    with pytest.raises(ContentError, match=r"mine\.toml.*") as mistake:
        cases.agreement(content, cases.load(tmp_path))
    assert where in str(mistake.value)


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        (Answers(), "[answers]: nothing is ticked"),
        (Answers(concerns={"cost": 3}), "[answers]: the table does not know cost"),
        (Answers(reasons={"cost": 3}), "[reading]: all places are the same"),
    ],
)
def test_a_story_that_nothing_can_be_compared_with_is_named(
    content: Content, answers: Answers, where: str
) -> None:
    reading = Reading(dict.fromkeys(ORDER, 3.0), ("listen",))
    with pytest.raises(ContentError) as mistake:
        cases.agreement(content, [Case("mine", "", answers, reading)])
    assert str(mistake.value) == f"mine.toml: {where}"


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        cases.load(tmp_path)
