"""What the log may say: which kind of error and where, never what was in it."""

import logging
import traceback
from collections.abc import Callable, Mapping
from typing import Any


def keep_values_out() -> None:
    """Let no record carry an exception's message, nor its values."""
    make = logging.getLogRecordFactory()
    if getattr(make, "without_values", False):
        return
    logging.setLogRecordFactory(plain(make))


def plain(make: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    """Wrap a maker of log records."""

    def made(*args: Any, **named: Any) -> logging.LogRecord:
        record = make(*args, **named)
        record.msg = valueless(record.msg)
        if isinstance(record.args, Mapping):
            record.args = {name: valueless(a) for name, a in record.args.items()}
        elif isinstance(record.args, tuple):
            record.args = tuple(valueless(a) for a in record.args)
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()}\n{places(record.exc_info[1])}"
            record.args, record.exc_info, record.exc_text = (), None, None
        return record

    made.without_values = True  # type: ignore[attr-defined]
    return made


def valueless(part: Any) -> Any:
    """Return a part of a record, an exception by its kind alone."""
    return type(part).__name__ if isinstance(part, BaseException) else part


def places(error: BaseException) -> str:
    """Return an error's kind and the lines it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *lines])
