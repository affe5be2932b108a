import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from approach.pdf import text as words

ANY = st.text(st.characters(codec=None), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\x0bc\u2028d", "a\nb\nc\nd"),
        ("a\t b", "a  b"),
        ("e\u0301", "é"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83d b", "a\ufffd b"),
        ("a\x00\x07\u202eb\ufeff\u200b\u00ad", "ab"),
        ("a\n\n \n\n\nb", "a\n\nb"),
        ("  a  \n  b  ", "a\nb"),
        ("z" + "\u0335" * 50, "z" + "\u0335" * 4),
        ("{nb} ** __ \\ ( ) %", "{nb} ** __ \\ ( ) %"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("👨\u200d👩", "👨\u200d👩"),
        (" \n ", ""),
    ],
)
def test_text_is_cleaned_and_nothing_meant_is_lost(typed: str, kept: str) -> None:
    assert words.clean(typed) == kept


@given(ANY)
@example("\ud800\udc00\ud800")
@example("a\u0344\u0345" * 9)
def test_cleaned_text_can_always_be_printed(typed: str) -> None:
    kept = words.clean(typed)
    assert words.clean(kept) == kept
    assert unicodedata.normalize("NFC", kept) == kept
    kept.encode("utf-8")
    assert {unicodedata.category(c) for c in kept if c != "\n"}.isdisjoint(
        {"Cc", "Cs", "Zl", "Zp"}
    )


@given(ANY)
def test_nothing_is_lost_between_characters_or_pieces(typed: str) -> None:
    kept = words.clean(typed).replace("\n", " ")
    assert "".join(words.clusters(kept)) == kept
    assert "".join(words.pieces(kept)) == kept


@pytest.mark.parametrize(
    "one", ["é", "क्ष", "กำ", "เก", "👨‍👩‍👧", "👍🏽", "🇫🇷", "각", "x̂̂", "1️⃣"]
)
def test_what_looks_like_one_character_stays_one(one: str) -> None:
    assert words.clusters(f"a{one}b") == ["a", one, "b"]


def test_every_mark_is_shaped_with_what_it_stands_on() -> None:
    every = map(chr, range(0x110000))
    marks = [c for c in every if unicodedata.category(c)[0] == "M"]
    kept = [mark for mark in marks if mark in words.clean(f"a{mark}")]
    assert [mark for mark in kept if not words.needs_shaping(mark)] == []


def test_two_flags_are_two_characters() -> None:
    assert words.clusters("🇫🇷🇩🇪") == ["🇫🇷", "🇩🇪"]


def test_lines_break_after_spaces_and_inside_joined_words() -> None:
    assert words.pieces("now and well-being/rest") == [
        "now ",
        "and ",
        "well-",
        "being/",
        "rest",
    ]


def test_dates_and_amounts_stay_whole() -> None:
    assert words.pieces("2026-03-14 -5 1/2") == ["2026-03-14 ", "-5 ", "1/2"]


def test_thai_breaks_between_words() -> None:
    assert "สวัสดี" in words.pieces("สวัสดีครับวันนี้อากาศดี") or "วันนี้" in words.pieces(
        "สวัสดีครับวันนี้อากาศดี"
    )


@pytest.mark.parametrize("with_phrases", [True, False])
def test_no_line_of_japanese_starts_with_a_full_stop(
    monkeypatch: pytest.MonkeyPatch, with_phrases: bool
) -> None:
    if not with_phrases:
        monkeypatch.setattr(words, "budoux", None)
    found = words.pieces("一度だけ、話したい。「合わなければ」、やめましょう。")
    assert len(found) > 3
    assert not any(piece[0] in "、。」" for piece in found)
    assert not any(piece[-1] == "「" for piece in found)


@pytest.mark.parametrize(
    ("text", "direction"),
    [("abc שלום", "ltr"), ("שלום abc", "rtl"), ("12 شكرا", "rtl"), ("12", "ltr")],
)
def test_the_first_letter_gives_the_direction(text: str, direction: str) -> None:
    assert words.base_direction(text) == direction


def test_numbers_stay_readable_even_without_the_full_rules() -> None:
    assert words.plain_levels("אב 12", "rtl") == [1, 1, 1, 2, 2]
    assert words.plain_levels("ab", "ltr") == [0, 0]
