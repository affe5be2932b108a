import gc
import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fpdf.fonts import TTFFont
from PIL import ImageChops
from pypdf.generic import Destination, DictionaryObject

from approach import pdf
from approach.blocks import (
    Link,
    Links,
    Paragraph,
)
from pdf import plans
from pdf.reading import by_public_calls, faults, pictures, read, text_of

HOUSE = Path(__file__).parents[3]
NAMES = ["every_kind", "in_many_scripts", "right_to_left", "seven_parts"]
SHAPED = {"in_many_scripts", "right_to_left"}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_reader_finds_everything_in_order(name: str) -> None:
    assert faults(pdf.render(getattr(plans, name)())) == []


def test_a_word_is_printed_as_it_was_typed() -> None:
    typed = "{nb} **bold** __x__ \\n (a) [b](c) 100% <i> łódź “quotes” don’t"
    for data in (pdf.render(plans.saying(typed)), by_public_calls(plans.saying(typed))):
        assert typed in text_of(data)


@pytest.mark.parametrize("way", [pdf.render, by_public_calls])
def test_a_line_between_emoji_leaves_the_next_lines_alone(way: object) -> None:
    plan = plans.with_blocks(
        Paragraph("a bold line", "strong"),
        Paragraph("😀 a ☕"),
        Paragraph("this line is regular 2026"),
        Paragraph("and so is this one"),
    )
    said = text_of(way(plan))  # type: ignore[operator]
    assert "this line is regular 2026" in said
    assert "and so is this one" in said


@pytest.mark.parametrize("name", NAMES)
def test_without_inner_parts_the_pages_look_the_same(name: str) -> None:
    plan = getattr(plans, name)()
    pairs = zip(
        pictures(pdf.render(plan)), pictures(by_public_calls(plan)), strict=True
    )
    for full, simple in pairs:
        counts = ImageChops.difference(full, simple).histogram()
        assert sum(counts[100:]) == 0
        assert sum(counts[1:]) <= (400 if name in SHAPED else 0)


def test_another_fpdf2_still_prints() -> None:
    code = (
        "import fpdf, sys; fpdf.__version__ = '9.9'\n"
        "sys.path[:0] = ['.', 'tests/approach']\n"
        "from approach.pdf import render; from pdf import plans\n"
        "assert render(plans.in_many_scripts()).startswith(b'%PDF')\n"
        "assert 'approach.pdf.produce' not in sys.modules; print('printed')"
    )
    assert alone(code) == "printed\n"


def alone(code: str, **other: str) -> str:
    """Run the code in a process of its own and return what it prints."""
    run = [sys.executable, "-c", code]
    env = os.environ | other
    return subprocess.run(
        run, env=env, cwd=HOUSE, check=True, capture_output=True, text=True
    ).stdout


def test_the_same_plan_gives_the_same_bytes_anywhere() -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = ['.', 'tests/approach']\n"
        "from approach.pdf import render; from pdf import plans\n"
        "print(hashlib.sha256(render(plans.in_many_scripts())).hexdigest())"
    )
    here = digest(pdf.render(plans.in_many_scripts()))
    far = alone(code, TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="7")
    assert far.strip() == here


def test_forty_threads_give_the_same_bytes() -> None:
    made = [plans.every_kind(), plans.in_many_scripts()]
    alone_ = [digest(pdf.render(plan)) for plan in made]
    with ThreadPoolExecutor(40) as pool:
        together = list(pool.map(lambda n: digest(pdf.render(made[n % 2])), range(40)))
    assert together == alone_ * 20


def test_a_document_tells_nothing_but_its_title() -> None:
    data = pdf.render(plans.every_kind())
    told = {key: str(value) for key, value in (read(data).metadata or {}).items()}
    assert told == {
        "/Title": "A plan for a talk",
        "/Producer": "Worksheet",
        "/CreationDate": "D:20260308120000Z",
    }
    assert b"fpdf" not in data.lower()
    assert read(data).attachments == {}


