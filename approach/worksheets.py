"""The fill-in worksheets: one for each strategy, read from `data/` and checked."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from approach.answers import YEARS, Id
from approach.model import Content, Text
from approach.reading import ContentError, record

OPTIONS = ("choice", "ticks")


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to fill in.

    What is stored is a string: free text, one option's id (`choice`), several ids
    with a space between (`ticks`) or an ISO day (`date`). `lines` is the room on
    paper. `shared` says that it may stand in what both partners read.
    """

    id: Id
    kind: Literal["note", "choice", "ticks", "date"]
    label: Text
    hint: Text
    why: Text
    example: Text
    lines: Annotated[int, Meta(ge=1, le=12)]
    shared: bool
    options: dict[Id, Text] = {}


class Worksheet(Struct, frozen=True, forbid_unknown_fields=True):
    """One strategy's worksheet; `caution` is what to mind before filling it in."""

    title: Text
    lead: Text
    caution: tuple[Text, ...]
    fields: tuple[Field, ...]


def worksheet(content: Content, strategy: str) -> Worksheet:
    """Return the worksheet of a strategy.

    Raises:
        ContentError: its file is missing, or a field of it is not as it should be.
    """
    file = f"worksheets/{strategy}.toml"
    try:
        tree: dict[str, Any] = content.words.tree(f"worksheets.{strategy}")
    except KeyError:
        raise ContentError(file, "", "the file is missing") from None
    fields = [read_field(cells, file, n) for n, cells in enumerate(fields_of(tree), 1)]
    return record(Worksheet, {**tree, "fields": fields}, file, "")


def fields_of(tree: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the tables under `[[fields]]`, none when there are none."""
    return list(tree.get("fields", []))


def read_field(cells: dict[str, Any], file: str, number: int) -> Field:
    """Check one field: only what is chosen from has options, and at least two."""
    place = f"field {cells.get('id', number)!r}"
    found = record(Field, cells, file, place)
    if found.kind in OPTIONS and len(found.options) < 2:  # noqa: PLR2004
        raise ContentError(file, place, "it needs two options or more")
    if found.kind not in OPTIONS and found.options:
        raise ContentError(file, place, f"a {found.kind} has no options")
    return found


def filled(sheet: Worksheet, entries: Mapping[str, str]) -> list[tuple[Field, str]]:
    """Return the fields that have an entry, with the entry as it is shown.

    Options are shown by their labels, one to a line for ticks; a day stays ISO, for
    the page or the paper to write in its own way. What the worksheet does not know
    (an old option, a day that is none) is left out.
    """
    seen = [(field, shown(field, entries.get(field.id, ""))) for field in sheet.fields]
    return [(field, text) for field, text in seen if text]


def shown(field: Field, entry: str) -> str:
    """Return what a stored entry reads like, empty when it says nothing."""
    entry = entry.strip()
    if field.kind in OPTIONS:
        ticked = entry.split() if field.kind == "ticks" else [entry]
        return "\n".join(text for o, text in field.options.items() if o in ticked)
    if field.kind == "date":
        return entry if is_day(entry) else ""
    return entry


def is_day(entry: str) -> bool:
    """Say whether an entry is an ISO day such as 2026-11-30, in a year in reach."""
    try:
        day = date.fromisoformat(entry)
    except ValueError:
        return False
    return day.isoformat() == entry and day.year in YEARS


def check(content: Content) -> None:
    """Check that every strategy has its worksheet, and that no field stands twice.

    Raises:
        ContentError: naming the file and the field.
    """
    for strategy in content.strategies:
        seen: set[str] = set()
        for field in worksheet(content, strategy).fields:
            if field.id in seen:
                file = f"worksheets/{strategy}.toml"
                raise ContentError(file, f"field {field.id!r}", "it stands twice")
            seen.add(field.id)
