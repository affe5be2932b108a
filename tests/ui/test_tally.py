"""The numbers in the log: whole, anonymous, one line each."""

import asyncio
import json
import logging
from collections.abc import Iterator

import pytest
from aside import run
from streamlit import logger as streamlit_logger

from ui import tally


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> tally.Tally:
    fresh = tally.Tally()
    monkeypatch.setattr(tally, "TALLY", fresh)
    return fresh


@pytest.fixture
def spoken() -> Iterator[None]:
    """Put the logs back as they were."""
    before = streamlit_logger.setup_formatter
    tally.speak_in_lines()
    yield
    tally.LOG.propagate = True
    tally.LOG.removeHandler(tally.LOG.streamlit_console_handler)
    streamlit_logger.setup_formatter = before
    streamlit_logger.update_formatter()
    logging.getLogger().removeHandler(logging.getLogger().streamlit_console_handler)


def test_each_run_counts_once_also_when_it_breaks_off(count: tally.Tally) -> None:
    with count.run():
        pass
    with pytest.raises(KeyError), count.run():
        raise KeyError
    count.fail()

    numbers = count.counted()

    assert numbers["runs"] == 2
    assert numbers["failed"] == 1
    assert sum(n for name, n in numbers.items() if "within" in name) == 2
    assert not any(count.counted().values())


@pytest.mark.usefixtures("spoken")
def test_the_numbers_come_as_one_line_that_a_machine_reads(
    count: tally.Tally, capsys: pytest.CaptureFixture[str]
) -> None:
    with count.run():
        pass

    async def for_a_while() -> None:
        task = asyncio.create_task(tally.tell(lambda: 3, every=0.01))
        await asyncio.sleep(0.05)
        task.cancel()

    tally.in_lines(tally.LOG)
    run(for_a_while())

    first = json.loads(capsys.readouterr().err.splitlines()[0])
    assert first["runs"] == 1
    assert first["open_tabs"] == 3
    assert all(isinstance(first[name], int) for name in tally.Tally().counted())


@pytest.mark.upgrade
@pytest.mark.usefixtures("spoken")
def test_streamlits_own_log_speaks_in_lines_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("streamlit.runtime", "uvicorn.error", "made.later"):
        log = streamlit_logger.get_logger(name)
        tally.in_lines(log)
        log.error("two\nlines")

    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["said"] for line in said] == ["two\nlines"] * 3


@pytest.mark.usefixtures("spoken")
def test_who_asked_for_which_page_is_in_no_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("uvicorn.access", "uvicorn.error", "websockets.server"):
        log = streamlit_logger.get_logger(name)
        tally.in_lines(log)
        log.setLevel(logging.DEBUG)
        log.info("10.0.0.1 GET /step-2 200")

    assert "step-2" not in capsys.readouterr().err
