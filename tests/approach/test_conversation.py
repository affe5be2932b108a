"""What the opening and the replies promise: short, warm, open to change, a free no."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from approach import content as library
from approach import conversation, wording
from approach.answers import Answers
from approach.model import Content
from approach.reading import ContentError
from approach.text import Words, merged
from approach.worksheets import worksheet
from bench.readability import grade

FIVE = ["listen", "chat", "limit", "peers", "aim"]
IN_ORDER = ["moment", "warmth", "notice", "feel", "part", "invitation", "free_no"]
MOST_WORDS = 110
PLAIN = 6.0  # school years, by Flesch and Kincaid


def one_of_each(
    reason: str | None = None, known: str = "said", concern: str | None = None
) -> Answers:
    """Return answers with at most one reason and one concern."""
    return Answers.from_dict(
        {
            "reasons": {reason: 2} if reason else {},
            "certainty": {reason: known} if reason else {},
            "concerns": {concern: 2} if concern else {},
        }
    )


def said(content: Content, answers: Answers, strategy: str) -> str:
    """Return the whole opening as it is spoken."""
    parts = conversation.opening(content, answers, strategy)
    return " ".join(part.text for part in parts)


def part(content: Content, answers: Answers, strategy: str, name: str) -> str:
    """Return the words of one part."""
    parts = conversation.opening(content, answers, strategy)
    return next(part.text for part in parts if part.id == name)


def single(content: Content) -> list[Answers]:
    """Return the answers with one thing ticked, and those with nothing."""
    reasons = [reason.id for reason in content.group("reason")]
    concerns = [concern.id for concern in content.group("concern")]
    told = product(reasons, ("said", "think", "guess"))
    return [
        one_of_each(),
        *(one_of_each(reason, known) for reason, known in told),
        *(one_of_each(concern=concern) for concern in concerns),
    ]


@pytest.fixture(scope="module")
def openings(content: Content) -> dict[str, list[str]]:
    return all_openings(content)


@pytest.fixture(scope="module", params=library.languages())
def told(request: pytest.FixtureRequest) -> Content:
    """Return the content of each language in turn."""
    return library.load(language=request.param)


def all_openings(content: Content) -> dict[str, list[str]]:
    """Return every opening with one thing ticked, and the longest with two."""
    spoken: dict[str, list[str]] = {}
    for strategy in FIVE:
        alone = [(said(content, a, strategy), a) for a in single(content)]
        reason = longest(alone, "reasons")
        concern = longest(alone, "concerns")
        both = reason.changed(concerns=concern.concerns)
        spoken[strategy] = [text for text, _ in alone]
        spoken[strategy].append(said(content, both, strategy))
    return spoken


def longest(spoken: list[tuple[str, Answers]], ticked: str) -> Answers:
    """Return the answers with the longest opening among those with such a tick."""
    such = [
        (len(text.split()), n)
        for n, (text, a) in enumerate(spoken)
        if getattr(a, ticked)
    ]
    return spoken[max(such)[1]][1]


def test_the_parts_come_in_the_order_they_are_said(content: Content) -> None:
    for strategy in FIVE:
        parts = conversation.opening(content, Answers(), strategy)
        assert [part.id for part in parts] == IN_ORDER
        assert all(part.label and part.hint for part in parts)


def test_no_part_is_ever_empty(content: Content) -> None:
    for strategy, answers in product(FIVE, single(content)):
        assert all(p.text for p in conversation.opening(content, answers, strategy))


def test_the_whole_opening_stays_short(openings: dict[str, list[str]]) -> None:
    longest = max((text for told in openings.values() for text in told), key=words)
    assert words(longest) <= MOST_WORDS, longest


def words(text: str) -> int:
    return len(text.split())


def test_the_opening_is_plain_to_hear(openings: dict[str, list[str]]) -> None:
    for text in (text for told in openings.values() for text in told):
        assert grade(text) <= PLAIN, text


def test_every_reason_that_a_strategy_can_meet_has_its_own_invitation(
    content: Content,
) -> None:
    for strategy in FIVE:
        fits = content.matrix[strategy]
        met = [r.id for r in content.group("reason") if fits[r.id] >= 1]
        invited = [part(content, one_of_each(r), strategy, "invitation") for r in met]
        plain = part(content, Answers(), strategy, "invitation")
        assert len({plain, *invited}) == len(met) + 1


def test_every_concern_is_noticed_in_its_own_words(content: Content) -> None:
    for name in ("notice", "feel"):
        told = {
            part(content, one_of_each(concern=concern.id), "aim", name)
            for concern in content.group("concern")
        }
        assert len(told) == len(content.group("concern"))


def test_listening_asks_what_and_how_and_for_nothing(content: Content) -> None:
    for answers in single(content):
        asked = part(content, answers, "listen", "invitation")
        *_, question = re.split(r"(?<=[.?])\s", asked)
        assert asked.count("?") == 1
        assert re.match(r"(What|How)\b.*\?$", question), asked


def test_the_other_four_ask_and_leave_the_choice(content: Content) -> None:
    for strategy in ("chat", "limit", "peers", "aim"):
        assert part(content, Answers(), strategy, "invitation").count("?") == 1


def test_a_guess_is_never_said_aloud(content: Content) -> None:
    spoken = content.words.tree("openings.reasons")
    for reason, strategy in product(content.group("reason"), FIVE):
        told = said(content, one_of_each(reason.id, "guess"), strategy)
        assert spoken[reason.id]["said"] not in told
        assert spoken[reason.id]["think"] not in told


def test_a_thought_is_wondered_about_and_not_put_as_said(content: Content) -> None:
    spoken = content.words.tree("openings.reasons")
    for reason in content.group("reason"):
        told = said(content, one_of_each(reason.id, "think"), "listen")
        assert spoken[reason.id]["said"] not in told
        assert spoken[reason.id]["think"] in told


def test_a_listener_does_not_lead_with_a_guess(content: Content) -> None:
    plain = said(content, Answers(), "listen")
    for reason in content.group("reason"):
        assert said(content, one_of_each(reason.id, "guess"), "listen") == plain


def test_one_reason_is_named_and_it_is_the_weightiest(content: Content) -> None:
    answers = Answers.from_dict(
        {
            "reasons": {"cost": 3, "wont_work": 1, "the_end": 3},
            "certainty": {"cost": "said", "wont_work": "said", "the_end": "said"},
        }
    )
    cost = one_of_each("cost")
    assert said(content, answers, "limit") == said(content, cost, "limit")


def test_one_concern_is_named_and_it_is_the_weightiest(content: Content) -> None:
    answers = Answers.from_dict({"concerns": {"talking": 1, "money": 3, "busy": 2}})
    money = one_of_each(concern="money")
    assert said(content, answers, "aim") == said(content, money, "aim")


@pytest.mark.parametrize(
    ("strategy", "field", "entry", "where"),
    [
        ("aim", "aim.hope_for_more", "evenings that are ours", "feel"),
        ("chat", "aim.my_part", "I go quiet", "part"),
        ("chat", "aim.strength", "how we cook", "warmth"),
        ("listen", "listen.my_change", "I will put the phone away", "part"),
        ("limit", "limit.goal", "one calm dinner", "feel"),
        ("aim", "aim.invitation", "Shall we look at one page?", "invitation"),
    ],
)
def test_what_stands_on_a_worksheet_is_said(
    content: Content, strategy: str, field: str, entry: str, where: str
) -> None:
    answers = one_of_each("sides", concern="talking")
    sheet, name = field.split(".")
    mine = answers.changed(worksheets={sheet: {name: entry}})
    assert entry in part(content, mine, strategy, where)


def test_the_number_of_sessions_is_the_one_on_the_worksheet(content: Content) -> None:
    for reason in (None, "cost", "sides"):
        mine = one_of_each(reason).changed(worksheets={"limit": {"how_many": "two"}})
        assert "two sessions" in part(content, mine, "limit", "invitation")


def test_the_chosen_ways_own_worksheet_speaks_first(content: Content) -> None:
    both = {"aim": {"my_part": "I go quiet"}, "listen": {"my_change": "phone away"}}
    mine = Answers.from_dict({"worksheets": both})
    assert "phone away" in part(content, mine, "listen", "part")
    assert "I go quiet" in part(content, mine, "aim", "part")


def test_an_entry_with_its_own_ending_gets_no_second_one(content: Content) -> None:
    for entry, ending in (("I go quiet", "quiet."), ("I go quiet!", "quiet!")):
        mine = Answers.from_dict({"worksheets": {"aim": {"my_part": entry}}})
        assert part(content, mine, "aim", "part").endswith(ending)


@pytest.mark.parametrize(
    ("entry", "spoken"),
    [
        ("would you look at one with me", "Would you look at one with me?"),
        ("i miss us. would you come along", "I miss us. Would you come along?"),
        ("Shall we look at one page?", "Shall we look at one page?"),
        ("Come with me, only if you like.", "Come with me, only if you like."),
    ],
)
def test_a_question_of_ones_own_is_written_as_one(
    content: Content, entry: str, spoken: str
) -> None:
    mine = Answers.from_dict({"worksheets": {"aim": {"invitation": entry}}})
    assert part(content, mine, "aim", "invitation") == spoken


def test_a_question_is_written_as_its_language_does() -> None:
    spanish = library.load(language="es")
    for entry in ("te animas a venir", "¿te animas a venir", "¿Te animas a venir?"):
        mine = Answers.from_dict({"worksheets": {"aim": {"invitation": entry}}})
        assert part(spanish, mine, "aim", "invitation") == "¿Te animas a venir?"


def test_two_lines_of_an_entry_do_not_run_into_each_other(content: Content) -> None:
    for entry, spoken in (
        ("how we laugh\n\n how we cook ", "how we laugh, how we cook."),
        ("We laugh.\nWe cook.", "We laugh. We cook."),
    ):
        mine = Answers.from_dict({"worksheets": {"aim": {"strength": entry}}})
        assert part(content, mine, "aim", "warmth").endswith(f" {spoken}")


def test_a_question_chosen_for_the_talk_still_follows_the_reason_heard(
    content: Content,
) -> None:
    chosen = {"listen": {"open_question": "bearable"}}
    mine = one_of_each("pushed").changed(worksheets=chosen)
    asked = part(content, mine, "listen", "invitation")
    assert asked.startswith(content.words("openings.reasons.pushed.said"))
    field = next(
        f for f in worksheet(content, "listen").fields if "bearable" in f.options
    )
    assert asked.endswith(field.options["bearable"])


@given(text=st.text(min_size=1, max_size=200).filter(str.strip))
def test_what_the_visitor_wrote_anew_wins(content: Content, text: str) -> None:
    mine = one_of_each("sides").changed(opening={"invitation": text})
    assert part(content, mine, "chat", "invitation") == text.strip()
    assert part(content, mine, "chat", "warmth") == part(
        content, one_of_each("sides"), "chat", "warmth"
    )


def test_an_emptied_part_gets_its_draft_back(content: Content) -> None:
    mine = Answers.from_dict({"opening": {"warmth": "  "}})
    assert said(content, mine, "aim") == said(content, Answers(), "aim")


@given(entry=st.text(alphabet="{}%\\*_ab\n0!r:", max_size=40))
def test_no_entry_can_break_the_draft(content: Content, entry: str) -> None:
    mine = Answers.from_dict(
        {"worksheets": {"aim": {"my_part": entry, "invitation": entry}}}
    )
    told = " ".join(p.text for p in conversation.opening(content, mine, "aim"))
    assert all(" ".join(line.split()) in told for line in entry.splitlines())


def test_replies_to_the_strongest_reason_come_first_and_the_general_ones_last(
    content: Content,
) -> None:
    mine = Answers.from_dict({"reasons": {"sides": 1, "cost": 3}})
    told = [reply.id for reply in conversation.replies(content, mine)]
    general = ["yes", "maybe", "no", "silence", "anger"]
    assert told[0].startswith("cost_")
    assert told[len(told) - len(general) - 1].startswith("sides_")
    assert told[-len(general) :] == general
    assert len(set(told)) == len(told)


def test_every_reason_has_one_or_two_likely_replies(content: Content) -> None:
    for reason in content.group("reason"):
        told = conversation.replies(content, one_of_each(reason.id))
        assert 1 <= sum(reply.label == reason.label for reply in told) <= 2


def test_the_answer_to_a_no_or_to_anger_asks_for_nothing(content: Content) -> None:
    told = {reply.id: reply for reply in conversation.replies(content, Answers())}
    for name in ("no", "anger", "silence"):
        assert "?" not in told[name].answer


def test_listening_stopping_and_waiting_have_their_lists(content: Content) -> None:
    for name in ("listening", "stopping", "again"):
        assert len(conversation.advice(content, name).items) >= 5


def test_stopping_says_where_help_is_when_there_is_fear(content: Content) -> None:
    stopping = " ".join(conversation.advice(content, "stopping").items)
    assert "Help page" in stopping


def test_no_opening_has_a_tip_or_a_care_finding(told: Content) -> None:
    for text in {text for spoken in all_openings(told).values() for text in spoken}:
        assert list(faults(text, told)) == [], text


def test_no_template_or_answer_has_a_tip_or_a_care_finding(told: Content) -> None:
    everything = Answers(reasons=dict.fromkeys(all_reasons(told), 2))
    answers = [reply.answer for reply in conversation.replies(told, everything)]
    for text in [*spoken(told.words.tree("openings")), *answers]:
        assert list(faults(text, told)) == [], text


def all_reasons(content: Content) -> list[str]:
    return [reason.id for reason in content.group("reason")]


def faults(text: str, content: Content) -> Iterator[str]:
    """Give the kinds of what the wording check would change."""
    for finding in wording.check(text, content):
        if finding.group != "praise":
            yield finding.kind


def spoken(tree: Any) -> Iterator[str]:
    """Walk what is said aloud: every text but the labels and hints of the parts."""
    for name, value in tree.items():
        if name in ("parts", "filled", "blank", "full_stop"):
            continue
        if isinstance(value, dict):
            yield from spoken(value)
        elif isinstance(value, str):
            yield value.replace("{how_many}", "three sessions")


@pytest.mark.parametrize(
    ("spoilt", "named"),
    [
        ({"reasons": {"sides": {"chat": "Try {how_often}?"}}}, r"reasons\.sides"),
        ({"reasons": {"nobody": {}}}, r"reasons\.nobody"),
        (
            {"concerns": {"nobody": dict.fromkeys(("notice", "feel", "wish"), "a")}},
            r"concerns\.nobody",
        ),
        ({"strategies": {"aim": {"invitation": "{}"}}}, r"strategies\.aim"),
        ({"strategies": {"aim": {"moment": ""}}}, r"moment"),
        (
            {"filled": [{"piece": "part", "entry": "aim.nowhere", "text": "{entry}"}]},
            r"aim\.nowhere",
        ),
        (
            {"filled": [{"piece": "part", "entry": "nowhere", "text": "{entry}"}]},
            r"nowhere",
        ),
        (
            {"filled": [{"piece": "part", "entry": "aim.my_part", "text": "{it}"}]},
            r"aim\.my_part",
        ),
    ],
)
def test_the_check_names_the_table_that_is_wrong(
    content: Content, spoilt: dict[str, Any], named: str
) -> None:
    conversation.check(content)
    with pytest.raises(ContentError, match=named) as mistake:
        conversation.check(reworded(content, spoilt))
    assert mistake.value.file == "openings.toml"


def test_the_check_wants_words_wherever_a_strategy_can_meet_a_reason(
    content: Content,
) -> None:
    matrix = content.matrix.copy()
    matrix.loc["bad_past", "aim"] = 1.0
    with pytest.raises(ContentError, match=r"bad_past.*'aim' is missing"):
        conversation.check(replace(content, matrix=matrix))


def reworded(content: Content, openings: dict[str, Any]) -> Content:
    """Return the content with some of the opening's words put anew."""
    files = ("openings", "replies", "worksheets")
    tree = {file: content.words.tree(file) for file in files}
    return replace(content, words=Words(merged(tree, {"openings": openings})))
