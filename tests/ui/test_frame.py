"""When a page fails the answers are still there, and can be saved."""

import pytest
from stories import STORIES
from walk import at_questions, fill, press, said, text

from approach.model import Content


def test_a_page_that_fails_says_what_became_of_the_answers(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    monkeypatch.setattr("ui.results.picture", lambda _: 1 / 0)
    press(app, "on.check")
    assert content.words("ui.frame.broken") in text(app)
    assert said(app).reasons == STORIES["d01"].answers.reasons
    assert app.get("download_button")
