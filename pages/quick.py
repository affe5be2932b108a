"""The short way: three taps for a first look, a fourth to see it."""

from ui import forms, frame, state

here = frame.enter("quick")
given = forms.first_look(here, state.content(), state.before_first_look())
if given is not None:
    state.save_first_look(given)
frame.onward(here, answered=given is not None, label=here("show"), to="ranking")
