"""What happened after a try, the order anew, and the next step."""

from ui import follow, frame, results

here = frame.enter("follow_up")
results.case(here)

follow.log(here)
follow.outcome(here)
frame.back(here)
