"""What stands beside the plan: how clear the visitor feels, and the dates."""

from datetime import date

import streamlit as st

from approach import clarity, dates
from approach.answers import Moment
from ui import draw, forms, state
from ui.way import Here

LONGEST = 40  # characters of a title


def clear(at: Here, moment: Moment) -> None:
    """Ask how clear the next step is, and show the levels so far."""
    words, today, mine = at.words, date.today(), state.answers()
    before = clarity.felt(mine, moment, today)
    levels = {level: str(level) for level in clarity.LEVELS}
    level = forms.choice(at, f"clear.{moment}", words("clarity.ask"), levels, before)
    st.caption(words("clarity.why"))
    if level != before:
        state.session().answers = clarity.feel(mine, moment, today, level)
    over_time(at)


def over_time(at: Here) -> None:
    """Show how clear the visitor felt each time, if they said so."""
    if picture := clarity.picture(state.content(), state.answers()):
        with st.expander(at.words("clarity.title")):
            draw.blocks([picture])


def calendar(at: Here) -> None:
    """Offer the days of the worksheets as a file, under titles of one's own."""
    words, found = at.words, dates.days(state.content(), state.answers())
    with st.expander(words("dates.title")):
        if not found:
            st.markdown(words("dates.none"))
            return
        st.markdown(words("dates.lead"))
        titles = {
            day.name: st.text_input(
                words.day(day.on),
                day.title,
                max_chars=LONGEST,
                key=at.key(f"title.{day.name}"),
            )
            for day in found
        }
        st.download_button(
            words("dates.download"),
            data=lambda: dates.calendar(found, titles, date.today()),
            file_name=f"{words('dates.file_name')}.ics",
            mime="text/calendar",
            on_click="ignore",
            key="calendar",
        )
