"""The plan on screen says the same words as the plan on paper."""

import io
import re
from datetime import date
from html import unescape

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import STORIES

from approach import pdf
from approach.blocks import Paragraph, Section
from approach.model import Content
from approach.plan import build
from ui import draw

DAY = date(2026, 11, 23)
WORD = re.compile(r"\w+")


def said_on_screen(markup: str) -> list[str]:
    return WORD.findall(unescape(re.sub(r"<[^>]*>", " ", markup)))


def said_on_paper(document: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    return " ".join(WORD.findall(" ".join(page.extract_text() for page in pages)))


@pytest.mark.parametrize("reader", ["mine", "ours", "counsellor"])
@pytest.mark.parametrize("name", ["d05", "d21"])
def test_the_screen_says_the_words_of_the_paper_and_no_others(
    content: Content, name: str, reader: str
) -> None:
    told = STORIES[name].answers.changed(
        worksheets={"aim": {"hope_for_more": "more laughing & <less> noise"}}
    )
    plan = build(content, told, reader, shared=["aim.hope_for_more"], made_on=DAY)
    paper = set(said_on_paper(pdf.render(plan)).split())
    screen = set(said_on_screen(draw.cover(plan) + draw.folded(plan.sections)))
    # a number of a list or a page, and what a reader of a page need not be told
    counted = {*map(str, range(1, 20)), *WORD.findall(plan.page_of)}
    assert screen - paper == set()
    assert paper - screen - counted == set()


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_what_a_visitor_types_is_shown_as_typed_and_never_runs(typed: str) -> None:
    markup = draw.html_of(Section("x", typed, (Paragraph(typed),)))
    assert "<script" not in markup
    bare = re.sub(r"</?(section|h2|p)[^<>]*>", "", markup)
    assert "<" not in bare
    assert unescape(bare) == typed * 2
