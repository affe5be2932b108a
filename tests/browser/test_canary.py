"""What is typed into a field goes where the visitor put it, and nowhere else."""

import re
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Download, Page, expect
from serving import Server
from stories import STORIES
from visitor import Visit

from approach.model import Content

pytestmark = pytest.mark.browser

CANARY = "kanarienvogel"
DAYS = {
    "listen": {"talk_on": "2030-05-02"},
    "chat": {"call_on": "2030-05-03"},
    "limit": {"review_on": "2030-05-04"},
}
HOSTILE = "<img src=x onerror=alert(1)> ![a](http://example.org/b.png) **c** {nb}"
# tells, from inside the server, each file that is opened for writing
WATCH = """
import os, sys
told = os.open(os.environ["WRITTEN"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
WRITING = os.O_WRONLY | os.O_RDWR
def hear(event, given):
    if event == "open" and isinstance(given[2], int) and given[2] & WRITING:
        os.write(told, f"{given[0]}\\n".encode())
sys.addaudithook(hear)
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, neutral: str) -> Iterator[Server]:
    """Serve the app with a debug log and an eye on each file it opens to write."""
    folder = tmp_path_factory.mktemp("watched")
    eye = folder / "eye"
    eye.mkdir()
    (eye / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    served = Server(
        folder / "log",
        PYTHONPATH=str(eye),
        PYTHONDONTWRITEBYTECODE="1",
        WRITTEN=str(folder / "written"),
        STREAMLIT_LOGGER_LEVEL="debug",
        WORKSHEET_EXIT_URL=neutral,
    ).start()
    yield served
    served.kill()


def type_everywhere(page: Page, visit: Visit) -> int:
    """Type the canary into every field of running text; return how many there are."""
    fields = page.get_by_role("textbox").and_(page.locator("textarea"))
    for field in fields.all():
        field.fill(f"{CANARY} {HOSTILE} {field.input_value()}")
        field.press("Tab")
        visit.settle()
    return fields.count()


def name_everything(page: Page, visit: Visit) -> int:
    """Type the canary into every field of one line; return how many there are."""
    fields = page.get_by_role("main").locator("input[type=text]:not([role=combobox])")
    for field in fields.all():
        field.fill(CANARY)
        field.press("Tab")
        visit.settle()
    return fields.count()


def take(page: Page, name: str) -> Download:
    """Press a button that hands over a file; return the file."""
    with page.expect_download() as begun:
        page.get_by_role("button", name=name).click()
    return begun.value


def no_trace(watched: Server, visit: Visit) -> None:
    """Find the canary in no other session, log or address, and no file written."""
    other = Visit(visit.page.context.new_page(), watched).open()
    assert CANARY not in other.page.content()
    assert CANARY not in other.draft()
    assert CANARY not in watched.log.read_text(encoding="utf-8")
    assert not [url for url in visit.asked if CANARY in url]
    assert not [url for url in visit.asked if not url.startswith(watched.url)]
    written = (watched.log.parent / "written").read_text(encoding="utf-8").split()
    assert not [path for path in written if not re.match(r"/dev/|\d+$", path)]
    assert visit.complaints == []


def test_a_canary_is_on_the_page_in_the_draft_and_in_the_files_asked_for(
    watched: Server, page: Page, content: Content
) -> None:
    words = content.words
    visit = Visit(page, watched).come_back(STORIES["d04"].answers)
    visit.open("/step-6")
    typed = 0
    for strategy in content.strategies.values():
        which = page.get_by_role("radiogroup", name=words("ui.prepare.which"))
        which.get_by_text(strategy.name, exact=True).click()
        visit.settle()
        typed += type_everywhere(page, visit)
    visit.open("/step-7")
    typed += type_everywhere(page, visit)
    assert typed >= 20

    expect(page.get_by_role("main")).to_contain_text(CANARY)
    assert visit.draft().count(CANARY) >= typed
    visit.open("/step-8")
    expect(page.locator(".ws-plan")).to_contain_text(HOSTILE)
    pdf = take(page, words("ui.plan.download")).path()
    saved = take(page, words("ui.frame.save")).path().read_text(encoding="utf-8")
    assert saved.count(CANARY) == visit.draft().count(CANARY)
    printed = "".join(p.extract_text() for p in pypdf.PdfReader(pdf).pages)
    assert CANARY in printed
    no_trace(watched, visit)


def test_a_name_for_a_file_or_a_day_is_in_that_file_and_in_no_draft(
    watched: Server, page: Page, content: Content
) -> None:
    words = content.words
    told = STORIES["d04"].answers.changed(worksheets=DAYS)
    visit = Visit(page, watched).come_back(told).open("/step-8")
    for part in ("ui.plan.how", "dates.title"):
        page.locator("summary", has_text=words(part)).click()
    visit.settle()
    assert name_everything(page, visit) == 1 + len(DAYS)

    pdf = take(page, words("ui.plan.download"))
    calendar = take(page, words("dates.download"))
    assert pdf.suggested_filename == f"{CANARY}.pdf"
    assert calendar.path().read_text(encoding="utf-8").count(CANARY) == len(DAYS)
    assert CANARY not in pdf.url + calendar.url
    assert visit.kept() == told
    assert CANARY not in visit.draft()
    no_trace(watched, visit)


def test_the_log_says_nothing_of_an_answer_at_any_level(
    watched: Server, page: Page, content: Content
) -> None:
    visit = Visit(page, watched).begin()
    visit.tick(0)
    visit.press(content.words("ui.frame.continue")).tick(0)

    answers = visit.kept()
    log = watched.log.read_text(encoding="utf-8")
    assert "session" in log.lower()
    assert len(answers.ticked()) == 2
    for factor in answers.ticked():
        assert content.factors[factor].label not in log
        assert not re.search(rf"\b{factor}\b", log)  # its box is called …-{factor}:0
