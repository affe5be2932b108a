"""Opening words built from the answers, a check of them, and likely replies."""

from ui import frame, results, talk

here = frame.enter("conversation")
case = results.case(here)

words = talk.opening(here, case)
talk.whole(here, words)
talk.replies(here, case)
talk.beside(case)
frame.onward(here)
