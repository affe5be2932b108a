"""The short way: three taps for a first look, a fourth to see it."""

from ui import forms, frame, state

here = frame.enter("quick")
content, mine = state.content(), state.answers()

given = forms.first_look(here, content, mine)
if given is not None:
    state.save(given)
frame.onward(here, answered=given is not None, label=here("show"), to="ranking")
