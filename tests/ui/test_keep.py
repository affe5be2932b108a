"""What comes back from outside, kept by this version of the table or another."""

import json

import pytest
from streamlit.testing.v1 import AppTest
from walk import answered, opened, press, said, session, shown, text

from approach.model import Content
from ui import tab, way

SAVED = json.dumps(
    {
        "worksheet": 1,
        "answers": {
            "reasons": {"cost": 3, "moon": 2},
            "chosen": "gone",
            "tries": [
                {"on": "2026-05-01", "strategy": "lost", "outcome": "worse"},
                {
                    "on": "2026-05-02",
                    "strategy": "limit",
                    "outcome": "softer",
                    "heard": ["cost", "old"],
                },
            ],
        },
    }
)


def known_only(app: AppTest) -> bool:
    mine = said(app)
    (tried,) = mine.tries
    return (set(mine.reasons), mine.chosen, tried.heard) == ({"cost"}, None, ("cost",))


def test_a_file_of_another_version_opens_and_says_what_is_left_out(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened()
    monkeypatch.setattr(tab, "chosen", lambda *_: SAVED)
    app.run()
    assert content.words("draft.unknown", ids="gone, lost, moon, old") in text(app)
    assert known_only(app)
    press(answered(app), "on.clear")
    for page in ("ranking", "follow_up", "prepare", "conversation", "plan"):
        app.switch_page(way.file(page)).run()
        assert shown(app) != content.words("ui.frame.broken_title")


def come_back(kept: str) -> None:
    """Be the script of a tab that kept something before this session."""
    from ui import state  # noqa: PLC0415  only this function is run

    state.from_tab(kept)


def test_a_tab_of_another_version_brings_back_what_is_known() -> None:
    kept = json.dumps({"saved": SAVED, "passed": True})
    app = AppTest.from_function(come_back, args=(kept,)).run()
    assert session(app).route == "go"
    assert known_only(app)
