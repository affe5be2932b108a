"""What the five worksheets promise: one shape, nothing asked twice, nothing lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from approach import worksheets
from approach.model import Content
from approach.reading import ContentError
from approach.text import Words, merged
from approach.worksheets import Field, worksheet

FIVE = ["listen", "chat", "limit", "peers", "aim"]


def reworded(content: Content, strategy: str, **parts: Any) -> Content:
    """Return the content with one worksheet's parts put anew."""
    tree = {"worksheets": content.words.tree("worksheets")}
    spoilt = merged(tree, {"worksheets": {strategy: parts}})
    return replace(content, words=Words(spoilt))


def made(**parts: Any) -> dict[str, Any]:
    """Return one field as a file would hold it."""
    plain = dict.fromkeys(("label", "hint", "why", "example"), "Words.")
    return {"id": "own", "kind": "note", "lines": 2, "shared": False, **plain, **parts}


@pytest.mark.parametrize("strategy", FIVE)
def test_every_strategy_has_a_worksheet_of_six_to_nine_fields(
    content: Content, strategy: str
) -> None:
    sheet = worksheet(content, strategy)
    assert 6 <= len(sheet.fields) <= 9
    assert sheet.caution


def test_no_field_stands_twice_on_any_worksheet(content: Content) -> None:
    ids = [field.id for s in FIVE for field in worksheet(content, s).fields]
    assert len(set(ids)) == len(ids)


def test_what_the_partner_said_or_may_be_told_of_others_is_never_shared(
    content: Content,
) -> None:
    shared = {f.id for s in FIVE for f in worksheet(content, s).fields if f.shared}
    private = {"their_words", "gist", "bearable", "whom", "unsaid", "if_no"}
    assert private.isdisjoint(shared)
    assert {"my_change", "how_many", "hope_for_more", "my_part"} <= shared


def test_a_calendar_can_be_made_of_the_talk_the_call_and_the_look_back(
    content: Content,
) -> None:
    days = {
        field.id
        for s in FIVE
        for field in worksheet(content, s).fields
        if field.kind == "date"
    }
    assert {"talk_on", "call_on", "review_on"} <= days


def test_what_was_chosen_is_shown_in_words(content: Content) -> None:
    sheet = worksheet(content, "limit")
    entries = {
        "how_many": "two",
        "goal": "  laugh more \n",
        "stopping": "no_blame any_time",
        "review_on": "2027-02-14",
    }
    told = {field.id: text for field, text in worksheets.filled(sheet, entries)}
    labels = {field.id: field.options for field in sheet.fields}
    assert told == {
        "how_many": labels["how_many"]["two"],
        "goal": "laugh more",
        "stopping": "\n".join(labels["stopping"][o] for o in ("any_time", "no_blame")),
        "review_on": "2027-02-14",
    }


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"goal": "   "},
        {"how_many": "ninety"},
        {"how_many": "one two"},
        {"stopping": "gone_from_the_table"},
        {"review_on": "soon"},
        {"review_on": "20270214"},
        {"a_field_of_another_version": "text"},
    ],
)
def test_what_the_worksheet_does_not_know_is_not_shown(
    content: Content, entries: dict[str, str]
) -> None:
    assert worksheets.filled(worksheet(content, "limit"), entries) == []


@given(entry=st.text(max_size=60))
def test_any_entry_is_shown_as_typed_or_left_out(entry: str) -> None:
    field = Field("own", "note", "l", "h", "w", "e", 2, False)
    assert worksheets.shown(field, entry) == entry.strip()
    for kind in ("choice", "ticks", "date"):
        options = {} if kind == "date" else {"one": "Uno", "two": "Dos"}
        other = replace(field, kind=kind, options=options)
        told = worksheets.shown(other, entry)
        assert told in {"", "Uno", "Dos", "Uno\nDos", entry.strip()}


@pytest.mark.parametrize(
    "spoilt",
    [
        made(kind="slider"),
        made(kind="choice"),
        made(kind="ticks", options={"one": "Alone."}),
        made(options={"one": "One.", "two": "Two."}),
        made(label=""),
        made(lines=0),
        made(lines=2.5),
        made(colour="red"),
        made(id="with a space"),
        {"id": "own"},
    ],
)
def test_a_mistake_in_a_field_is_named_by_file_and_field(
    content: Content, spoilt: dict[str, Any]
) -> None:
    with pytest.raises(ContentError) as mistake:
        worksheet(reworded(content, "peers", fields=[spoilt]), "peers")
    assert mistake.value.file == "worksheets/peers.toml"
    assert repr(spoilt["id"]) in mistake.value.place


def test_the_check_finds_a_field_that_stands_twice(content: Content) -> None:
    worksheets.check(content)
    with pytest.raises(ContentError, match=r"aim\.toml.*'own'.*twice"):
        worksheets.check(reworded(content, "aim", fields=[made(), made()]))


def test_the_check_finds_a_missing_worksheet(content: Content) -> None:
    strategies = {**content.strategies, "walk": content.strategies["aim"]}
    with pytest.raises(ContentError, match=r"walk\.toml"):
        worksheets.check(replace(content, strategies=strategies))
