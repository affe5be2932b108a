"""The three documents as files: nothing leaks, every reader can use them."""

import io
import random
import string
from datetime import date

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf.reading import faults

from approach import pdf
from approach.answers import Answers
from approach.cases import Case
from approach.model import Content
from approach.plan import build
from approach.scoring import rank
from approach.worksheets import worksheet

DAY = date(2026, 11, 23)
READERS = ["mine", "ours", "counsellor"]


def everything_private(content: Content, chance: random.Random) -> Answers:
    """Fill every field that takes words with words nobody else would write."""

    def word() -> str:
        return "".join(chance.choices(string.ascii_lowercase, k=14))

    notes = {
        strategy: {
            field.id: word()
            for field in worksheet(content, strategy).fields
            if field.kind == "note"
        }
        for strategy in content.strategies
    }
    parts = content.words.tree("openings.parts")
    return Answers.from_dict(
        {
            "reasons": {f.id: 3 for f in content.group("reason")},
            "certainty": {f.id: "guess" for f in content.group("reason")},
            "concerns": {f.id: 2 for f in content.group("concern")},
            "circumstances": [f.id for f in content.group("circumstance")],
            "worksheets": notes,
            "opening": {part: word() for part in parts},
            "tries": [
                {"on": "2026-01-02", "strategy": s, "outcome": "worse"}
                for s in content.strategies
            ],
            "clarity": [{"on": "2026-01-02", "moment": "before", "level": 3}],
        }
    )


def typed(answers: Answers) -> list[str]:
    """Return all words of the visitor's own."""
    notes = [text for sheet in answers.worksheets.values() for text in sheet.values()]
    return [*notes, *answers.opening.values()]


def all_of(document: bytes) -> str:
    """Return whatever can be read in a PDF: text, every stream, every string."""
    reader = pypdf.PdfReader(io.BytesIO(document))
    parts = [document.decode("latin-1"), repr(reader.metadata), repr(reader.outline)]
    parts += [page.extract_text() for page in reader.pages]
    parts += [repr(reader.attachments), repr(reader.get_fields())]
    for number in range(1, reader.trailer["/Size"]):
        thing = reader.get_object(number)
        parts.append(repr(thing))
        if isinstance(thing, pypdf.generic.StreamObject):
            parts.append(thing.get_data().decode("latin-1"))
    return "\n".join(parts)


def test_what_both_read_leaks_no_private_word_by_any_way(content: Content) -> None:
    answers = everything_private(content, random.Random(7))  # noqa: S311
    words = typed(answers)
    seen = all_of(pdf.render(build(content, answers, "ours", made_on=DAY)))
    print(f"\n{len(words)} private fields searched for")
    assert len(words) > 25
    assert not [word for word in words if word in seen]
    for factor in content.factors.values():
        assert factor.label not in seen
    assert "2026-01-02" not in seen


def test_a_private_word_would_be_found_if_it_were_there(content: Content) -> None:
    answers = everything_private(content, random.Random(7))  # noqa: S311
    hope = answers.worksheets["aim"]["hope_for_more"]
    shared = build(content, answers, "ours", shared=["aim.hope_for_more"], made_on=DAY)
    assert hope in all_of(pdf.render(shared))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("reader", READERS)
def test_a_screen_reader_finds_its_way_through_every_document(
    content: Content, reader: str, paper: str
) -> None:
    answers = everything_private(content, random.Random(3))  # noqa: S311
    plan = build(content, answers, reader, country="GB", made_on=DAY)
    assert faults(pdf.render(plan, paper=paper)) == []


LONG = {"order", "why", "steps", "words", "alternatives", "help", "basis"}
NASTY = st.text(max_size=300) | st.sampled_from(
    [
        "{nb} {page} **bold** __x__ \\n \\ ( ) <script>alert(1)</script>",
        "![](http://example.org/x.png) [x](javascript:alert(1))",
        "=1+1;@SUM(A1)\t%s%n{0.__class__}",
        "\u202eabc\u202c \u2066x\u2069 \x00\x1b[31m",
        "\ud800 a\u0301\u0301\u0301\u0301\u0301 👩‍👩‍👧 שלום مرحبا ไทย 日本語",
    ]
)


@settings(max_examples=200)
@given(NASTY, NASTY)
def test_whatever_is_typed_comes_out_as_a_document(
    content: Content, note: str, said: str
) -> None:
    answers = Answers(
        reasons={"cost": 3},
        worksheets={"limit": {"goal": note}, "aim": {"hope_for_more": said}},
        opening={"warmth": said},
    )
    plan = build(content, answers, leave_out=LONG, made_on=DAY)
    document = pdf.render(plan)
    assert len(pypdf.PdfReader(io.BytesIO(document)).pages) >= 1
    pdf.unprintable(plan)


def test_every_story_comes_out_on_paper_with_its_first_way(
    content: Content, story: Case
) -> None:
    document = pdf.render(build(content, story.answers, made_on=DAY))
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    first = content.strategies[rank(content, story.answers).order[0]]
    assert first.name in " ".join(pages[0].extract_text().split())
