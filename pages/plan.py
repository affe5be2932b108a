"""The plan on screen, for whom and what goes in, the download, and the dates."""

from ui import beside, draw, frame, paper, results

here = frame.enter("plan")
case = results.case(here)

choice = paper.choose(here, case)
plan = paper.plan(choice)
paper.download(here, plan, choice)
draw.plan(here("preview"), plan)
beside.calendar(here)
beside.clear(here, "after")
frame.onward(here)
