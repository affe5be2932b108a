"""The three documents as files: nothing leaks, every reader can use them."""

import io
import random
import string
from datetime import date
from typing import NamedTuple

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf.reading import faults, held, laid
from stories import STORIES

from approach import content as library
from approach import pdf
from approach.answers import Answers
from approach.cases import Case
from approach.model import Content
from approach.plan import build
from approach.scoring import rank
from approach.worksheets import worksheet

DAY = date(2026, 11, 23)
READERS = ["mine", "ours", "counsellor"]
PRIVATE_DAYS = {"talk_on": "2031-01-17", "call_on": "2032-02-18"}


class Filled(NamedTuple):
    """Answers with every field filled, and what was written in each by its place."""

    answers: Answers
    written: dict[str, str]


def everything_private(content: Content, chance: random.Random) -> Filled:
    """Fill each field that can hold a text or an id with what nobody else writes."""
    written: dict[str, str] = {}

    def word(place: str) -> str:
        written[place] = "".join(chance.choices(string.ascii_lowercase, k=14))
        return written[place]

    def ids(place: str, group: str) -> list[str]:
        return [*(f.id for f in content.group(group)), word(place)]

    notes = {
        strategy: {
            **{
                field.id: word(f"worksheets.{strategy}.{field.id}")
                for field in worksheet(content, strategy).fields
                if field.kind == "note"
            },
            "gone": word(f"worksheets.{strategy}.gone"),
        }
        for strategy in content.strategies
    }
    notes["gone"] = {"note": word("worksheets.gone.note")}
    for strategy in content.strategies:
        for field in worksheet(content, strategy).fields:
            if field.kind == "date":
                day = PRIVATE_DAYS.get(field.id, "2033-03-19")
                notes[strategy][field.id] = written[f"{strategy}.{field.id}"] = day
            elif field.options:
                notes[strategy][field.id] = " ".join(field.options)
    parts = [*content.words.tree("openings.parts"), "gone"]
    tries = [
        {
            "on": f"2034-04-{n:02}",
            "strategy": s,
            "outcome": "worse",
            "heard": ["stigma"],
        }
        for n, s in enumerate([*content.strategies, word("tries.strategy")], 10)
    ]
    tries[0]["heard"] = ["stigma", word("tries.heard")]
    tries[0]["was"] = {
        "reasons": [word("tries.was.reasons")],
        "certainty": {word("tries.was.certainty"): "said"},
        "circumstances": [word("tries.was.circumstances")],
        "chosen": word("tries.was.chosen"),
    }
    written |= {f"tries.{n}.on": str(tried["on"]) for n, tried in enumerate(tries)}
    written["clarity.on"] = "2035-05-21"
    reasons = ids("reasons", "reason")
    told = {
        "reasons": dict.fromkeys(reasons, 3),
        "certainty": {**dict.fromkeys(reasons, "guess"), word("certainty"): "said"},
        "concerns": dict.fromkeys(ids("concerns", "concern"), 2),
        "circumstances": ids("circumstances", "circumstance"),
        "passed": [word("passed")],
        "chosen": "aim",
        "worksheets": notes,
        "opening": {part: word(f"opening.{part}") for part in parts},
        "tries": tries,
        "clarity": [{"on": "2035-05-21", "moment": "before", "level": 3}],
    }
    return Filled(Answers.from_dict(told), written)


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


def leaked(content: Content, filled: Filled, seen: str) -> list[str]:
    """Return the places of private fields whose content can be read."""
    words = content.words
    spoken = {
        place: words.day(date.fromisoformat(told))
        for place, told in filled.written.items()
        if told[:2] == "20"
    }
    both = [*filled.written.items(), *spoken.items()]
    return [place for place, told in both if told in seen]


def test_what_both_read_leaks_no_private_word_by_any_way(content: Content) -> None:
    filled = everything_private(content, random.Random(7))  # noqa: S311
    assert set(filled.answers.to_dict()) == set(Answers.__struct_fields__)
    seen = all_of(pdf.render(build(content, filled.answers, "ours", made_on=DAY)))
    print(f"\n{len(filled.written)} private fields searched for")
    assert len(filled.written) >= 50
    assert leaked(content, filled, seen) == []


