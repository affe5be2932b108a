"""Files of `data/`: a fault names the file, the row and what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from approach.reading import ContentError, named, rows, table, toml


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_spreadsheets_own_mark_at_the_start_of_a_file_does_no_harm(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "x.csv", "\ufefffactor,a\none, 1 \n")
    assert table(path, ["a"], ["one"]) == {"one": {"a": "1"}}


@pytest.mark.parametrize("row", ["one,1,2", "one"])
def test_a_row_with_a_cell_too_many_or_too_few_is_named(
    tmp_path: Path, row: str
) -> None:
    path = write(tmp_path / "x.csv", f"factor,a\n{row}\n")
    with pytest.raises(ContentError, match=r"x\.csv: row 2"):
        list(rows(path, ["factor", "a"]))


def test_a_row_that_stands_twice_or_is_missing_is_named(tmp_path: Path) -> None:
    twice = write(tmp_path / "x.csv", "factor,a\none,1\none,1\n")
    with pytest.raises(ContentError, match="'one' stands twice"):
        table(twice, ["a"], ["one", "two"])
    missing = write(tmp_path / "y.csv", "factor,a\none,1\n")
    with pytest.raises(ContentError, match="'two' is missing"):
        table(missing, ["a"], ["one", "two"])


def test_a_file_with_semicolons_says_what_its_head_must_be(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", "factor;a\none;1\n")
    with pytest.raises(ContentError, match=r"x\.csv: head: .* must be factor,a"):
        table(path, ["a"], ["one"])
    empty = write(tmp_path / "y.csv", "")
    with pytest.raises(ContentError, match=r"y\.csv: head: .* must be factor,a"):
        list(rows(empty, ["factor", "a"]))


@pytest.mark.parametrize("read", [toml, lambda path: list(rows(path, ["a"]))])
def test_a_file_that_is_not_utf_8_is_named_with_its_line(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("a\n# \ncafé\n".encode("windows-1252"))
    with pytest.raises(ContentError, match=r"x\.csv: line 3: .* UTF-8"):
        read(path)


def test_a_name_that_stands_twice_is_named_with_its_row(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", "id,a\none,1\ntwo,1\none,2\n")
    with pytest.raises(ContentError, match=r"x\.csv: row 4: 'one' stands twice"):
        list(named(path, ["id", "a"]))


def test_a_name_may_be_of_several_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", "a,b,c\none,1,x\none,2,x\n")
    assert len(list(named(path, ["a", "b", "c"], cells=2))) == 2
    again = write(tmp_path / "y.csv", "a,b,c\none,1,x\none,1,y\n")
    with pytest.raises(ContentError, match=r"y\.csv: row 3: 'one 1' stands twice"):
        list(named(again, ["a", "b", "c"], cells=2))


def test_a_fault_in_a_toml_file_names_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "x.toml", 'a = "1"\nb = \n')
    with pytest.raises(ContentError, match="line 2"):
        toml(path)
