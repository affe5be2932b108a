import pytest
from hypothesis import given
from hypothesis import strategies as st

from approach.pdf import bank, levels
from approach.pdf.fonts import Face
from approach.pdf.lines import EM, Line, Setter
from approach.pdf.runs import Run, in_visual_order
from approach.pdf.text import clean, clusters
from pdf.plans import SCRIPTS

SIZE = 10.0
WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])).map(
        "b".__add__  # a mark at the start of a word would join the space before it
    ),
    max_size=20,
)
LATIN = st.lists(st.text("abcdeílmnoßtuw-/’.,", min_size=1, max_size=30), max_size=60)


def setter(direction: str = "ltr") -> Setter:
    return Setter(bank(), levels, direction)


def said(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def joined(lines: list[Line]) -> str:
    return "".join(said(line) for line in lines).replace(" ", "")


@given(LATIN, st.floats(30, 300))
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(
    typed: list[str], width: float
) -> None:
    text = clean(" ".join(typed))
    lines = setter().lines(text, width=width, size=SIZE)
    assert all(line.width <= width + 0.01 for line in lines)
    assert joined(lines) == text.replace(" ", "")


@given(WORDS)
def test_any_script_fits_and_no_character_is_cut(typed: list[str]) -> None:
    text = clean(" ".join(typed)).replace("\n", " ")
    width = 120.0
    lines = setter().lines(text, width=width, size=SIZE)
    whole = set(clusters(text))
    for line in lines:
        alone = len(clusters(said(line).strip())) == 1
        assert alone or line.width <= width * 1.02
        if not any(run.level or "\ufffd" in run.text for run in line.runs):
            assert set(clusters(said(line).strip())) <= whole | {" "}


def test_a_word_longer_than_the_line_is_cut_and_ends() -> None:
    lines = setter().lines("ab " + "x" * 2000 + " cd", width=100, size=SIZE)
    assert joined(lines) == "ab" + "x" * 2000 + "cd"
    assert all(line.width <= 100.01 for line in lines)


def test_no_short_word_is_left_alone_on_the_last_line() -> None:
    text = "some words that fill a line to its end and one word more so it is"
    for width in range(120, 330, 2):
        lines = setter().lines(text, width=width, size=SIZE)
        if len(lines) > 1:
            assert said(lines[-1]) != "is"


def test_giving_company_to_a_lost_word_takes_no_line_more() -> None:
    text = "some words that fill a line to its end and one word more so it is"
    for width in range(80, 330, 2):
        lines = setter().lines(text, width=width, size=SIZE)
        plain = list(setter()._plain(text, width * EM / SIZE, size=SIZE, bold=False))
        assert len(lines) == len(plain)


def test_the_words_of_two_lines_stay_apart_when_copied() -> None:
    lines = setter().lines("one two three four", width=40, size=SIZE)
    assert "".join(said(line) for line in lines) == "one two three four"


def test_a_blank_line_stays_a_blank_line() -> None:
    lines = setter().lines("a\n\nb", width=100, size=SIZE)
    assert [bool(line.runs) for line in lines] == [True, False, True]


def test_hebrew_is_drawn_from_the_right_and_its_numbers_from_the_left() -> None:
    (line,) = setter().lines("אב 12 גד", width=300, size=SIZE)
    assert line.direction == "rtl"
    assert [run.text.strip() for run in line.runs if run.text.strip()] == [
        "גד",
        "12",
        "אב",
    ]


def test_runs_turn_by_level() -> None:
    face = bank().body
    told = (("a", 1), ("b", 2), ("c", 2), ("d", 1), ("e", 0))
    runs = [Run(text, face, 0, level) for text, level in told]
    assert "".join(run.text for run in in_visual_order(runs)) == "dbcae"


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_measured_width_is_the_sum_of_what_is_drawn(name: str) -> None:
    for line in setter().lines(SCRIPTS[name], width=150, size=SIZE):
        shown = 0.0
        for run in line.runs:
            if run.glyphs:
                shown += sum(glyph.advance for glyph in run.glyphs)
            else:
                shown += sum(run.face.advances[c] for c in run.text)
        spaced = line.direction == "ltr" and said(line).endswith(" ")
        space = line.runs[-1].face.advances[" "] if spaced else 0
        assert (shown - space) * SIZE / EM == pytest.approx(line.width, abs=0.01)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_long_text_is_shaped_only_a_few_times_over(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shaped = 0
    shape = Face.shape

    def counted(face: Face, text: str, *, rtl: bool) -> object:
        nonlocal shaped
        shaped += len(text)
        return shape(face, text, rtl=rtl)

    monkeypatch.setattr(Face, "shape", counted)
    text = (SCRIPTS[name] + " ") * 40
    setter().lines(text, width=400, size=SIZE)
    assert shaped <= 2 * len(text)


def test_a_word_is_measured_once_in_a_document() -> None:
    here = setter()
    assert len(here.lines("listen now " * 4000, width=400, size=SIZE)) > 100
    assert set(here._words[False]) == {"listen", "now"}
