"""The link as text and as a code to scan; nothing of a visitor is in it."""

from ui import frame, pass_on

here = frame.enter("share")
pass_on.link(here)
