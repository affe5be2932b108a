"""The stories of `tests/cases/`, by id."""

from pathlib import Path

from approach import cases

STORIES = {case.id: case for case in cases.load(Path(__file__).parent / "cases")}
