"""Help lines by country, and how to browse with fewer traces."""

from ui import frame, helplines

here = frame.enter("help")
helplines.choose(here)
helplines.browsing(here)
