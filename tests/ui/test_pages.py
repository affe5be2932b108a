"""Every page, as a visitor meets it."""

from pathlib import Path

import pytest
from stories import STORIES
from walk import (
    answered,
    at_questions,
    fill,
    opened,
    press,
    said,
    session,
    shown,
    text,
    through_safety,
    tick,
)

from approach import content as library
from approach.answers import Answers
from approach.model import Content
from approach.reading import rows
from approach.scoring import rank
from approach.wording import check
from ui import way

SENTENCES = Path(__file__).parent.parent / "wording" / "en" / "natural.csv"


def heading(content: Content, name: str) -> str:
    return content.words(f"ui.{name}.title")


@pytest.mark.parametrize("name", ["d02", "d16", "d40"])
@pytest.mark.parametrize("language", library.languages())
def test_a_story_walks_from_the_start_to_the_plan(name: str, language: str) -> None:
    content, told = library.load(language=language), STORIES[name].answers
    app = fill(at_questions(language), told)
    assert shown(app) == heading(content, "check")
    mine = said(app)
    assert (mine.reasons, mine.certainty, mine.concerns) == (
        told.reasons,
        told.certainty,
        told.concerns,
    )
    assert set(mine.circumstances) == set(told.circumstances)

    press(app, "on.check")
    first = content.strategies[rank(content, told).order[0]]
    assert f"1. {first.name}" in [folded.label for folded in app.expander]

    for page, next_page in (
        ("ranking", "prepare"),
        ("prepare", "conversation"),
        ("conversation", "plan"),
    ):
        press(app, f"on.{page}")
        assert shown(app) == heading(content, next_page)
    assert first.first_words[0].split(".")[0] in text(app)


def test_nothing_is_chosen_beforehand_on_any_page_of_questions() -> None:
    app = opened()
    press(app, "on.start")
    assert {choice.value for choice in app.pills} == {None}
    app = at_questions()
    for page in ("concerns", "reasons", "situation"):
        app.switch_page(way.file(page)).run()
        assert {box.value for box in app.checkbox} == {False}


def test_an_empty_page_asks_once_more_and_keeps_everything(content: Content) -> None:
    app = press(at_questions(), "on.concerns")
    assert shown(app) == heading(content, "concerns")
    assert content.words("ui.frame.problem") in app.error[0].value
    tick(app, "concerns.none")
    press(app, "on.concerns")
    assert shown(app) == heading(content, "reasons")
    assert not app.error


def test_not_knowing_the_reasons_is_a_full_answer(content: Content) -> None:
    app = at_questions()
    tick(app, "concerns.none")
    press(app, "on.concerns")
    tick(app, "no_reason_known")
    press(app, "on.reasons")
    assert shown(app) == heading(content, "situation")
    assert said(app).circumstances == ("no_reason_known",)


def test_change_leads_to_the_page_and_back_to_the_check(content: Content) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    press(app, "change.reasons")
    assert shown(app) == heading(content, "reasons")
    assert app.checkbox(key="sides:0").value is True
    tick(app, "cost")
    press(app, "on.reasons")
    assert shown(app) == heading(content, "check")
    assert content.factors["cost"].label in text(app)


def test_a_tick_without_a_strength_counts_as_the_middle() -> None:
    app = at_questions()
    tick(app, "money")
    assert said(app).concerns == {"money": 2}


def test_a_tick_taken_back_is_forgotten_with_its_strength() -> None:
    app = at_questions()
    tick(app, "money")
    app.pills(key="money.how_strong:0").set_value(3).run()
    app.checkbox(key="money:0").uncheck().run()
    assert said(app).concerns == {}


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ({"one": "yes"}, "stop"),
        ({"six": "yes", "mirror": "yes"}, "stop"),
        ({"two": "unsure"}, "pause"),
        ({"two": "skip", "three": "skip"}, "pause"),
        ({"mirror": "yes"}, "mirror_yes"),
    ],
)
def test_a_danger_leads_to_help_and_no_page_goes_past_it(
    content: Content, answer: dict[str, str], part: str
) -> None:
    app = through_safety(opened(), **answer)
    title = content.words(f"safety.{part}.title")
    assert shown(app) == title
    for step in way.STEPS:
        if step.gated:
            app.switch_page(way.file(step.name)).run()
            assert shown(app) == title
            assert not app.get("download_button") or not any(
                "pdf" in str(b.proto).lower() for b in app.get("download_button")
            )


def test_nothing_said_on_the_safety_page_is_kept() -> None:
    app = through_safety(opened(), two="skip", mirror="no")
    assert session(app).route == "go"
    assert "line." not in repr(app.session_state)
    assert "skip" not in repr(app.session_state)


def test_who_comes_by_an_address_is_led_to_the_safety_page(content: Content) -> None:
    app = opened()
    session(app).greeted = True
    for step in way.STEPS:
        if step.gated:
            app.switch_page(way.file(step.name)).run()
            assert shown(app) == heading(content, "safety")


