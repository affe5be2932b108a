"""The why: made of the visitor's own answers and the same numbers as the order."""

import pytest

from approach.answers import Answers
from approach.cases import Case
from approach.explain import explain, names, told
from approach.model import Content
from approach.scoring import rank


def test_every_ticked_answer_speaks_for_or_against_each_way_and_never_both(
    content: Content, story: Case
) -> None:
    answers = story.answers
    ranking = rank(content, answers)
    for strategy in ranking.order:
        found = explain(content, answers, ranking, strategy)
        said = [p.factor for p in (*found.speaks_for, *found.speaks_against)]
        assert sorted(said) == sorted(ranking.weights.index)
        assert answers.ticked() <= set(said)


def test_the_points_of_an_explanation_add_up_to_the_total(
    content: Content, story: Case
) -> None:
    answers = story.answers
    ranking = rank(content, answers)
    for strategy in ranking.order:
        found = explain(content, answers, ranking, strategy)
        points = [p.points for p in (*found.speaks_for, *found.speaks_against)]
        assert sum(points) == pytest.approx(ranking.totals[strategy])


def test_the_strongest_reason_is_named_first(content: Content) -> None:
    answers = Answers(
        reasons={"cost": 3, "time": 1}, certainty={"cost": "said", "time": "said"}
    )
    found = explain(content, answers, rank(content, answers), "limit")
    assert [p.factor for p in found.speaks_for] == ["cost", "time"]


def test_a_held_way_says_why_it_is_held(content: Content) -> None:
    answers = Answers(reasons={"private": 3}, certainty={"private": "said"})
    found = explain(content, answers, rank(content, answers), "peers")
    assert found.held == content.words("holds.private.peers")


def test_a_guess_is_called_a_guess(content: Content) -> None:
    words = content.words
    guessed = Answers(reasons={"cost": 3}, certainty={"cost": "guess"})
    said = Answers(reasons={"cost": 3}, certainty={"cost": "said"})
    assert words("answers.certainty.guess") in told(content, guessed, "cost")
    assert words("answers.certainty.guess") not in told(content, said, "cost")


def test_what_the_visitor_did_not_tick_is_not_put_in_their_mouth(
    content: Content,
) -> None:
    answers = Answers(concerns={"money": 2})
    ranking = rank(content, answers)
    assert content.settings.not_known in ranking.weights
    assert told(content, answers, content.settings.not_known) == content.words(
        "answers.not_said"
    )


def test_names_are_joined_as_a_sentence_joins_them(content: Content) -> None:
    first, second, third = (
        content.strategies[s].name for s in ("listen", "aim", "chat")
    )
    assert names(content, ("listen",)) == f"“{first}”"
    assert names(content, ("listen", "aim", "chat")).startswith(
        f"“{first}”, “{second}”"
    )
    assert names(content, ("listen", "aim", "chat")).endswith(f"“{third}”")
