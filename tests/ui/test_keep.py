"""Saving and opening: the file brings everything back, a wrong one changes nothing."""

import json

import pytest
from stories import STORIES
from streamlit.testing.v1 import AppTest
from walk import at_questions, fill, opened, press, said, shown, text

from approach import draft
from approach.answers import Answers
from approach.model import Content
from ui import way


def open_file(app: AppTest, content: str | bytes) -> AppTest:
    """Choose a file on the start page."""
    raw = content.encode() if isinstance(content, str) else content
    app.get("file_uploader")[0].upload("worksheet.json", raw, "application/json")
    return app.run()


def test_a_saved_worksheet_comes_back_and_the_safety_lines_are_asked_anew(
    content: Content,
) -> None:
    told = STORIES["d05"].answers
    app = open_file(opened(), draft.dumps(told))
    assert said(app) == told
    assert shown(app) == content.words("ui.safety.title")
    assert content.words("ui.start.opened") in text(app)
    assert app.session_state["route"] is None


def test_lines_that_are_no_more_are_named(content: Content) -> None:
    told = Answers(reasons={"cost": 2, "moon": 3})
    app = open_file(opened(), draft.dumps(told))
    assert said(app).reasons == {"cost": 2}
    assert content.words("draft.unknown", ids="moon") in text(app)


@pytest.mark.parametrize(
    "file",
    [
        b"%PDF-1.7",
        "{}",
        json.dumps({"worksheet": 9, "answers": {}}),
        '{"worksheet":1,"answers":{"reasons":{"cost":NaN}}}',
        b"\xff\xfe\x00",
    ],
)
def test_a_wrong_file_gets_a_sentence_and_the_answers_stay(
    content: Content, file: str | bytes
) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    before = said(app)
    app.switch_page(way.file("start")).run()
    open_file(app, file)
    assert len(app.error) == 1
    assert said(app) == before
    assert shown(app) == content.words("ui.start.title")


def test_a_page_that_fails_says_what_became_of_the_answers(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    monkeypatch.setattr("ui.results.picture", lambda _: 1 / 0)
    press(app, "on.check")
    assert content.words("ui.frame.broken") in text(app)
    assert said(app).reasons == STORIES["d01"].answers.reasons
    assert app.get("download_button")
