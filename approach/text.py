"""Words by key, with named placeholders and English behind every other language."""

from collections.abc import Mapping
from datetime import date
from typing import Any


class Words:
    """The text of one language, looked up by a dotted key.

    `words("reasons.title")` is a sentence; `words("explain.for", strategy=name)`
    fills the named placeholder. A key that no language has raises `KeyError`.
    """

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._tree = tree

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence at a key, its placeholders filled."""
        sentence = self.tree(key)
        if not isinstance(sentence, str):
            raise KeyError(key)
        return sentence.format(**values) if values else sentence

    def lines(self, key: str) -> list[str]:
        """Return a list of sentences."""
        return list(self.tree(key))

    def day(self, on: date) -> str:
        """Return a day as people write it, with the month in words."""
        month = self.lines("language.months")[on.month - 1]
        return self("language.day", day=on.day, month=month, year=on.year)

    def tree(self, key: str) -> Any:
        """Return whatever stands at the key: a sentence, a list or a table."""
        node: Any = self._tree
        try:
            for part in key.split("."):
                node = node[part]
        except (KeyError, TypeError):  # not there, or below a sentence
            raise KeyError(key) from None
        return node


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one tree of words over another; what is missing above shows through."""
    both = dict(below)
    for key, value in above.items():
        under = both.get(key)
        if isinstance(value, Mapping) and isinstance(under, Mapping):
            both[key] = merged(under, value)
        else:
            both[key] = value
    return both
