"""The server: `streamlit run app.py`."""

import streamlit as st

from ui import health, server

server.check()
app = st.App(
    "ui/main.py",
    lifespan=server.lifespan,
    middleware=server.MIDDLEWARE,
    routes=health.ROUTES,
)
