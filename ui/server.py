"""The server's life: warmed up before the first visitor, forgetting after the last."""

import asyncio
import contextlib
import gc
import importlib
from collections.abc import AsyncIterator

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from streamlit.runtime import Runtime

from approach import content, pdf
from ui import logs, reaper
from ui.wire import Wire

MIDDLEWARE = [Middleware(Wire)]
WARM = ("numpy", "pandas", "ui.frame")
IN_MEMORY = 4 * 1024 * 1024  # bytes; larger than any upload that is let in


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Warm up, then forget closed sessions for as long as the server runs.

    Raises:
        ContentError: `data/` is wrong; the server then does not start.
    """
    logs.keep_values_out()
    MultiPartParser.spool_max_size = IN_MEMORY  # an opened worksheet touches no disk
    warm_up()
    runtime = Runtime.instance()
    reaper.hold_documents(runtime.media_file_mgr)
    watch = reaper.Reaper(runtime, reaper.seconds())
    task = asyncio.create_task(watch.run())
    try:
        yield
    finally:
        task.cancel()


def warm_up() -> None:
    """Do before the first visitor what would else make them wait.

    What is frozen is never looked through again: without it Python's collector goes
    over all of pandas again and again.
    """
    for name in WARM:
        importlib.import_module(name)
    shelf = importlib.import_module("ui.state").shelf
    for language in content.languages():
        shelf(language)
    pdf.warm_up()
    gc.collect()
    gc.freeze()
