"""Behind a load balancer: the worker in use dies, and the visitor does not notice."""

from collections.abc import Iterator

import pytest
from pair import NEEDS_HAPROXY, Pair
from playwright.sync_api import Page
from stories import STORIES
from visitor import Visit

pytestmark = [pytest.mark.browser, NEEDS_HAPROXY]
QUESTIONS = ["/step-1", "/step-2", "/step-3"]
TOLD = STORIES["d40"].answers


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    served = Pair(tmp_path_factory.mktemp("pair"))
    try:
        yield served.start()
    finally:
        served.stop()


def test_the_worker_in_use_may_die_on_any_page_of_questions(
    pair: Pair, page: Page
) -> None:
    visit = Visit(page, pair).come_back(TOLD)
    for path in QUESTIONS:
        ticked = visit.open(path).ticked()
        kept, serving = visit.draft(), pair.serving(page)
        assert len(ticked) > 1

        visit.outlive(pair.workers[serving].kill)

        assert pair.serving(page) != serving
        assert visit.comes_to_show(ticked)
        assert visit.draft() == kept
        pair.revive(serving)
