"""What would change the order, said in words that a person would use."""

from collections.abc import Iterator

import pytest
from stories import STORIES

from approach import content as library
from approach.answers import CERTAINTIES, Answers
from approach.flips import MOST, Flip, Move, flips
from approach.model import Content
from approach.sure import flip_sentence


@pytest.fixture(scope="module", params=["en", "es"])
def spoken(request: pytest.FixtureRequest) -> Content:
    """Return the content in one language."""
    return library.load(language=request.param)


def moves(content: Content) -> Iterator[Move]:
    """Give every kind of change of every line."""
    for factor in content.factors.values():
        yield Move(factor.group, factor.id, 0, 1)
        yield Move(factor.group, factor.id, 1, 0)
        if MOST[factor.group] > 1:
            yield Move(factor.group, factor.id, 3, 2)
    for reason in content.group("reason"):
        for known in CERTAINTIES:
            yield Move("certainty", reason.id, "said", known)


def test_every_change_has_its_own_words(spoken: Content) -> None:
    every = list(moves(spoken))
    told = [flip_sentence(spoken, Flip((move,), "aim")) for move in every]
    assert len(set(told)) == len(every)
    assert not any("{" in sentence for sentence in told)


def test_not_knowing_is_never_told_as_a_line_to_choose(spoken: Content) -> None:
    line = spoken.settings.not_known
    label = spoken.factors[line].label
    for story in STORIES.values():
        for flip in flips(spoken, story.answers):
            if line in {move.factor for move in flip.moves}:
                assert label not in flip_sentence(spoken, flip)


def test_a_line_without_words_of_its_own_is_quoted(spoken: Content) -> None:
    for reason in spoken.group("reason"):
        sentence = flip_sentence(
            spoken, Flip((Move("reason", reason.id, 0, 1),), "aim")
        )
        assert reason.label in sentence


def test_the_stories_between_them_show_such_a_change(spoken: Content) -> None:
    found = [flip for s in STORIES.values() for flip in flips(spoken, s.answers)]
    assert {m.factor for f in found for m in f.moves} & {spoken.settings.not_known}
    assert flips(spoken, Answers()) == ()
