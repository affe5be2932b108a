"""Files of `data/` into checked records; a fault is named by file, row and column."""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record")
Made = TypeVar("Made", bound=msgspec.Struct)


class ContentError(ValueError):
    """A mistake in `data/`, told so that whoever edits the file can find it."""

    def __init__(self, file: str, place: str, fault: str) -> None:
        self.file, self.place, self.fault = file, place, fault
        super().__init__(f"{file}: {place}: {fault}" if place else f"{file}: {fault}")


def text(path: Path, below: Path | None = None) -> str:
    """Read one file of `data/`, with or without the mark that spreadsheets begin with.

    A fault names the file as it stands below a folder, or by its own name alone.

    Raises:
        ContentError: the file is missing or was not saved as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ContentError(called(path, below), "", "the file is missing") from None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        wanted = "the file must be saved as UTF-8"
        raise ContentError(called(path, below), f"line {line}", wanted) from None


def called(path: Path, below: Path | None) -> str:
    """Return what a fault calls a file."""
    return path.relative_to(below).as_posix() if below else path.name


def toml(path: Path, below: Path | None = None) -> dict[str, Any]:
    """Read one TOML file; a fault is told as in `text`.

    Raises:
        ContentError: the file cannot be read or is not TOML.
    """
    try:
        return tomllib.loads(text(path, below))
    except tomllib.TOMLDecodeError as fault:
        raise ContentError(called(path, below), "", str(fault)) from None


def rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Read a CSV file row by row, each with the words that say where it stands.

    Raises:
        ContentError: the file cannot be read, its head is not `columns`, or a row has
            too many or too few cells.
    """
    reader = csv.DictReader(text(path).splitlines())
    if reader.fieldnames != [*columns]:
        fault = f"the columns must be {','.join(columns)}"
        raise ContentError(path.name, "head", fault)
    for row in reader:
        place = f"row {reader.line_num}"
        if None in row or None in row.values():
            raise ContentError(
                path.name, place, "the number of cells is not the head's"
            )
        yield place, {name: cell.strip() for name, cell in row.items()}


def named(
    path: Path, columns: Sequence[str], cells: int = 1
) -> Iterator[tuple[str, dict[str, str]]]:
    """Read a CSV file as `rows` does, where the first cells of a row are its name.

    Raises:
        ContentError: as in `rows`, or a name stands twice.
    """
    seen: set[str] = set()
    for place, row in rows(path, columns):
        name = " ".join(row[column] for column in columns[:cells])
        if name in seen:
            raise ContentError(path.name, place, f"{name!r} stands twice")
        seen.add(name)
        yield place, row


def records(path: Path, kind: type[Made]) -> dict[str, Made]:
    """Read a CSV file whose columns are the fields of a record, by the first of them.

    Raises:
        ContentError: as in `named` and `record`.
    """
    columns = kind.__struct_fields__
    return {
        row[columns[0]]: record(kind, row, path.name, place)
        for place, row in named(path, columns)
    }


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
    for place, row in named(path, ["factor", *columns]):
        factor = row.pop("factor")
        if factor not in ids:
            raise ContentError(path.name, place, f"no factor is called {factor!r}")
        cells[factor] = row
    for factor in ids:
        if factor not in cells:
            raise ContentError(path.name, "", f"the row {factor!r} is missing")
    return {factor: cells[factor] for factor in ids}
