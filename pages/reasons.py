"""What lies behind the partner's no, how strong it is, and how the visitor knows."""

from ui import forms, frame, state

here = frame.enter("reasons")
mine, content = state.answers(), state.content()
not_known = content.settings.not_known

reasons, certainty = forms.known(
    here, content.group("reason"), mine.reasons, mine.certainty
)
unknown = forms.tick(
    here,
    not_known,
    here("unknown"),
    here("unknown_hint"),
    on=not_known in mine.circumstances,
)
others = [c for c in mine.circumstances if c != not_known]

state.change(
    reasons=reasons, certainty=certainty, circumstances=others + [not_known] * unknown
)
frame.onward(here, answered=bool(reasons) or unknown)
