"""A visitor's way through the pages, taken by `AppTest`."""

from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from approach.answers import Answers
from ui.state import Session

NOT_KNOWN = "no_reason_known"
MAIN = Path(__file__).parent.parent.parent / "ui" / "main.py"


def opened(language: str = "en") -> AppTest:
    """Open the start page by a link in a language."""
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    app.query_params["lang"] = language
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return app.button(key=key).click().run()


def through_safety(app: AppTest, **said: str) -> AppTest:
    """Begin, and answer the safety lines: no to all but those named."""
    return answered(press(app, "on.start"), **said)


def answered(app: AppTest, **said: str) -> AppTest:
    """Answer the safety lines: no to all but those named."""
    for choice in app.pills:
        line = choice.key.removeprefix("line.").split(":")[0]
        choice.set_value(said.get(line, "no"))
    app.run()
    return press(app, "on.safety")


def at_questions(language: str = "en") -> AppTest:
    """Return a visitor at the first page of questions."""
    return press(through_safety(opened(language)), "on.clear")


def tick(app: AppTest, name: str) -> None:
    """Tick one line."""
    app.checkbox(key=f"{name}:0").check().run()


def fill(app: AppTest, told: Answers) -> AppTest:
    """Tick what a person would tick, page by page, up to the check."""
    for concern, strength in told.concerns.items():
        tick(app, concern)
        app.pills(key=f"{concern}.how_strong:0").set_value(strength).run()
    press(app, "on.concerns")
    for reason, strength in told.reasons.items():
        tick(app, reason)
        app.pills(key=f"{reason}.how_strong:0").set_value(strength)
        app.pills(key=f"{reason}.how_known:0").set_value(told.certainty[reason])
        app.run()
    if NOT_KNOWN in told.circumstances:
        tick(app, NOT_KNOWN)
    press(app, "on.reasons")
    others = [c for c in told.circumstances if c != NOT_KNOWN]
    for line in others or ["situation.none"]:
        tick(app, line)
    return press(app, "on.situation")


def session(app: AppTest) -> Session:
    """Return the record of the visit."""
    return app.session_state["session"]


def said(app: AppTest) -> Answers:
    """Return what the session holds."""
    return session(app).answers


def shown(app: AppTest) -> str:
    """Return the page's heading."""
    return app.title[-1].value


def text(app: AppTest) -> str:
    """Return all that the page says in drawn blocks, markdown and messages."""
    kinds = ("html", "markdown", "error", "info", "caption", "warning", "success")
    return unescape(" ".join(str(e.proto) for kind in kinds for e in app.get(kind)))
