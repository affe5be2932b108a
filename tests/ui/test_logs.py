"""The log: it names kinds and places, never what somebody wrote."""

import logging

import pytest

from ui import logs

CANARY = "what the visitor wrote"


@pytest.fixture
def log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logging, "_logRecordFactory", logging.getLogRecordFactory())
    logs.keep_values_out()
    caplog.set_level(logging.DEBUG)
    return caplog


def fail() -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        raise ValueError(CANARY) from error


def test_an_exceptions_message_never_reaches_the_log(
    log: pytest.LogCaptureFixture,
) -> None:
    try:
        fail()
    except ValueError as error:
        logging.exception("uncaught")
        logging.error("uncaught", exc_info=error)
        logging.warning("it was %s", error)
        logging.warning("it was %(e)s", {"e": error})
        logging.warning(error)

    assert CANARY not in log.text
    assert log.text.count("ValueError") == 5
    assert "test_logs.py" in log.text
    assert " fail" in log.text


def test_what_is_no_exception_is_logged_as_it_was(
    log: pytest.LogCaptureFixture,
) -> None:
    logging.info("%d of %d", 1, 2)
    logging.info("named %(n)s", {"n": 3})

    assert "1 of 2" in log.text
    assert "named 3" in log.text


def test_asking_twice_wraps_once(log: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()

    logs.keep_values_out()

    assert logging.getLogRecordFactory() is before
    assert not log.records
