"""Coming back after a talk, as a visitor meets it."""

from stories import STORIES
from walk import at_questions, fill, press, said, shown, text

from approach.model import Content
from ui import way


def test_a_try_taken_back_leaves_everything_as_it_was(content: Content) -> None:
    told = STORIES["d01"].answers.changed(circumstances=["no_reason_known"])
    app = press(fill(at_questions(), told), "on.check")
    before = said(press(app, "choose.aim"))
    heard = next(f.id for f in content.group("reason") if f.id not in before.reasons)

    app.switch_page(way.file("follow_up")).run()
    app.radio(key="tried.0:0").set_value("peers")
    app.radio(key="out.0:0").set_value("no_change")
    app.multiselect(key="heard.0:0").set_value([heard]).run()
    press(app, "on.follow_up")
    after = said(app)
    assert (after.chosen, after.circumstances) == (None, ())
    assert after.reasons[heard] == 2
    assert shown(app) == content.words("ui.follow_up.title")
    assert content.words("follow_up.next") in text(app)

    assert said(press(app, "undo.try")) == before
