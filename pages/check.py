"""All answers on one page, each part with its way back, before the order."""

from ui import beside, frame, review

here = frame.enter("check")
for name in ("concerns", "reasons", "situation"):
    review.part(here, name)
beside.clear(here, "before")
frame.onward(here, label=here("show"))
