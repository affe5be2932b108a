"""Text to lines: measuring, breaking, and the order of the runs within a line."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from approach.pdf.fonts import EM, Bank, Face
from approach.pdf.runs import Measure, Piece, Run, in_visual_order
from approach.pdf.text import (
    base_direction,
    clean,
    clusters,
    has_right_to_left,
    pieces,
)

RUNT = 0.25  # of the line: a last line shorter than this looks lost
NARROWER = (0.96, 0.92, 0.88)  # of the box: what is tried to give it company
EVENED = 6  # lines: a longer text hides a short last line

Levels = Callable[[str, str], list[int]]


class Line(Struct):
    """Runs from left to right, their width in points, and where the line starts."""

    runs: list[Run]
    width: float
    direction: str


class Setter:
    """Breaks the texts of one document into lines.

    Widths of words are kept for this document only. `levels` gives the direction
    level of each character (Unicode Annex 9), even for left to right.
    """

    def __init__(self, bank: Bank, levels: Levels, direction: str) -> None:
        self._bank = bank
        self._levels = levels
        self._direction = direction
        self._words: dict[bool, dict[str, float]] = {False: {}, True: {}}
        self._measure = Measure(bank)

    def lines(
        self, text: str, *, width: float, size: float, bold: bool = False
    ) -> list[Line]:
        """Return the lines of a text in a box `width` points wide.

        A blank line comes as a line without runs. An over-long word is cut between
        the characters a reader sees; one such character may stand out of the box.
        """
        units = max(width, size) * EM / size
        found: list[Line] = []
        for paragraph in clean(text).split("\n"):
            plain = self._bank.is_plain(paragraph) and self._direction == "ltr"
            way = partial(
                self._plain if plain else self._mixed, paragraph, size=size, bold=bold
            )
            found.extend(_evened(way, units))
        return found

    def width(self, text: str, *, size: float, bold: bool = False) -> float:
        """Return the width of a text on one line, in points."""
        return max(
            (
                line.width
                for line in self.lines(text, width=EM * size, size=size, bold=bold)
            ),
            default=0.0,
        )

    def widest_word(self, text: str, *, size: float, bold: bool = False) -> float:
        """Return the width of the longest piece that should stay whole, in points."""
        return max(
            (self.width(piece, size=size, bold=bold) for piece in pieces(clean(text))),
            default=0.0,
        )

    def _plain(
        self, text: str, units: float, *, size: float, bold: bool
    ) -> Iterator[Line]:
        face = self._bank.bold if bold else self._bank.body
        known = self._words[bold]
        space = face.advances[" "]
        start: list[str] = []
        filled = 0.0
        for word in text.split(" "):
            wide = known.get(word)
            if wide is None:
                wide = known[word] = sum(map(face.advances.__getitem__, word))
            if start and filled + space + wide <= units:
                start.append(word)
                filled += space + wide
                continue
            if wide <= units and "-" not in word and "/" not in word:
                if start:
                    yield _line(" ".join(start) + " ", face, filled, size)
                start, filled = [word], wide
                continue
            *full, (rest, wide) = self._broken(start, filled, word, units, face)
            for part, part_wide in full:
                spare = space if part.endswith(" ") else 0
                yield _line(part, face, part_wide - spare, size)
            start, filled = [rest], wide
        yield _line(" ".join(start), face, filled, size)

    def _broken(
        self, start: list[str], filled: float, word: str, units: float, face: Face
    ) -> list[tuple[str, float]]:
        """Lay the parts of a word after a started line; the last one stays open."""
        lines: list[tuple[str, float]] = []
        open_text = " ".join(start) + " " if start else ""
        open_wide = filled + face.advances[" "] if start else 0.0
        for part in pieces(word):
            wide: float = sum(map(face.advances.__getitem__, part))
            if open_text and open_wide + wide > units:
                lines.append((open_text, open_wide))
                open_text, open_wide = "", 0.0
            if wide <= units:
                open_text, open_wide = open_text + part, open_wide + wide
                continue
            for character in part:
                wide = face.advances[character]
                if open_text and open_wide + wide > units:
                    lines.append((open_text, open_wide))
                    open_text, open_wide = "", 0.0
                open_text, open_wide = open_text + character, open_wide + wide
        return [*lines, (open_text, open_wide)]

    def _mixed(
        self, text: str, units: float, *, size: float, bold: bool
    ) -> Iterator[Line]:
        way = "rtl" if self._direction == "rtl" else base_direction(text)
        held: list[Piece] = []
        filled = 0.0
        for piece in self._pieces(text, units, way, bold=bold):
            if held and filled + piece.trimmed > units:
                yield self._drawn(held, size, way)
                held, filled = [], 0.0
            held.append(piece)
            filled += piece.width
        yield self._drawn(held, size, way)

    def _pieces(
        self, text: str, units: float, way: str, *, bold: bool
    ) -> Iterator[Piece]:
        levels = self._leveled(text, way)
        at = 0
        for part in pieces(text):
            here = levels[at : at + len(part)]
            at += len(part)
            piece = self._measure.piece(part, here, bold=bold)
            if piece.trimmed <= units:
                yield piece
                continue
            inside = 0
            for cluster in clusters(part):
                until = inside + len(cluster)
                yield self._measure.piece(cluster, here[inside:until], bold=bold)
                inside = until

    def _leveled(self, text: str, way: str) -> tuple[int, ...]:
        if way == "ltr" and not has_right_to_left(text):
            return (0,) * len(text)
        return tuple(self._levels(text, way))

    def _drawn(self, held: list[Piece], size: float, way: str) -> Line:
        runs: list[Run] = []
        for run in (run for piece in held for run in piece.runs):
            last = runs[-1] if runs else None
            if last and last.face is run.face and last.level == run.level:
                last.text += run.text
            else:
                runs.append(Run(run.text, run.face, 0.0, run.level))
        spaced = _without_spaces_after(runs)
        spaced = spaced and bool(runs) and way == "ltr" and runs[-1].level == 0
        if spaced:
            # keeps the words of two lines apart for who copies or listens
            runs[-1].text += " "
        for run in runs:
            self._measure.measure(run)
        width = sum(run.width for run in runs) - (_space(runs[-1]) if spaced else 0.0)
        return Line(in_visual_order(runs), width * size / EM, way)


def _evened(lay: Callable[[float], Iterator[Line]], units: float) -> list[Line]:
    """Lay a text a little narrower if that saves a lost word on the last line."""
    lines = list(lay(units))
    if not 1 < len(lines) <= EVENED:
        return lines
    for narrow in NARROWER:
        if lines[-1].width >= RUNT * lines[0].width:
            break
        other = list(lay(units * narrow))
        if len(other) == len(lines) and other[-1].width > lines[-1].width:
            lines = other
    return lines


def _without_spaces_after(runs: list[Run]) -> bool:
    spaced = False
    while runs and runs[-1].text.endswith(" "):
        spaced = True
        runs[-1].text = runs[-1].text.rstrip(" ")
        if not runs[-1].text:
            runs.pop()
    return spaced


def _space(run: Run) -> float:
    """Return the width of the space at the end of a run."""
    return run.glyphs[-1].advance if run.glyphs else run.face.advances[" "]


def _line(text: str, face: Face, units: float, size: float) -> Line:
    runs = [Run(text, face, units)] if text.strip(" ") else []
    return Line(runs, units * size / EM, "ltr")
