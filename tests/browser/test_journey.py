"""From the start to a plan in hand, in a real browser."""

from pathlib import Path

import pypdf
import pytest
from journey import Journey
from stories import STORIES
from visitor import Visit

from approach.model import Content
from approach.scoring import rank

pytestmark = pytest.mark.browser


def text_of(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("name", ["d01", "d13", "d27"])
def test_a_person_walks_to_a_plan_that_begins_as_the_screen_did(
    visit: Visit, content: Content, tmp_path: Path, name: str
) -> None:
    told = STORIES[name].answers
    journey = Journey(visit, content, told).answer()

    shown = journey.order()
    journey.to_plan()
    pdf = journey.download(tmp_path)

    expected = [content.strategies[s].name for s in rank(content, told).order]
    assert shown == expected
    printed = text_of(pdf)
    assert shown[0] in printed
    first = next(s for s in content.strategies.values() if s.name == shown[0])
    for step in first.steps:
        assert step in printed
    assert visit.complaints == []


def test_the_file_has_a_name_that_gives_nothing_away(
    visit: Visit, content: Content, tmp_path: Path
) -> None:
    told = STORIES["d33"].answers
    journey = Journey(visit, content, told).answer()
    journey.order()
    journey.to_plan()
    assert journey.download(tmp_path).name == "worksheet.pdf"


def test_four_taps_after_the_safety_page_show_a_first_look(
    visit: Visit, content: Content
) -> None:
    words = content.words
    journey = Journey(visit, content, STORIES["d01"].answers)
    visit.open()
    journey.press("ui.start.begin")
    visit.answer_safety(words("safety.answers.no"))
    journey.press("ui.safety.continue")
    visit.page.get_by_role("link", name=words("ui.safety.quick")).click()
    visit.settle()

    journey.choose(words("ui.quick.reason"), content.factors["cost"].label)
    journey.choose(words("ui.quick.certainty"), words("ui.forms.said"))
    journey.choose(words("ui.quick.concern"), content.factors["money"].label)
    journey.press("ui.quick.show")

    assert visit.heading() == words("ui.ranking.title")
    said = visit.page.get_by_role("main").inner_text()
    assert words("sections.first_look", answers=2) in said
