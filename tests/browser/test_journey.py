"""From the start to a plan in hand, in a real browser."""

from datetime import date
from pathlib import Path

import pypdf
import pytest
from journey import Journey
from stories import STORIES
from visitor import Visit

from approach import content as library
from approach import draft, follow_up
from approach.answers import Outcome, Try
from approach.model import Content
from approach.scoring import rank

pytestmark = pytest.mark.browser


def text_of(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    ("name", "outcome", "language"),
    [("d11", "no_change", "en"), ("d27", "worse", "en"), ("d32", "no_change", "es")],
)
def test_a_person_walks_to_the_words_and_a_plan_and_comes_back_after_a_try(
    visit: Visit, tmp_path: Path, name: str, outcome: Outcome, language: str
) -> None:
    content, told = library.load(language=language), STORIES[name].answers
    order = rank(content, told).order
    journey = Journey(visit, content, told).answer()

    shown = journey.order()
    entry = journey.prepare()
    said = journey.say()
    pdf, saved = journey.take_away(tmp_path)

    assert shown == [content.strategies[s].name for s in order]
    assert pdf.name == f"{content.words('plan.file_name')}.pdf"
    printed = text_of(pdf)
    for expected in (shown[0], entry, said, *content.strategies[order[0]].steps):
        assert expected in printed
    kept = draft.loads(saved.read_bytes())
    assert kept.only(content.groups, content.strategies) == kept
    assert entry in kept.worksheets[order[0]].values()
    assert said in kept.opening.values()

    later = Journey(visit.another(), content, told)
    later.reopen(saved)
    later.tell(order[0], outcome)

    tried = follow_up.add(content, kept, Try(date.today(), order[0], outcome))
    assert later.visit.kept() == tried
    moved = rank(content, tried).order
    assert later.bars() == [content.strategies[s].short for s in moved]
    assert moved[0] != order[0]
    assert visit.complaints == []


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
