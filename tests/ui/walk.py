"""A visitor's way through the pages, taken by `AppTest`."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from approach.answers import Answers

MAIN = Path(__file__).parent.parent.parent / "ui" / "main.py"


def opened() -> AppTest:
    """Open the start page."""
    return AppTest.from_file(str(MAIN), default_timeout=30).run()


def press(app: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return app.button(key=key).click().run()


def through_safety(app: AppTest, **said: str) -> AppTest:
    """Begin, and answer the safety lines: no to all but those named."""
    press(app, "on.start")
    for radio in app.radio:
        line = radio.key.removeprefix("line.").split(":")[0]
        radio.set_value(said.get(line, "no"))
    app.run()
    return press(app, "on.safety")


def at_questions() -> AppTest:
    """Return a visitor at the first page of questions."""
    return press(through_safety(opened()), "on.clear")


def tick(app: AppTest, name: str) -> None:
    """Tick one line."""
    app.checkbox(key=f"{name}:0").check().run()


def fill(app: AppTest, story: dict[str, Any]) -> AppTest:
    """Tick what a person of a story would tick, page by page, up to the check."""
    for concern, strength in story["concerns"].items():
        tick(app, concern)
        app.radio(key=f"{concern}.strength:0").set_value(strength).run()
    press(app, "on.concerns")
    for reason, strength in story["reasons"].items():
        tick(app, reason)
        app.radio(key=f"{reason}.strength:0").set_value(strength)
        app.radio(key=f"{reason}.certainty:0").set_value(story["certainty"][reason])
        app.run()
    if "no_reason_known" in story["circumstances"]:
        tick(app, "no_reason_known")
    press(app, "on.reasons")
    for circumstance in story["circumstances"]:
        if circumstance != "no_reason_known":
            tick(app, circumstance)
    if not set(story["circumstances"]) - {"no_reason_known"}:
        tick(app, "situation.none")
    return press(app, "on.situation")


def said(app: AppTest) -> Answers:
    """Return what the session holds."""
    return app.session_state["answers"]


def shown(app: AppTest) -> str:
    """Return the page's heading."""
    return app.title[-1].value


def text(app: AppTest) -> str:
    """Return all that the page says in drawn blocks, markdown and messages."""
    kinds = ("html", "markdown", "error", "info", "caption", "warning", "success")
    return " ".join(str(e.proto) for kind in kinds for e in app.get(kind))
