from itertools import pairwise

import pytest

from approach.blocks import Bullets, Checklist, Entry, Paragraph, Section, Speech, Table
from approach.pdf.ops import Area, Bookmark, Box, Rule, Sheet, Text, Tick
from approach.pdf.table import shared_out
from pdf import plans
from pdf.reading import drawn, laid

MM = 72 / 25.4
BODY = 10.5


def texts(sheet: Sheet) -> list[list[Text]]:
    """Return the runs of each page, without its footer."""
    floor = sheet.height - 20 * MM
    return [
        [op for op in ops if isinstance(op, Text) and op.y < floor]
        for ops in sheet.pages
    ]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", ["every_kind", "in_many_scripts", "right_to_left"])
def test_everything_stays_where_a_printer_can_print(name: str, large: bool) -> None:
    sheet = laid(getattr(plans, name)(), large=large)
    for op in (op for ops in sheet.pages for op in ops):
        if isinstance(op, Bookmark):
            continue
        width = op.size if isinstance(op, Tick) else op.width
        assert op.x >= 15 * MM
        assert op.x + width <= sheet.width - 15 * MM + BODY
        assert 10 * MM <= op.y <= sheet.height - 10 * MM


def test_large_print_has_no_small_letter() -> None:
    sheet = laid(plans.every_kind(), large=True)
    assert (
        min(op.size for ops in sheet.pages for op in ops if isinstance(op, Text)) >= 16
    )


def test_nothing_is_written_over_something_else() -> None:
    for runs in texts(laid(plans.every_kind())):
        spots = sorted((run.y, run.x, run.x + run.width) for run in runs)
        for (y, left, right), (below, start, end) in pairwise(spots):
            beside = start >= right - 0.01 or end <= left + 0.01
            assert below > y + 6 or beside


def test_every_page_knows_how_many_there_are() -> None:
    sheet = laid(plans.saying("A sentence to fill the page with. " * 400))
    total = len(sheet.pages)
    assert total > 3
    for number, ops in enumerate(sheet.pages, 1):
        assert f"Page {number} of {total}" in [getattr(op, "text", "") for op in ops]


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    filler = Paragraph("\n".join("abc" for _ in range(lines)))
    sheet = laid(
        plans.a_plan(
            Section("one", "First", (filler,)),
            Section("two", "The heading", (Paragraph("Below it. " * 40),)),
        )
    )
    for runs in texts(sheet):
        said = [run.text for run in runs]
        assert "The heading" not in said[-2:]


def test_a_paragraph_leaves_no_line_alone() -> None:
    for lines in range(30, 50):
        sheet = laid(
            plans.with_blocks(
                Paragraph("\n".join("abc" for _ in range(lines))),
                Paragraph("\n".join(f"line {n}" for n in range(4))),
            )
        )
        for runs in texts(sheet):
            assert sum(run.text.startswith("line") for run in runs) in {0, 2, 4}


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    sheet = laid(plans.a_plan(plans.what_it_costs(90)))
    assert len(sheet.pages) > 2
    heads = [run for runs in texts(sheet) for run in runs if run.text == "What it is"]
    assert len(heads) == len(sheet.pages)
    assert sum(run.tag >= 0 for run in heads) == 1  # heard once, seen on each page


def test_a_row_longer_than_a_page_is_split_and_loses_nothing() -> None:
    cell = " ".join(f"w{n}" for n in range(4000))
    sheet = laid(plans.with_blocks(Table("", ("A", "B"), ((cell, "short"),))))
    assert len(sheet.pages) > 3
    said = drawn(sheet).split()
    assert all(f"w{n}" in said for n in range(0, 4000, 97))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("x" * 9000),
        Speech("Say this. " * 900),
        Bullets(("Do that. " * 900,)),
        Checklist(("Tick that. " * 900,)),
        Entry("A note", "Long. " * 3000),
        Entry("A page to write on", "", 70),
    ],
    ids=lambda block: type(block).__name__,
)
def test_any_block_may_be_longer_than_a_page(block: Paragraph) -> None:
    sheet = laid(plans.with_blocks(block))
    assert len(sheet.pages) > 1
    for ops in sheet.pages:
        assert all(op.y <= sheet.height - 10 * MM for op in ops)


def test_an_empty_field_has_room_to_write_by_hand() -> None:
    sheet = laid(plans.with_blocks(Entry("My words", "", 5), cover=()))
    rules = [op for op in sheet.pages[0] if isinstance(op, Rule)]
    assert len(rules) == 5
    gaps = [low.y - high.y for high, low in pairwise(rules)]
    assert min(gaps) >= 8 * MM


def test_a_filled_field_has_no_lines_to_write_on() -> None:
    sheet = laid(plans.with_blocks(Entry("My words", "Here they are.", 5), cover=()))
    assert not any(isinstance(op, Rule) for op in sheet.pages[0])


def test_bars_are_as_long_as_they_say() -> None:
    (first, *_) = laid(plans.a_plan(plans.the_order())).pages
    bars = [op for op in first if isinstance(op, Box) and op.tag >= 0]
    tracks, filled = bars[::2], bars[1::2]
    shares = [
        bar.width / track.width for bar, track in zip(filled, tracks, strict=True)
    ]
    assert shares == pytest.approx([0.92, 0.71, 0.58, 0.44, 0.2])


def test_bars_can_be_told_apart_without_colour() -> None:
    (first, *_) = laid(plans.a_plan(plans.the_order())).pages
    inks = {op.ink for op in first if isinstance(op, Box) and op.tag >= 0}
    dark, light = sorted(0.3 * r + 0.59 * g + 0.11 * b for r, g, b in inks)
    assert light - dark > 100


def test_from_right_to_left_the_page_is_mirrored() -> None:
    sheet = laid(plans.right_to_left())
    every = [op for ops in sheet.pages for op in ops]
    tick = next(op for op in every if isinstance(op, Tick))
    area = next(op for op in every if isinstance(op, Area))
    bar = [op for op in sheet.pages[0] if isinstance(op, Box) and op.tag >= 0][1]
    assert tick.x > sheet.width / 2
    assert bar.x + bar.width == pytest.approx(sheet.width - 25 * MM - bar_column(sheet))
    assert area.x > 0


def bar_column(sheet: Sheet) -> float:
    return 0.34 * (sheet.width - 50 * MM)


def test_a_plan_with_nothing_in_it_is_one_page() -> None:
    assert len(laid(plans.a_plan()).pages) == 1
    assert len(laid(plans.a_plan(title="", subtitle="")).pages) == 1


def test_a_section_may_begin_its_own_page() -> None:
    parts = (Paragraph("abc"),)
    sheet = laid(
        plans.a_plan(
            Section("a", "One", parts), Section("b", "Two", parts, new_page=True)
        )
    )
    assert [[r.text for r in runs][-2:] for runs in texts(sheet)][1] == ["Two", "abc"]


def test_columns_share_the_room_and_give_words_their_space() -> None:
    assert shared_out(100, [10, 20], [30, 40]) == pytest.approx([45, 55])
    assert shared_out(50, [10, 20], [30, 60]) == pytest.approx([16.67, 33.33], abs=0.01)
    assert sum(shared_out(50, [40, 60], [90, 90])) == pytest.approx(50)
