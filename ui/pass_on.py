"""The link to an empty worksheet, as text and as a QR code."""

from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from ui import state
from ui.way import BY_PATH, Here

MODULE = 5  # pixels of one square of the code
DARK, LIGHT = "#2b2926", "#ffffff"


def link(at: Here) -> None:
    """Show the link, to copy or to scan."""
    address = empty_address(st.context.url or "", state.session().language)
    st.markdown(f"**{at('link')}**")
    st.code(address, language=None, wrap_lines=True)
    code = segno.make(address, error="m", micro=False)
    picture = code.svg_data_uri(scale=MODULE, dark=DARK, light=LIGHT)
    st.html(f'<img class="ws-code" src="{picture}" alt="{escape(at("code"))}">')
    st.caption(at("code"))
    st.markdown(at("trace"))
    st.caption(at("services"))


def empty_address(shown: str, language: str) -> str:
    """Return the address of the start page, whatever page and query are shown."""
    parts = urlsplit(shown)
    before, _, last = parts.path.rstrip("/").rpartition("/")
    path = before if last in BY_PATH else parts.path.rstrip("/")
    query = f"?lang={language}" if language != "en" else ""
    return f"{parts.scheme}://{parts.netloc}{path}/{query}"
