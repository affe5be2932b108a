"""Words by key: a visitor's own braces are never taken for a placeholder."""

import pytest

from approach.text import Words, merged

WORDS = Words({"a": {"b": "Say “{text}”", "c": ["one", "two"]}})


def test_what_a_visitor_typed_is_put_in_as_typed() -> None:
    assert WORDS("a.b", text="{0} {text} {x.y!r:>9}") == "Say “{0} {text} {x.y!r:>9}”"


def test_a_missing_word_is_an_error_and_not_a_blank() -> None:
    for key in ("a.x", "x", "a.b.c", "a"):
        with pytest.raises(KeyError):
            WORDS(key)


def test_a_list_is_read_as_lines() -> None:
    assert WORDS.lines("a.c") == ["one", "two"]


def test_a_layer_above_hides_only_what_it_says() -> None:
    below = {"a": {"b": "1", "c": "2"}, "d": "3"}
    assert merged(below, {"a": {"b": "x"}}) == {"a": {"b": "x", "c": "2"}, "d": "3"}
    assert below["a"] == {"b": "1", "c": "2"}
