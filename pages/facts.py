"""What is known and what is not, and how the order is worked out."""

from ui import background, frame

here = frame.enter("facts")
background.show(here)
