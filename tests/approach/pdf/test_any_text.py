"""Whatever is typed comes out as a document, and what cannot be printed is named."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approach import pdf
from approach.blocks import (
    Bar,
    Bullets,
    Chart,
    Checklist,
    Entry,
    Heading,
    Link,
    Links,
    Paragraph,
    Plan,
    Section,
    Sides,
    Speech,
    Steps,
    Table,
)
from pdf import plans
from pdf.reading import by_public_calls, drawn, faults, laid, read, text_of

NASTY = [
    "{nb} {page} {item} ** __ ~~ -- [x](y) \\ ( ) < > % / & </rdf:li>",
    "\ud800 lone \udfff",
    "a" + "\u0301" * 300,
    "\n" * 2000 + "end",
    "word " * 1200,
    "x" * 5000,
    "\x00\x07\x1b[31m\x7f\x85",
    "שלום (abc) [12] עולם " * 20,
    "ดีมาก" * 300,
    "𓂀 \U000f0000 \ue000 \U0010ffff",
    "👨‍👩‍👧‍👦" * 50,
    "\u202ertl\u202c \u2066x\u2069 \ufeff",
    "<script>alert(1)</script>",
    "1️⃣ #️⃣ 🇫🇷🇩🇪🇯 ",
    "क्" * 40 + "ा" * 40,
    "   \t  ",
]


def everywhere(text: str) -> Plan:
    """Return a plan with the text in every place that takes one."""
    parts = (
        Paragraph(text),
        Bullets((text, text)),
        Steps((text,)),
        Checklist((text,)),
        Speech(text),
        Heading(text),
        Sides(text, (text, text), text, (text,)),
        Chart((Bar(text, 0.5, text),), text),
        Table(text, (text, text), ((text, text),)),
        Links((Link(text, f"https://example.org/{text}", text, text),)),
        Links((Link(text, text, text, text),)),
        Entry(text, text),
        Entry(text, ""),
    )
    section = Section("a", text, parts)
    return plans.a_plan(
        section,
        section,
        title=text,
        subtitle=text,
        tick=text,
        cover=(Entry(text, text), Entry(text, "")),
    )


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_no_text_breaks_a_document_or_its_tags(text: str) -> None:
    data = pdf.render(everywhere(text))
    assert faults(data) == []
    assert len(read(data).pages) >= 1


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_in_any_place_gives_a_sound_document(text: str) -> None:
    assert faults(pdf.render(everywhere(text))) == []


def test_what_cannot_be_printed_is_named_with_its_place() -> None:
    plan = plans.with_blocks(
        Entry("What I heard", "fine \U0001334f and \ue000, \ue000"),
        Entry("What I say", "fine łódź 😀"),
        Paragraph("\U00013350"),
        heading="A part",
    )
    assert pdf.unprintable(plan) == [
        pdf.Missing("What I heard", ("\U0001334f", "\ue000")),
        pdf.Missing("A part", ("\U00013350",)),
    ]
    assert "fine \ufffd and \ufffd, \ufffd" in drawn(laid(plan))
    assert "fine \ufffd and \ufffd, \ufffd" in text_of(pdf.render(plan))


def test_every_text_of_a_plan_is_looked_at() -> None:
    plan = everywhere("\ue000")
    places = {missing.where for missing in pdf.unprintable(plan)}
    assert places == {"\ue000"}
    for part in plan.sections[0].blocks:
        alone_ = plans.with_blocks(part, heading="Here")
        assert pdf.unprintable(alone_), type(part).__name__


def test_nothing_a_visitor_wrote_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    pdf.render(everywhere("secret \ue000 שלום"))
    by_public_calls(everywhere("secret \ue000 שלום"))
    assert caplog.records == []


LONG = {
    "surrogates": "\ud800 a \udfff",
    "bidi controls": "\u202ea\u202c \u2066שלום\u2069 \u200f",
    "controls": "\x00\x07\x1b[31m\x7f\x85 a",
    "no spaces": "x",
    "new lines": "a\n\n",
    "joined emoji": "👨\u200d👩\u200d👧",
    "marks": "a" + "\u0301" * 9,
    "not assigned": "\U000e0fff\U0003fffd\u0378",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_fifty_thousand_hostile_characters_come_out_as_a_document(text: str) -> None:
    note = (text * 50_000)[:50_000]
    assert len(read(pdf.render(plans.with_blocks(Entry("A note", note)))).pages) >= 1


def test_fifty_thousand_letters_are_all_there() -> None:
    note = " ".join(f"word{n}" for n in range(6000))
    data = pdf.render(plans.with_blocks(Entry("A note", note)))
    said = text_of(data)
    assert "word0 " in said
    assert "word5999" in said
