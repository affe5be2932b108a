"""For any body and any device: no barrier a machine can find, keys alone, focus."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from serving import Server
from stories import STORIES
from visitor import Visit

from approach.answers import MIDDLE
from approach.model import Content
from ui import way

pytestmark = pytest.mark.browser

TOLD = STORIES["d40"].answers.changed(
    worksheets={"limit": {"how_many": "three", "goal": "one calm evening"}},
    opening={"warmth": "You never listen, but I love you."},
    tries=[{"on": "2026-11-01", "strategy": "limit", "outcome": "no_change"}],
    clarity=[{"on": "2026-11-01", "moment": "before", "level": 4}],
)
PAGES = [f"/{step.path}" for step in way.STEPS]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {"runOnly": {"type": "tag", "values": TAGS}}
# between day and night a page changes its colours and nothing else
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
COLOURS = {"runOnly": {"type": "rule", "values": COLOUR_RULES}}
UNFOLD = """() => {
  const folded = document.querySelectorAll("details:not([open]) > summary")
  folded.forEach((summary) => summary.click())
  return folded.length
}"""
NAMES = """() => [...document.querySelectorAll("[aria-label]")].map(
  (field) => field.getAttribute("aria-label")
)"""
MARK = re.compile(r":\w+\[")
TOO_WIDE = """() => Math.max(...["html", "main"].map((name) => {
  const box = document.querySelector(name)  // the page itself scrolls inside of main
  return box.scrollWidth - box.clientWidth
}))"""


def unfold(visit: Visit) -> None:
    """Open everything that is folded."""
    while visit.page.evaluate(UNFOLD):
        visit.settle()


def barriers(page: Page, rules: dict[str, Any] = EVERY_RULE) -> list[str]:
    """Return what axe-core finds, with the places."""
    found = Axe().run(page, options=rules).response["violations"]
    places = [(v["id"], str(n["target"])) for v in found for n in v["nodes"]]
    return [f"{rule}: {place}" for rule, place in places]


@pytest.fixture(scope="module", params=PAGES)
def shown(
    request: pytest.FixtureRequest, home: BrowserContext, server: Server
) -> Iterator[Visit]:
    """Open a page of a visitor who said much, with nothing folded."""
    tab = home.new_page()
    visit = Visit(tab, server).come_back(TOLD).open(request.param)
    unfold(visit)
    yield visit
    tab.close()


@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", EVERY_RULE), ("dark", COLOURS)]
)
def test_no_page_holds_a_barrier_by_day_or_by_night(
    shown: Visit, scheme: str, rules: dict[str, Any]
) -> None:
    shown.page.emulate_media(color_scheme=scheme)
    shown.settle()
    assert barriers(shown.page, rules) == []


def test_no_field_is_called_by_the_marks_of_its_label(shown: Visit) -> None:
    assert not [name for name in shown.page.evaluate(NAMES) if MARK.search(name)]


def test_no_page_scrolls_sideways(shown: Visit) -> None:
    for width in (320, 360, 768, 1280):
        shown.page.set_viewport_size({"width": width, "height": 740})
        shown.settle()
        assert shown.page.evaluate(TOO_WIDE) <= 0, width


def test_the_safety_page_and_the_way_it_may_lead_hold_no_barrier(
    visit: Visit, content: Content
) -> None:
    words = content.words
    visit.open("/before-you-start")
    assert barriers(visit.page) == []
    line = visit.page.get_by_role("radiogroup").first
    line.get_by_text(words("safety.answers.yes"), exact=True).click()
    visit.settle().press(words("ui.safety.continue"))
    expect(visit.page.locator("h1")).to_have_text(words("safety.stop.title"))
    assert barriers(visit.page) == []


def test_an_error_is_said_first_also_in_the_title(
    visit: Visit, content: Content
) -> None:
    words = content.words
    visit.begin().press(words("ui.frame.continue"))
    problem = visit.page.locator(".st-key-problem")
    expect(problem).to_contain_text(words("ui.frame.problem"))
    error = words("ui.frame.tab_problem", title=words("ui.concerns.tab"))
    expect(visit.page).to_have_title(error)
    assert barriers(visit.page) == []


def test_the_language_of_the_page_is_said(visit: Visit) -> None:
    for language in ("en", "es"):
        page = visit.page.context.browser.new_context().new_page()
        own = Visit(page, visit.server).open(f"/?lang={language}")
        assert own.page.locator("html").get_attribute("lang") == language
        page.context.close()


def test_the_whole_way_by_keys_alone(visit: Visit, content: Content) -> None:
    words = content.words
    keys = Keys(visit)
    visit.open()
    keys.press(words("ui.start.begin"))
    for line in range(len(words.tree("safety.statements"))):
        keys.choose(line, 2)
    keys.press(words("ui.safety.continue"))
    keys.press(words("ui.safety.whole"))
    keys.tick(content.factors["money"].label)
    keys.press(words("ui.frame.continue"))
    keys.tick(content.factors["cost"].label)
    keys.press(words("ui.frame.continue"))
    keys.tick(words("ui.situation.none"))
    keys.press(words("ui.frame.continue"))
    keys.press(words("ui.check.show"))
    keys.press(words("ui.ranking.continue"))
    keys.press(words("ui.frame.continue"))
    keys.press(words("ui.frame.continue"))
    with visit.page.expect_download() as begun:
        keys.press(words("ui.plan.download"))
    assert begun.value.suggested_filename == "worksheet.pdf"


def test_a_short_answer_pressed_again_is_taken_back(visit: Visit) -> None:
    visit.begin().tick(0)
    keys = Keys(visit)
    keys.choose(0, 2)
    last = visit.page.get_by_role("radio").nth(2)
    expect(last).to_be_checked()
    assert visit.kept().concerns.popitem()[1] == 3

    keys.keyboard.press("Space")
    visit.settle()

    expect(last).not_to_be_checked()
    assert visit.kept().concerns.popitem()[1] == MIDDLE


def test_a_printed_page_leaves_no_part_of_the_plan_folded(visit: Visit) -> None:
    page = visit.come_back(TOLD).open("/step-8").page
    hidden = """() => [...document.querySelectorAll(".ws-plan details > :not(summary)")]
      .filter((part) => !part.checkVisibility()).length"""
    assert page.evaluate(hidden) > 0

    page.emulate_media(media="print")

    assert page.evaluate(hidden) == 0


class Keys:
    """A visitor without a mouse: Tab, arrows, space and Enter."""

    MOST = 120

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.keyboard = visit.page.keyboard

    def reach(self, role: str, name: str) -> None:
        """Go on with Tab until the wanted control has the focus."""
        wanted = self.visit.page.get_by_role(role, name=name).first
        wanted.wait_for(state="attached")
        for _ in range(self.MOST):
            if wanted.evaluate("e => e === document.activeElement"):
                return
            self.keyboard.press("Tab")
        pytest.fail(f"no key leads to {name}")

    def press(self, name: str) -> None:
        """Press a button."""
        self.reach("button", name)
        self.keyboard.press("Enter")
        self.visit.settle()

    def tick(self, name: str) -> None:
        """Tick a line."""
        self.reach("checkbox", name)
        self.keyboard.press("Space")
        self.visit.settle()

    def choose(self, group: int, answer: int) -> None:
        """Choose an answer of a group by its place."""
        radios = self.visit.page.get_by_role("radiogroup").nth(group)
        first = radios.get_by_role("radio").first
        for _ in range(self.MOST):
            if first.evaluate("e => e === document.activeElement"):
                break
            self.keyboard.press("Tab")
        for _ in range(answer):
            self.keyboard.press("ArrowRight")
        self.keyboard.press("Space")
        self.visit.settle()
