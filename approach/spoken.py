"""What people write in their own way, fitted into what is said aloud."""

import re

MARKS, QUOTES = (".", "!", "?", "…", ",", ";", ":"), "”’»\"')"


def one_line(entry: str, line_break: str) -> str:
    """Bring the lines of an entry into one, with a mark where none divides them."""
    first, *rest = [" ".join(line.split()) for line in entry.splitlines()]
    for line in filter(None, rest):
        first += f" {line}" if stopped(first) else f"{line_break}{line}"
    return first


def framed(frame: str, entry: str, full_stop: str) -> str:
    """Put an entry into its sentence, and end a sentence that has no ending.

    An entry that stands without a frame is a word of another sentence.
    """
    text = frame.format(entry=entry)
    return text if text == entry or stopped(text) else text + full_stop


def question(frame: str, entry: str) -> str:
    """Begin every sentence large, and make a question of a last one left open."""
    *before, last = [begun(s) for s in re.split(r"(?<=[.!?…])\s+", entry)]
    if not stopped(last):
        opens, _, _ = frame.partition("{entry}")
        last = frame.format(entry=begun(last.removeprefix(opens)))
    return " ".join([*before, last])


def begun(text: str) -> str:
    """Return a sentence with a large first letter."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> bool:
    """Say whether a text ends with a mark, inside or outside of quotes."""
    return text.rstrip(QUOTES).endswith(MARKS)