def test_the_outline_leads_to_each_heading() -> None:
    book = read(pdf.render(plans.every_kind()))
    found: list[tuple[str, int]] = []

    def walk(items: list[object], level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            elif isinstance(item, Destination):
                page = book.get_destination_page_number(item)
                found.append((str(item.title), level))
                assert str(item.title) in book.pages[page or 0].extract_text()

    walk(book.outline, 0)
    assert found == [
        ("What may fit best", 0),
        ("Words to begin with", 0),
        ("What may help, and what may not", 1),
        ("Before you talk", 0),
        ("What a first hour may cost", 0),
        ("Where to turn", 0),
    ]


def annotations(data: bytes, kind: str) -> list[dict[str, object]]:
    return [
        found
        for sheet in read(data).pages
        for place in sheet.get("/Annots", [])
        if (found := place.get_object())["/Subtype"] == kind
    ]


@pytest.mark.parametrize("way", [pdf.render, by_public_calls])
def test_an_address_opens_and_is_shown_on_paper(way: object) -> None:
    plan = plans.a_plan(plans.where_to_turn())
    data = way(plan)  # type: ignore[operator]
    opened = {str(a["/A"]["/URI"]) for a in annotations(data, "/Link")}  # type: ignore[index]
    assert opened == {
        "tel:+4412345",
        "https://example.org/find?a=1",
        "https://example.org",
    }
    assert all(a["/Contents"] for a in annotations(data, "/Link"))
    assert "012 345" in text_of(data)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/x", "x", "//["])
def test_an_address_that_should_not_open_does_not(url: str) -> None:
    data = pdf.render(plans.with_blocks(Links((Link("A name", url, "shown"),))))
    assert annotations(data, "/Link") == []
    assert "A name" in text_of(data)


@pytest.mark.parametrize("way", [pdf.render, by_public_calls])
def test_the_cover_leads_to_the_page_of_each_part(way: object) -> None:
    plan = plans.seven_parts()
    book = read(way(plan))  # type: ignore[operator]
    begun = book.outline
    shown = " ".join(book.pages[0].extract_text().split())
    places = [place.get_object() for place in book.pages[0]["/Annots"]]
    told = {str(place["/Contents"]): place["/Dest"][0].get_object() for place in places}
    assert len(told) == 7
    for section, mark in zip(plan.sections, begun, strict=True):
        page = (book.get_destination_page_number(mark) or 0) + 1
        name = f"{section.heading} {page}"
        assert name in shown
        assert book.get_page_number(told[name]) == page - 1


def test_a_short_document_needs_no_list_of_its_parts() -> None:
    plan = plans.a_plan(plans.the_order(), plans.words_to_say())
    assert annotations(pdf.render(plan), "/Link") == []


def test_a_tick_box_can_be_ticked_and_has_a_name() -> None:
    data = pdf.render(plans.every_kind())
    fields = read(data).get_fields() or {}
    named = [str(field["/TU"]) for field in fields.values()]
    assert named[:2] == [
        "Done: We both slept and ate",
        "Done: The phones are in another room",
    ]
    assert len(named) == len(set(fields)) == 3
    for widget in annotations(data, "/Widget"):
        assert set(widget["/AP"]["/N"]) == {"/Yes", "/Off"}  # type: ignore[index]


def test_only_the_fonts_of_this_text_are_in_the_file() -> None:
    data = pdf.render(plans.every_kind())
    fonts = {
        str(font.get_object()["/BaseFont"])
        for sheet in read(data).pages
        for font in sheet["/Resources"]["/Font"].values()
    }
    assert {name[8:] for name in fonts} == {"NotoSans-Regular", "NotoSans-SemiBold"}
    assert len(fonts) == 2
    assert len(data) < 60_000


def test_untagged_is_smaller_and_reads_the_same() -> None:
    full, bare = (pdf.render(plans.every_kind(), tagged=t) for t in (True, False))
    assert len(bare) < len(full)
    assert text_of(bare) == text_of(full)
    assert b"/StructTreeRoot" not in bare


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", (595.28, 841.89)), ("Letter", (612, 792))]
)
def test_the_paper_is_what_was_asked_for(
    paper: pdf.Paper, size: tuple[float, float]
) -> None:
    box = read(pdf.render(plans.every_kind(), paper=paper)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_the_language_and_the_title_are_told() -> None:
    book = read(pdf.render(plans.right_to_left()))
    assert book.root_object["/Lang"] == "he"
    assert book.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_finished_document_leaves_no_font_behind() -> None:
    plan = plans.every_kind()

    def alive() -> int:
        gc.collect()
        return sum(isinstance(thing, TTFFont) for thing in gc.get_objects())

    pdf.render(plan)
    before = alive()
    for _ in range(5):
        pdf.render(plan)
    assert alive() <= before


def heard(data: bytes) -> list[str]:
    """Return the roles of the tree in the order a screen reader walks it."""
    roles: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, DictionaryObject) and "/S" in node:
            roles.append(str(node["/S"]))
            for kid in node.get("/K", []):
                walk(kid.get_object())

    for top in read(data).root_object["/StructTreeRoot"]["/K"]["/K"]:
        walk(top.get_object())
    return roles


def test_a_title_below_a_title_is_heard_as_one() -> None:
    data = pdf.render(plans.a_plan(plans.words_to_say(), plans.what_it_costs()))
    headings = [role for role in heard(data) if role.startswith("/H")]
    assert headings == ["/H1", "/H2", "/H3", "/H2"]


def test_the_title_is_heard_before_the_list_of_what_is_inside() -> None:
    roles = heard(pdf.render(plans.seven_parts()))
    assert roles.index("/H1") < roles.index("/TOC") < roles.index("/H2")
    assert roles.count("/TOCI") == 7
