"""Which way the safety page leads; its answers are weighed here and kept nowhere."""

from collections.abc import Iterable, Mapping
from typing import Literal

Said = Literal["yes", "unsure", "no", "skip"]
Route = Literal["go", "stop", "pause", "mirror"]

SKIPS_THAT_PAUSE = 2


def route(statements: Iterable[Said], mirror: Said) -> Route:
    """Decide from the statements about the partner and the one about oneself.

    One yes stops. One "not sure", or two lines skipped, pause: a short list misses
    much, so doubt counts. The mirror line leads to its own page only when nothing
    speaks for danger to the visitor, who may well blame themselves.
    """
    said = list(statements)
    if "yes" in said:
        return "stop"
    if "unsure" in said or said.count("skip") >= SKIPS_THAT_PAUSE:
        return "pause"
    return "mirror" if mirror == "yes" else "go"


def settled(chosen: Mapping[str, Said | None], ids: Iterable[str]) -> list[Said]:
    """Return one answer for each line; a line left empty is a line skipped."""
    return [chosen.get(line) or "skip" for line in ids]
