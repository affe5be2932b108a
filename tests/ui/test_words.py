"""The words of the pages: none is kept that no page asks for."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from approach.answers import OUTCOMES
from approach.content import DATA
from ui.way import BY_NAME

HOUSE = Path(__file__).parent.parent.parent
HERE = r"ui\.\w+\.\w+"  # what `way.Here` puts together names no word by itself


def patterns(path: Path) -> Iterator[str]:
    """Yield each string of a file as a pattern: a word for each part filled in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        told = [getattr(part, "value", None) for part in parts]
        if re.search(r"\w", "".join(text for text in told if isinstance(text, str))):
            yield "".join(
                re.escape(text) if isinstance(text, str) else r"\w+" for text in told
            )


def test_no_page_keeps_a_word_that_nobody_asks_for() -> None:
    files = [path for room in ("ui", "pages") for path in HOUSE.glob(f"{room}/*.py")]
    asked = {found for path in files for found in patterns(path)} - {HERE}
    said = re.compile("|".join([*asked, *OUTCOMES]), re.IGNORECASE)  # A4 asks for a4
    words = tomllib.loads((DATA / "text" / "en" / "ui.toml").read_text("utf-8"))
    unread = [
        f"ui.{page}.{key}"
        for page, own in words.items()
        for key in own
        if not said.fullmatch(f"ui.{page}.{key}")
        and not (page in BY_NAME and said.fullmatch(key))
    ]
    assert unread == []
