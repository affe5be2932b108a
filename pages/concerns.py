"""What the visitor would like to be different, and how much it matters."""

from ui import forms, frame, state

here = frame.enter("concerns")
mine = state.answers()

concerns = forms.strengths(here, state.content().group("concern"), mine.concerns)
passed = forms.passed(here, mine)

state.change(concerns=concerns, passed=passed)
frame.onward(here, answered=bool(concerns) or "concerns" in passed)
