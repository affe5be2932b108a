"""The circumstances: what was asked before, who went, what is open to them."""

from ui import forms, frame, state

here = frame.enter("situation")
mine, content = state.answers(), state.content()
not_known = content.settings.not_known

asked = [f for f in content.group("circumstance") if f.id != not_known]
holding = forms.ticked(here, asked, mine.circumstances)
passed = forms.passed(here, mine)
elsewhere = [c for c in mine.circumstances if c == not_known]

state.change(circumstances=holding + elsewhere, passed=passed)
frame.onward(here, answered=bool(holding) or "situation" in passed)
