"""The order, a picture of it, why, how sure, and what else may be chosen."""

from ui import frame, results

here = frame.enter("ranking")
case = results.case(here)

results.headline(here, case)
results.order(here, case)
results.each(here, case)
results.alternatives(case)
frame.onward(here, label=here("continue"))
