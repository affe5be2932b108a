"""Opening a saved worksheet: it brings everything back, a wrong one changes nothing."""

import json

import pytest
from playwright.sync_api import expect
from stories import STORIES
from visitor import Visit

from approach import draft
from approach.answers import Answers
from approach.model import Content

pytestmark = pytest.mark.browser


def choose(visit: Visit, content: Content, file: bytes) -> Visit:
    """Choose a file on the start page."""
    visit.open()
    title = content.words("ui.start.open_title")
    visit.page.locator("summary", has_text=title).click()
    chosen = {"name": "worksheet.json", "mimeType": "text/plain", "buffer": file}
    visit.page.get_by_label(content.words("ui.start.open")).set_input_files(chosen)
    visit.page.wait_for_timeout(SOON)  # it is read in the browser before it is sent
    return visit.settle()


SOON = 100  # milliseconds
WRONG = {
    "not_a_worksheet": b"%PDF-1.7",
    "not_text": b"\xff\xfe\x00",
    "newer": json.dumps({"worksheet": 9, "answers": {}}).encode(),
    "damaged": b'{"worksheet":1,"answers":{"reasons":{"cost":NaN}}}',
    "twice": b'{"worksheet":1,"worksheet":1,"answers":{}}',
    "too_large": "é".encode() * draft.LARGEST,
}


def test_a_saved_worksheet_comes_back_and_the_safety_lines_are_asked_anew(
    visit: Visit, content: Content
) -> None:
    told = STORIES["d05"].answers
    choose(visit, content, draft.dumps(told).encode())

    assert visit.heading() == content.words("ui.safety.title")
    main = visit.page.get_by_role("main")
    expect(main).to_contain_text(content.words("ui.start.opened"))
    assert visit.kept() == told


def test_lines_that_are_no_more_are_named(visit: Visit, content: Content) -> None:
    told = Answers(reasons={"cost": 2, "moon": 3})
    choose(visit, content, draft.dumps(told).encode())

    main = visit.page.get_by_role("main")
    expect(main).to_contain_text(content.words("draft.unknown", ids="moon"))
    assert visit.kept().reasons == {"cost": 2}


def test_a_wrong_file_gets_a_sentence_and_the_answers_stay(
    visit: Visit, content: Content
) -> None:
    told = STORIES["d01"].answers
    visit.come_back(told)
    for kind, file in WRONG.items():
        choose(visit, content, file)

        alert = visit.page.get_by_role("main").get_by_role("alert")
        expect(alert).to_have_text(content.words(f"draft.{kind}"))
        assert visit.kept() == told
        assert visit.heading() == content.words("ui.start.title")
    assert not [url for url in visit.asked if "upload" in url]
