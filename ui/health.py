"""What `/healthz` answers: that the server is up, since when, with which content."""

import hashlib
import time
from functools import cache

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from approach import content
from ui import state

PATH = "/healthz"
LETTERS = 12  # of the hash; enough to tell two editions apart
STARTED = time.monotonic()


async def answer(_: Request) -> JSONResponse:
    """Say that the server is up; nothing in it is about a visitor."""
    uptime = round(time.monotonic() - STARTED)
    return JSONResponse({"content": edition(), "uptime_seconds": uptime})


@cache
def edition() -> str:
    """Return the table's version and a mark that changes with any word or number."""
    mark = hashlib.sha256()
    for path in sorted(content.DATA.rglob("*")):
        if path.is_file():
            mark.update(str(path.relative_to(content.DATA)).encode() + b"\0")
            mark.update(path.read_bytes())
    version = state.shelf(content.FALLBACK).settings.table_version
    return f"{version}-{mark.hexdigest()[:LETTERS]}"


ROUTES = [Route(PATH, answer, methods=["GET"])]
