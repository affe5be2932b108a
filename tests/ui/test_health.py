"""What `/healthz` tells, and what it keeps to itself."""

import json
from pathlib import Path

import pytest
from aside import run
from starlette.requests import Request

from approach import content
from ui import health


def test_it_says_which_content_and_since_when_and_no_more() -> None:
    asked = Request({"type": "http", "method": "GET", "path": health.PATH})

    answer = run(health.answer(asked))

    assert answer.status_code == 200
    said = json.loads(answer.body)
    assert set(said) == {"content", "uptime_seconds"}
    assert said["content"].startswith(content.load().settings.table_version)
    assert said["uptime_seconds"] >= 0


def test_a_changed_word_is_another_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words.toml"
    monkeypatch.setattr(content, "DATA", tmp_path)
    editions = []
    for text in ("a", "b", "a"):
        words.write_text(text)
        health.edition.cache_clear()
        editions.append(health.edition())
    health.edition.cache_clear()

    assert editions[0] == editions[2] != editions[1]
