"""The server's life: warmed up before the first visitor, forgetting after the last."""

import asyncio
import contextlib
import gc
import importlib
import json
import pkgutil
from collections.abc import AsyncIterator

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime import Runtime

import ui
from approach import content, pdf, wording
from approach.model import Content
from ui import logs, reaper, state, tally
from ui.wire import Wire

MIDDLEWARE = [Middleware(Wire)]
YOUNG = 20_000  # objects that may come before the collector looks at the new ones


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Warm up, then forget closed sessions and count for as long as the server runs.

    Raises:
        ContentError: `data/` is wrong; the server then does not start.
    """
    logs.keep_values_out()
    tally.speak_in_lines()
    warm_up()
    runtime = Runtime.instance()
    reaper.hold_documents(runtime.media_file_mgr)
    watch = reaper.Reaper(runtime, reaper.seconds())
    tasks = [
        asyncio.create_task(watch.run()),
        asyncio.create_task(tally.tell(watch.open_tabs)),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()


def warm_up() -> None:
    """Do before the first visitor what would else make them wait.

    What is frozen is never looked through again: without it Python's collector goes
    over all of pandas again and again.
    """
    for module in pkgutil.iter_modules(ui.__path__, "ui."):
        if module.name != "ui.main":  # the script of each run, not a module
            importlib.import_module(module.name)
    for language in content.languages():
        rehearse(state.shelf(language))
    pdf.warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def rehearse(shelf: Content) -> None:
    """Check words like a visitor's own: each rule is made when it is first met."""
    openings = json.dumps(shelf.words.tree("openings"), ensure_ascii=False)
    wording.check(openings.replace('"', " "), shelf)
