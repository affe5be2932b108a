from concurrent.futures import ThreadPoolExecutor

import pytest

from approach.pdf import fonts
from pdf.plans import SCRIPTS


def test_every_script_we_promise_can_be_printed() -> None:
    assert {
        name: missing
        for name, text in SCRIPTS.items()
        if (missing := fonts.bank().missing(text))
    } == {}


def test_european_text_needs_no_script_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SCRIPTS", ())
    fresh = fonts.Bank()
    for name in ("latin", "greek", "cyrillic", "devanagari"):
        assert not fresh.missing(SCRIPTS[name]), name


def test_a_missing_font_is_reported_character_by_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "SCRIPTS", ())
    assert fonts.Bank().missing("a 話 b 話 ok ส") == ("話", "ส")


def test_a_script_font_is_opened_only_when_asked_for() -> None:
    fresh = fonts.Bank()
    fresh.missing("Only Latin, łódź and Việt Nam.")
    assert not fresh._scripts
    fresh.missing("שלום")
    assert "hebrew" in fresh._scripts
    assert "thai" not in fresh._scripts


def test_the_bank_is_built_once_for_all_threads() -> None:
    with ThreadPoolExecutor(16) as pool:
        banks = set(pool.map(lambda _: id(fonts.bank()), range(64)))
    assert len(banks) == 1


def test_the_bank_remembers_no_characters_of_a_visitor() -> None:
    body = fonts.bank().body
    before = len(body.advances)
    assert body.advances["\U000f0001"] >= 0
    assert len(body.advances) == before


def test_a_cut_font_holds_only_what_was_asked_for() -> None:
    data, moved = fonts.bank().body.cut(codes=map(ord, "abc"), layout=False)
    assert len(moved) == 4  # and the box for what is missing
    assert len(data) < 4000


@pytest.mark.parametrize("name", ["arabic", "devanagari", "thai"])
def test_shaping_keeps_every_character_said_once(name: str) -> None:
    text = SCRIPTS[name].split(" ")[0]
    (face,) = {
        face for c in [text] for _, face in fonts.bank().printable(c, bold=False)
    }
    glyphs = face.shape(text, rtl=name == "arabic")
    order = reversed(glyphs) if name == "arabic" else glyphs
    assert "".join(glyph.text for glyph in order) == text
