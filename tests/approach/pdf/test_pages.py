"""Where pages end: not in what belongs together, and none nearly empty."""

import pytest

from approach.blocks import Checklist, Entry, Heading, Paragraph, Section, Speech
from approach.pdf.ops import Box, Text, Tick
from approach.pdf.pages import SPARSE, paged
from approach.pdf.strips import LINES, Strip
from pdf import plans
from pdf.reading import held, laid

ROOM = 100.0


def rows(count: int, **other: float) -> list[Strip]:
    return [Strip(10.0, **other) for _ in range(count)]  # type: ignore[arg-type]


def counts(strips: list[Strip]) -> list[int]:
    return [len(page.strips) for page in paged(strips, ROOM)]


def test_a_page_is_filled_before_the_next_one_begins() -> None:
    assert counts(rows(10)) == [10]
    assert counts(rows(15)) == [10, 5]


def test_room_between_gives_way_before_a_page_is_begun_for_one_line() -> None:
    (page,) = paged(rows(9, gap=1.3), ROOM)
    assert page.gaps < 1


def test_a_last_page_is_never_nearly_empty() -> None:
    for many in range(11, 60):
        *_, last = counts(rows(many))
        assert 10 * last >= SPARSE * ROOM


def test_what_is_tied_stays_together() -> None:
    strips = rows(14)
    for strip in strips[7:11]:
        strip.keep = True
    assert counts(strips) == [7, 7]


def test_what_is_tied_and_longer_than_a_page_is_parted() -> None:
    strips = rows(25)
    for strip in strips[:-1]:
        strip.keep = True
    assert sum(counts(strips)) == 25
    assert max(counts(strips)) == 10


def test_a_page_ends_where_it_hurts_least() -> None:
    strips = rows(18)
    strips[8].apart = 0.0
    assert {strip.apart for strip in strips} == {0.0, LINES}
    assert counts(strips) == [9, 9]


def test_a_new_page_begins_where_one_is_asked_for() -> None:
    strips = rows(12)
    strips[4].new_page = True
    assert counts(strips) == [4, 8]


def test_room_that_is_to_spare_ends_with_its_page() -> None:
    assert counts([*rows(6), *rows(30, spare=True)]) == [10]  # type: ignore[arg-type]
    assert counts([*rows(10), *rows(30, spare=True)]) == [10]  # type: ignore[arg-type]


def test_lines_to_write_on_go_down_to_the_end_of_the_page() -> None:
    sheet = laid(plans.with_blocks(Entry("My notes", "", 2, to_end=True)))
    assert len(sheet.pages) == 1
    (full,) = held(sheet)
    assert full > 0.95


def test_a_section_on_a_page_of_its_own_is_alone_there() -> None:
    def part(name: str, *, new_page: bool = False) -> Section:
        return Section(name, name, (Paragraph("abc"),), new_page=new_page)

    sheet = laid(plans.a_plan(part("A"), part("B", new_page=True), part("C")))
    headings = [[op.text for op in ops if isinstance(op, Text)] for ops in sheet.pages]
    assert ["A" in headings[0], "B" in headings[1], "C" in headings[2]] == [True] * 3


@pytest.mark.parametrize("lines", range(28, 46))
def test_a_title_its_lead_and_what_they_announce_go_together(lines: int) -> None:
    filler = Paragraph("\n".join("abc" for _ in range(lines)))
    rest = (
        Heading("A title"),
        Paragraph("A lead."),
        Speech("Words to say. " * 12),
        Checklist(("One thing", "Another", "And a third")),
    )
    sheet = laid(plans.a_plan(Section("a", "A", (filler,)), Section("b", "B", rest)))
    on = [{getattr(op, "text", "") for op in ops} for ops in sheet.pages]
    page = next(number for number, said in enumerate(on) if "A title" in said)
    assert {"B", "A lead."} <= on[page]
    grounds = [op for op in sheet.pages[page] if isinstance(op, Box) and op.radius == 3]
    assert grounds
    ticks = [sum(isinstance(op, Tick) for op in ops) for ops in sheet.pages]
    assert sorted(ticks)[-1] == 3
