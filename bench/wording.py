"""How long the check of a visitor's words takes beside every cue as a regex of its own.

Run: python bench/wording.py. All rows are measured in one process on one core, over
the sentences of tests/wording that need no help: `plain` ones, of which some have a
tip, and `known` ones, nearly all with one. The peer is handed the text in plain
words and only looks for the cues; ours reads the text, looks and tells what it found.
"""

import csv
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from approach import automaton, content, wording
from approach.cues import Look
from approach.model import Content
from approach.plain import ANY, LETTERS, Draft

SENTENCES = Path(__file__).parent.parent / "tests" / "wording"
TEXTS = (("plain", 2_000), ("known", 2_000), ("known", 50_000))
ROUNDS = 7
NEXT = " (?:, )?"
SIGNS = {
    "^": "(?<=[.!?,])",
    ".": "(?= [.!?])",
    ",": "(?= [.!?,])",
    "?": r"(?= \?)",
}


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for language in content.languages():
        library = content.load(language=language)
        first = seconds(lambda library=library: wording.check("I see.", library))
        rules = wording.rules_of(library.words)
        made = time.perf_counter()
        peer = [re.compile(regex(cue) + "(?= )") for cue in cues(rules)]
        made = time.perf_counter() - made
        print(f"{language}, {len(peer)} cues")
        print(f"  first check {first * 1e3:9.1f} ms   peer {made * 1e3:9.1f} ms")
        for name, length in TEXTS:
            print(f"  {name:5}", end="")
            said = text(calm(language, name, library), length)
            measure(said, library, rules, peer)


def measure(
    said: str, library: Content, rules: wording.Rules, peer: list[re.Pattern[str]]
) -> None:
    """Measure and print one text, after a look whether both find the same."""
    draft = Draft(said, rules.speech.said(said))
    plain = "".join(" " + token.word for token in draft.tokens) + " "
    labelled = zip(rules.search.labels, rules.search.cues, strict=True)
    pairs = zip(cues(rules), peer, strict=True)
    there = {id(cue) for cue, its in pairs if its.search(plain)}
    found = Look(rules.search, draft).places(rules.search.under)
    if found.keys() != {label for label, cue in labelled if id(cue) in there}:
        sys.exit("they find different kinds")
    ours = best(lambda: wording.check(said, library))
    theirs = best(lambda: [cue.search(plain) for cue in peer])
    print(
        f" {len(said):6,} letters {ours * 1e3:7.1f} ms   peer {theirs * 1e3:9.1f} ms"
        f"   {theirs / ours:5.1f} times as long"
    )


def cues(rules: wording.Rules) -> list[automaton.Part]:
    """Return the cues of all kinds, each once."""
    return list({id(cue): cue for cue in rules.search.cues}.values())


def regex(part: automaton.Part) -> str:
    """Return a part of a cue as a regex over plain words."""
    match part:
        case automaton.Word():
            words = (re.escape(name).replace(r"\*", LETTERS) for name in part.names)
            return f"{NEXT}(?:{'|'.join(words)})"
        case automaton.Gap():
            word = LETTERS.replace(ANY, "+")
            return f"(?:{NEXT}{word}){{0,{part.most}}}?"
        case automaton.Sign():
            return next(
                SIGNS[s] for s, f in automaton.SIGNS.items() if f is part.stands
            )
        case automaton.Row():
            return "".join(map(regex, part.parts))
        case automaton.Maybe():
            return f"(?:{regex(part.part)})?"
        case automaton.Either():
            return f"(?:{'|'.join(map(regex, part.ways))})"
    raise TypeError(part)


def calm(language: str, name: str, library: Content) -> list[str]:
    """Return the labelled sentences of a language that need no help."""
    with (SENTENCES / language / f"{name}.csv").open(encoding="utf-8") as file:
        sentences = [row["text"] for row in csv.DictReader(file)]
    return [
        sentence
        for sentence in sentences
        if all(found.group != "care" for found in wording.check(sentence, library))
    ]


def text(sentences: list[str], length: int) -> str:
    """Return sentences in a row, over and over, up to a length."""
    once = " ".join(sentences) + " "
    return (once * (length // len(once) + 1))[:length]


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some rounds."""
    return min(seconds(work) for _ in range(ROUNDS))


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
