"""All answers on one page, each part with its way back, before the order."""

from ui import frame, review

here = frame.enter("check")
for name in ("concerns", "reasons", "situation"):
    review.part(here, name)
frame.onward(here, label=here("show"))
