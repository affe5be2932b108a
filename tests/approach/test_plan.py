"""The plan: whole for every story, without what was left out, honest about itself."""

from datetime import date
from typing import Any

import pytest

from approach.answers import Answers
from approach.blocks import Bullets, Chart, Checklist, Links, Plan, Speech
from approach.cases import Case
from approach.help_lines import Service, service_line
from approach.model import Content
from approach.plan import NothingToPlanError, build
from approach.scoring import rank

DAY = date(2026, 11, 23)


def blocks(plan: Plan, kind: type) -> list[Any]:
    return [b for s in plan.sections for b in s.blocks if isinstance(b, kind)]


def test_every_story_gets_a_plan_that_begins_with_its_first_way(
    content: Content, story: Case
) -> None:
    answers = story.answers
    plan = build(content, answers, made_on=DAY)
    first = content.strategies[rank(content, answers).order[0]]

    assert first.name in plan.subtitle
    assert blocks(plan, Chart)[0].bars[0].label == first.short
    assert blocks(plan, Checklist)[0].items == first.steps
    spoken = [speech.text for speech in blocks(plan, Speech)]
    assert spoken[: len(first.first_words)] == list(first.first_words)


def test_nothing_ticked_makes_no_plan(content: Content) -> None:
    with pytest.raises(NothingToPlanError):
        build(content, Answers())
    with pytest.raises(NothingToPlanError):
        build(content, Answers(reasons={"no_such_line": 3}))


def test_the_visitors_choice_comes_before_the_order(content: Content) -> None:
    answers = Answers(reasons={"cost": 3}, chosen="aim")
    plan = build(content, answers, made_on=DAY)
    assert rank(content, answers).order[0] != "aim"
    assert blocks(plan, Checklist)[0].items == content.strategies["aim"].steps


def test_what_is_left_out_is_not_in_it(content: Content) -> None:
    answers = Answers(reasons={"cost": 3})
    whole = build(content, answers, leave_out=(), made_on=DAY)
    part = build(content, answers, leave_out={"why", "help"}, made_on=DAY)
    gone = {s.id for s in whole.sections} - {s.id for s in part.sections}
    assert gone == {"why", "help"}


def test_help_lines_are_on_paper_only_when_they_are_asked_for(content: Content) -> None:
    answers = Answers(reasons={"cost": 3})
    plan = build(content, answers, country="GB", made_on=DAY)
    assert not blocks(plan, Links)

    asked = build(content, answers, country="GB", leave_out=(), made_on=DAY)
    links = [link for listed in blocks(asked, Links) for link in listed.items]
    assert any(link.url == "tel:08082000247" for link in links)
    assert all(link.url.startswith(("tel:", "https:")) for link in links)


def test_no_country_is_guessed(content: Content) -> None:
    answers = Answers(reasons={"cost": 3})
    plan = build(content, answers, leave_out=(), made_on=DAY)
    assert len(blocks(plan, Links)[0].items) == 1


def test_the_service_that_hands_it_out_is_named_in_it(content: Content) -> None:
    service = Service("Harbour", "+44 1632 960000")
    plan = build(content, Answers(reasons={"cost": 3}), service=service, made_on=DAY)
    assert blocks(plan, Links) == [service_line(service)]


def test_it_says_that_nobody_has_tested_the_five(content: Content) -> None:
    plan = build(content, Answers(reasons={"cost": 3}), made_on=DAY)
    said = [item for b in blocks(plan, Bullets) for item in b.items]
    assert set(content.words.lines("sections.basis_lines")) <= set(said)


def test_every_heading_is_there_once(content: Content) -> None:
    plan = build(content, Answers(reasons={"cost": 3}), made_on=DAY)
    headings = [section.heading for section in plan.sections]
    assert len(set(headings)) == len(headings)


PRIVATE = Answers(
    reasons={"cost": 3, "stigma": 1},
    certainty={"cost": "said", "stigma": "guess"},
    concerns={"money": 2},
    worksheets={
        "aim": {"hope_for_more": "laughing together", "unsaid": "canary one"},
        "listen": {"their_words": "canary two", "my_change": "canary three"},
        "limit": {"goal": "one quiet evening"},
    },
    opening={"warmth": "canary four"},
)


def every_text(plan: Plan) -> str:
    return repr(plan)


def test_what_both_read_holds_only_what_was_ticked_for_it(content: Content) -> None:
    plan = build(
        content,
        PRIVATE,
        "ours",
        shared=["aim.hope_for_more", "limit.goal", "aim.unsaid", "listen.their_words"],
        made_on=DAY,
    )
    text = every_text(plan)
    assert "laughing together" in text
    assert "one quiet evening" in text
    assert "canary" not in text


def test_what_both_read_says_nothing_of_order_reason_or_guess(content: Content) -> None:
    text = every_text(build(content, PRIVATE, "ours", made_on=DAY))
    for factor in content.factors.values():
        assert factor.label not in text
    for strategy in content.strategies.values():
        assert strategy.name not in text
    for known in ("said", "think", "guess"):
        assert content.words(f"answers.certainty.{known}") not in text


def test_the_counsellors_page_holds_the_concerns_and_no_guess_about_the_partner(
    content: Content,
) -> None:
    text = every_text(build(content, PRIVATE, "counsellor", made_on=DAY))
    assert content.factors["money"].label in text
    assert content.factors["stigma"].label not in text
    assert "canary" not in text


def test_empty_parts_are_left_out(content: Content) -> None:
    plan = build(content, Answers(reasons={"cost": 3}), made_on=DAY)
    assert "tries" not in {section.id for section in plan.sections}
    assert all(section.blocks for section in plan.sections)
