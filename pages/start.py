"""What this is and is not, what is kept, and where to begin."""

import streamlit as st

from ui import frame, keep, way

here = frame.enter("start")
for part in ("does", "not", "kept"):
    st.header(here(f"{part}_title"), anchor=False)
    st.markdown("\n".join(f"- {line}" for line in here.words.lines(f"ui.start.{part}")))

if st.button(here("begin"), type="primary", key="on.start"):
    way.go("safety")
keep.opening(here)
