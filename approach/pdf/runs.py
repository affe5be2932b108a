"""Stretches of one face and one direction: which face, how wide, in what order."""

from itertools import groupby

from msgspec import Struct

from approach.pdf.fonts import Bank, Face, Glyph
from approach.pdf.text import clusters, needs_shaping

Levels = tuple[int, ...]


class Run(Struct):
    """A stretch of one face and one direction, `width` in 1/1000 em."""

    text: str
    face: Face
    width: float
    level: int = 0
    glyphs: tuple[Glyph, ...] = ()


class Piece(Struct, frozen=True):
    """What must stay on one line; `trimmed` is its width without spaces after it."""

    runs: tuple[Run, ...]
    width: float
    trimmed: float


class Widths(dict[str, int]):
    """Widths of one face by character, in 1/1000 em, kept for one document."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> int:
        self[character] = wide = self._face.advances[character]
        return wide


class Measure:
    """Finds faces and widths for one document, each only once."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._widths: dict[str, Widths] = {}
        self._faces: dict[tuple[str, bool], list[tuple[str, Face]]] = {}
        self._shaped: dict[tuple[str, str, int], tuple[Glyph, ...]] = {}
        self._pieces: dict[tuple[str, int, bool], Piece] = {}

    def piece(self, text: str, levels: Levels, *, bold: bool) -> Piece:
        """Return a text with its runs; `levels` are those of its characters."""
        if levels.count(levels[0]) < len(levels):
            return self._piece(text, levels, bold=bold)
        key = text, levels[0], bold
        found = self._pieces.get(key)
        if found is None:
            found = self._pieces[key] = self._piece(text, levels, bold=bold)
        return found

    def _piece(self, text: str, levels: Levels, *, bold: bool) -> Piece:
        runs = self._runs(text, levels, bold=bold)
        for run in runs:
            self.measure(run)
        wide = sum(run.width for run in runs)
        spaces = len(text) - len(text.rstrip(" "))
        space = runs[-1].face.advances[" "] if spaces else 0
        return Piece(runs, wide, wide - spaces * space)

    def _runs(self, text: str, levels: Levels, *, bold: bool) -> tuple[Run, ...]:
        parts: list[tuple[str, Face, int]] = []
        at = 0
        for cluster in clusters(text):
            for part, face in self._faced(cluster, bold=bold):
                if part == " " and parts and _same_space(parts[-1][1], face):
                    parts.append((part, parts[-1][1], levels[at]))
                else:
                    parts.append((part, face, levels[at]))
            at += len(cluster)
        return tuple(
            Run("".join(part[0] for part in group), face, 0.0, level)
            for (face, level), group in groupby(parts, key=lambda part: part[1:])
        )

    def _faced(self, cluster: str, *, bold: bool) -> list[tuple[str, Face]]:
        found = self._faces.get((cluster, bold))
        if found is None:
            found = self._bank.printable(cluster, bold=bold)
            self._faces[cluster, bold] = found
        return found

    def measure(self, run: Run) -> None:
        """Shape the run if its script asks for it, and note its width."""
        if run.level % 2 == 0 and not needs_shaping(run.text):
            run.width = sum(map(self._of(run.face).__getitem__, run.text))
            return
        key = run.text, run.face.key, run.level % 2
        if key not in self._shaped:
            self._shaped[key] = run.face.shape(run.text, rtl=bool(run.level % 2))
        run.glyphs = self._shaped[key]
        run.width = sum(glyph.advance for glyph in run.glyphs)

    def _of(self, face: Face) -> Widths:
        found = self._widths.get(face.key)
        if found is None:
            found = self._widths[face.key] = Widths(face)
        return found


def _same_space(script: Face, body: Face) -> bool:
    """Say whether the script's own space may stand between its words."""
    return script.covers(" ") and script.advances[" "] <= 1.2 * body.advances[" "]


def in_visual_order(runs: list[Run]) -> list[Run]:
    """Return the runs from left to right (Unicode Annex 9, rule L2)."""
    levels = [run.level for run in runs]
    order = list(runs)
    for level in range(max(levels, default=0), 0, -1):
        turned: list[Run] = []
        for high, group in groupby(order, key=lambda run: run.level >= level):
            stretch = list(group)
            turned.extend(reversed(stretch) if high else stretch)
        order = turned
    return order
