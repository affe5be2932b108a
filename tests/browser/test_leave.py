"""Leaving the page: at once, by every way, with nothing to come back to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from visitor import NEUTRAL, Visit

from approach.model import Content

pytestmark = pytest.mark.browser


def by_button(page: Page) -> None:
    page.locator("#worksheet-bar").get_by_role("link", name="Leave this page").click()


def by_first_tab_stop(page: Page) -> None:
    page.reload()
    page.locator("h1").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def by_escape(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


WAYS = [by_button, by_first_tab_stop, by_shift, by_escape]
Way = Callable[[Page], None]


def has_left(page: Page) -> None:
    """See the neutral site and nothing else."""
    expect(page.get_by_role("heading", name=NEUTRAL)).to_be_visible()


@pytest.mark.parametrize("leave", WAYS)
def test_after_leaving_back_forward_and_a_new_visit_show_nothing(
    visit: Visit, leave: Way
) -> None:
    visit.begin()
    said = visit.tick(0)
    page = visit.page
    assert said in page.content()

    leave(page)
    has_left(page)
    for go in (page.go_back, page.go_back, page.go_forward):
        go()
        page.wait_for_timeout(300)
        assert said not in page.content()
        assert "Worksheet" not in page.title()

    visit.open()
    assert visit.draft() == ""
    visit.open("/step-1")
    assert said not in visit.ticked()
    assert visit.draft() == ""


def test_leaving_works_with_the_server_away(own_visit: Visit) -> None:
    tabs = [own_visit, own_visit.another(), own_visit.another()]
    for tab in tabs:
        tab.begin().tick(0)
    own_visit.server.kill()

    for tab, leave in zip(tabs, (by_button, by_shift, by_escape), strict=True):
        tab.page.bring_to_front()
        leave(tab.page)
        has_left(tab.page)

    own_visit.server.start()
    for tab in tabs:
        assert tab.open().draft() == ""


def test_leaving_blanks_the_page_before_the_other_site_answers(visit: Visit) -> None:
    visit.begin()
    page = visit.page
    page.route("**/*", lambda route: route.fulfill(status=204))  # nothing comes

    by_shift(page)

    assert page.evaluate("document.documentElement.innerText") == ""
    assert page.title() == ""


def test_leaving_empties_the_session_on_the_server(
    visit: Visit, content: Content
) -> None:
    visit.begin()
    visit.tick(0)

    # the same wish, but the tab stays: the server alone must have forgotten
    visit.page.evaluate("dispatchEvent(new Event('worksheet:leave'))")
    visit.settle()

    assert visit.draft() == ""
    assert visit.heading() == content.words("ui.safety.title")


def test_leaving_works_before_the_app_has_loaded(visit: Visit) -> None:
    page = visit.page
    page.route("**/static/js/*", lambda route: route.abort())
    page.goto(visit.server.url, wait_until="commit")

    by_button(page)

    has_left(page)


def test_leaving_works_without_scripts(
    visit: Visit, browser: Browser, neutral: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.server.url)

    by_button(page)

    assert page.url == neutral
    context.close()


def test_each_press_is_told_to_those_who_listen(visit: Visit) -> None:
    visit.open()
    page = visit.page
    status = page.get_by_role("status").filter(has_text="of 3")

    page.keyboard.press("Escape")
    expect(status).to_contain_text("1 of 3")
    page.keyboard.press("Escape")
    expect(status).to_contain_text("2 of 3")


def test_capital_letters_and_slow_presses_do_not_leave(visit: Visit) -> None:
    visit.open()
    page = visit.page
    page.clock.install()

    for letter in "ABCDEF":
        page.keyboard.press(f"Shift+{letter}")
    for _ in range(3):
        page.keyboard.press("Shift")
        page.clock.run_for(3_000)
    page.keyboard.press("Shift")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift")

    expect(page.locator("#worksheet-bar")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_out_covers_nothing(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 700})
    visit.begin()

    bar = page.locator("#worksheet-bar").bounding_box()
    app = page.get_by_test_id("stApp").bounding_box()
    way_out = page.locator("#worksheet-bar a").bounding_box()

    apart = bar["y"] >= app["y"] + app["height"] or bar["y"] + bar["height"] <= app["y"]
    assert apart
    assert way_out["height"] >= 44
    assert way_out["x"] >= 0
    assert way_out["x"] + way_out["width"] <= width
