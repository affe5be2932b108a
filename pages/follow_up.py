"""What happened after a try, the order anew, and the next step."""

from ui import follow, frame, results

here = frame.enter("follow_up")
case = results.case(here)

follow.log(here)
follow.outcome(here, case)
frame.back(here)
