"""One fill-in worksheet for each strategy, the first of the order open."""

from ui import care, frame, results, state, worksheet

here = frame.enter("prepare")
case = results.case(here)

strategy = worksheet.choose(here, case)
entries = worksheet.fill(here, case, strategy)

state.change(worksheets={**case.answers.worksheets, strategy: entries})
care.notice(here, care.found(entries.values()))
frame.onward(here)
