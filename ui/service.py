"""What a service that hands out the link may set: its name, its line, a country."""

import os
from collections.abc import Mapping

import streamlit as st

from approach.help_lines import Service
from approach.model import Content
from ui import state

NAME, LINE = "WORKSHEET_SERVICE_NAME", "WORKSHEET_SERVICE_LINE"


def service() -> Service | None:
    """Return the service that offers the worksheet, if this deployment names one."""
    name = os.environ.get(NAME, "").strip()
    return Service(name, os.environ.get(LINE, "").strip()) if name else None


def heed(asked: Mapping[str, str]) -> None:
    """Take the language and the country from the link, once in a session.

    Without a word in the link, the browser's own language is taken; a country never.
    """
    session = state.session()
    if session.heeded:
        return
    session.heeded = True
    for language in (asked.get("lang", ""), (st.context.locale or "")[:2]):
        if language in state.languages():
            session.language = language
            break
    if (country := asked.get("country", "").upper()) in countries(state.content()):
        session.country = country


def countries(content: Content) -> list[str]:
    """Return the countries that have help lines, by their names."""
    named: dict[str, str] = content.words.tree("countries")
    listed = {line.country for line in content.helplines}
    return sorted(listed, key=lambda code: named[code])
