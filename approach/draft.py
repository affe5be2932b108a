"""Answers to the text of a saved worksheet and back; any file is read strictly."""

import json
from functools import cache
from typing import Any, Never

import msgspec

from approach.answers import Answers
from approach.content import DATA, FALLBACK, read_words
from approach.text import Words

VERSION = 1
LARGEST = 1_000_000


class DraftError(ValueError):
    """A file that cannot be opened, with a sentence for the visitor.

    `kind` is one of: too_large, not_text, not_a_worksheet, twice, newer, damaged.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        self.kind = kind
        super().__init__(sentence)


class Saved(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: which form it has, and the answers."""

    worksheet: int
    answers: dict[str, Any]


def dumps(answers: Answers) -> str:
    """Write the answers as JSON text that `loads` reads."""
    saved = Saved(VERSION, answers.to_dict())
    return msgspec.json.encode(saved, order="sorted").decode()


def loads(text: str | bytes, words: Words | None = None) -> Answers:
    """Read a saved worksheet.

    Ids that the table no longer knows are kept: the caller names them.

    Args:
        text: the file as it came; at most `LARGEST` bytes.
        words: the visitor's language for the sentence of an error.

    Raises:
        DraftError: the file is too large, is not a worksheet, or is damaged.
    """
    words = words or english()
    try:
        return read(text)
    except DraftError as error:
        raise DraftError(error.kind, words(f"draft.{error.kind}")) from None


def read(text: str | bytes) -> Answers:
    """Read a saved worksheet; an error carries its kind only."""
    try:
        raw = text.encode() if isinstance(text, str) else text
        if len(raw) > LARGEST:
            fail("too_large")
        tree = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=fail_number
        )
    except UnicodeError:
        fail("not_text")
    except DraftError:
        raise
    except (ValueError, RecursionError):
        fail("not_a_worksheet")
    return answers_of(tree)


def answers_of(tree: Any) -> Answers:
    """Check the form of the file, then each answer, and that it can be saved again."""
    try:
        saved = msgspec.convert(tree, Saved, strict=True)
    except (msgspec.ValidationError, RecursionError):
        fail("not_a_worksheet")
    if saved.worksheet != VERSION:
        fail("newer")
    if not set(saved.answers) <= set(Answers.__struct_fields__):
        fail("damaged")
    try:
        found = Answers.from_dict(saved.answers)
        dumps(found)  # JSON can spell half a character, which no text can hold
    except (ValueError, RecursionError):
        fail("damaged")
    return found


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says the same key twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        fail("twice")
    return found


def fail_number(_: str) -> Never:
    """Refuse NaN and the infinities, which JSON does not have."""
    fail("damaged")


def fail(kind: str) -> Never:
    """Stop reading; the sentence is put in by `loads`."""
    raise DraftError(kind, kind)


@cache
def english() -> Words:
    """Return the English words, for callers that bring none."""
    return Words(read_words(DATA, FALLBACK))
