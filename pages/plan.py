"""The plan on screen, for whom and what goes in, and the download."""

from ui import draw, frame, paper, results

here = frame.enter("plan")
case = results.case(here)

choice = paper.choose(here, case)
plan = paper.plan(choice)
paper.download(here, plan, choice)
draw.plan(here("preview"), plan)
frame.onward(here)
