"""The check of one's own words: it catches, it spares, and it never presses."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from approach.model import Content
from approach.reading import ContentError
from approach.text import Words, merged
from approach.wording import check

FOLDER = Path(__file__).parent.parent / "wording"
PRAISE = {"own_part", "example", "wish", "thanks", "choice", "accepts_no"}
CARE = {"fear": "safety", "self_harm": "crisis", "threat": "mirror"}


def labelled(name: str) -> list[tuple[str, set[str]]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return [(r["text"], set(r["labels"].split())) for r in csv.DictReader(file)]


# held_out was written before the rules; two passes were made over its misses.
# dev2 holds what others wrote who never saw the rules, learned from since, and idioms
MEASURED = ["dev", "held_out", "dev2"]
EVERY = [told for name in MEASURED for told in labelled(name)]


def kinds(text: str, content: Content) -> set[str]:
    return {finding.kind for finding in check(text, content)}


@pytest.mark.parametrize("name", MEASURED)
def test_it_finds_what_people_find(content: Content, name: str) -> None:
    right = found = wanted = 0
    for text, labels in labelled(name):
        got = kinds(text, content) - PRAISE
        want = labels - PRAISE
        right += len(got & want)
        found += len(got)
        wanted += len(want)
    precision, recall = right / found, right / wanted
    score = 2 * precision * recall / (precision + recall)
    print(f"\n{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}")
    assert score >= 0.9


@pytest.mark.parametrize(
    ("text", "labels"),
    [e for e in EVERY if e[1] & CARE.keys()],
    ids=lambda e: str(e)[:40],
)
def test_words_of_danger_are_always_heard_and_lead_to_help(
    content: Content, text: str, labels: set[str]
) -> None:
    del labels
    for said in (text, text.upper(), text.replace("'", ""), text.replace(" ", "  ")):
        found = check(said, content)
        assert found
        assert {finding.group for finding in found} == {"care"}
        assert all(finding.leads_to for finding in found)


@pytest.mark.parametrize("text", [text for text, labels in EVERY if not labels])
def test_harmless_words_pass(content: Content, text: str) -> None:
    assert not kinds(text, content) - PRAISE


@pytest.mark.parametrize(
    "said",
    [
        "“You never listen and you are so selfish,” you said.",
        '"It is all your fault" is what I heard.',
        "«Calm down», you told me.",
    ],
)
def test_the_partners_quoted_words_get_no_tip(content: Content, said: str) -> None:
    assert not kinds(said, content) - PRAISE


def test_where_there_is_fear_there_is_no_advice_on_tone(content: Content) -> None:
    text = "You never listen. I'm scared of you when you drink."
    assert "absolute" in kinds("You never listen.", content)
    assert kinds(text, content) == {"fear"}


def test_every_finding_says_why_and_a_tip_says_what_instead(content: Content) -> None:
    for text, _ in EVERY:
        for finding in check(text, content):
            assert finding.why
            assert bool(finding.instead) or finding.group == "praise"


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text_gives_places_inside_it_in_order(content: Content, text: str) -> None:
    found = check(text, content)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


@pytest.mark.parametrize(
    "piece", ["you ", "a", "you never ", '"', "'x", "I hear you, ", "\n"]
)
def test_fifty_thousand_letters_are_read_to_the_end(
    content: Content, piece: str
) -> None:
    text = (piece * 50_000)[:50_000]
    assert all(f.end <= len(text) for f in check(text, content))


def test_a_rule_is_changed_in_the_data_alone(content: Content) -> None:
    words = merged({"wording": content.words.tree("wording")}, {})
    rule = {"group": "tip", "why": "Why.", "instead": "This.", "cues": ["purple cows"]}
    words["wording"] = merged(words["wording"], {"kinds": {"cows": rule}})
    mine = replace(content, words=Words(words))
    assert "cows" not in kinds("Purple cows!", content)
    assert "cows" in kinds("Purple cows!", mine)


def test_a_wrong_rule_is_named(content: Content) -> None:
    rule = {"group": "tip", "why": "Why.", "instead": "This.", "cues": ["a (b"]}
    words = merged(
        {"wording": content.words.tree("wording")},
        {"wording": {"kinds": {"bad": rule}}},
    )
    with pytest.raises(ContentError, match="bad"):
        check("a b", replace(content, words=Words(words)))
