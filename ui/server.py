"""The server's life: warmed up before the first visitor, forgetting after the last."""

import asyncio
import contextlib
import gc
import importlib
import json
import pkgutil
import sys
from collections.abc import AsyncIterator

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime import Runtime

import ui
from approach import audit, pdf, wording
from approach.model import Content
from approach.reading import ContentError
from ui import logs, reaper, state, tally, wire
from ui.setting import SettingError
from ui.shell import ShellError

MIDDLEWARE = [Middleware(wire.Wire)]
YOUNG = 20_000  # objects that may come before the collector looks at the new ones


def check() -> None:
    """End the start with one line when `data/` or a setting is wrong.

    To be called before there is an app: later the web server might go on without.
    What is read here is kept for the visitors. The collector rests until all is warm:
    nearly everything that is made until then stays.
    """
    gc.disable()
    try:
        reaper.seconds()
        wire.front()
        for language in state.languages():
            audit.check(state.shelf(language))
    except (ContentError, SettingError, ShellError) as fault:
        sys.exit(f"the server does not start: {type(fault).__name__}: {fault}")


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Warm up, then forget closed sessions and count for as long as the server runs."""
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
    for language in state.languages():
        rehearse(state.shelf(language))
    pdf.warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)
    gc.enable()


def rehearse(shelf: Content) -> None:
    """Check words like a visitor's own: each rule is made when it is first met."""
    openings = json.dumps(shelf.words.tree("openings"), ensure_ascii=False)
    wording.check(openings.replace('"', " "), shelf)
