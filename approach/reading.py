"""Files of `data/` into checked records; a fault is named by file, row and column."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record")


class ContentError(ValueError):
    """A mistake in `data/`, told so that whoever edits the file can find it."""

    def __init__(self, file: str, place: str, fault: str) -> None:
        self.file, self.place, self.fault = file, place, fault
        super().__init__(f"{file}: {place}: {fault}" if place else f"{file}: {fault}")


def toml(path: Path) -> dict[str, Any]:
    """Read one TOML file.

    Raises:
        ContentError: the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(path.name, "", "the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ContentError(path.name, "", str(fault)) from None


def rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Read a CSV file row by row, each with the words that say where it stands.

    Raises:
        ContentError: the file is missing, or a row has too many or too few cells.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise ContentError(path.name, "", "the file is missing") from None
    reader = csv.DictReader(lines)
    for row in reader:
        place = f"row {reader.line_num}"
        if None in row or None in row.values():
            raise ContentError(
                path.name, place, "the number of cells is not the head's"
            )
        yield place, {name: cell.strip() for name, cell in row.items()}


def record(kind: type[Record], cells: dict[str, Any], file: str, place: str) -> Record:
    """Make one checked record of what a row or a table of words says.

    Raises:
        ContentError: a cell is missing, unknown, or of the wrong kind.
    """
    try:
        return msgspec.convert(cells, kind, strict=False)
    except msgspec.ValidationError as fault:
        raise ContentError(file, place, str(fault)) from None


def table(path: Path, columns: list[str], ids: list[str]) -> dict[str, dict[str, str]]:
    """Read a wide table: one row for each of `ids`, one cell for each of `columns`.

    Raises:
        ContentError: the head, a row's id or the set of rows does not agree.
    """
    cells: dict[str, dict[str, str]] = {}
    for place, row in rows(path):
        if list(row) != ["factor", *columns]:
            raise ContentError(
                path.name, "head", f"the columns must be factor,{','.join(columns)}"
            )
        factor = row.pop("factor")
        if factor not in ids:
            raise ContentError(path.name, place, f"no factor is called {factor!r}")
        if factor in cells:
            raise ContentError(path.name, place, f"{factor!r} stands twice")
        cells[factor] = row
    for factor in ids:
        if factor not in cells:
            raise ContentError(path.name, "", f"the row {factor!r} is missing")
    return {factor: cells[factor] for factor in ids}