def test_words_of_fear_ask_the_lines_again_and_claim_nothing(content: Content) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    for page in ("check", "ranking", "prepare"):
        press(app, f"on.{page}")
    app.text_area[0].set_value("I am scared of you when you drink.").run()
    press(app, "care.safety")
    assert shown(app) == heading(content, "safety")
    assert content.words("safety.again.text") not in text(app)
    press(answered(app), "on.clear")
    assert shown(app) == heading(content, "conversation")
    # what asked this once sends nobody there later, and scary rows still ask
    assert session(app).after_safety is None
    assert not session(app).rechecked


def test_words_that_may_be_of_fear_offer_the_lines_and_say_no_more(
    content: Content,
) -> None:
    doubtful = next(
        row["text"]
        for _, row in rows(SENTENCES, ("text", "labels"))
        if [f.leads_to for f in check(row["text"], content) if f.group == "doubt"]
        == ["safety"]
    )
    app = fill(at_questions(), STORIES["d01"].answers)
    for page in ("check", "ranking"):
        press(app, f"on.{page}")
    assert "care.safety" not in [button.key for button in app.button]
    app.text_area[0].set_value(doubtful).run()
    assert content.words.tree("wording.kinds.fear")["doubt"] in text(app)
    assert not app.warning
    press(app, "care.safety")
    assert shown(app) == heading(content, "safety")


def test_who_comes_back_to_the_check_another_way_is_not_led_there_again(
    content: Content,
) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    press(app, "change.reasons")
    app.switch_page(way.file("check")).run()
    press(app, "on.check")
    assert shown(app) == heading(content, "ranking")
    assert not session(app).back_to_check


def test_erasing_keeps_the_language() -> None:
    app = at_questions("es")
    press(app, "erase")
    press(app, "erase.yes")
    app.query_params.clear()
    assert shown(app.run()) == heading(library.load(language="es"), "start")


def test_scary_rows_ask_the_safety_lines_again(content: Content) -> None:
    app = at_questions()
    tick(app, "temper")
    press(app, "on.concerns")
    assert shown(app) == heading(content, "safety")
    press(answered(app), "on.clear")
    assert shown(app) == heading(content, "reasons")
    assert said(app).concerns == {"temper": 2}


def test_without_a_tick_there_is_no_order_and_no_plan(content: Content) -> None:
    app = at_questions()
    for page in ("ranking", "prepare", "conversation", "plan", "follow_up"):
        app.switch_page(way.file(page)).run()
        own = content.words.tree(f"ui.{page}").get("nothing")
        assert (own or content.words("ui.ranking.nothing")) in text(app)
        assert not app.expander


def test_a_first_look_counts_only_what_was_chosen_last(content: Content) -> None:
    app = at_questions()
    app.switch_page(way.file("quick")).run()
    app.radio(key="quick.concern:0").set_value("money").run()
    for reason in ("cost", "no_reason_known", "time"):
        app.radio(key="quick.reason:0").set_value(reason).run()
    press(app, "on.quick")
    assert shown(app) == heading(content, "ranking")
    assert (said(app).reasons, said(app).circumstances) == ({"time": 2}, ())


def test_a_first_look_keeps_what_was_said_before_and_since() -> None:
    app = at_questions()
    tick(app, "talking")
    for concern, reason in (("money", "cost"), ("busy", "time")):
        app.switch_page(way.file("quick")).run()
        app.radio(key="quick.concern:0").set_value(concern).run()
        app.radio(key="quick.reason:0").set_value(reason).run()
        app.switch_page(way.file("concerns")).run()
        tick(app, "chores")
        app.checkbox(key="chores:0").uncheck().run()
        tick(app, "affair")
    assert said(app).concerns.keys() == {"talking", "money", "busy", "affair"}
    assert said(app).reasons.keys() == {"cost", "time"}


def test_the_visitor_may_put_another_way_first_and_take_it_back(
    content: Content,
) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    press(app, "on.check")
    press(app, "choose.aim")
    assert said(app).chosen == "aim"
    assert content.strategies["aim"].name in app.info[0].value
    press(app, "undo")
    assert said(app).chosen is None


def test_the_limits_stand_beside_the_order(content: Content) -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    press(app, "on.check")
    page = text(app)
    assert content.words("sections.no_trial") in page
    folded = {part.label for part in app.expander}
    assert {choice.name for choice in content.alternatives.values()} <= folded


def test_erasing_asks_once_and_then_nothing_is_left() -> None:
    app = fill(at_questions(), STORIES["d01"].answers)
    press(app, "erase")
    press(app, "erase.no")
    assert said(app).reasons
    press(app, "erase")
    press(app, "erase.yes")
    assert said(app) == Answers()
    assert session(app).route is None


@pytest.mark.parametrize("name", ["facts", "help"])
def test_background_and_help_are_open_to_everyone(content: Content, name: str) -> None:
    app = opened()
    app.switch_page(way.file(name)).run()
    assert shown(app) == heading(content, name)
    assert not app.error


def test_a_country_is_chosen_and_never_guessed() -> None:
    app = opened()
    app.switch_page(way.file("help")).run()
    assert app.selectbox[0].value is None
    app.selectbox[0].set_value("GB").run()
    assert "08082000247" in text(app)


@pytest.mark.parametrize("language", library.languages())
def test_every_page_has_a_title_of_its_own_in_the_browser(language: str) -> None:
    words = library.load(language=language).words
    titles = [words(f"ui.{step.name}.tab") for step in way.STEPS]
    assert len(set(titles)) == len(titles)
