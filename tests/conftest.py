"""What every test may ask for: the table in English, and the stories."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from approach import content as library
from approach.answers import Answers
from approach.model import Content

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def content() -> Content:
    return library.load()


def mapped() -> dict[str, str]:
    """Return the table's id for each id that the stories use."""
    with (CASES / "ids.csv").open(encoding="utf-8") as file:
        return {row["case"]: row["id"] for row in csv.DictReader(file)}


def stories() -> list[dict[str, Any]]:
    """Return the stories with the table's own ids in their answers."""
    ids = mapped()
    told = json.loads((CASES / "stories.json").read_text(encoding="utf-8"))
    for story in told:
        for part in ("reasons", "certainty", "concerns"):
            story[part] = {ids[name]: value for name, value in story[part].items()}
        story["circumstances"] = [ids[name] for name in story["circumstances"]]
    return told


def answers_of(story: dict[str, Any]) -> Answers:
    """Return what the person of a story would tick."""
    parts = ("reasons", "certainty", "concerns", "circumstances")
    return Answers.from_dict({part: story[part] for part in parts})


@pytest.fixture(params=stories(), ids=lambda story: story["id"])
def story(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param