def test_what_both_read_names_no_order_reason_guess_or_try(content: Content) -> None:
    filled = everything_private(content, random.Random(7))  # noqa: S311
    seen = all_of(pdf.render(build(content, filled.answers, "ours", made_on=DAY)))
    words = content.words
    private = {
        *(factor.label for factor in content.factors.values()),
        *(strategy.name for strategy in content.strategies.values()),
        *(words(f"answers.certainty.{known}") for known in ("said", "think", "guess")),
        *words.tree("follow_up.outcome").values(),
        *words.tree("sections.place").values(),
        *(why for row in content.why.values() for why in row.values()),
        *(
            label
            for strategy in content.strategies
            for field in worksheet(content, strategy).fields
            if not field.shared
            for label in (field.label, *field.options.values())
        ),
    } - {words("sections.place.2")}  # an everyday word
    assert len(private) > 250
    assert [told for told in private if told in seen] == []


def test_ticking_everything_shares_only_what_may_be_shared(content: Content) -> None:
    filled = everything_private(content, random.Random(7))  # noqa: S311
    fields = {
        f"{strategy}.{field.id}": field
        for strategy in content.strategies
        for field in worksheet(content, strategy).fields
    }
    plan = build(content, filled.answers, "ours", shared=fields, made_on=DAY)
    found = set(leaked(content, filled, all_of(pdf.render(plan))))
    allowed = {
        f"{start}{name}"
        for name, field in fields.items()
        if field.shared and field.kind in ("note", "date")
        for start in ("worksheets.", "")
    }
    assert found
    assert found <= allowed


def test_a_private_word_would_be_found_if_it_were_there(content: Content) -> None:
    filled = everything_private(content, random.Random(7))  # noqa: S311
    shared = ["aim.hope_for_more"]
    plan = build(content, filled.answers, "ours", shared=shared, made_on=DAY)
    seen = all_of(pdf.render(plan))
    assert leaked(content, filled, seen) == ["worksheets.aim.hope_for_more"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("reader", READERS)
def test_a_screen_reader_finds_its_way_through_every_document(
    content: Content, reader: str, paper: str
) -> None:
    answers = everything_private(content, random.Random(3)).answers  # noqa: S311
    plan = build(content, answers, reader, country="GB", made_on=DAY)
    assert faults(pdf.render(plan, paper=paper)) == []


@pytest.mark.parametrize("reader", READERS)
def test_hostile_words_break_no_document_and_no_tag(
    content: Content, reader: str
) -> None:
    hostile = " ".join(HOSTILE)
    shared, notes = set(), {}
    for strategy in content.strategies:
        fields = worksheet(content, strategy).fields
        notes[strategy] = {f.id: hostile for f in fields if f.kind == "note"}
        shared |= {f"{strategy}.{f.id}" for f in fields}
    parts = content.words.tree("openings.parts")
    answers = Answers(
        reasons={"cost": 3},
        concerns={"money": 2},
        worksheets=notes,
        opening=dict.fromkeys(parts, hostile),
    )
    plan = build(content, answers, reader, shared=shared, made_on=DAY)
    for large in (False, True):
        assert faults(pdf.render(plan, large=large)) == []


LONG = {"order", "why", "steps", "words", "alternatives", "help", "basis"}
HOSTILE = [
    "{nb} {page} **bold** __x__ \\n \\ ( ) <script>alert(1)</script>",
    "![](http://example.org/x.png) [x](javascript:alert(1))",
    "=1+1;@SUM(A1)\t%s%n{0.__class__}",
    "\u202eabc\u202c \u2066x\u2069 \x00\x1b[31m",
    "\ud800 a\u0301\u0301\u0301\u0301\u0301 👩‍👩‍👧 שלום مرحبا ไทย 日本語",
]
NASTY = st.text(max_size=300) | st.sampled_from(HOSTILE)


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


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_story_gets_a_page_that_is_nearly_empty(language: str, paper: str) -> None:
    content = library.load(language=language)
    for name, told in STORIES.items():
        for reader in READERS:
            plan = build(content, told.answers, reader, country="GB", made_on=DAY)
            sheet = laid(plan, paper=paper)
            assert min(held(sheet)) > 0.25, (name, reader)
            assert len(sheet.pages) == 1 or reader != "counsellor", name
