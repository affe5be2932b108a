"""The document is chosen item by item and seen before it is taken away."""

import pytest
from stories import STORIES
from streamlit.testing.v1 import AppTest
from walk import at_questions, session

from approach.model import Content
from ui import way

HOPE, UNSAID = "walks by the sea", "what I kept to myself"
WRITTEN = {"hope_for_more": f"{HOPE} \ue000", "unsaid": UNSAID}


@pytest.fixture(name="app")
def at_the_plan() -> AppTest:
    app = at_questions()
    told = STORIES["d13"].answers.changed(worksheets={"aim": WRITTEN})
    session(app).answers = told
    return app.switch_page(way.file("plan")).run()


def choose(app: AppTest, reader: str) -> AppTest:
    return app.radio(key="reader").set_value(reader).run()


def preview(app: AppTest) -> str:
    return str(app.get("html")[-1].proto)


def test_what_is_taken_out_leaves_the_page_at_once(
    app: AppTest, content: Content
) -> None:
    title = content.words("sections.why")
    assert title in preview(app)
    app.checkbox(key="in.mine.why:0").uncheck().run()
    assert title not in preview(app)


def test_nothing_is_ticked_for_both_until_the_visitor_ticks_it(app: AppTest) -> None:
    choose(app, "ours")
    ticks = [box for box in app.checkbox if str(box.key).startswith("share.")]
    assert [box.value for box in ticks] == [False]
    assert HOPE not in preview(app)
    ticks[0].check().run()
    assert HOPE in preview(app)
    assert UNSAID not in preview(app)


def test_what_cannot_be_printed_is_named_with_its_field_before_the_download(
    app: AppTest,
) -> None:
    (warning,) = app.warning
    assert "What I hope for more of: \ue000" in warning.value
    assert app.get("download_button")


@pytest.mark.parametrize("reader", ["mine", "ours", "counsellor"])
def test_each_reader_sees_the_title_of_their_own_document(
    app: AppTest, content: Content, reader: str
) -> None:
    choose(app, reader)
    assert content.words(f"plan.{reader}.title") in preview(app)
