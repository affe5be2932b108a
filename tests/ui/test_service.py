"""What a service may set by its link and its settings, and what is passed on."""

import json

import pytest
from streamlit.testing.v1 import AppTest
from walk import MAIN, at_questions, opened, press, session, text, tick

from approach import content as library
from approach import draft
from approach.answers import Answers
from approach.model import Content
from ui import service, way
from ui.pass_on import empty_address


def arrived(**query: str) -> AppTest:
    """Come by a link with a query."""
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_a_link_may_choose_the_language() -> None:
    assert session(arrived(lang="es")).language == "es"
    assert session(arrived(lang="xx")).language == "en"


def come_back(kept: str) -> None:
    """Be the script of a tab that kept something before this session."""
    from ui import state  # noqa: PLC0415  only this function is run

    state.from_tab(kept)


def test_no_session_looks_for_the_languages_on_the_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened()
    monkeypatch.setattr(library, "languages", lambda: pytest.fail("looked again"))

    assert session(arrived(lang="es")).language == "es"
    kept = json.dumps({"saved": draft.dumps(Answers()), "language": "es"})
    app = AppTest.from_function(come_back, args=(kept,)).run()
    assert session(app).language == "es"


def test_a_link_may_choose_the_country_of_the_help_lines() -> None:
    assert session(arrived(country="gb")).country == "GB"
    assert session(arrived(country="atlantis")).country is None

    app = arrived(country="GB").switch_page(way.file("help")).run()
    assert app.selectbox[0].value == "GB"


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(service.NAME, "Quiet Harbour")
    monkeypatch.setenv(service.LINE, "+44 20 7946 0000")


@pytest.mark.usefixtures("named")
def test_a_service_is_named_in_the_frame_of_every_page_and_among_the_help_lines() -> (
    None
):
    app = opened()
    for step in way.STEPS:
        app.switch_page(way.file(step.name)).run()
        assert "Quiet Harbour" in text(app)

    app.switch_page(way.file("help")).run()
    assert "tel:+442079460000" in text(app)


@pytest.mark.usefixtures("named")
def test_a_service_is_named_in_the_plan() -> None:
    app = at_questions()
    tick(app, "talking")
    press(app, "on.concerns")
    app.switch_page(way.file("plan")).run()

    (plan,) = [e.proto.body for e in app.get("html") if "ws-plan" in e.proto.body]
    assert "Quiet Harbour" in plan


@pytest.mark.parametrize("step", way.STEPS, ids=lambda step: step.name)
def test_what_is_passed_on_is_the_start_page_and_nothing_of_the_visit(
    step: way.Step,
) -> None:
    shown = f"https://worksheet.example.org/below/{step.path}?country=GB&x=said#here"

    assert empty_address(shown, "en") == "https://worksheet.example.org/below/"
    assert empty_address(shown, "es") == "https://worksheet.example.org/below/?lang=es"


def test_the_page_that_passes_it_on_shows_no_answer(content: Content) -> None:
    app = at_questions()
    tick(app, "talking")
    app.switch_page(way.file("share")).run()

    assert "data:image/svg" in text(app)
    assert content.factors["talking"].label not in text(app)
    assert "talking" not in app.code[0].value
