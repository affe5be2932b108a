"""The script of every run: the page that was asked for, inside the frame."""

import streamlit as st

from ui import frame, service

service.heed(st.query_params)
frame.show(st.navigation(frame.pages(), position="hidden"))
