"""The draft in the tab: no answer is lost, and none goes where it should not."""

import pytest
from playwright.sync_api import expect
from stories import STORIES
from visitor import Visit

from approach import content as library
from approach.model import Content

pytestmark = [pytest.mark.browser, pytest.mark.upgrade]
QUESTIONS = ["/step-1", "/step-2", "/step-3"]
TOLD = STORIES["d40"].answers


def test_a_server_killed_on_any_page_costs_no_answer(own_visit: Visit) -> None:
    server = own_visit.come_back(TOLD).server

    def power_cut() -> None:
        server.kill()
        server.start()

    told = {}
    for path in QUESTIONS:
        ticked = own_visit.open(path).ticked()
        kept = own_visit.draft()
        assert len(ticked) > 1

        own_visit.outlive(power_cut)

        assert own_visit.comes_to_show(ticked)
        assert own_visit.draft() == kept
        own_visit.tick_another()  # the first answer that the new server hears
        told[path] = own_visit.ticked()
        assert len(told[path]) == len(ticked) + 1
    for path in QUESTIONS:
        assert own_visit.open(path).comes_to_show(told[path])


def test_a_reload_and_a_typed_in_address_cost_no_answer(visit: Visit) -> None:
    told, kept = {}, visit.begin().draft()
    for path in QUESTIONS:
        visit.open(path)
        visit.tick(0)
        visit.tick(2)
        told[path] = visit.ticked()
        assert len(told[path]) == 2
    assert visit.draft() != kept
    kept = visit.draft()

    for path in QUESTIONS:
        assert visit.open(path).comes_to_show(told[path])
        assert visit.reload().comes_to_show(told[path])
    assert visit.draft() == kept


def test_the_last_answer_is_kept_without_going_on(visit: Visit) -> None:
    visit.begin()
    before = visit.draft()
    visit.tick(0)

    assert visit.draft() not in {"", before}


def test_an_unticked_line_stays_unticked_after_a_reload(visit: Visit) -> None:
    visit.begin().tick(0)
    visit.boxes().nth(0).uncheck(force=True)
    visit.settle()

    assert visit.reload().ticked() == []


def test_another_tab_of_the_same_browser_starts_empty(visit: Visit) -> None:
    visit.begin().tick(0)

    second = visit.another().open()

    assert second.draft() == ""


def test_safety_answers_are_never_kept(visit: Visit) -> None:
    visit.open().press("Begin").answer_safety("Yes")
    assert visit.draft() == ""

    visit.press("Continue")

    assert visit.draft() == ""


def test_erasing_empties_the_tab_and_the_session(visit: Visit) -> None:
    visit.begin().tick(0)

    visit.press("Erase everything").press("Yes, erase it")

    assert visit.draft() == ""
    assert visit.reload().draft() == ""
    assert visit.begin().ticked() == []


def test_a_draft_that_cannot_be_read_breaks_nothing(
    visit: Visit, content: Content
) -> None:
    visit.open()
    visit.page.evaluate("sessionStorage.setItem('worksheet', '{\"saved\": 7')")

    assert visit.reload().heading() == content.words("ui.start.title")


def test_the_focus_goes_to_the_heading_of_a_new_page(visit: Visit) -> None:
    visit.open()
    assert visit.page.evaluate("document.activeElement === document.body")

    visit.press("Begin")

    expect(visit.page.locator("h1:focus")).to_be_visible()
    assert visit.page.get_by_test_id("stMain").evaluate("e => e.scrollTop") == 0


def test_the_focus_goes_to_what_is_left_to_mend(visit: Visit) -> None:
    visit.begin().press("Continue")

    for _ in range(2):
        expect(visit.page.locator(":focus")).to_contain_text("There is a problem")
        visit.page.keyboard.press("Tab")
        visit.press("Continue")


def test_the_page_and_its_way_out_speak_the_language_that_is_chosen(
    visit: Visit, content: Content
) -> None:
    spanish = library.load(language="es").words
    page = visit.open().page
    expect(page.locator("html")).to_have_attribute("lang", "en")

    box = page.get_by_role("combobox", name=content.words("ui.frame.language"))
    box.focus()
    visit.settle()  # a page that scrolls closes the list
    box.press("ArrowDown")
    page.get_by_role("option", name=spanish("language.name")).click()
    visit.settle()

    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert visit.heading() == spanish("ui.start.title")
    way_out = page.locator("#worksheet-bar").get_by_role("link")
    expect(way_out).to_have_text(spanish("shell.leave"))
    page.keyboard.press("Escape")
    expect(page.locator("#worksheet-status")).to_have_text(spanish("shell.once"))
